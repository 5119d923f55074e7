"""Where the user is, in words: for those who listen to the screen rather than look at it."""

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import short_name
from followup_tui.domain.draft import Draft
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local


def standing(desk: Desk, queue: Queue, person: Briefing | None, call: Draft | None) -> str:
    """The call that goes on, whom the cursor is on and what is owed to them, in one line.

    "On a call with Dana since 10:31. 1 of 17: Dana, call Mon 23 Nov 10:30: agreed". The hours are
    the user's.
    """
    return f"{_call(desk, call)}{_cursor(queue, person)}"


def _cursor(queue: Queue, person: Briefing | None) -> str:
    if person is None:
        return "On nobody"
    place = ""
    if person.entry in queue.entries:
        place = f"{queue.entries.index(person.entry) + 1} of {len(queue.entries)}: "
    owed = "asked to stop" if person.plan.stopped else person.next or "nothing owed"
    return f"{place}{short_name(person.contact)}, {owed}"


def _call(desk: Desk, call: Draft | None) -> str:
    if call is None or call.began is None:
        return ""
    began = local(call.began, desk.calendar.here.tz)
    return f"On a call with {short_name(desk.contact(call.contact))} since {began:%H:%M}. "
