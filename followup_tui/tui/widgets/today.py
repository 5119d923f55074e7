"""Today: the queue as a list, group by group."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from textual.reactive import reactive

from followup_tui.desk.wording import GROUP_WORDS, OUTCOME_WORDS, day_words, ordinal
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import FollowUp, Kind, Why
from followup_tui.planning.placing import Entry, Group
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local
from followup_tui.tui.keymap import shown
from followup_tui.tui.widgets.record_list import RecordList, Row

_SHORT = {
    Why.AGREED: "agreed",
    Why.SUGGESTED: "suggested",
    Why.PROMISED: "promised",
    Why.TALKED: "talked",
    Why.LEFT_WORD: "weekly",
    Why.UNNOTICED: "try again",
    Why.WROTE: "wrote",
    Why.MET: "met",
    Why.KEEP_IN_TOUCH: "in touch",
    Why.FIRST_CALL: "first call",
    Why.ANOTHER_NUMBER: "new number",
    Why.SNOOZED: "put off",
}


def number_row(contact: Contact) -> str:
    """The row of somebody who needs a number."""
    return f"number:{contact.uid}"


def row_key(entry: Entry) -> str:
    """What identifies a row of the queue."""
    return f"{entry.follow_up.kind}:{entry.contact.uid}"


def row_of(queue: Queue, uid: str) -> str:
    """The row on which a contact waits, or empty; what is done does not wait."""
    rows = [(row_key(entry), entry.contact.uid) for entry in queue.entries]
    rows += [(_ahead_row(call), call.contact) for call in _ahead_of(queue)]
    rows += [(number_row(contact), contact.uid) for contact in queue.needs_number]
    return next((row for row, person in rows if person == uid), "")


def _ahead_row(call: FollowUp) -> str:
    return f"ahead:{call.contact}"


def _ahead_of(queue: Queue) -> Sequence[FollowUp]:
    """What the next day holds, which shows once nothing is left of this one."""
    return queue.ahead if not queue.entries and queue.next_day else ()


class Today(RecordList):
    """The queue. Posts `Highlighted` with the key of a row; `contact_of` says whose it is.

    `found` is somebody who was looked up and may not be due: they come first while they are there.
    """

    DEFAULT_CSS = """
    Today { border-title-align: left; }
    """

    queue: reactive[Queue] = reactive(Queue)
    found: reactive[Contact | None] = reactive(None)

    def __init__(self, home_tz: str, keymap: Mapping[str, str]) -> None:
        super().__init__(lead_width=6, id="today")
        self._home_tz = home_tz
        self._keymap = keymap
        self._people: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.border_title = "Today"

    def go_by(self, home_tz: str) -> None:
        """Show the user's hours on the clock of another zone from the next showing on."""
        self._home_tz = home_tz

    def name_people(self, book: Book) -> None:
        """Take the names that DONE rows are shown by."""
        self._names = {uid: contact.name for uid, contact in book.contacts.items()}

    def contact_of(self, key: str) -> str:
        """The uid of the contact a row is about, or empty."""
        return self._people.get(key, "")

    @property
    def is_email(self) -> bool:
        """Whether what the highlighted row asks for is an e-mail."""
        return self.highlighted.startswith(f"{Kind.EMAIL}:")

    def entry_of(self, uid: str) -> Entry | None:
        """Today's follow-up for a contact: of the row at hand, or the call before the e-mail."""
        found = [entry for entry in self.queue.entries if entry.contact.uid == uid]
        found.sort(key=lambda entry: row_key(entry) != self.highlighted)
        return next(iter(found), None)

    def row_after(self, uid: str) -> str:
        """The row to go on with once a contact is done: the next one still to do.

        The highlight stays where it is when it is on somebody else.
        """
        if self.contact_of(self.highlighted) != uid:
            return self.highlighted
        keys = [row.key for row in self.rows if row.key]
        to_do = {row_key(entry) for entry in self.queue.entries if entry.contact.uid != uid}
        at = keys.index(self.highlighted)
        return next((key for key in [*keys[at:], *keys[:at]] if key in to_do), "")

    def show(self, queue: Queue, found: Contact | None, highlight: str = "") -> None:
        """List a queue; the highlight goes to `highlight` or stays on its row.

        Once nothing is left to do it is on nobody, so that a key pressed too often does nothing.
        """
        self.set_reactive(Today.queue, queue)
        self.set_reactive(Today.found, found)
        self._people.clear()
        rows = [*self._found(), *self._to_do(), *self._after()]
        self.set_rows(rows, highlight, follow=bool(queue.entries))

    def _found(self) -> Iterator[Row]:
        if self.found is None:
            return
        key = f"found:{self.found.uid}"
        self._people[key] = self.found.uid
        yield Row("", "FOUND")
        yield Row(key, one_line(self.found.name), tail=one_line(self.found.company))

    def _to_do(self) -> Iterator[Row]:
        group = None
        for entry in self.queue.entries:
            if entry.group is not group:
                group = entry.group
                yield Row("", GROUP_WORDS[group], look="urgent" if group is Group.NOW else "")
            key = row_key(entry)
            self._people[key] = entry.contact.uid
            yield Row(
                key,
                one_line(entry.contact.name),
                lead=self._hour(entry),
                tail=_why(entry),
            )

    def _after(self) -> Iterator[Row]:
        if self.queue.rolled:
            spreads = f"{shown(self._keymap, 'backlog')} spreads"
            yield Row("", f"TOMORROW · {len(self.queue.rolled)} · {spreads}")
        if not self.queue.entries and self.queue.next_day:
            yield Row("", f"NEXT · {day_words(self.queue.next_day, self.queue.next_day)}")
            for call in _ahead_of(self.queue):
                yield self._ahead(call)
        if self.queue.needs_number:
            yield Row("", f"NEEDS A NUMBER · {len(self.queue.needs_number)}")
            adds = f"{shown(self._keymap, 'contact.number')} adds one"
            for contact in self.queue.needs_number:
                key = number_row(contact)
                self._people[key] = contact.uid
                yield Row(key, one_line(contact.name), tail=adds, look="muted")
        if self.queue.done:
            yield Row("", f"DONE · {len(self.queue.done)}")
            for entry in reversed(self.queue.done):
                yield self._done(entry)

    def _ahead(self, call: FollowUp) -> Row:
        key = _ahead_row(call)
        self._people[key] = call.contact
        due = call.due
        lead = f"{local(due, self._home_tz):%H:%M}" if isinstance(due, datetime) else ""
        name = one_line(self._names.get(call.contact, ""))
        return Row(key, name, lead=lead, tail=_SHORT[call.why], look="muted")

    def _done(self, entry: Interaction) -> Row:
        key = f"done:{entry.uid}"
        self._people[key] = entry.contact
        return Row(
            key,
            one_line(self._names.get(entry.contact, "")),
            lead=f"{local(entry.at, self._home_tz):%H:%M}",
            tail=OUTCOME_WORDS[entry.outcome],
            look="muted",
        )

    def _hour(self, entry: Entry) -> str:
        """When to do it, on the user's own clock; empty for now."""
        due = entry.follow_up.due
        if isinstance(due, datetime) and (entry.follow_up.fixed or entry.group is not Group.NOW):
            return f"{local(due, self._home_tz):%H:%M}"
        if entry.group is Group.LATER_TODAY and entry.window:
            return f"{local(entry.window.opens, self._home_tz):%H:%M}"
        return ""


def _why(entry: Entry) -> str:
    why = _SHORT[entry.follow_up.why]
    if entry.late:
        return f"{why} · late"
    if entry.emails and not entry.follow_up.named:
        return f"{entry.emails} e-mails · call"
    if entry.follow_up.why is Why.LEFT_WORD:
        return f"{why} · {ordinal(entry.attempt)}"
    if entry.group is Group.LATER_TODAY and entry.window and not entry.follow_up.fixed:
        return entry.window.name
    return why
