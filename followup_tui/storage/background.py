"""Writing behind the user's back, in order: no key press waits for the disk."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread
from typing import Protocol

from followup_tui.domain.book import Book, Change
from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.storage.applying import apply
from followup_tui.storage.backups import StandIn
from followup_tui.storage.ledger import Ledger

_RETRY_SECONDS = 2.0
_DRAWING_SECONDS = 0.03
"""How long the writing holds back, so that the screen is drawn first: both take the processor."""


class _Store(Protocol):
    @property
    def book(self) -> Book: ...

    def refresh(self) -> Book: ...

    def commit(self, changes: Sequence[Change], at: datetime) -> Book: ...


class _Emergency(Protocol):
    def keep(self, acts: Sequence[tuple[Sequence[Change], datetime]]) -> Path | None: ...

    def drop(self) -> None: ...


class BackgroundStore:
    """Fills the desk's `Store` port over another store that writes.

    `commit` changes the book at once and leaves the writing to one thread, first come first
    written. What could not be written stays in the book, is `waiting`, and is tried again;
    `trouble` says why. Until then `emergency` keeps it. `close` waits for the rest.

    When the file can't be read at the start, the book is that of `stand_in`, and `read_only` says
    why nothing can be changed, until the file can be read.
    """

    def __init__(
        self,
        written: _Store,
        stand_in: Callable[[], StandIn | None] = lambda: None,
        emergency: _Emergency | None = None,
    ) -> None:
        self._written = written
        self._emergency = emergency
        self._find_stand_in = stand_in
        self._stand_in: StandIn | None = None
        self._book: Book | None = None
        self._queue: deque[tuple[Sequence[Change], datetime]] = deque()
        self._state = Condition()
        self._writer: Thread | None = None
        self._closing = False
        self._trouble = ""
        self._why = ""
        self._read_only = ""
        self._remarks: deque[str] = deque()
        self._tell: Callable[[], None] = lambda: None

    @property
    def book(self) -> Book:
        """Everything, with what is still being written. Raises `StoreError` at first reading."""
        with self._state:
            return self.refresh() if self._book is None else self._book

    @property
    def waiting(self) -> int:
        """How many commits are not on the disk yet."""
        with self._state:
            return len(self._queue)

    @property
    def trouble(self) -> str:
        """Why the last try to write, or to read again, failed; empty when it did not."""
        with self._state:
            return self._trouble

    @property
    def read_only(self) -> str:
        """Why nothing can be changed and what to do about it, in one line; empty when it can."""
        with self._state:
            return self._read_only

    def remark(self) -> str:
        """What else there is to say, in one line and once; empty for nothing."""
        with self._state:
            return self._remarks.popleft() if self._remarks else ""

    def say(self, line: str) -> None:
        """Have this said to the user."""
        with self._state:
            self._remarks.append(line)
        self._tell()

    def listen(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, from whichever thread, whenever one of these may have changed."""
        self._tell = tell

    def refresh(self) -> Book:
        """Everything, read again if something else wrote it; not while something is waiting.

        Once there is a book, a file that can't be read is a `trouble` and the book stays.
        """
        with self._state:
            if self._queue and self._book is not None:
                return self._book
            try:
                self._book, trouble = self._written.refresh(), ""
                self._read_only, self._stand_in = "", None
            except StoreError as error:
                self._book, trouble = self._kept(error), "" if self._stand_in else str(error)
            changed, self._trouble = self._trouble != trouble, trouble
            book = self._book
        if changed:
            self._tell()
        return book

    def _kept(self, error: StoreError) -> Book:
        """The book to go on with when there is no reading the file."""
        if self._book is not None and self._stand_in is None:
            return self._book
        if self._stand_in is None and isinstance(error, UnreadableError):
            self._stand_in = self._find_stand_in()
        if self._stand_in is None:
            raise error
        self._read_only = self._stand_in.line(error)
        return self._stand_in.book

    def commit(self, changes: Sequence[Change], at: datetime) -> Book:
        """Make these changes in the book, and write them as soon as may be.

        Raises `StoreError` for a record that can't be stored, and while nothing can be changed.
        """
        apply(changes, at, Ledger(), Ledger())
        with self._state:
            if self._read_only:
                raise StoreError(self._read_only)
            self._book = self.book.after(changes)
            self._queue.append((changes, at))
            if self._writer is None:
                self._writer = Thread(target=self._write_all, name="writer", daemon=True)
                self._writer.start()
            self._state.notify_all()
            book = self._book
        self._tell()
        return book

    def close(self) -> None:
        """Wait until everything is on the disk.

        Raises `StoreError` when something can't be written; it has been tried once more then.
        """
        with self._state:
            self._closing = True
            self._state.notify_all()
        if self._writer is not None:
            self._writer.join()
        if self._queue:
            acts = len(self._queue)
            what = "your last act is" if acts == 1 else f"your last {acts} acts are"
            raise StoreError(f"{what} NOT SAVED ({self._why}): {self._refuge(acts)}")

    def _write_all(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._queue or self._closing)
                if not self._queue:
                    return
                changes, at = self._queue[0]
                last_try = self._closing or self._state.wait_for(
                    lambda: self._closing, timeout=_DRAWING_SECONDS
                )
            if not self._write(changes, at) and last_try:
                return
            self._tell()

    def _write(self, changes: Sequence[Change], at: datetime) -> bool:
        if self._why:
            self._keep_safe()  # what came since the last try: the next may take long to fail
        try:
            written = self._written.commit(changes, at)
        except StoreError as error:
            self._failed(error.brief)
            return False
        except OSError as error:
            self._failed(str(error))
            return False
        with self._state:
            self._queue.popleft()
            self._trouble = self._why = ""
            for waiting, _ in self._queue:
                written = written.after(waiting)
            self._book = written
            all_written = not self._queue
        if all_written and self._emergency is not None:
            self._emergency.drop()
        return True

    def _failed(self, why: str) -> None:
        self._why = why
        where = self._keep_safe()
        with self._state:
            acts = len(self._queue)
            self._trouble = f"{why}; kept in {where or 'memory alone'}"
        self._tell()
        with self._state:
            self._state.wait_for(
                lambda: self._closing or len(self._queue) > acts, timeout=_RETRY_SECONDS
            )

    def _keep_safe(self) -> Path | None:
        """Keep what is waiting in the emergency file; where that is, if there is a place."""
        with self._state:
            acts = list(self._queue)
        return self._emergency.keep(acts) if self._emergency is not None else None

    def _refuge(self, acts: int) -> str:
        where = self._keep_safe()
        if where is None:
            it = "it, and it ends" if acts == 1 else "them, and they end"
            return f"no place took {it} with this program"
        return (
            f"{'it is' if acts == 1 else 'they are'} kept in {where}, and saved at the next start"
        )
