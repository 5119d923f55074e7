"""The user's `config.toml`: read, checked, and what is wrong with it said in one line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from followup_tui.cli.toml_lines import fault_and_line, line_of
from followup_tui.desk.settings import Settings
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import listed_zone, spelled_region

Keys = tuple[str, ...]
_VALUE_SHOWN = 40


class Fault(msgspec.Struct, frozen=True):
    """What is wrong, and at which key."""

    key: Keys
    what: str


def read_settings(path: Path) -> Settings:
    """The settings in the file, or the defaults when there is none.

    Raises `FollowupError` naming the file, the line, the key, what is wrong and what is allowed.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise FollowupError(f"{path} can't be read: {error.strerror}") from error
    text = _decoded(content, path)
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, line = fault_and_line(error, text)
        raise _refusal(path, line, f"this is no TOML: {what}") from error
    except RecursionError as error:
        raise FollowupError(f"{path.name}: this is nested too deeply to be read") from error
    return _checked(read, text, path)


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refusal(path, line, "this is no UTF-8 text; save the file as UTF-8") from error


def _checked(read: Mapping[str, Any], text: str, path: Path) -> Settings:
    for fault in _faults(read, inspect.type_info(Settings), ()):
        raise _refusal(path, line_of(text, fault.key), fault.what)
    settings = msgspec.convert(read, Settings, strict=True)
    if (upside_down := _hours(settings, read)) is not None:
        raise _refusal(path, line_of(text, upside_down.key), upside_down.what)
    you: dict[str, str] = {}
    for key, proper in (("zone", _zone), ("region", _region)):
        try:
            typed = getattr(settings.you, key)
            you[key] = proper(typed) if typed else ""
        except FollowupError as error:
            raise _refusal(path, line_of(text, ("you", key)), f"you.{key}: {error}") from error
    at_home = msgspec.structs.replace(settings.you, **you)
    return msgspec.structs.replace(settings, you=at_home)


def _zone(text: str) -> str:
    """The zone meant; how people call it is looked up where it is no proper name only."""
    if listed := listed_zone(text):
        return listed
    from followup_tui.desk.places import zone_meant

    return zone_meant(text)


def _region(text: str) -> str:
    """The region meant, looked up like the zone."""
    if spelled := spelled_region(text):
        return spelled
    from followup_tui.desk.places import region_meant

    return region_meant(text)


def _hours(settings: Settings, read: Mapping[str, Any]) -> Fault | None:
    starts, ends = settings.policy.day_starts, settings.policy.day_ends
    if starts < ends:
        return None
    if "day_starts" in read["policy"]:
        what = f"policy.day_starts is {starts}; it must be before policy.day_ends, which is {ends}"
        return Fault(("policy", "day_starts"), what)
    what = f"policy.day_ends is {ends}; it must be after policy.day_starts, which is {starts}"
    return Fault(("policy", "day_ends"), what)


def _faults(value: Any, wanted: inspect.Type, key: Keys) -> Iterator[Fault]:
    """What does not fit, in the order of the file."""
    kind = wanted.type if isinstance(wanted, inspect.Metadata) else wanted
    if isinstance(value, Mapping) and isinstance(kind, inspect.StructType):
        fields = {field.name: field.type for field in kind.fields}
        for name, held in value.items():
            if name in fields:
                yield from _faults(held, fields[name], (*key, name))
            else:
                yield Fault((*key, name), _unknown((*key, name), tuple(fields)))
    elif isinstance(value, Mapping) and isinstance(kind, inspect.DictType):
        for name, held in value.items():
            yield from _faults(held, kind.value_type, (*key, name))
    elif not _fits(value, kind):
        said = one_line(repr(value))
        said = said if len(said) <= _VALUE_SHOWN else f"{said[:_VALUE_SHOWN]}…"
        yield Fault(key, f"{'.'.join(key)} is {said}; it must be {_allowed(wanted)}")


def _fits(value: Any, wanted: inspect.Type) -> bool:
    match wanted:
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.IntType(ge=least, le=most):
            fits = isinstance(value, int) and not isinstance(value, bool)
            return fits and (least is None or value >= least) and (most is None or value <= most)
        case inspect.StrType(pattern=pattern):
            return isinstance(value, str) and re.search(pattern or "", value) is not None
        case _:
            return False


def _allowed(wanted: inspect.Type) -> str:
    """What a key may be set to, in words."""
    match wanted:
        case inspect.Metadata(type=inner, extra_json_schema=said):
            return str((said or {}).get("title") or _allowed(inner))
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType(ge=least, le=most):
            return f"a whole number from {least} to {most}"
        case inspect.StrType():
            return "text in quotes"
        case _:
            return "a table"


def _unknown(key: Keys, siblings: Sequence[str]) -> str:
    everywhere = {full.rpartition(".")[2]: full for full in _every_key(Settings)}
    close = get_close_matches(key[-1], siblings, n=3)
    named = [".".join((*key[:-1], name)) for name in close]
    named = named or [everywhere[name] for name in get_close_matches(key[-1], everywhere, n=3)]
    hint = f"did you mean {' or '.join(named)}?" if named else f"known are {', '.join(siblings)}"
    return f"there is no key {'.'.join(key)}; {hint}"


def _every_key(of: type[msgspec.Struct], above: str = "") -> Iterator[str]:
    for field in msgspec.structs.fields(of):
        yield above + field.name
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from _every_key(field.type, f"{above}{field.name}.")


def _refusal(path: Path, line: int, what: str) -> FollowupError:
    return FollowupError(one_line(f"{path.name}, line {line}: {what}"))
