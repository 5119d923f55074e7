"""What was done this session, so that it can be taken back: whole acts, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from followup_tui.domain.book import Book, Change, Delete, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the user did, as changes to records, and the changes that take it back.

    `contact` is the uid of the person it was about, or empty.
    """

    title: str
    changes: tuple[Change, ...]
    inverse: tuple[Change, ...]
    contact: str = ""


def act_on(book: Book, title: str, changes: Sequence[Change], contact: str = "") -> Act:
    """The act that makes these changes to this book."""
    inverse = tuple(_inverse(book, change) for change in reversed(changes))
    return Act(title, tuple(changes), inverse, contact)


def _inverse(book: Book, change: Change) -> Change:
    record = change.record
    before: Contact | Interaction | None
    if isinstance(record, Contact):
        before = book.contacts.get(record.uid)
    elif isinstance(record, Interaction):
        history = book.history(record.contact)
        before = next((entry for entry in history if entry.uid == record.uid), None)
    else:
        known = book.news.get(record.uid)
        return Put(known) if known else Delete(record)
    return Put(before) if before else Delete(record)


class ActLog:
    """Acts that can be undone, and undone ones that can be done again."""

    def __init__(self) -> None:
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def did(self, act: Act) -> None:
        """Remember an act; what was undone before it can't be redone any more."""
        self._done.append(act)
        self._undone.clear()

    @property
    def to_undo(self) -> Act | None:
        """The latest act."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Act | None:
        """The act that was undone last."""
        return self._undone[-1] if self._undone else None

    def undid(self) -> None:
        """The latest act was taken back."""
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        """The act that was undone last was done again."""
        self._done.append(self._undone.pop())
