"""Everything the user knows, as one value: contacts, their histories, news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from msgspec.structs import replace

from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News

_T = TypeVar("_T")

Record = Contact | Interaction | News
History = tuple[Interaction, ...]
"""A contact's interactions, oldest first."""

_in_time_order = attrgetter("at", "uid")


@dataclass(frozen=True, slots=True)
class Put:
    """Write a record: a new one, or a new state of the one with its uid."""

    record: Record


@dataclass(frozen=True, slots=True)
class Delete:
    """Take a record away; the deletion itself is remembered, so that a merge keeps it."""

    record: Record


Change = Put | Delete


@dataclass(frozen=True)
class Book:
    """A snapshot. Changing it makes a new one that shares what did not change."""

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Book":
        """Index records by uid, and interactions by contact in time order."""
        contacts: dict[str, Contact] = {}
        news: dict[str, News] = {}
        entries: dict[str, list[Interaction]] = {}
        for record in records:
            if isinstance(record, Interaction):
                entries.setdefault(record.contact, []).append(record)
            elif isinstance(record, Contact):
                contacts[record.uid] = record
            else:
                news[record.uid] = record
        histories = {
            uid: tuple(sorted(found, key=_in_time_order)) for uid, found in entries.items()
        }
        return cls(contacts, histories, news)

    def history(self, uid: str) -> History:
        """A contact's interactions, oldest first; empty for a new one."""
        return self.histories.get(uid, ())

    def after(self, changes: Iterable[Change]) -> "Book":
        """The book once these changes are made."""
        contacts, histories, news = dict(self.contacts), dict(self.histories), dict(self.news)
        for change in changes:
            record = change.record
            gone = isinstance(change, Delete)
            if isinstance(record, Interaction):
                kept = [
                    entry for entry in histories.get(record.contact, ()) if entry.uid != record.uid
                ]
                if not gone:
                    kept.append(record)
                if kept:
                    histories[record.contact] = tuple(sorted(kept, key=_in_time_order))
                else:
                    histories.pop(record.contact, None)
            elif isinstance(record, Contact):
                _set(contacts, record.uid, None if gone else record)
            else:
                _set(news, record.uid, None if gone else record)
        return Book(contacts, histories, news)

    def by_age(self) -> list[Contact]:
        """The contacts in the order they came in."""
        return sorted(self.contacts.values(), key=attrgetter("added", "uid"))

    def without_notes(self) -> "Book":
        """The book as others may see it: nothing that was noted of anybody or of any talk."""
        contacts = {uid: replace(known, notes="") for uid, known in self.contacts.items()}
        histories = {uid: tuple(map(_wordless, history)) for uid, history in self.histories.items()}
        return Book(contacts, histories, self.news)

    def records(self) -> Iterable[Record]:
        """Every record, contacts first."""
        yield from self.contacts.values()
        for history in self.histories.values():
            yield from history
        yield from self.news.values()


def _wordless(entry: Interaction) -> Interaction:
    agreed = entry.commitment and replace(entry.commitment, words="")
    hint = entry.hint and replace(entry.hint, words="")
    return replace(entry, note="", place="", commitment=agreed, hint=hint)


def _set(table: dict[str, _T], uid: str, record: _T | None) -> None:
    if record is None:
        table.pop(uid, None)
    else:
        table[uid] = record
