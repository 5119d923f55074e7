"""Records as they are stored: the domain's own, and when what was last changed."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import msgspec

from followup_tui.domain.book import Record
from followup_tui.domain.contact import Contact, Instant
from followup_tui.domain.errors import StoreError
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News
from followup_tui.domain.text import one_line

# No record can be part of a reference cycle, so the collector need not visit 30,000 of them.


class StoredContact(Contact, frozen=True, kw_only=True, gc=False):
    """A contact with the moment (UTC) each of its fields was last changed.

    A field without an entry has not been changed since this program knows of it.
    """

    changed: dict[str, Instant]

    def __hash__(self) -> int:
        return hash(self.uid)


class StoredInteraction(Interaction, frozen=True, kw_only=True, gc=False):
    """An interaction with the moment (UTC) it was last changed."""

    changed: Instant


class StoredNews(News, frozen=True, kw_only=True, gc=False):
    """A piece of news with the moment (UTC) it was last changed."""

    changed: Instant


StoredRecord = StoredContact | StoredInteraction | StoredNews


class Kind(StrEnum):
    """The sorts of records; a deletion remembers which it was."""

    CONTACT = "contact"
    INTERACTION = "interaction"
    NEWS = "news"


STORED: dict[Kind, type[StoredRecord]] = {
    Kind.CONTACT: StoredContact,
    Kind.INTERACTION: StoredInteraction,
    Kind.NEWS: StoredNews,
}


class Deletion(msgspec.Struct, frozen=True, gc=False):
    """A record that was taken away, and when (UTC, later than its last change)."""

    uid: str
    kind: Kind
    at: Instant


def kind_of(record: Record) -> Kind:
    """Which sort of record this is."""
    if isinstance(record, Contact):
        return Kind.CONTACT
    return Kind.INTERACTION if isinstance(record, Interaction) else Kind.NEWS


def fields_of(record: Record) -> tuple[str, ...]:
    """The names of the domain's fields, without the uid and the change times."""
    return _FIELDS[kind_of(record)]


_FIELDS = {
    Kind.CONTACT: Contact.__struct_fields__[1:],
    Kind.INTERACTION: Interaction.__struct_fields__[1:],
    Kind.NEWS: News.__struct_fields__[1:],
}


def differing(record: Record, other: Record) -> tuple[str, ...]:
    """The fields in which two states of a record differ."""
    return tuple(
        name for name in fields_of(record) if getattr(record, name) != getattr(other, name)
    )


def last_change(record: StoredRecord) -> datetime:
    """When any part of it was last changed."""
    if isinstance(record, StoredContact):
        return max(record.changed.values(), default=record.added)
    return record.changed


def stored(record: Record, changed: datetime | dict[str, datetime]) -> StoredRecord:
    """The record with its change times, instants in UTC, known to be readable again.

    Raises `StoreError` when a value is none the file could hold, such as a time without a zone.
    """
    kind = kind_of(record)
    values = {name: getattr(record, name) for name in fields_of(record)}
    try:
        content = msgspec.json.encode(
            {"uid": record.uid, **values, "changed": changed}, enc_hook=_plain_time
        )
        return _in_utc(msgspec.json.decode(content, type=STORED[kind]))
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError) as error:
        raise StoreError(
            one_line(f"{kind} {record.uid!r} can't be kept ({error}); nothing was written")
        ) from error


def _plain_time(value: object) -> Any:
    for plain in (datetime, date, time):
        if isinstance(value, plain):
            return plain.fromisoformat(value.isoformat())
    raise TypeError(f"a {type(value).__name__} can't be stored")


def _in_utc(record: StoredRecord) -> StoredRecord:
    if not isinstance(record, StoredContact):
        return msgspec.structs.replace(record, at=record.at.astimezone(UTC))
    snooze = record.snooze
    if snooze is not None:
        snooze = msgspec.structs.replace(snooze, made=snooze.made.astimezone(UTC))
    return msgspec.structs.replace(record, added=record.added.astimezone(UTC), snooze=snooze)
