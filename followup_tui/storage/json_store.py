"""The user's records in their TinyDB file: one writer at a time, one durable write per act."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from followup_tui.domain.book import Book, Change
from followup_tui.storage.applying import apply
from followup_tui.storage.atomic import AtomicStorage, Signature
from followup_tui.storage.codec import decode, encode, verified
from followup_tui.storage.files import make_private
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.refusal import RESTORE, failure, refusal

PATIENCE = 10.0
"""Seconds to wait for another process to finish writing; a write takes a fraction of one."""

_POLL = 0.01


@dataclass(frozen=True)
class _Snapshot:
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
    share one.
    """

    def __init__(self, path: Path) -> None:
        self._storage = AtomicStorage(path)
        self._last: _Snapshot | None = None
        self._turn = Lock()

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
        with self._turn, self._only_writer():
            newest = self._verified(self._newest())
            seen = self._last or newest
            ledger, applied = apply(changes, at, seen.ledger, newest.ledger)
            if applied:
                signature = self._storage.replace(encode(ledger), newest.signature)
                newest = _Snapshot(signature, ledger, newest.book.after(applied))
            self._last = newest
            return newest.book

    def _newest(self) -> _Snapshot:
        if self._last is not None and self._last.signature == self._storage.signature():
            return self._last
        loaded = self._storage.load()
        if loaded is None:
            if self._last is not None and self._last.signature is not None:
                raise refusal(self._storage.path, "is gone", "put it back, or " + RESTORE)
            return _Snapshot(None, Ledger(), Book())
        content, signature = loaded
        ledger = decode(content, self._storage.path)
        return _Snapshot(signature, ledger, Book.of(ledger.all_records()), content)

    def _verified(self, found: _Snapshot) -> _Snapshot:
        if found.unverified is None:
            return found
        ledger = verified(found.ledger, found.unverified, self._storage.path)
        return replace(found, ledger=ledger, unverified=None)

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        target = self._storage.target
        lock = FileLock(target.with_name(target.name + ".lock"), mode=0o600)
        try:
            make_private(target.parent)
            lock.acquire(timeout=PATIENCE, poll_interval=_POLL)
        except Timeout as error:
            what = f"is being written by another process for more than {PATIENCE:.0f} seconds"
            raise refusal(self._storage.path, what, "close the other one, try again") from error
        except OSError as error:
            raise failure(self._storage.path, "written", error) from error
        try:
            yield
        finally:
            lock.release()
