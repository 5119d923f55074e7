"""Putting a backup in the place of the data file; what was there is kept."""

from datetime import datetime
from pathlib import Path

from followup_tui.domain.errors import StoreError
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode, encode, size_of
from followup_tui.storage.files import make_private
from followup_tui.storage.ledger import Ledger, deletions_table
from followup_tui.storage.lock import only_writer
from followup_tui.storage.merging import merge
from followup_tui.storage.refusal import unwritten
from followup_tui.storage.uniting import ledger_in


def restore(data: Path, content: bytes, backups: Backups, at: datetime) -> Path | None:
    """Put these bytes, which can be read, in the place of the file at `data`.

    Who was forgotten since stays so.
    Returns where that is now which was there; `None` when there was nothing, or the same. Raises
    `StoreError`; nothing was replaced then.
    """
    storage = AtomicStorage(data)
    with only_writer(storage.target):
        there = storage.signature()
        if there is None:
            storage.replace(content, None)
            return None
        try:
            loaded = storage.load()
        except StoreError:
            loaded = None
        if loaded is None:
            kept = _moved_aside(storage, backups, at)
            storage.replace(content, None)
        elif loaded[0] == content:
            return None
        else:
            content = _still_forgotten(content, loaded[0], data)
            kept = kept_as_it_is(data, loaded[0], backups, at)
            storage.replace(content, loaded[1])
        return kept


def _still_forgotten(content: bytes, now: bytes, data: Path) -> bytes:
    """The bytes to restore, without whom the file as it is now says were forgotten."""
    try:
        gone = [one for one in decode(now, data).deletions.records() if one.forgotten is not None]
    except StoreError:
        return content
    if not gone:
        return content
    forgotten = Ledger(deletions=deletions_table(dict(enumerate(gone, 1))))
    return encode(merge(ledger_in(content, data), forgotten))


def kept_as_it_is(data: Path, content: bytes, backups: Backups, at: datetime) -> Path:
    """Keep the bytes of the file at `data`, as a backup if they can be opened as one."""
    try:
        size_of(content, data)
    except StoreError:
        return backups.keep_unreadable(content, at)
    return backups.keep(content, at).path


def _moved_aside(storage: AtomicStorage, backups: Backups, at: datetime) -> Path:
    """What can't be read can still be moved."""
    kept = backups.free_name(backups.local(at))
    try:
        make_private(backups.directory)
        storage.target.rename(kept)
    except OSError as error:
        raise unwritten(storage.path, error) from error
    return kept
