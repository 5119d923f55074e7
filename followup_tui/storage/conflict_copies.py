"""Taking in the copies that lie beside the data file.

A copy is merged, and its original moved to the backups, while nobody else writes. A crash between
the two leaves it where it was: to merge it again changes nothing.
"""

import errno
import os
import time
from collections.abc import Sequence
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.domain.text import one_line
from followup_tui.storage.atomic import AtomicStorage, Signature
from followup_tui.storage.backups import Backups
from followup_tui.storage.beside import Copy
from followup_tui.storage.files import make_private, replace_file, sync_directory
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.records import Kind
from followup_tui.storage.refusal import reason
from followup_tui.storage.uniting import ledger_in, take_in

_ARRIVING_SECONDS = 5.0
"""How long a copy that can't be read may still be on its way."""


class _LeftError(Exception):
    """A copy is left where it is; `line` says why, if that is worth a word."""

    def __init__(self, line: str = "") -> None:
        super().__init__(line)
        self.line = line


class ConflictCopies:
    """The copies beside the file at `data`.

    What was said of one is not said again, and one that was left is not read again.
    """

    def __init__(self, data: Path, backups: Backups) -> None:
        self._data = data
        self._backups = backups
        self._said: set[str] = set()
        self._left: set[tuple[Path, Signature | None]] = set()

    def take_in(self, copies: Sequence[Copy], at: datetime) -> list[str]:
        """Merge these copies, and say in a line each what came of it."""
        lines = [self._take_in(copy, at) for copy in copies if not self._was_left(copy)]
        new = [line for line in lines if line and line not in self._said]
        self._said.update(new)
        return new

    def _take_in(self, copy: Copy, at: datetime) -> str:
        name, unmoved = copy.path.name, ""
        read = _signature(copy.path)

        def move() -> None:
            nonlocal unmoved
            if _signature(copy.path) != read:
                unmoved = "which has changed meanwhile and comes in once more"
                return
            try:
                _move(copy.path, self._backups.directory)
            except OSError as error:
                unmoved = f"which could not be moved to backups/ ({reason(error)})"
                self._leave(copy)

        try:
            arrived = take_in(
                self._data, lambda ours: [_read(copy, ours)], self._backups, at, done=move
            )
        except _LeftError as left:
            if not _arriving(copy.path):
                self._leave(copy)
            return left.line
        except UnreadableError:
            return ""  # the data itself: whoever opens it says so
        except StoreError as error:
            return one_line(f"{name} is not merged yet: {error}")
        line = one_line(f"Merged: {arrived} (from {name}, {unmoved or 'now in backups/'})")
        self._said.discard(line)  # another copy may have had the same name
        return line

    def _leave(self, copy: Copy) -> None:
        self._left.add((copy.path, _signature(copy.path)))

    def _was_left(self, copy: Copy) -> bool:
        return (copy.path, _signature(copy.path)) in self._left


def _read(copy: Copy, ours: Ledger) -> Ledger:
    path = copy.path
    try:
        loaded = AtomicStorage(path).load()
        if loaded is None:
            raise _LeftError  # another program was faster
        ledger = ledger_in(loaded[0], path)
    except UnreadableError as error:
        if not copy.certain or _arriving(path):
            raise _LeftError from error
        raise _LeftError(f"{error.what}; it is left where it is [{error.where}]") from error
    if not copy.certain and not _related(ours, ledger):
        raise _LeftError
    return ledger


def _related(ours: Ledger, theirs: Ledger) -> bool:
    """Whether the two have a contact in common."""
    people = theirs.records[Kind.CONTACT]
    return any(people.get(one.uid) is not None for one in ours.records[Kind.CONTACT].records())


def _signature(path: Path) -> Signature | None:
    try:
        return AtomicStorage(path).signature()
    except StoreError:
        return None


def _arriving(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_ctime < _ARRIVING_SECONDS
    except OSError:
        return True


def _move(path: Path, directory: Path) -> None:
    """Move a file, under a name that is free there."""
    make_private(directory)
    names = chain([path.name], (f"{path.stem}-{nth}{path.suffix}" for nth in count(2)))
    kept = next(kept for name in names if not os.path.lexists(kept := directory / name))
    path.chmod(0o600)
    try:
        path.rename(kept)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        replace_file(kept, path.read_bytes(), durable=True)
        path.unlink()
    sync_directory(directory)
