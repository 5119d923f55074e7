"""The bytes of the data file: TinyDB's layout, `{"table": {"number": {record}}}`.

The tables are `meta` (with `schema_version`), `contacts`, `interactions`, `news` and `deletions`.
Fields and tables that something else added are kept and written again. Inside a phone, a
snooze or a commitment there is no place to keep them: there they are refused.
"""

import gc
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from followup_tui.storage.careful import Unknown, read_table
from followup_tui.storage.ledger import (
    DELETIONS,
    TABLES,
    Ledger,
    Table,
    deletions_table,
    records_table,
)
from followup_tui.storage.migrations import migrated, schema_version, version_in
from followup_tui.storage.reach import may_be_out_of_reach, reckoned_with
from followup_tui.storage.records import (
    STORED,
    Deletion,
    Kind,
    StoredContact,
    StoredInteraction,
    StoredNews,
    StoredRecord,
)
from followup_tui.storage.refusal import GARBLED, RESTORE, UPDATE, unreadable

_META = "meta"
_OURS = {_META, DELETIONS, *TABLES.values()}
_NONE = msgspec.Raw(b"{}")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file, where there is nothing in it but what this version writes."""

    meta: msgspec.Raw
    contacts: dict[int, StoredContact] = {}
    interactions: dict[int, StoredInteraction] = {}
    news: dict[int, StoredNews] = {}
    deletions: dict[int, Deletion] = {}


def encode(ledger: Ledger) -> bytes:
    """The bytes that `decode` reads back as this ledger."""
    pieces = [b'{"meta":', bytes(ledger.meta)]
    for name, table in _tables(ledger):
        pieces += [b',"%b":' % name.encode(), *_encoded(table, ledger.unknown_fields.get(name))]
    for name, raw in ledger.unknown_tables.items():
        pieces += [b",%b:" % msgspec.json.encode(name), bytes(raw)]
    return b"".join([*pieces, b"}"])


def decode(content: bytes, path: Path) -> Ledger:
    """The ledger in these bytes, to be looked at; before it is written again see `verified`.

    Raises `StoreError`, naming the file at `path`, and table, record and field where it can, for
    what can't be read.
    """
    with _collector_paused():
        if (ledger := _read_at_once(content)) is not None:
            return ledger
    return _read_with_care(content, path)


def verified(ledger: Ledger, content: bytes, path: Path) -> Ledger:
    """The ledger that `decode` gave for these bytes, known to come to them again.

    Where they hold something this version has no word for, the ledger given keeps it. Raises
    `StoreError`, as `decode` does, for what could not be written again without loss.
    """
    # What this version wrote comes out the same; else there may be something that was passed over.
    if encode(ledger) != content or may_be_out_of_reach(content):
        ledger = _read_with_care(content, path)
    for name, table in _tables(ledger):
        if (pair := table.repeated()) is not None:
            what = f"has one uid twice, in {name} records {pair[0]} and {pair[1]}"
            raise unreadable(path, what, "give one of them another uid, or " + RESTORE)
    return ledger


class Size(NamedTuple):
    """How much is in a file."""

    contacts: int
    interactions: int

    def __str__(self) -> str:
        entries = "entry" if self.interactions == 1 else "entries"
        contacts = "contact" if self.contacts == 1 else "contacts"
        return f"{self.contacts:,} {contacts}, {self.interactions:,} {entries}"


def size_of(content: bytes, path: Path) -> Size:
    """How much is in these bytes, each record of which is read and let go of.

    It takes a moment, but never stops another thread for long. Raises `StoreError` as `decode`
    does.
    """
    raw, _ = current(content, path)
    if may_be_out_of_reach(content):
        _read_carefully(raw, path)
    sizes = {}
    for name, form in ((DELETIONS, Deletion), *((TABLES[kind], STORED[kind]) for kind in Kind)):
        try:
            rows = msgspec.json.decode(raw.get(name, _NONE), type=dict[int, msgspec.Raw])
            for row in rows.values():
                msgspec.json.decode(row, type=form)
        except GARBLED:
            _read_carefully(raw, path)  # it says what is wrong, and where
            raise
        sizes[name] = len(rows)
    return Size(sizes[TABLES[Kind.CONTACT]], sizes[TABLES[Kind.INTERACTION]])


def sections(content: bytes, path: Path) -> tuple[dict[str, msgspec.Raw], int]:
    """The tables of the file, unread, and its version, once it is known to be ours and not newer.

    Raises `StoreError`, naming the file at `path`, when it is not.
    """
    if not content:
        raise unreadable(path, "is empty")
    try:
        raw = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        meta = _meta_in(raw.get(_META, _NONE))
    except msgspec.ValidationError as error:
        raise unreadable(path, "is no followup-tui data file") from error
    except GARBLED as error:
        raise unreadable(path, f"is damaged ({error})") from error
    version = version_in(meta)
    if version is None:
        raise unreadable(path, "is no followup-tui data file")
    if version > schema_version():
        what = f"is a newer version's (schema {version}, this one reads {schema_version()})"
        raise unreadable(path, what, UPDATE)
    return raw, version


def current(content: bytes, path: Path) -> tuple[dict[str, msgspec.Raw], int]:
    """The tables of the file as this version has them, unread, and the version they came in.

    Raises `StoreError`, naming the file at `path`, when they can't be had.
    """
    raw, version = sections(content, path)
    if version == schema_version():
        return raw, version
    try:
        content = migrated(content, version)
    except (*GARBLED, ValueError) as error:
        what = f"can't be brought from schema {version} to {schema_version()} ({error})"
        raise unreadable(path, what) from error
    return sections(content, path)[0], version


def _meta_in(raw: msgspec.Raw) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = msgspec.json.decode(raw, type=dict[int, dict[str, Any]])
    return found


def _tables(ledger: Ledger) -> Iterator[tuple[str, Table[Any, Any]]]:
    for kind, name in TABLES.items():
        yield name, ledger.records[kind]
    yield DELETIONS, ledger.deletions


def _encoded(
    table: Table[Any, Any], unknown: Mapping[Hashable, dict[str, Any]] | None
) -> Iterable[bytes]:
    if not unknown:
        return table.encoded()
    rows: dict[int, Any] = table.rows()
    for key, fields in unknown.items():
        if (number := table.number(key)) is not None:
            rows[number] = {**msgspec.to_builtins(rows[number]), **fields}
    return [msgspec.json.encode(rows)]


def _read_at_once(content: bytes) -> Ledger | None:
    """The ledger in a file of this version, quickly; `None` for what is to be read with care."""
    try:
        found = msgspec.json.decode(content, type=_File)
        version = version_in(_meta_in(found.meta))
    except GARBLED:
        return None
    if version != schema_version():
        return None
    contacts, interactions, news = found.contacts, found.interactions, found.news
    if not reckoned_with(contacts.values(), interactions.values(), news.values()):
        return None
    records: dict[Kind, Table[str, StoredRecord]] = {
        Kind.CONTACT: records_table(contacts),
        Kind.INTERACTION: records_table(interactions),
        Kind.NEWS: records_table(news),
    }
    return Ledger(records, deletions_table(found.deletions), found.meta.copy())


def _read_with_care(content: bytes, path: Path) -> Ledger:
    """The ledger in a file of any version, table by table; it says what is wrong, and where."""
    raw, version = current(content, path)
    return replace(_read_carefully(raw, path), version=version)


def _read_carefully(raw: Mapping[str, msgspec.Raw], path: Path) -> Ledger:
    unknown: dict[str, Unknown] = {}
    records: dict[Kind, Table[str, StoredRecord]] = {}
    for kind, name in TABLES.items():
        rows, strange = read_table(raw.get(name, _NONE), STORED[kind], name, path)
        records[kind] = records_table(rows)
        unknown[name] = {rows[number].uid: fields for number, fields in strange.items()}
    gone, strange = read_table(raw.get(DELETIONS, _NONE), Deletion, DELETIONS, path)
    unknown[DELETIONS] = {
        (gone[number].kind, gone[number].uid): fields for number, fields in strange.items()
    }
    return _ledger(raw, records, deletions_table(gone), unknown)


def _ledger(
    raw: Mapping[str, msgspec.Raw],
    records: Mapping[Kind, Table[str, StoredRecord]],
    deletions: Table[tuple[Kind, str], Deletion],
    unknown: dict[str, Unknown],
) -> Ledger:
    # Copies, because a slice would keep the bytes of the whole file in memory.
    tables = {name: table.copy() for name, table in raw.items() if name not in _OURS}
    return Ledger(records, deletions, raw[_META].copy(), unknown, tables)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """30,000 new objects, all of them wanted, would otherwise be looked through several times."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
