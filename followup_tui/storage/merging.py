"""Two copies of the file that went separate ways, made one: nothing that either said is lost.

The laws. `merge` is commutative, associative and idempotent: whoever merges with whomever, in
whatever order and however often, ends with the same bytes. So nothing may depend on which copy was
ours, and what one merge decides against must still be there for the next.

1. A record is known by its kind and uid. What only one copy has is kept.
2. Of a contact, and of news, the newer change of each part wins (see `parts`). An interaction is
   one statement: the newer change of the whole wins. Of two changes at one moment that with more
   to say wins, by an order of their JSON. Clocks that disagree can only pick the other change.
3. A deletion takes away what was last changed before it; what was changed at that moment or later
   stands. It remembers what the record was, so that this comes back as it was last told.
4. A contact is there for as long as there are interactions with them. One that was deleted in one
   copy and called in the other is back; the deletion takes effect should the call be taken away.
5. A stop on either side wins: no deletion and no other state of the entry beats it, and its contact
   comes back with it (law 4). A stop that was undone in one copy only is in force again: a call too
   few can be made good.
6. A lift beats only the stop it names, so one the lifting copy did not know of stays in force. A
   lift that was taken back stays so, whatever else was said of it: lifting that stop takes a new
   one.
7. A contact that turned out to be another (`into`) stays gone, whatever else was said of them or
   logged with them: that is said of the other. Only bringing back the whole of them ends it (see
   `_told_anew`). Of two such statements the later counts; of people who were each said to be the
   other, see `pointers.ends`.
8. A contact that was forgotten stays so, with all that was logged with them, a stop among it, and
   with those who turned out to be them: nothing is kept but what knows them again.
9. Fields that this version has no word for are parts of their record. Rows of tables it has no word
   for are known by their `uid`, or else by what is in them.
10. The tables of a merged file are in the order in which things happened, numbered from 1.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from followup_tui.domain.forgotten import Forgotten
from followup_tui.domain.interaction import Outcome
from followup_tui.storage.ledger import (
    DELETIONS,
    TABLES,
    Ledger,
    deletions_table,
    records_table,
)
from followup_tui.storage.parts import Part, Parts, parts_of, record_of
from followup_tui.storage.pointers import ends
from followup_tui.storage.records import (
    FIELDS,
    NEVER,
    Deletion,
    Into,
    Kind,
    StoredContact,
    StoredInteraction,
    StoredRecord,
    canonical,
)
from followup_tui.storage.strangers import (
    Fields,
    in_order,
    merged_fields,
    merged_meta,
    merged_tables,
)

_T = TypeVar("_T")


def merge(ours: Ledger, theirs: Ledger) -> Ledger:
    """One ledger with all that is in the two, neither of which is changed.

    Both must be known to hold each uid once (`codec.verified`). Raises `OverflowError` for a
    moment that UTC has no year for.
    """
    return _Merge(ours, theirs).made()


class _Merge:
    def __init__(self, ours: Ledger, theirs: Ledger) -> None:
        self._both = (ours, theirs)
        self._rows: dict[Kind, list[StoredRecord]] = {kind: [] for kind in Kind}
        self._deletions: list[Deletion] = []
        self._unknown: dict[str, dict[Any, dict[str, Any]]] = {}
        self._forgotten: set[str] = set()

    def made(self) -> Ledger:
        ours, theirs = self._both
        uids = self._uids()
        forgotten = {**theirs.forgotten, **ours.forgotten}
        people = uids[Kind.CONTACT] - forgotten.keys()
        parts = {uid: self._parts(Kind.CONTACT, uid) for uid in people}
        into = {uid: said for uid in people if (said := self._into(uid, parts[uid]))}
        united = ends(into)
        self._forgotten = {*forgotten, *(uid for uid, end in united.items() if end in forgotten)}
        entries = self._rows[Kind.INTERACTION]
        entries += self._undisputed()
        for uid in uids[Kind.INTERACTION] - {entry.uid for entry in entries}:
            self._merge_interaction(uid)
        needed = {entry.contact for entry in entries if isinstance(entry, StoredInteraction)}
        needed = {united.get(uid, uid) for uid in needed} | (into.keys() - united.keys())
        for uid in self._forgotten:
            self._bury(uid)
        for uid in people - self._forgotten:
            self._merge_parts(Kind.CONTACT, uid, parts[uid], uid in needed, into.get(uid))
        for uid in uids[Kind.NEWS]:
            self._merge_parts(Kind.NEWS, uid, self._parts(Kind.NEWS, uid))
        return Ledger(
            {kind: records_table(_numbered(rows, _came)) for kind, rows in self._rows.items()},
            deletions_table(_numbered(self._deletions, lambda one: (one.at, one.kind, one.uid))),
            merged_meta(ours.meta, theirs.meta),
            self._unknown,
            merged_tables(ours.unknown_tables, theirs.unknown_tables),
        )

    def _uids(self) -> dict[Kind, set[str]]:
        """The uids of all that is there or was."""
        found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        for ledger in self._both:
            for kind, table in ledger.records.items():
                found[kind].update(record.uid for record in table.records())
            for gone in ledger.deletions.records():
                found[gone.kind].add(gone.uid)
        return found

    def _there(self, kind: Kind, uid: str) -> Iterator[tuple[StoredRecord, Fields]]:
        """A record as the copies have it, and what is in it that this version has no word for."""
        for ledger in self._both:
            record = ledger.records[kind].get(uid)
            if record is not None:
                yield canonical(record), ledger.unknown(kind, uid)

    def _gone(self, kind: Kind, uid: str) -> list[Deletion]:
        """The deletions of a record, as far as the copies have any."""
        found = (ledger.deletions.get((kind, uid)) for ledger in self._both)
        return [gone for gone in found if gone is not None]

    def _merge_interaction(self, uid: str) -> None:
        there, gone = list(self._there(Kind.INTERACTION, uid)), self._gone(Kind.INTERACTION, uid)
        states = [state for state, _ in there if isinstance(state, StoredInteraction)]
        same = all(state == states[0] for state in states)
        best = next(iter(states), None) if same else max(states, key=_standing)
        deleted = max((one.at for one in gone), default=None)
        unknown = merged_fields([*(fields for _, fields in there), *(one.unknown for one in gone)])
        if best is not None and best.contact in self._forgotten:
            best, unknown = None, {}
        if best is not None and (deleted is None or _outlives(best, deleted)):
            self._keep(Kind.INTERACTION, best, unknown)
        elif gone:
            self._remember(gone, unknown)

    def _undisputed(self) -> list[StoredRecord]:
        """The interactions of which both copies say the same and nothing more: most."""
        ours, theirs = self._both
        more: set[Hashable] = {
            gone.uid for ledger in self._both for gone in ledger.deletions.records()
        }
        for ledger in self._both:
            more.update(ledger.unknown_fields.get(TABLES[Kind.INTERACTION], {}))
        known = {entry.uid: entry for entry in theirs.records[Kind.INTERACTION].records()}
        return [
            canonical(entry)
            for entry in ours.records[Kind.INTERACTION].records()
            if known.get(entry.uid) == entry
            and entry.uid not in more
            and isinstance(entry, StoredInteraction)
            and entry.contact not in self._forgotten
        ]

    def _bury(self, uid: str) -> None:
        """Keep of a contact only that they were forgotten."""
        gone = self._gone(Kind.CONTACT, uid)
        told = (one.forgotten for one in gone if one.forgotten is not None)
        forgotten = max(told, key=lambda one: (bool(one.keys), one.salt, one.keys), default=None)
        at = max(one.at for one in gone).astimezone(UTC)
        kept = forgotten or Forgotten()
        self._deletions.append(Deletion(uid=uid, kind=Kind.CONTACT, at=at, forgotten=kept))

    def _parts(self, kind: Kind, uid: str) -> dict[str, Part]:
        """The newer change of each part, of what is there and of what was deleted."""
        gone = ((one.record, one.unknown) for one in self._gone(kind, uid))
        states = [*self._there(kind, uid), *gone]
        parts: dict[str, Part] = {}
        for state, fields in states:
            if state is None or isinstance(state, StoredInteraction):
                continue
            for name, part in parts_of(state, fields).items():
                known = parts.get(name)
                if known is None or _weight(part) > _weight(known):
                    parts[name] = part
        return parts

    def _into(self, uid: str, parts: Parts) -> Into | None:
        """Whom a contact turned out to be, unless they were brought back since."""
        said = [one.into for one in self._gone(Kind.CONTACT, uid) if one.into is not None]
        latest = max(said, key=lambda into: (into.at, into.uid), default=None)
        return None if latest is None or _told_anew(parts, latest.at) else latest

    def _merge_parts(
        self,
        kind: Kind,
        uid: str,
        parts: Parts,
        needed: bool = False,  # noqa: FBT001, FBT002
        into: Into | None = None,
    ) -> None:
        gone = self._gone(kind, uid)
        if not parts:
            self._remember(gone, merged_fields(one.was for one in gone), into)
            return
        record, strange = record_of(kind, uid, parts)
        unknown = merged_fields([strange])
        deleted = max((one.at for one in gone), default=NEVER)
        outlived = deleted <= max(part.at for part in parts.values())
        if needed or (outlived and into is None):
            self._keep(kind, record, unknown)
        if not outlived or into is not None:
            was = {} if needed else {**msgspec.to_builtins(record), **unknown}
            self._remember(gone, was, into, into.at if into and outlived else deleted)

    def _keep(self, kind: Kind, record: StoredRecord, unknown: Fields) -> None:
        self._rows[kind].append(record)
        if unknown:
            self._unknown.setdefault(TABLES[kind], {})[record.uid] = dict(unknown)

    def _remember(
        self,
        gone: Iterable[Deletion],
        was: Fields,
        into: Into | None = None,
        at: datetime | None = None,
    ) -> None:
        """Keep the latest of these deletions, as of the moment `at` if one is given."""
        latest = max(one.at for one in gone)
        kind, uid = next((one.kind, one.uid) for one in gone)
        if into is not None:
            into = msgspec.structs.replace(into, at=into.at.astimezone(UTC))
        at = (at or latest).astimezone(UTC)
        deletion = Deletion(uid=uid, kind=kind, at=at, was=dict(was), into=into)
        self._deletions.append(deletion)
        told = [
            ledger.unknown_fields.get(DELETIONS, {}).get((kind, uid), {})
            for ledger in self._both
            if (known := ledger.deletions.get((kind, uid))) is not None and known.at == latest
        ]
        if unknown := merged_fields(told):
            self._unknown.setdefault(DELETIONS, {})[kind, uid] = unknown


def _told_anew(parts: Parts, at: datetime) -> bool:
    """Whether all of a contact was told at this moment or later, as bringing them back does."""
    return bool(parts) and all(
        parts[name].at >= at for name in FIELDS[Kind.CONTACT] if name in parts
    )


def _standing(entry: StoredInteraction) -> tuple[int, datetime, bytes]:
    """What makes one state of an entry win over another: the greater does."""
    rank = 2 if _is_stop(entry) else 0 if _is_lift(entry) else 1
    return rank, entry.changed, msgspec.json.encode(entry)


def _outlives(entry: StoredInteraction, deleted: datetime) -> bool:
    return _is_stop(entry) or (not _is_lift(entry) and entry.changed >= deleted)


def _is_stop(entry: StoredInteraction) -> bool:
    return entry.outcome is Outcome.STOP


def _is_lift(entry: StoredInteraction) -> bool:
    return entry.outcome is Outcome.STOP_LIFTED or bool(entry.lifts)


def _weight(part: Part) -> tuple[datetime, bool, bytes]:
    """What makes one state of a part win over another: the greater does."""
    return part.at, part.value is not None, in_order(part.value)


def _came(record: StoredRecord) -> tuple[datetime, str]:
    """Where a record stands in its table."""
    at = record.added if isinstance(record, StoredContact) else record.at
    return at, record.uid


def _numbered(rows: list[_T], key: Callable[[_T], Any]) -> dict[int, _T]:
    return dict(enumerate(sorted(rows, key=key), 1))
