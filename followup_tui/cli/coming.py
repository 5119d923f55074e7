"""The next follow-up of one person, with the time of day to try, and what else is owed."""

import msgspec

from followup_tui.desk import briefing
from followup_tui.desk.desk import Desk
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import FollowUp, Kind, Plan
from followup_tui.planning.windows import Window


class Coming(msgspec.Struct, frozen=True):
    """A follow-up, and the window to try with what speaks for it where the time is open."""

    follow_up: FollowUp
    window: Window | None = None
    evidence: str = ""


def coming(desk: Desk, contact: Contact) -> Coming | None:
    """What is owed to a contact next, as the queue proposes it, or on the day it will."""
    follow_up = desk.plan(contact.uid).next
    if follow_up is None:
        return None
    if follow_up.fixed or follow_up.kind is Kind.EMAIL:
        return Coming(follow_up)
    for entry in desk.queue().entries:
        if entry.contact.uid == contact.uid and entry.follow_up.kind is Kind.CALL:
            return Coming(follow_up, entry.window, entry.evidence)
    found = desk.propose(follow_up)
    return Coming(follow_up, found.window, found.evidence) if found else Coming(follow_up)


def besides(desk: Desk, contact: Contact, next_one: Coming | None) -> str:
    """What is owed to a contact besides what comes next, in one line; empty for nothing."""
    shown = next_one.follow_up if next_one else None
    return briefing.besides(desk.plan(contact.uid), shown, desk.clock(), desk.calendar.here.tz)


def why_nothing(owed: Plan, contact: Contact) -> str:
    """Why nothing is owed to a contact, in one sentence."""
    name = one_line(contact.name)
    if owed.stopped:
        return f"{name} asked to stop, so nothing comes next"
    if owed.needs_number:
        return f"{name} needs a number that can be dialled"
    if owed.no_interest:
        return f"you were no longer interested when you met {name}, so nothing comes next"
    if contact.stage in {Stage.LEAD, Stage.CLOSED}:
        stage = "a lead" if contact.stage is Stage.LEAD else "closed"
        return f"{name} is {stage}, so nothing comes next"
    return "nothing comes next"
