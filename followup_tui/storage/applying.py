"""Making a user's changes on the newest records, which another process may have changed.

What the user changed is the difference between a record as given and as this process last saw it:

- Of a contact only those fields are written; another process's change of other fields stands.
  Interactions and news are single statements and are written whole.
- A deletion takes exactly the records it names, and is remembered.
- Changing what another process deleted brings it back as the user sees it. So does a change to
  the history of a deleted contact; and with a contact comes the history seen here, so that a stop
  in it is not lost. Giving a deleted record unchanged changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from followup_tui.domain.book import Change, Delete, Put, Record
from followup_tui.domain.interaction import Interaction
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.records import (
    Deletion,
    Kind,
    StoredContact,
    StoredInteraction,
    StoredRecord,
    differing,
    fields_of,
    kind_of,
    last_change,
    stored,
)

_TICK = timedelta(microseconds=1)


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
    for change in changes:
        if isinstance(change, Put):
            act.put(change.record)
        else:
            act.delete(change.record)
    return act.made, act.applied


class _Act:
    def __init__(self, at: datetime, seen: Ledger, newest: Ledger) -> None:
        self.made = newest.copy()
        self.applied: list[Change] = []
        self._at = at
        self._seen = seen
        self._said: dict[tuple[Kind, str], Record | None] = {}

    def put(self, record: Record) -> None:
        kind = kind_of(record)
        before = self._as_user_sees(kind, record.uid)
        now = self.made.records[kind].get(record.uid)
        self._said[kind, record.uid] = record
        fields = fields_of(record) if before is None else differing(record, before)
        if before is not None and not fields:
            return
        if now is None:
            self._write(self._new(record))
            if kind is Kind.CONTACT and before is not None:
                self._bring_back_history(record.uid)
        elif changed := set(fields) & set(differing(record, now)):
            self._write(self._changed(now, record, changed))
        if isinstance(record, Interaction):
            self._bring_back(Kind.CONTACT, record.contact)

    def delete(self, record: Record) -> None:
        kind = kind_of(record)
        self._said[kind, record.uid] = None
        now = self.made.records[kind].get(record.uid)
        if now is None:
            return
        at = self._after(last_change(now))
        self.made.records[kind].remove(record.uid)
        self.made.deletions.put(Deletion(uid=record.uid, kind=kind, at=at))
        self.applied.append(Delete(now))

    def _as_user_sees(self, kind: Kind, uid: str) -> Record | None:
        if (kind, uid) in self._said:
            return self._said[kind, uid]
        return self._seen.records[kind].get(uid)

    def _bring_back(self, kind: Kind, uid: str) -> None:
        record = self._as_user_sees(kind, uid)
        if record is None or self.made.records[kind].get(uid) is not None:
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
        at = self._at if gone is None else self._after(gone.at)
        if kind is Kind.CONTACT:
            return stored(record, dict.fromkeys(fields_of(record), at))
        return stored(record, at)

    def _changed(self, now: StoredRecord, record: Record, fields: set[str]) -> StoredRecord:
        if not isinstance(now, StoredContact):
            return stored(record, self._after(now.changed))
        stamps = dict(now.changed)
        for field in fields:
            stamps[field] = self._after(stamps[field]) if field in stamps else self._at
        values = {field: getattr(record, field) for field in fields}
        return stored(msgspec.structs.replace(now, **values), stamps)

    def _write(self, record: StoredRecord) -> None:
        kind = kind_of(record)
        was = self.made.records[kind].get(record.uid)
        if was is not None and isinstance(was, Interaction):
            self.applied.append(Delete(was))  # it may move to another contact's history
        self.made.records[kind].put(record)
        self.made.deletions.remove((kind, record.uid))
        self.applied.append(Put(record))

    def _after(self, moment: datetime) -> datetime:
        return self._at if moment < self._at else min(moment, _LAST) + _TICK


_LAST = datetime.max.replace(tzinfo=UTC) - _TICK
