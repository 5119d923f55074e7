"""Our own `export json`, read back."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News
from followup_tui.domain.person import People, Remark
from followup_tui.domain.text import one_line, plain
from followup_tui.interchange.source import Source

_R = TypeVar("_R", Contact, Interaction, News)

_LINES_KEPT = frozenset({"notes", "note", "text", "words"})


def read(source: Source) -> People | None:
    """The records of an export; `None` when the text is no JSON.

    Texts are cleaned and moments brought to UTC; everything else is as exported. A record that
    does not fit is refused. Raises `FollowupError` for JSON that is no export.
    """
    text = source.text.strip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return None
    try:
        content = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise FollowupError(f"this JSON is damaged: {one_line(str(error))}") from error
    tables = {name: content.get(name, []) for name in ("contacts", "interactions", "news")}
    if "contacts" not in content or not all(isinstance(t, list) for t in tables.values()):
        raise FollowupError(
            "this JSON is no export of followup-tui: a list called “contacts” was expected"
        )
    refused: list[Remark] = []
    contacts = dict(_records(Contact, "contact", tables["contacts"], refused))
    interactions = dict(_records(Interaction, "interaction", tables["interactions"], refused))
    news = dict(_records(News, "news", tables["news"], refused))
    for row in [row for row, contact in contacts.items() if not contact.name]:
        del contacts[row]
        refused.append(Remark(row, "no name", "contact"))
    known = {contact.uid for contact in contacts.values()}
    for row in [row for row, entry in interactions.items() if entry.contact not in known]:
        del interactions[row]
        refused.append(Remark(row, "its contact is not in the file", "interaction"))
    return People(
        format="followup-tui export",
        refused=tuple(refused),
        contacts=contacts,
        interactions=interactions,
        news=news,
    )


def _records(
    wanted: type[_R], kind: str, raw: Sequence[Any], refused: list[Remark]
) -> Iterator[tuple[int, _R]]:
    for row, fields in enumerate(raw, 1):
        try:
            record: _R = _clean(msgspec.convert(fields, wanted))
        except (msgspec.ValidationError, OverflowError) as error:
            refused.append(Remark(row, one_line(str(error)), kind))
            continue
        if record.uid:
            yield row, record
        else:
            refused.append(Remark(row, "no uid", kind))


def _clean(value: Any) -> Any:
    """The record with every text in it cleaned and every moment in UTC."""
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    return replace(value, **{name: _clean_field(name, held) for name, held in fields.items()})


def _clean_field(name: str, value: Any) -> Any:
    match value:
        case str() if type(value) is str:
            return plain(value) if name in _LINES_KEPT else one_line(value)
        case datetime():
            return value.astimezone(UTC)
        case tuple():
            return tuple(_clean_field(name, item) for item in value)
        case msgspec.Struct():
            return _clean(value)
        case _:
            return value
