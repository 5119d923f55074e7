"""Looking at every record and link of the data file, and putting right what can be."""

from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any

import msgspec

from followup_tui.domain.book import Change
from followup_tui.storage.applying import apply
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode, encode, sections, verified
from followup_tui.storage.findings import Finding
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.lock import only_writer
from followup_tui.storage.merging import merge
from followup_tui.storage.migrations import migrated, schema_version
from followup_tui.storage.record_checks import record_checks
from followup_tui.storage.refusal import GARBLED, unreadable
from followup_tui.storage.restoring import kept_as_it_is
from followup_tui.storage.row_checks import Rows


class Examination(msgspec.Struct, frozen=True):
    """What is wrong with a file's content, and the content without it."""

    findings: tuple[Finding, ...]
    mended: bytes
    contacts: frozenset[str]
    """The uids by which the contacts are known once it is mended, those before a merge as well."""

    @property
    def fixable(self) -> bool:
        """Whether there is anything to mend."""
        return any(finding.fixable for finding in self.findings)


def examine(content: bytes, path: Path, now: datetime) -> Examination:
    """Look at every record and link in these bytes; `now` is an aware instant.

    Raises `UnreadableError`, naming the file at `path`, for what is no data file of this version or
    an older one at all.
    """
    _, version = sections(content, path)
    try:
        content = migrated(content, version) if version < schema_version() else content
        tables = msgspec.json.decode(content, type=dict[str, dict[str, Any]])
    except (*GARBLED, ValueError) as error:
        raise unreadable(path, f"can't be read as tables ({error})") from error
    rows = Rows(tables, now)
    copies = [_ledger(part, path) for part in (rows.tables, *rows.doubles)]
    ledger = reduce(merge, copies)
    book = ledger.book()
    findings, changes = list(rows.findings), list[Change]()
    for finding, mending in record_checks(book, ledger, now):
        findings.append(finding)
        changes += mending
    ledger, _ = apply(changes, now, ledger, ledger)
    book = ledger.book()
    contacts = frozenset(
        uid for uid in (*book.contacts, *book.united) if book.now(uid) in book.contacts
    )
    return Examination(tuple(findings), encode(ledger), contacts)


def mend(data: Path, backups: Backups, now: datetime) -> tuple[Examination, Path | None]:
    """Put right what can be in the file at `data`; what was wrong, and where it is kept as it was.

    Raises `StoreError`; nothing was changed then.
    """
    storage = AtomicStorage(data)
    with only_writer(storage.target):
        loaded = storage.load()
        if loaded is None:
            raise unreadable(data, "is not there")
        content, signature = loaded
        examination = examine(content, data, now)
        if not examination.fixable:
            return examination, None
        kept = kept_as_it_is(data, content, backups, now)
        storage.replace(examination.mended, signature)
        return examination, kept


def _ledger(tables: dict[str, Any], path: Path) -> Ledger:
    content = msgspec.json.encode(tables)
    return verified(decode(content, path), content, path)
