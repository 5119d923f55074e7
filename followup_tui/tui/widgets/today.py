"""Today: the queue as a list, and where the cursor goes on when somebody is done."""

from collections.abc import Mapping
from datetime import date

from followup_tui.domain.book import Book
from followup_tui.planning.followup import Kind
from followup_tui.planning.placing import Entry
from followup_tui.planning.queue import Queue
from followup_tui.tui.widgets.record_list import RecordList
from followup_tui.tui.widgets.today_rows import TodayRows, due_row, found_row, row_key, row_of


class Today(RecordList):
    """The queue. Posts `Highlighted` with the key of a row; `contact_of` says whose it is.

    Somebody who is looked up and not due comes first for as long as the cursor is on them. Once
    they are done it goes on from where it came.
    """

    DEFAULT_CSS = """
    Today { border-title-align: left; }
    """

    def __init__(self, home_tz: str, keymap: Mapping[str, str]) -> None:
        super().__init__(lead_width=6, id="today")
        self._home_tz = home_tz
        self._keymap = keymap
        self._queue = Queue()
        self._whose: dict[str, str] = {}
        self._found = ""
        self._came_from = ""
        self.border_title = "Today"

    def go_by(self, home_tz: str) -> None:
        """Show the user's hours on the clock of another zone from the next showing on."""
        self._home_tz = home_tz

    def show(self, queue: Queue, book: Book, today: date, highlight: str = "") -> None:
        """List a queue; the highlight goes to `highlight` or stays on its row.

        `today` is the day it is on the user's clock. Once nothing is left to do the highlight is on
        nobody, so that a key pressed too often does nothing.
        """
        self._queue = queue
        made = TodayRows(queue, book.contacts, self._home_tz, today, self._keymap)
        rows = list(made.all(self._found))
        self._whose = {row.key: uid for row, uid in rows if uid}
        self.set_rows([row for row, _ in rows], highlight, follow=bool(queue.entries))

    def contact_of(self, key: str) -> str:
        """The uid of the contact a row is about, or empty."""
        return self._whose.get(key, "")

    @property
    def person(self) -> str:
        """The uid of whoever is highlighted, or empty."""
        return self.contact_of(self.highlighted)

    @property
    def is_email(self) -> bool:
        """Whether what the highlighted row asks for is an e-mail."""
        return self.highlighted.startswith(f"{Kind.EMAIL}:")

    def entry_of(self, uid: str) -> Entry | None:
        """Today's follow-up for a contact: of the row at hand, or the call before the e-mail."""
        found = [entry for entry in self._queue.entries if entry.contact.uid == uid]
        found.sort(key=lambda entry: row_key(entry) != self.highlighted)
        return next(iter(found), None)

    def row_after(self, uid: str) -> str:
        """The row to go on with once a contact is done: the next one still to do.

        The highlight stays where it is when it is on somebody else.
        """
        if self.person != uid:
            return self.highlighted
        keys = [row.key for row in self.rows if row.key]
        to_do = {row_key(entry) for entry in self._queue.entries if entry.contact.uid != uid}
        at = keys.index(self.highlighted)
        return next((key for key in [*keys[at:], *keys[:at]] if key in to_do), "")

    # Whoever was looked up

    def look_up(self, uid: str, queue: Queue) -> str:
        """The row of a contact in a queue that is shown next, due or not."""
        if not self._found:
            self._came_from = self.row_after(uid)
        row = row_of(queue, uid)
        self._found = "" if row else uid
        return row or found_row(uid)

    def keep_in_sight(self, uid: str, queue: Queue) -> str:
        """The row of a contact in a queue that is shown next, if they are not due in it any more.

        It is empty where they still are, or have not been, or somebody else was looked up.
        """
        if self._found or not due_row(self._queue, uid) or due_row(queue, uid):
            return ""
        self._found, self._came_from = uid, self.row_after(uid)
        return found_row(uid)

    def done_with(self, uid: str) -> str:
        """The row to go on with now that a contact is done; after a look-up, where it came from."""
        if uid != self._found:
            return self.row_after(uid)
        self._found = ""
        return self._came_from

    def let_go(self) -> bool:
        """Whoever was looked up is not shown any longer; whether anybody was."""
        found, self._found = self._found, ""
        return bool(found)
