"""Where the user is, in words: for those who listen to the screen rather than look at it."""

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import due_words, short_name
from followup_tui.domain.draft import Draft
from followup_tui.planning.followup import Kind
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local


def standing(desk: Desk, queue: Queue, person: Briefing | None, call: Draft | None) -> str:
    """The call that goes on, whom the cursor is on and what is owed to them, in one line.

    "On a call with Dana since 10:31. 1 of 17: Dana, call Mon 23 Nov 10:30: agreed". The hours are
    the user's.
    """
    return f"{_call(desk, call)}{_cursor(queue, person)}"


def standing_on(desk: Desk, uid: str, place: int, many: int) -> str:
    """Whom the cursor is on in a list, and what is owed to them: "3 of 38: Dana, call Tue 24 Nov".

    `place` counts from 1.
    """
    if not uid:
        return "On nobody"
    owed = desk.plan(uid)
    said = "asked to stop" if owed.stopped else "nothing owed"
    if owed.next:
        what = "call" if owed.next.kind is Kind.CALL else "e-mail"
        said = f"{what} {due_words(owed.next, desk.clock(), desk.calendar.here.tz)}"
    return f"{place:,} of {many:,}: {short_name(desk.contact(uid))}, {said}"


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
