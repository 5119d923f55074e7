"""The store without a file, for tests and the demo."""

from collections.abc import Sequence
from datetime import datetime

from followup_tui.domain.book import Book, Change
from followup_tui.domain.draft import Kept
from followup_tui.storage.applying import apply
from followup_tui.storage.ledger import Ledger


class MemoryStore:
    """Fills the desk's `Store` port; it forgets everything with the process."""

    def __init__(self) -> None:
        self._ledger = Ledger()
        self._book = Book()

    @property
    def book(self) -> Book:
        """Everything so far."""
        return self._book

    def refresh(self) -> Book:
        """Everything so far; nobody else writes here."""
        return self._book

    def commit(self, changes: Sequence[Change], at: datetime) -> Book:
        """Make these changes, all or none; `StoreError` for a record that can't be stored."""
        self._ledger, applied = apply(changes, at, self._ledger, self._ledger)
        self._book = self._book.after(applied)
        return self._book


class MemoryDrafts:
    """The desk's `DraftStore`, kept in memory."""

    def __init__(self) -> None:
        self._drafts: dict[str, Kept] = {}

    def load(self) -> list[Kept]:
        """What was kept."""
        return list(self._drafts.values())

    def keep(self, draft: Kept) -> None:
        """Keep it."""
        self._drafts[draft.key] = draft

    def drop(self, key: str) -> None:
        """Forget it."""
        self._drafts.pop(key, None)

    def drop_letters(self) -> None:
        """There are none."""
