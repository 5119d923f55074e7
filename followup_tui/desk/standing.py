"""Where the user is, in words: for those who listen to the screen rather than look at it."""

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.day import DayEnd
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import due_words, short_name
from followup_tui.domain.draft import Draft
from followup_tui.planning.followup import Kind
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local


def on_a_call(desk: Desk, call: Draft | None) -> str:
    """The call that goes on: "On a call with Dana since 10:31", on the user's clock."""
    contact = desk.book.contacts.get(call.contact) if call else None
    if call is None or call.began is None or contact is None:
        return ""
    began = local(call.began, desk.calendar.here.tz)
    return f"On a call with {short_name(contact)} since {began:%H:%M}"


def standing(queue: Queue, person: Briefing, *, owed: bool = True) -> str:
    """Whom the cursor is on today, and what is `owed` to them where that is to be said.

    "Calls, 1 of 17: Dana, call Mon 23 Nov 10:30: agreed". The hours are the user's.
    """
    place = ""
    if person.entry in queue.entries:
        place = f", {queue.entries.index(person.entry) + 1} of {len(queue.entries)}"
    said = f"Calls{place}: {short_name(person.contact)}"
    if not owed:
        return said
    return f"{said}, {'asked to stop' if person.plan.stopped else person.next or 'nothing owed'}"


def nobody_left(end: DayEnd) -> str:
    """What the day came to, and what the next one holds."""
    done = f" left to call today: {end.done}" if end.done else " to call today"
    coming = f" Next {end.next}." if end.next else ""
    return f"Calls: nobody{done}.{coming}"


def standing_on(desk: Desk, uid: str, place: int, many: int) -> str:
    """Whom the cursor is on in a list, and what is owed to them: "3 of 38: Dana, call Tue 24 Nov".

    `place` counts from 1.
    """
    if uid not in desk.book.contacts:
        return "nobody listed"
    owed = desk.plan(uid)
    said = "asked to stop" if owed.stopped else "nothing owed"
    if owed.next:
        what = "call" if owed.next.kind is Kind.CALL else "e-mail"
        said = f"{what} {due_words(owed.next, desk.clock(), desk.calendar.here.tz)}"
    return f"{place:,} of {many:,}: {short_name(desk.contact(uid))}, {said}"
