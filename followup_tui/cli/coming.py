"""The next follow-up of one person, with the time of day to try."""

from dataclasses import dataclass
from datetime import datetime

from followup_tui.desk.desk import Desk
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import FollowUp, Kind, Plan
from followup_tui.planning.hours import policy_for
from followup_tui.planning.queue import build_queue
from followup_tui.planning.windows import Window, propose
from followup_tui.planning.zones import local


@dataclass(frozen=True, slots=True)
class Coming:
    """A follow-up, and the window to try with what speaks for it where the time is open."""

    follow_up: FollowUp
    window: Window | None = None
    evidence: str = ""


def _with_window(
    follow_up: FollowUp, window: Window | None, evidence: str, now: datetime
) -> Coming:
    """The follow-up with its window, unless a time was agreed or suggested that is still good."""
    if follow_up.time is not None and follow_up.day >= local(now, follow_up.tz).date():
        return Coming(follow_up)
    return Coming(follow_up, window, evidence)


def coming(desk: Desk, contact: Contact) -> Coming | None:
    """What is owed to a contact next, as the queue proposes it, or on the day it will."""
    follow_up = desk.plan(contact.uid).next
    if follow_up is None:
        return None
    if follow_up.fixed or follow_up.kind is Kind.EMAIL:
        return Coming(follow_up)
    history, now = desk.book.history(contact.uid), desk.clock()
    alone = Book({contact.uid: contact}, {contact.uid: history})
    for entry in build_queue(alone, desk.policy, desk.calendar, now).entries:
        if entry.follow_up.kind is Kind.CALL:
            return Coming(follow_up, entry.window, entry.evidence)
    region = desk.calendar.region_of(contact)
    day = max(follow_up.day, local(now, follow_up.tz).date())
    day = desk.calendar.working_from(day, region)
    policy = policy_for(contact, desk.policy)
    found = propose(history, day, follow_up.tz, policy, desk.calendar, now)
    if found is None:
        day = desk.calendar.next_working(day, region)
        policy = policy_for(contact, desk.policy)
    found = propose(history, day, follow_up.tz, policy, desk.calendar, now)
    if found is None:
        return Coming(follow_up)
    return _with_window(follow_up, found.window, found.evidence, now)


def why_nothing(owed: Plan, contact: Contact) -> str:
    """Why nothing is owed to a contact, in one sentence."""
    name = one_line(contact.name)
    if owed.stopped:
        return f"{name} asked to stop, so nothing comes next"
    if owed.needs_number:
        return f"{name} needs a number that can be dialled"
    if contact.stage in {Stage.LEAD, Stage.CLOSED}:
        stage = "a lead" if contact.stage is Stage.LEAD else "closed"
        return f"{name} is {stage}, so nothing comes next"
    return "nothing comes next"
