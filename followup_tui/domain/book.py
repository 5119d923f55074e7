"""Everything the user knows, as one value: contacts, their histories, news."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from followup_tui.domain.contact import Contact
from followup_tui.domain.forgotten import Forgotten
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News

_T = TypeVar("_T")

Record = Contact | Interaction | News
History = tuple[Interaction, ...]
"""A contact's interactions, oldest first."""

_at, _uid = attrgetter("at"), attrgetter("uid")
_in_time_order = attrgetter("at", "uid")


class Put(msgspec.Struct, frozen=True):
    """Write a record: a new one, or a new state of the one with its uid.

    `leaves` is the uid of the contact in whose history an interaction was until then, where it goes
    to another's.
    """

    record: Record
    leaves: str = ""


class Delete(msgspec.Struct, frozen=True):
    """Take a record away; the deletion itself is remembered, so that a merge keeps it.

    `into` is the uid of the contact whom the one that goes turned out to be, if any: whatever else
    is said of them anywhere is said of that one. `forgotten` has a contact taken away for good,
    with all that was logged with them, and nothing of them remembered but what it holds.
    """

    record: Record
    into: str = ""
    forgotten: Forgotten | None = None


Change = Put | Delete


class Book(msgspec.Struct, frozen=True):
    """A snapshot. Changing it makes a new one that shares what did not change.

    `united` says of contacts that are here no more whom they turned out to be, both by uid;
    `forgotten` are those of whom nothing is kept: what is said of them is not heard.
    """

    contacts: Mapping[str, Contact] = msgspec.field(default_factory=dict)
    histories: Mapping[str, History] = msgspec.field(default_factory=dict)
    news: Mapping[str, News] = msgspec.field(default_factory=dict)
    united: Mapping[str, str] = msgspec.field(default_factory=dict)
    forgotten: Mapping[str, Forgotten] = msgspec.field(default_factory=dict)

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        united: Mapping[str, str] | None = None,
        forgotten: Mapping[str, Forgotten] | None = None,
    ) -> "Book":
        """Index records by uid, and interactions by contact in time order."""
        contacts: dict[str, Contact] = {}
        news: dict[str, News] = {}
        entries: defaultdict[str, list[Interaction]] = defaultdict(list)
        # To ask each of 100,000 records what it is takes longer.
        alike: Iterable[tuple[type, Iterable[Any]]] = groupby(records, type)
        for kind, some in alike:
            if issubclass(kind, Interaction):
                for entry in some:
                    entries[entry.contact].append(entry)
            elif issubclass(kind, Contact):
                contacts.update((contact.uid, contact) for contact in some)
            else:
                news.update((piece.uid, piece) for piece in some)
        for found in entries.values():
            found.sort(key=_uid)
            found.sort(key=_at)  # one key after the other is quicker than pairs of them
        histories = {uid: tuple(found) for uid, found in entries.items()}
        return cls(contacts, histories, news, united or {}, forgotten or {})

    def now(self, uid: str) -> str:
        """The uid by which whoever had this one is here now: the same, unless they were united."""
        while uid not in self.contacts and uid in self.united:
            uid = self.united[uid]
        return uid

    def history(self, uid: str) -> History:
        """A contact's interactions, oldest first; empty for a new one."""
        return self.histories.get(self.now(uid), ())

    def after(self, changes: Iterable[Change]) -> "Book":
        """The book once these changes are made."""
        contacts, histories, news = dict(self.contacts), dict(self.histories), dict(self.news)
        united, forgotten = dict(self.united), dict(self.forgotten)
        for change in changes:
            record = change.record
            gone = isinstance(change, Delete)
            if isinstance(change, Delete) and change.forgotten is not None:
                same = [uid for uid in united if self.now(uid) == record.uid]
                forgotten |= dict.fromkeys(same, Forgotten()) | {record.uid: change.forgotten}
                united = {uid: end for uid, end in united.items() if uid not in same}
                histories.pop(record.uid, None)
            elif not forgotten.keys().isdisjoint(_whose(record)):
                continue
            if isinstance(record, Interaction):
                left = self.now(change.leaves) if isinstance(change, Put) else ""
                for uid in {record.contact, left}:
                    kept = [one for one in histories.get(uid, ()) if one.uid != record.uid]
                    if uid == record.contact and not gone:
                        kept.append(record)
                    _set(histories, uid, tuple(sorted(kept, key=_in_time_order)))
            elif isinstance(record, Contact):
                _set(contacts, record.uid, None if gone else record)
                into = change.into if isinstance(change, Delete) else ""
                _set(united, record.uid, into or None)
            else:
                _set(news, record.uid, None if gone else record)
        return Book(contacts, histories, news, united, forgotten)

    @property
    def last_worked(self) -> datetime | None:
        """When the latest of all that was logged happened; `None` where nothing was."""
        return max((history[-1].at for history in self.histories.values()), default=None)

    def by_age(self) -> list[Contact]:
        """The contacts in the order they came in."""
        return sorted(self.contacts.values(), key=attrgetter("added", "uid"))

    def without_notes(self) -> "Book":
        """The book as others may see it: nothing that was noted of anybody or of any talk."""
        contacts = {uid: replace(known, notes="") for uid, known in self.contacts.items()}
        histories = {uid: tuple(map(_wordless, history)) for uid, history in self.histories.items()}
        return Book(contacts, histories, self.news, self.united, self.forgotten)

    def records(self) -> Iterable[Record]:
        """Every record, contacts first."""
        yield from self.contacts.values()
        for history in self.histories.values():
            yield from history
        yield from self.news.values()


def _whose(record: Record) -> tuple[str, ...]:
    """The contact (a uid) whom a record is of."""
    if isinstance(record, Interaction):
        return (record.contact,)
    return (record.uid,) if isinstance(record, Contact) else ()


def _wordless(entry: Interaction) -> Interaction:
    agreed = entry.commitment and replace(entry.commitment, words="")
    hint = entry.hint and replace(entry.hint, words="")
    return replace(entry, note="", place="", commitment=agreed, hint=hint)


def _set(table: dict[str, _T], uid: str, record: _T | None) -> None:
    if not record:
        table.pop(uid, None)
    else:
        table[uid] = record
