"""Records as they are stored: the domain's own, and when what was last changed."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import msgspec

from followup_tui.domain.book import Record
from followup_tui.domain.contact import Contact, Instant
from followup_tui.domain.errors import StoreError
from followup_tui.domain.forgotten import Forgotten
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.listed import by_name
from followup_tui.domain.news import News
from followup_tui.domain.text import one_line

NEVER = datetime.min.replace(tzinfo=UTC)
"""When a part was changed that has not been since this program knows of it."""

# No record can be part of a reference cycle, so the collector need not visit 30,000 of them.


class StoredContact(Contact, frozen=True, kw_only=True, gc=False):
    """A contact with the moment (UTC) each of its parts was last changed (see `parts`).

    A part without an entry has not been changed since this program knows of it.
    """

    changed: dict[str, Instant]

    def __hash__(self) -> int:
        return hash(self.uid)


class StoredInteraction(Interaction, frozen=True, kw_only=True, gc=False):
    """An interaction with the moment (UTC) it was last changed."""

    changed: Instant


class StoredNews(News, frozen=True, kw_only=True, gc=False):
    """A piece of news with the moment (UTC) each of its parts was last changed (see `parts`)."""

    changed: dict[str, Instant]

    def __hash__(self) -> int:
        return hash(self.uid)


Parted = StoredContact | StoredNews
"""What is changed part by part; an interaction is one statement, changed as a whole."""

StoredRecord = Parted | StoredInteraction


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


class Into(msgspec.Struct, frozen=True, gc=False):
    """Whom a contact (a uid) turned out to be, and when that was said (UTC)."""

    uid: str
    at: Instant


class Deletion(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A record that was taken away, and when (UTC, later than its last change).

    `was` is what another copy may still need of it: a contact or a piece of news as it stood in
    its table; of an interaction, which is replaced as a whole, only the fields of others. `into`
    is the contact whom one that was taken away turned out to be. Of one that was `forgotten`
    nothing else is kept.
    """

    uid: str
    kind: Kind
    at: Instant
    was: dict[str, Any] = {}
    into: Into | None = None
    forgotten: Forgotten | None = None

    @property
    def record(self) -> "Parted | None":
        """The contact or news that was taken away, where that is known."""
        if self.kind is Kind.INTERACTION:
            return None
        try:
            return msgspec.convert(self.was, STORED[self.kind])  # type: ignore[return-value]
        except msgspec.ValidationError:
            return None

    @property
    def unknown(self) -> dict[str, Any]:
        """What else is remembered of it: the fields that this version has no word for."""
        known = STORED[self.kind].__struct_fields__
        return {name: value for name, value in self.was.items() if name not in known}


def kind_of(record: Record) -> Kind:
    """Which sort of record this is."""
    if isinstance(record, Contact):
        return Kind.CONTACT
    return Kind.INTERACTION if isinstance(record, Interaction) else Kind.NEWS


def fields_of(record: Record) -> tuple[str, ...]:
    """The names of the domain's fields, without the uid and the change times."""
    return FIELDS[kind_of(record)]


FIELDS = {
    Kind.CONTACT: Contact.__struct_fields__[1:],
    Kind.INTERACTION: Interaction.__struct_fields__[1:],
    Kind.NEWS: News.__struct_fields__[1:],
}


LISTS = {
    Kind.CONTACT: frozenset({"phones", "emails", "tags"}),
    Kind.INTERACTION: frozenset[str](),
    Kind.NEWS: frozenset({"heard_by"}),
}
"""The fields that hold any number of things, each of them there or not."""


def differing(record: Record, other: Record) -> tuple[str, ...]:
    """The fields in which two states of a record differ."""
    return tuple(
        name for name in fields_of(record) if getattr(record, name) != getattr(other, name)
    )


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
        return canonical(msgspec.json.decode(content, type=STORED[kind]))
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError) as error:
        raise StoreError(
            one_line(f"{kind} {record.uid!r} can't be kept ({error}); nothing was written")
        ) from error


def _plain_time(value: object) -> Any:
    for plain in (datetime, date, time):
        if isinstance(value, plain):
            return plain.fromisoformat(value.isoformat())
    raise TypeError(f"a {type(value).__name__} can't be stored")


def canonical(record: StoredRecord) -> StoredRecord:
    """The record in the one form in which it is written: instants in UTC, nothing listed twice."""
    if isinstance(record, StoredInteraction):
        if record.at.tzinfo is record.changed.tzinfo is UTC:
            return record
        at, changed = record.at.astimezone(UTC), record.changed.astimezone(UTC)
        return msgspec.structs.replace(record, at=at, changed=changed)
    values: dict[str, Any] = {
        name: tuple(by_name(getattr(record, name)).values()) for name in LISTS[kind_of(record)]
    }
    values["changed"] = {part: at.astimezone(UTC) for part, at in sorted(record.changed.items())}
    if isinstance(record, StoredNews):
        return msgspec.structs.replace(record, at=record.at.astimezone(UTC), **values)
    if record.snooze is not None:
        made = record.snooze.made.astimezone(UTC)
        values["snooze"] = msgspec.structs.replace(record.snooze, made=made)
    return msgspec.structs.replace(record, added=record.added.astimezone(UTC), **values)
