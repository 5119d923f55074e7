"""The rows of Today: the queue group by group, what comes after it, what is done."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import msgspec

from followup_tui.desk.wording import GROUP_WORDS, OUTCOME_WORDS, day_words, ordinal
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import FollowUp, Why
from followup_tui.planning.placing import Entry, Group
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local
from followup_tui.tui.keymap import shown
from followup_tui.tui.widgets.record_list import Row

_A_WEEK = 7

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


def row_key(entry: Entry) -> str:
    """What identifies a row of the queue."""
    return f"{entry.follow_up.kind}:{entry.contact.uid}"


def found_row(uid: str) -> str:
    """The row of somebody who was looked up and is not due."""
    return f"found:{uid}"


def first_row(queue: Queue) -> str:
    """The row of whoever comes first, or empty."""
    if queue.entries:
        return row_key(queue.entries[0])
    return _number_row(queue.needs_number[0]) if queue.needs_number else ""


def due_row(queue: Queue, uid: str) -> str:
    """The row on which a contact is due today, or empty."""
    return next((row_key(entry) for entry in queue.entries if entry.contact.uid == uid), "")


def row_of(queue: Queue, uid: str) -> str:
    """The row on which a contact waits, or empty; what is done does not wait."""
    rows = [(_ahead_row(call), call.contact) for call in _ahead_of(queue)]
    rows += [(_number_row(contact), contact.uid) for contact in queue.needs_number]
    return due_row(queue, uid) or next((row for row, person in rows if person == uid), "")


def _number_row(contact: Contact) -> str:
    return f"number:{contact.uid}"


def _ahead_row(call: FollowUp) -> str:
    return f"ahead:{call.contact}"


def _ahead_of(queue: Queue) -> Sequence[FollowUp]:
    """What the next day holds, which shows once nothing is left of this one."""
    return queue.ahead if not queue.entries and queue.next_day else ()


class TodayRows(msgspec.Struct, frozen=True):
    """Makes the rows, each with the uid of the contact it is about; a heading is about nobody.

    `people` are all contacts by their uids, `home_tz` is the zone of the user's clock, `today` the
    day it is on it.
    """

    queue: Queue
    people: Mapping[str, Contact]
    home_tz: str
    today: date
    keymap: Mapping[str, str]

    def all(self, found: str) -> Iterator[tuple[Row, str]]:
        """All of them; somebody who was `found` (a uid) comes first, due or not."""
        if (contact := self.people.get(found)) is not None:
            yield Row("", "FOUND"), ""
            name, company = one_line(contact.name), one_line(contact.company)
            yield Row(found_row(found), name, tail=company), found
        yield from self._to_do()
        yield from self._ahead()
        yield from self._numberless()
        yield from self._done()

    def _to_do(self) -> Iterator[tuple[Row, str]]:
        group = None
        for entry in self.queue.entries:
            if entry.group is not group:
                group = entry.group
                look = "urgent" if group is Group.NOW else ""
                yield Row("", GROUP_WORDS[group], look=look), ""
            name = one_line(entry.contact.name)
            row = Row(row_key(entry), name, lead=self._hour(entry), tail=_why(entry))
            yield row, entry.contact.uid

    def _ahead(self) -> Iterator[tuple[Row, str]]:
        if self.queue.rolled:
            spreads = f"{shown(self.keymap, 'backlog')} spreads"
            yield Row("", f"TOMORROW · {len(self.queue.rolled)} · {spreads}"), ""
        if not self.queue.entries and self.queue.next_day:
            yield Row("", f"NEXT · {day_words(self.queue.next_day, self.queue.next_day)}"), ""
            for call in _ahead_of(self.queue):
                due, why = call.due, _SHORT[call.why]
                lead = self._clock(due) if isinstance(due, datetime) else ""
                name = self._name(call.contact)
                yield Row(_ahead_row(call), name, lead=lead, tail=why, look="muted"), call.contact

    def _numberless(self) -> Iterator[tuple[Row, str]]:
        if self.queue.needs_number:
            yield Row("", f"NEEDS A NUMBER · {len(self.queue.needs_number)}"), ""
        adds = f"{shown(self.keymap, 'contact.number')} adds one"
        for contact in self.queue.needs_number:
            row = Row(_number_row(contact), one_line(contact.name), tail=adds, look="muted")
            yield row, contact.uid

    def _done(self) -> Iterator[tuple[Row, str]]:
        if self.queue.done:
            yield Row("", f"DONE · {len(self.queue.done)}"), ""
        for entry in reversed(self.queue.done):
            yield self._done_row(entry), entry.contact

    def _done_row(self, entry: Interaction) -> Row:
        name, outcome = self._name(entry.contact), OUTCOME_WORDS[entry.outcome]
        return Row(
            f"done:{entry.uid}", name, lead=self._clock(entry.at), tail=outcome, look="muted"
        )

    def _name(self, uid: str) -> str:
        return one_line(self.people[uid].name) if uid in self.people else ""

    def _hour(self, entry: Entry) -> str:
        """When to do it, on the user's own clock; empty for now, and where it is too late.

        Of what was agreed for a day before today, the day. An e-mail that is late says so here, as
        what stands behind a long name may not be seen.
        """
        if entry.late:
            return "late"
        if entry.over:
            return ""
        due = entry.follow_up.due
        if isinstance(due, datetime) and (entry.follow_up.fixed or entry.group is not Group.NOW):
            return self._late_since(due) or self._clock(due)
        if entry.group is Group.LATER_TODAY and entry.window:
            return self._clock(entry.window.opens)
        return ""

    def _late_since(self, due: datetime) -> str:
        """The weekday of a day before today, "late" where it is a week ago; empty for another."""
        day = local(due, self.home_tz).date()
        if day >= self.today:
            return ""
        return f"{day:%a}" if (self.today - day).days < _A_WEEK else "late"

    def _clock(self, at: datetime) -> str:
        return f"{local(at, self.home_tz):%H:%M}"


def _why(entry: Entry) -> str:
    why = _SHORT[entry.follow_up.why]
    if entry.over and entry.group is Group.LATER_TODAY:
        return "day over there"
    if entry.emails and not entry.follow_up.named:
        return f"{entry.emails} e-mails · call"
    if entry.follow_up.why is Why.LEFT_WORD:
        return f"{why} · {ordinal(entry.attempt)}"
    if entry.group is Group.LATER_TODAY and entry.window and not entry.follow_up.fixed:
        return entry.window.name
    return why
