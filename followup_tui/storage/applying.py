"""Making a user's changes on the newest records, which another process may have changed.

What the user changed is the difference between a record as given and as this process last saw it:

- Of a contact and of news only the parts that changed are written (see `parts`); another process's
  change of others stands. Interactions are single statements and are written whole.
- A deletion takes exactly the records it names, and is remembered. A contact stays for as long as
  there are interactions with it: another process may have logged one.
- What is said of a contact that another process united with somebody else is said of that one (see
  `pointers`); what is said of one that was forgotten is not heard.
- Changing what another process deleted brings it back as the user sees it. So does a change to
  the history of a deleted contact; and with a contact comes the history seen here, so that a stop
  in it is not lost. Giving a deleted record unchanged changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from followup_tui.domain.book import Change, Delete, Put, Record
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import StoreError
from followup_tui.domain.forgotten import Forgotten
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News
from followup_tui.domain.text import one_line, with_lines
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.parts import (
    Part,
    after,
    all_at,
    last_change,
    parts_of,
    record_of,
    with_field,
)
from followup_tui.storage.pointers import followed
from followup_tui.storage.reach import OUT_OF_REACH, out_of_reach
from followup_tui.storage.records import (
    Kind,
    StoredContact,
    StoredInteraction,
    StoredRecord,
    differing,
    fields_of,
    kind_of,
    stored,
)


def apply(
    changes: Iterable[Change], at: datetime, seen: Ledger, newest: Ledger
) -> tuple[Ledger, Sequence[Change]]:
    """The newest ledger with the changes made, and what that came to, in stored records.

    `seen` is what the user decided on. `at` is an aware instant; what changed is stamped with it,
    or with the microsecond after its own last change when that is later. Neither ledger is
    changed. Raises `StoreError` for a record that can't be stored.
    """
    if at.tzinfo is None:
        raise ValueError("a commit needs an instant with an offset")
    act = _Act(at.astimezone(UTC), seen, newest)
    # Whose an entry is depends on who is there.
    for change in sorted(changes, key=lambda one: not isinstance(one.record, Contact)):
        if isinstance(change, Put):
            act.put(change.record)
        else:
            act.delete(change.record, change.into, change.forgotten)
    act.settle()
    return act.made, act.shown()


class _Act:
    def __init__(self, at: datetime, seen: Ledger, newest: Ledger) -> None:
        self.made = newest.copy()
        self.applied: list[Change] = []
        self._at = at
        self._seen = seen
        self._newest = newest
        self._said: dict[tuple[Kind, str], Record | None] = {}

    def put(self, record: Record) -> None:
        kind = kind_of(record)
        if self._is_forgotten(record):
            return
        before = self._as_user_sees(kind, record.uid)
        now = self.made.records[kind].get(record.uid)
        self._said[kind, record.uid] = record
        if now is None and before is not None and record.uid in self.made.united:
            self._said_of_another(before, record)
            return
        fields = fields_of(record) if before is None else self._differing(record, before)
        if before is not None and not fields:
            return
        if now is None:
            self._write(self._new(record))
            if kind is Kind.CONTACT and before is not None:
                self._bring_back_history(record.uid)
        elif changed := set(fields) & set(self._differing(record, now)):
            self._write(self._changed(now, before, record, changed))
        if isinstance(record, Interaction):
            self._bring_back(Kind.CONTACT, record.contact)

    def delete(self, record: Record, into: str, forgotten: Forgotten | None) -> None:
        kind = kind_of(record)
        if forgotten is not None and isinstance(record, Contact):
            uid = self.made.united.get(record.uid, record.uid)
            self.made.forget(uid, self._not_before_deletion(kind, uid), forgotten)
            self.applied.append(Delete(replace(record, uid=uid), forgotten=forgotten))
            self._said[kind, record.uid] = None
            return
        into = self.made.united.get(into, into)
        if into == record.uid and isinstance(record, Contact):
            return  # another process united the two the other way round
        self._said[kind, record.uid] = None
        now = self.made.records[kind].get(record.uid)
        if now is not None:
            self.made.take_away(now, after(last_change(now), self._at), into)
            self.applied.append(Delete(now, into))

    def settle(self) -> None:
        """Keep contacts for as long as there are interactions with them, and no longer than that.

        One that was deleted in this act stays; one that was deleted in another copy, and was there
        only for an interaction taken away in this act, goes.
        """
        deleted = [change.record for change in self.applied if isinstance(change, Delete)]
        contacts = {record.uid: record for record in deleted if isinstance(record, StoredContact)}
        kept = {record.contact for record in deleted if isinstance(record, Interaction)}
        kept = {uid for uid in kept if self.made.deletions.get((Kind.CONTACT, uid))} - set(contacts)
        if not contacts and not kept:
            return
        needed = self.made.needed()
        for uid in contacts.keys() & needed:
            if self.made.records[Kind.CONTACT].get(uid) is None:
                self._write(contacts[uid])
        for uid in kept - needed:
            contact = self.made.records[Kind.CONTACT].get(uid)
            gone = self.made.deletions.get((Kind.CONTACT, uid))
            if contact is not None and gone is not None:
                self.made.take_away(contact, gone.at)
                self.applied.append(Delete(contact))

    def shown(self) -> list[Change]:
        """What the act came to, as the user sees it: what changed hands with a contact, too."""
        before, now = self._newest.united, self.made.united
        if not before and not now:
            return self.applied
        applied: list[Change] = []
        for change in self.applied:
            record: Any = change.record
            if isinstance(record, Contact):
                applied.append(change)
                continue
            if isinstance(change, Delete):
                applied += [Delete(followed(record, before)), Delete(followed(record, now))]
            else:
                applied.append(Put(followed(record, now)))
        if before != now:
            for kind in (Kind.INTERACTION, Kind.NEWS):
                for record in self.made.records[kind].records():
                    if (was := followed(record, before)) != (is_now := followed(record, now)):
                        applied += [Delete(was), Put(is_now)]
        return applied

    def _is_forgotten(self, record: Record) -> bool:
        whose = record.contact if isinstance(record, Interaction) else record.uid
        return not isinstance(record, News) and whose in self.made.forgotten

    def _differing(self, record: Record, other: Record) -> tuple[str, ...]:
        """The fields that differ, whatever uid a contact was known by."""
        united = self.made.united
        if isinstance(record, Interaction) and isinstance(other, Interaction) and united:
            record, other = (
                replace(one, contact=united.get(one.contact, one.contact))
                for one in (record, other)
            )
        return differing(record, other)

    def _said_of_another(self, before: Record, record: Record) -> None:
        """Change the contact whom one that was edited turned out to be."""
        there = self.made.records[Kind.CONTACT].get(self.made.united[record.uid])
        if not isinstance(there, StoredContact) or not isinstance(record, Contact):
            return
        fields = set(differing(record, before))
        notes = with_lines(there.notes, record.notes) if "notes" in fields else there.notes
        said = replace(record, uid=there.uid, notes=notes)
        if changed := fields & set(differing(said, there)):
            self._write(self._changed(there, before, said, changed))

    def _as_user_sees(self, kind: Kind, uid: str) -> Record | None:
        if (kind, uid) in self._said:
            return self._said[kind, uid]
        return self._seen.records[kind].get(uid)

    def _bring_back(self, kind: Kind, uid: str) -> None:
        if self.made.records[kind].get(uid) is not None or uid in self.made.united:
            return
        if kind is Kind.CONTACT and uid in self.made.forgotten:
            return
        gone = self.made.deletions.get((kind, uid))
        record = self._as_user_sees(kind, uid) or (gone.record if gone else None)
        if record is None:
            return
        self._write(self._new(record))
        if kind is Kind.CONTACT:
            self._bring_back_history(uid)

    def _bring_back_history(self, contact: str) -> None:
        for entry in self._seen.records[Kind.INTERACTION].records():
            if isinstance(entry, StoredInteraction) and entry.contact == contact:
                self._bring_back(Kind.INTERACTION, entry.uid)

    def _new(self, record: Record) -> StoredRecord:
        kind = kind_of(record)
        gone = self.made.deletions.get((kind, record.uid))
        at = self._not_before_deletion(kind, record.uid)
        if kind is Kind.INTERACTION:
            return stored(record, at)
        made = stored(record, all_at(at))
        before = gone.record if gone else None
        if before is None or isinstance(made, StoredInteraction):
            return made
        was = {key: Part(at if part.value else part.at) for key, part in parts_of(before).items()}
        return record_of(kind, record.uid, {**was, **parts_of(made)})[0]

    def _changed(
        self, now: StoredRecord, before: Record | None, record: Record, fields: set[str]
    ) -> StoredRecord:
        kind = kind_of(record)
        at = self._not_before_deletion(kind, record.uid)
        if isinstance(now, StoredInteraction):
            return stored(record, after(now.changed, at))
        parts = parts_of(now)
        for name in sorted(fields):
            parts = with_field(parts, name, before, record, at)
        made, _ = record_of(kind, record.uid, parts)
        return stored(made, made.changed)

    def _write(self, record: StoredRecord) -> None:
        kind = kind_of(record)
        if place := out_of_reach(record):
            what = f"{kind} {record.uid!r} can't be kept ({place}: {OUT_OF_REACH})"
            raise StoreError(one_line(f"{what}; nothing was written"))
        was = self.made.records[kind].get(record.uid)
        if was is not None and isinstance(was, Interaction):
            self.applied.append(Delete(was))  # it may move to another contact's history
        self.made.put(record)
        self.applied.append(Put(record))

    def _not_before_deletion(self, kind: Kind, uid: str) -> datetime:
        gone = self.made.deletions.get((kind, uid))
        return self._at if gone is None else after(gone.at, self._at)
