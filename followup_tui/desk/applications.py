"""An application: to somebody, or to a company where nobody is known yet; then rule 7."""

import msgspec
from msgspec.structs import replace

from followup_tui.desk.agreeing import moment_for
from followup_tui.desk.desk import Desk
from followup_tui.desk.employers import another_than_theirs
from followup_tui.desk.entries import Call, entry_of, refuse_untrue
from followup_tui.desk.people import new_contact, refuse_unfit
from followup_tui.domain.acts import Act
from followup_tui.domain.book import Book, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Commitment, Interaction, Outcome
from followup_tui.domain.text import folded, one_line
from followup_tui.planning.followup import Plan
from followup_tui.planning.when import Past

HIRING_TEAM = "Hiring team"
"""The name of a company's contact while nobody there is known."""

_NOT_FOLLOWED = frozenset({Stage.LEAD, Stage.CLOSED})
_LONGEST = 40


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """What went to `to`, known or new to the book, for a position at a company.

    `way` is how it went, in the user's words: "their website". `agreed` is what was agreed about
    the call after it. Where it is not `followed`, nobody is called about it.
    """

    was: Past
    to: Contact
    company: str = ""
    position: str = ""
    way: str = ""
    note: str = ""
    agreed: Commitment | None = None
    followed: bool = True


def hiring_team(desk: Desk, company: str, *, phone: str = "", email: str = "") -> Contact:
    """Whom an application goes to where nobody is named: one for each company."""
    known = team_at(desk.book, company)
    if known is not None:
        return known
    home = desk.calendar.here.region
    at, phones, emails = desk.clock(), (phone,), (email,)
    return new_contact(HIRING_TEAM, at=at, home=home, company=company, phones=phones, emails=emails)


def team_at(book: Book, company: str) -> Contact | None:
    """The hiring team of a company, where something went to it before."""
    wanted = folded(one_line(company))
    teams = (one for one in book.contacts.values() if one.name == HIRING_TEAM)
    return next((one for one in teams if folded(one.company) == wanted), None)


def log_application(desk: Desk, application: Application) -> Act:
    """Log it, in one act with whoever is new.

    Refused: no company, a moment still to come, and anybody who asked to stop.
    """
    company = one_line(application.company or application.to.company)
    if not company:
        raise FollowupError("an application needs a company")
    contact, entry = _after(desk, application), _entry(desk, application)
    history = desk.book.history(contact.uid)
    refuse_untrue(contact, history, entry, desk.clock())
    if contact.uid not in desk.book.contacts:
        refuse_unfit(desk.book, contact)
    what = f": {one_line(application.position)[:_LONGEST]}" if application.position else ""
    title = f"Applied to {company[:_LONGEST]}{what}"
    changes = [Put(contact)] if contact != desk.book.contacts.get(contact.uid) else []
    return desk.apply(title, [*changes, Put(entry)], contact.uid)


def owed_after(desk: Desk, application: Application) -> Plan:
    """What would be owed once it were logged."""
    return desk.plan_with(_after(desk, application), _entry(desk, application))


def _after(desk: Desk, application: Application) -> Contact:
    """The contact as it leaves them: their stage, and what was empty of company and position.

    The position is the one sought with their own company, so of another it says nothing.
    """
    contact, stage = application.to, application.to.stage
    theirs = not another_than_theirs(contact, application.company)
    if application.followed and stage in _NOT_FOLLOWED:
        stage = Stage.ACTIVE
    elif not application.followed and contact.uid not in desk.book.contacts:
        stage = Stage.LEAD
    return replace(
        contact,
        stage=stage,
        company=contact.company or one_line(application.company),
        position=contact.position or (one_line(application.position) if theirs else ""),
    )


def _entry(desk: Desk, application: Application) -> Interaction:
    call = Call(
        Outcome.SENT,
        moment_for(desk, application.was, application.to),
        Channel.APPLICATION,
        note=application.note,
        commitment=application.agreed,
        day_only=application.was.day_only,
        place=application.way,
        position=application.position,
        company=another_than_theirs(application.to, application.company),
    )
    tz = desk.calendar.tz_of(application.to)
    return entry_of(application.to, call, tz, desk.clock())
