"""Taking other copies into the data file; the state before is kept in the backups."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import datetime
from functools import reduce
from pathlib import Path

from followup_tui.storage.arrived import Arrived
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode, encode, verified
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.lock import only_writer
from followup_tui.storage.merging import merge
from followup_tui.storage.refusal import unreadable

Copies = Callable[[Ledger], Sequence[Ledger]]
"""The copies to take in, given what is there; asked for while nobody else writes."""


def take_in(
    data: Path,
    copies: Copies,
    backups: Backups,
    at: datetime,
    *,
    dry_run: bool = False,
    done: Callable[[], None] = lambda: None,
) -> Arrived:
    """Merge copies into the file at `data`, on the disk when this returns.

    When they bring nothing new, nothing is written. `done` is called once all is on the disk,
    while still nobody else writes. `dry_run` writes nothing at all. Raises `StoreError`; the file
    is as before then.
    """
    storage = AtomicStorage(data)
    with nullcontext() if dry_run else only_writer(storage.target):
        loaded = storage.load()
        if loaded is None and backups.all():
            raise unreadable(data, "is gone", "followup-tui restore brings a backup back")
        ours = ledger_in(loaded[0], data) if loaded else Ledger()
        theirs = copies(ours)
        alone = _canonical(ours, data)
        made = reduce(merge, theirs, alone)
        content = encode(made)
        if content != encode(alone) and not dry_run:
            if loaded:
                backups.keep(loaded[0], at)
            storage.replace(content, loaded[1] if loaded else None)
        done()
        return Arrived.between(ours, made)


def ledger_in(content: bytes, path: Path) -> Ledger:
    """The ledger in these bytes, ready to be merged. Raises `UnreadableError` naming `path`."""
    return verified(decode(content, path), content, path)


def read_copy(path: Path) -> Ledger:
    """The ledger in a file that is to be merged. Raises `UnreadableError`."""
    loaded = AtomicStorage(path).load()
    if loaded is None:
        raise unreadable(path, "is not there", "merge another")
    return _canonical(ledger_in(loaded[0], path), path)


def _canonical(ledger: Ledger, path: Path) -> Ledger:
    """The ledger as merging it with itself leaves it."""
    try:
        return merge(ledger, ledger)
    except OverflowError as error:
        raise unreadable(path, f"has a moment that is out of range ({error})") from error
