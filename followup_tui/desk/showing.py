"""Keeping a calendar that other programs show up to date, behind everything else."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from threading import Condition, Thread

from followup_tui.desk.agenda import Agenda
from followup_tui.desk.ports import ShownCalendar, Store
from followup_tui.domain.book import Book, Change
from followup_tui.domain.errors import FollowupError

_LOOK_SECONDS = 60.0
"""How often a program that stays open looks whether a day has passed: some calls move with it."""

_DRAWING_SECONDS = 0.2
"""How long it holds back, so that the screen is drawn first and quick acts are shown at once."""

_LEAVING_SECONDS = 20.0
"""How long leaving waits for a calendar on a disk that does not answer."""


class ShowingStore:
    """Fills the desk's `Store` port over another store that writes.

    Once a commit is kept, what is owed then is shown in the calendar, by a thread of its own: no
    commit waits for it or fails with it. It has its `turn` meanwhile, so that no other process
    writes the calendar at the same time. Why the calendar is behind is told in one line, once.
    """

    def __init__(
        self,
        store: Store,
        calendar: ShownCalendar,
        agenda: Agenda,
        clock: Callable[[], datetime],
        turn: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._store = store
        self._calendar = calendar
        self._agenda = agenda
        self._clock = clock
        self._turn = turn
        self._state = Condition()
        self._due = self._closing = self._follows = False
        self._shown: Book | None = None
        self._told = ""
        self._thread: Thread | None = None
        self.tell: Callable[[str], None] = lambda _: None

    @property
    def book(self) -> Book:
        """Everything, as last read or written."""
        return self._store.book

    def refresh(self) -> Book:
        """Everything, read again; what something else wrote is shown too once `follow` is on."""
        book = self._store.refresh()
        if self._follows and book is not self._shown:
            self._show()
        return book

    def commit(self, changes: Sequence[Change], at: datetime) -> Book:
        """Make these changes and keep them; then show what is owed."""
        book = self._store.commit(changes, at)
        self._show()
        return book

    def follow(self) -> None:
        """Show what is owed now, and from now on whatever changes it: other programs, a new day."""
        self._follows = True
        self._show()

    def close(self) -> None:
        """Wait until what is owed is shown, if that can be."""
        with self._state:
            self._closing = True
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join(_LEAVING_SECONDS)

    def _show(self) -> None:
        with self._state:
            self._due = True
            if self._thread is None:
                self._thread = Thread(target=self._run, name="calendar", daemon=True)
                self._thread.start()
            self._state.notify_all()

    def _run(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._due or self._closing, self._patience)
                if self._closing and not self._due:
                    return
                self._state.wait_for(lambda: self._closing, _DRAWING_SECONDS)
                self._due = False
            trouble = self._bring_up_to_date()
            if trouble and trouble != self._told:
                self.tell(trouble)
            self._told = trouble

    @property
    def _patience(self) -> float | None:
        return _LOOK_SECONDS if self._follows else None

    def _bring_up_to_date(self) -> str:
        """Show what is owed; why that can't be done is the answer."""
        try:
            with self._turn():
                book = self._shown = self._store.book
                self._calendar.show(self._agenda.items(book, self._clock()))
        except FollowupError as error:
            return str(error)
        return ""
