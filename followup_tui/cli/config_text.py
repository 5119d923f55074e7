"""A complete `config.toml` with every key's meaning, made from the settings themselves."""

import inspect as docs
import textwrap
from collections.abc import Iterator

import msgspec
from msgspec import inspect

from followup_tui.desk.settings import Settings

_WIDTH = 88


def config_text() -> str:
    """Every key with its meaning and default, commented out; it reads as the defaults."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from _comment(docs.getdoc(Settings) or "")
    yield from _comment("To set a key, take the # before it away.")
    yield from _comment("It is read at the start: an app that is open has it once opened again.")
    settings = inspect.type_info(Settings)
    assert isinstance(settings, inspect.StructType)  # noqa: S101 - tells the type checker
    for section in settings.fields:
        yield ""
        described, kind = _described(section.type)
        about = docs.getdoc(kind.cls) if isinstance(kind, inspect.StructType) else None
        yield from _comment(described or about or "")
        yield f"[{section.name}]"
        if isinstance(kind, inspect.StructType):
            yield from _keys(kind)


def _keys(section: inspect.StructType) -> Iterator[str]:
    for field in section.fields:
        described, kind = _described(field.type)
        limits = f" ({kind.ge} to {kind.le})" if isinstance(kind, inspect.IntType) else ""
        yield from _comment(f"{described}{limits}")
        yield f"#{field.name} = {_toml(field.default)}"


def _described(of: inspect.Type) -> tuple[str, inspect.Type]:
    if isinstance(of, inspect.Metadata):
        return str((of.extra_json_schema or {}).get("description", "")), of.type
    return "", of


def _toml(value: object) -> str:
    # A default is text, a truth value or a whole number: JSON writes those as TOML does.
    return msgspec.json.encode(value).decode()


def _comment(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        for line in textwrap.wrap(" ".join(paragraph.split()), _WIDTH):
            yield f"# {line}"
