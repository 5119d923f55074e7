"""Everything the file holds, as tables of numbered records."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec

from followup_tui.domain.book import Book
from followup_tui.domain.forgotten import Forgotten
from followup_tui.storage.migrations import schema_version
from followup_tui.storage.pointers import ends, followed, pointers
from followup_tui.storage.records import (
    Deletion,
    Into,
    Kind,
    StoredInteraction,
    StoredRecord,
    kind_of,
)
from followup_tui.storage.set_aside import SET_ASIDE, without

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")

TABLES = {Kind.CONTACT: "contacts", Kind.INTERACTION: "interactions", Kind.NEWS: "news"}
"""What the tables of records are called in the file."""

DELETIONS = "deletions"

_BLOCK = 512


class Table(Generic[K, R]):
    """Records by TinyDB's document number, which a record keeps for as long as it exists.

    They lie in blocks whose JSON is kept, so that a commit encodes what it changed and no more.
    A block is never changed but replaced: copies of a table share them. Nothing is put in order
    before it is asked for: to look at the records takes none of it.
    """

    def __init__(self, rows: Mapping[int, R], key: Callable[[R], K]) -> None:
        self.key = key
        self._rows = rows
        self._json: dict[int, bytes] = {}

    @cached_property
    def _numbers(self) -> dict[K, int]:
        return {self.key(record): number for number, record in self._rows.items()}

    @cached_property
    def _next(self) -> int:
        return max(self._rows, default=0) + 1

    @cached_property
    def _blocks(self) -> dict[int, dict[int, R]]:
        blocks: dict[int, dict[int, R]] = {}
        for number, record in self._rows.items():
            blocks.setdefault(number // _BLOCK, {})[number] = record
        return blocks

    def records(self) -> Iterator[R]:
        """Every record, in the order of the file."""
        if "_blocks" not in vars(self):
            return iter(self._rows.values())
        return chain.from_iterable(block.values() for block in self._blocks.values())

    def rows(self) -> dict[int, R]:
        """Every record by its number."""
        return {number: row for block in self._blocks.values() for number, row in block.items()}

    def get(self, key: K) -> R | None:
        """The record with that key, if there is one."""
        number = self._numbers.get(key)
        return None if number is None else self._blocks[number // _BLOCK][number]

    def number(self, key: K) -> int | None:
        """The document number of the record with that key, if there is one."""
        return self._numbers.get(key)

    def put(self, record: R) -> None:
        """Write a record under its own number, or the next one when it is new."""
        key = self.key(record)
        if key not in self._numbers:
            self._numbers[key] = self._next
            self._next += 1
        number = self._numbers[key]
        block = self._blocks.get(number // _BLOCK, {})
        self._replace(number // _BLOCK, {**block, number: record})

    def remove(self, key: K) -> None:
        """Take a record away, if it is there."""
        if (number := self._numbers.pop(key, None)) is not None:
            block = dict(self._blocks[number // _BLOCK])
            del block[number]
            self._replace(number // _BLOCK, block)

    def copy(self) -> "Table[K, R]":
        """A table that can be changed on its own."""
        twin = Table[K, R]({}, self.key)
        twin._numbers, twin._next = dict(self._numbers), self._next
        twin._blocks, twin._json = dict(self._blocks), dict(self._json)
        return twin

    def encoded(self) -> Iterator[bytes]:
        """The table as JSON, records by number; in pieces, for one joining to copy them once."""
        yield b"{"
        for index, (place, block) in enumerate(self._blocks.items()):
            if place not in self._json:
                self._json[place] = msgspec.json.encode(block)[1:-1]
            if index:
                yield b","
            yield self._json[place]
        yield b"}"

    def repeated(self) -> tuple[int, int] | None:
        """The numbers of two records with one key, if there are such."""
        rows = self.rows() if self._count() != len(self._numbers) else {}
        for number, record in rows.items():
            if (kept := self._numbers[self.key(record)]) != number:
                return number, kept
        return None

    def _count(self) -> int:
        return sum(map(len, self._blocks.values()))

    def _replace(self, place: int, block: dict[int, R]) -> None:
        self._json.pop(place, None)
        if block:
            self._blocks[place] = block
        else:
            self._blocks.pop(place, None)


def records_table(rows: Mapping[int, StoredRecord]) -> Table[str, StoredRecord]:
    """A table of records, by uid."""
    return Table(rows, attrgetter("uid"))


def deletions_table(rows: dict[int, Deletion]) -> Table[tuple[Kind, str], Deletion]:
    """A table of deletions, by what was deleted."""
    return Table(rows, attrgetter("kind", "uid"))


class Ledger(msgspec.Struct, frozen=True, dict=True):
    """The tables of the file, and what stands in it that this version has no word for.

    `unknown_fields` are those of single records, by table and key; `unknown_tables` are kept as
    they were read. Both are written again. `version` is the schema version of the file it was read
    from; a copy is of today's.
    """

    records: Mapping[Kind, Table[str, StoredRecord]] = msgspec.field(
        default_factory=lambda: {kind: records_table({}) for kind in Kind}
    )
    deletions: Table[tuple[Kind, str], Deletion] = msgspec.field(
        default_factory=lambda: deletions_table({})
    )
    meta: msgspec.Raw = msgspec.field(
        default_factory=lambda: msgspec.Raw(
            msgspec.json.encode({1: {"schema_version": schema_version()}})
        )
    )
    unknown_fields: dict[str, dict[Hashable, dict[str, Any]]] = msgspec.field(default_factory=dict)
    unknown_tables: dict[str, msgspec.Raw] = msgspec.field(default_factory=dict)
    version: int = msgspec.field(default_factory=schema_version)

    def copy(self) -> "Ledger":
        """A ledger whose records can be changed on their own."""
        return Ledger(
            {kind: table.copy() for kind, table in self.records.items()},
            self.deletions.copy(),
            self.meta,
            {name: dict(rows) for name, rows in self.unknown_fields.items()},
            dict(self.unknown_tables),
        )

    def put(self, record: StoredRecord) -> None:
        """Write a record; one that was deleted is back, with the fields of others it had."""
        kind = kind_of(record)
        self.records[kind].put(record)
        gone = self.deletions.get((kind, record.uid))
        if gone is not None:
            self.deletions.remove((kind, record.uid))
            vars(self).pop("united", None)
            if unknown := gone.unknown:
                self.unknown_fields.setdefault(TABLES[kind], {})[record.uid] = unknown

    def take_away(self, record: StoredRecord, at: datetime, into: str = "") -> None:
        """Delete a record that is there, and remember it, and whom a contact turned out to be."""
        kind = kind_of(record)
        was = self.unknown(kind, record.uid)
        if not isinstance(record, StoredInteraction):
            was = {**msgspec.to_builtins(record), **was}
        self.records[kind].remove(record.uid)
        turned_out = Into(into, at) if into else None
        self.deletions.put(Deletion(uid=record.uid, kind=kind, at=at, was=was, into=turned_out))
        vars(self).pop("united", None)

    def forget(self, uid: str, at: datetime, forgotten: Forgotten) -> None:
        """Take a contact away with all that was logged with them, and remember nothing of it.

        So of those who turned out to be them.
        """
        same = {uid, *(gone for gone, end in self.united.items() if end == uid)}
        entries = self.records[Kind.INTERACTION].records()
        logged = [
            entry.uid
            for entry in entries
            if isinstance(entry, StoredInteraction) and entry.contact in same
        ]
        for kind, uids in ((Kind.INTERACTION, logged), (Kind.CONTACT, sorted(same))):
            for gone in uids:
                self.records[kind].remove(gone)
                self.unknown_fields.get(TABLES[kind], {}).pop(gone, None)
        if aside := self.unknown_tables.get(SET_ASIDE):
            self.unknown_tables[SET_ASIDE] = without(aside, {*same, *logged})
        for gone in sorted(same):
            self.unknown_fields.get(DELETIONS, {}).pop((Kind.CONTACT, gone), None)
            kept = forgotten if gone == uid else Forgotten()
            self.deletions.put(Deletion(uid=gone, kind=Kind.CONTACT, at=at, forgotten=kept))
        vars(self).pop("united", None)
        vars(self).pop("forgotten", None)

    def unknown(self, kind: Kind, uid: str) -> dict[str, Any]:
        """The fields of a record that this version has no word for."""
        return self.unknown_fields.get(TABLES[kind], {}).get(uid, {})

    def needed(self) -> set[str]:
        """The uids of the contacts that there are interactions with."""
        entries = self.records[Kind.INTERACTION].records()
        found = {entry.contact for entry in entries if isinstance(entry, StoredInteraction)}
        return {self.united.get(uid, uid) for uid in found}

    @cached_property
    def united(self) -> Mapping[str, str]:
        """Of contacts that are not there, whom they turned out to be (see `pointers`)."""
        return ends(pointers(self.deletions.records()))

    @cached_property
    def forgotten(self) -> Mapping[str, Forgotten]:
        """The contacts (uids) that were forgotten."""
        return {
            gone.uid: gone.forgotten
            for gone in self.deletions.records()
            if gone.forgotten is not None
        }

    def shown(self, record: StoredRecord) -> StoredRecord:
        """A record as the user sees it: said of those who are there."""
        return followed(record, self.united) if self.united else record

    def all_records(self) -> Iterator[StoredRecord]:
        """Every record of every kind, as the user sees it."""
        found = chain.from_iterable(table.records() for table in self.records.values())
        return map(self.shown, found) if self.united else found

    def book(self) -> Book:
        """What the user sees of it."""
        return Book.of(self.all_records(), self.united, self.forgotten)
