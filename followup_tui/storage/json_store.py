"""The user's records in their TinyDB file: one writer at a time, one durable write per act."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Lock

import msgspec
from msgspec.structs import replace

from followup_tui.domain.book import Book, Change
from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.storage.applying import apply
from followup_tui.storage.atomic import AtomicStorage, Signature
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode, encode, verified
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.lock import only_writer
from followup_tui.storage.migrations import schema_version
from followup_tui.storage.refusal import unreadable

_BACK = "put it back, or run followup-tui restore"
_AFRESH = "followup-tui restore brings a backup back; to start afresh, move backups/ away too"


class _Snapshot(msgspec.Struct, frozen=True):
    """One state of the file, which `signature` tells from others; `None` before there is one.

    `unverified` holds its bytes until it is known that they could be written again without loss.
    """

    signature: Signature | None
    ledger: Ledger
    book: Book
    unverified: bytes | None = None


class JsonStore:
    """Fills the desk's `Store` port with the file at `path`; see there.

    Nothing is read before the first use and nothing created before the first commit. Threads may
    share one. Before the first commit of a day, and before one that brings the file to a newer
    version, `backups` keeps the state that is replaced. When that fails the commit is made all the
    same, and `tell` is called with a line that says why.
    """

    def __init__(self, path: Path, backups: Backups | None = None) -> None:
        self.tell: Callable[[str], None] = lambda _: None
        self._told = ""
        self._storage = AtomicStorage(path)
        self._backups = backups
        self._last: _Snapshot | None = None
        self._refused: tuple[Signature | None, UnreadableError] | None = None
        self._backed_up: date | None = None
        self._turn = Lock()

    def read_ahead(self) -> None:
        """Begin to read the file behind: the first `refresh` has less to wait for."""
        self._storage.read_ahead()

    @property
    def book(self) -> Book:
        """Everything, as last read or written here. Raises `StoreError` at the first reading."""
        last = self._last
        return self.refresh() if last is None else last.book

    def refresh(self) -> Book:
        """Everything, read again if the file is another than before; `StoreError` if it can't.

        Asked again of the same file it also finds what could not be written without loss.
        """
        with self._turn:
            before, self._last = self._last, self._newest()
            if self._last is before:
                self._last = self._verified(self._last)
            return self._last.book

    def commit(self, changes: Sequence[Change], at: datetime) -> Book:
        """Make these changes on the newest state, on the disk when this returns.

        Raises `StoreError` with file and memory as before.
        """
        if self._storage.signature() is None:
            self._refuse_if_lost()  # before a directory is made in the place of one that went
        with self._turn, only_writer(self._storage.target):
            self._storage.settle()
            newest = self._verified(self._newest())
            seen = self._last or newest
            ledger, applied = apply(changes, at, seen.ledger, newest.ledger)
            if applied:
                kept = self._back_up(newest, at)
                signature = self._storage.replace(encode(ledger), newest.signature)
                newest = _Snapshot(signature, ledger, newest.book.after(applied))
                if kept:
                    self._thin(at)
            self._last = newest
            return newest.book

    @property
    def seen(self) -> Ledger:
        """The records behind `book`."""
        return Ledger() if self._last is None else self._last.ledger

    @property
    def is_new(self) -> bool:
        """Whether there was no file yet when it was last looked for."""
        return self._last is None or self._last.signature is None

    def _newest(self) -> _Snapshot:
        there = self._storage.signature()
        if self._last is not None and self._last.signature == there:
            return self._last
        self._refuse_again(there)
        loaded = self._storage.load()
        if loaded is None:
            self._refuse_if_lost()
            return _Snapshot(None, Ledger(), Book())
        content, signature = loaded
        with self._refusing(signature):
            ledger = decode(content, self._storage.path)
        return _Snapshot(signature, ledger, ledger.book(), content)

    def _refuse_if_lost(self) -> None:
        """A file that was there is never made anew."""
        if self._last is not None and self._last.signature is not None:
            raise unreadable(self._storage.path, "is gone", _BACK)
        if self._backups is not None and self._backups.all():
            raise unreadable(self._storage.path, "is gone", _AFRESH)

    def _verified(self, found: _Snapshot) -> _Snapshot:
        if found.unverified is None:
            return found
        self._refuse_again(found.signature)
        with self._refusing(found.signature):
            ledger = verified(found.ledger, found.unverified, self._storage.path)
        return replace(found, ledger=ledger, unverified=None)

    @contextmanager
    def _refusing(self, signature: Signature | None) -> Iterator[None]:
        """Remember that a state was refused: it is not read again to be refused again."""
        try:
            yield
        except UnreadableError as error:
            self._refused = signature, error
            raise

    def _refuse_again(self, there: Signature | None) -> None:
        if self._refused is not None and self._refused[0] == there:
            raise self._refused[1].advising(self._refused[1].advice)

    def _back_up(self, state: _Snapshot, at: datetime) -> bool:
        """Keep the state that is about to be replaced, if it is time to; whether it was."""
        if self._backups is None or state.signature is None:
            return False
        day = self._backups.local(at).date()
        outdated = state.ledger.version < schema_version()
        if day == self._backed_up and not outdated:
            return False
        try:
            due = outdated or not self._backups.made_on(at)
            if due and (loaded := self._storage.load()) is not None:
                self._backups.keep(loaded[0], at)
        except StoreError as error:
            self._say(str(error))
            return False
        self._backed_up, self._told = day, ""
        return due

    def _thin(self, at: datetime) -> None:
        if self._backups is not None:
            try:
                self._backups.thin(at)
            except StoreError as error:
                self._say(str(error))

    def _say(self, line: str) -> None:
        """Tell it, unless it was the last thing told."""
        if line != self._told:
            self._told = line
            self.tell(line)
