"""E-mails to one person at a time: which kind is called for, and its first draft."""

from datetime import date

import msgspec
from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.employers import employer_in, spoken_of
from followup_tui.desk.entries import Call
from followup_tui.desk.naming import addressed
from followup_tui.desk.news import unheard
from followup_tui.desk.ports import LetterWriter
from followup_tui.desk.wording import ordinal, short_name, spoken_day
from followup_tui.domain.acts import Act
from followup_tui.domain.book import History, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.email import is_address
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import TALKS, Interaction, Outcome
from followup_tui.domain.letter import Letter, LetterKind
from followup_tui.domain.news import News
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import Why
from followup_tui.planning.situation import day_of, stop_in_force
from followup_tui.planning.zones import local

TITLES: dict[LetterKind, str] = {
    LetterKind.THANK_YOU: "thank you",
    LetterKind.THANK_YOU_NO_INTEREST: "thank you, without interest",
    LetterKind.FOLLOWING_UP: "following up",
    LetterKind.KEEP_IN_TOUCH: "keeping in touch",
    LetterKind.AFTER_NO: "after a no",
}


NOTE = "[your note: "
"""Before a note of the user's own in a draft: it was written for nobody else's eyes."""

_A_WEEK = 7
_OF_A_MEETING = frozenset({LetterKind.THANK_YOU, LetterKind.THANK_YOU_NO_INTEREST})


class Sent(msgspec.Struct, frozen=True):
    """A letter that went out: how it is logged, and what was in it."""

    call: Call
    body: str


class NoAddressError(FollowupError):
    """There is no address yet that an e-mail could go to."""


def refuse_letter(desk: Desk, uid: str) -> None:
    """Refuse to write to somebody who asked to stop, or whose address is not known."""
    contact = desk.contact(uid)
    if stop_in_force(desk.book.history(uid)) is not None:
        raise FollowupError(f"{short_name(contact)} asked to stop: no e-mail")
    address_of(contact)


def address_of(contact: Contact) -> str:
    """The address a letter goes to: the first that is one. Refused without any."""
    for email in contact.emails:
        if is_address(email):
            return email
    why = "no address an e-mail can go to" if contact.emails else "no e-mail address yet"
    raise NoAddressError(f"{short_name(contact)} has {why}")


def fitting(desk: Desk, uid: str) -> LetterKind:
    """The kind that is called for, from the stage and what happened last."""
    contact = desk.contact(uid)
    history = desk.book.history(uid)
    met = next((entry for entry in reversed(history) if entry.outcome is Outcome.MET), None)
    owed = desk.plan(uid)
    if met is not None and (owed.email is not None or owed.no_interest):
        gone = met.no_interest or contact.stage is Stage.CLOSED
        return LetterKind.THANK_YOU_NO_INTEREST if gone else LetterKind.THANK_YOU
    if contact.stage is Stage.KEEP_IN_TOUCH:
        return LetterKind.KEEP_IN_TOUCH
    if contact.stage is Stage.CLOSED and met:
        return LetterKind.AFTER_NO
    return LetterKind.FOLLOWING_UP


def draft(desk: Desk, writer: LetterWriter, uid: str, kind: LetterKind) -> Letter:
    """The first draft of a letter. Refused as `refuse_letter` does, or by a broken template."""
    refuse_letter(desk, uid)
    contact = desk.contact(uid)
    subject, body = writer.write(kind, _words(desk, contact, kind))
    return Letter(address_of(contact), subject, body)


def log_sent(desk: Desk, uid: str, sent: Sent) -> Act:
    """Log a letter, and that the news in it are heard."""
    heard = [
        Put(replace(piece, heard_by=(*piece.heard_by, uid)))
        for piece in news_in(desk, uid, sent.body)
    ]
    return desk.log(uid, sent.call, heard)


def news_in(desk: Desk, uid: str, body: str) -> list[News]:
    """The news that stand in a letter and that its reader had not heard, the newest first."""
    said = one_line(body)
    return [piece for piece in unheard(desk, uid) if one_line(piece.text) in said]


def _words(desk: Desk, contact: Contact, kind: LetterKind) -> dict[str, str]:
    """What a template may speak of; all of it is there, empty where it is not known."""
    talk = _last_talk(desk, contact, kind)
    tz = desk.calendar.tz_of(contact)
    today = local(desk.clock(), tz).date()
    called = addressed(contact)
    day = spoken_day(day_of(talk, tz), today) if talk else ""
    news = unheard(desk, contact.uid)
    return {
        "greeting": f"Dear {called}" if called else "Good day",
        "name": one_line(contact.name),
        "first_name": called,
        "company": _company(contact, desk.book.history(contact.uid), kind, talk),
        "role": one_line(contact.role),
        "day": day,
        "day_of": day.removeprefix("on "),
        "about": f"{NOTE}{one_line(talk.note)}]" if talk and talk.note.strip() else "",
        "call": _agreed_call(desk, contact, today),
        "number": one_line(contact.dialable[0].typed) if contact.dialable else "",
        "news": one_line(news[0].text) if news else "",
        "me": one_line(desk.settings.you.name),
    }


def _last_talk(desk: Desk, contact: Contact, kind: LetterKind) -> Interaction | None:
    """The last time the two talked, or met where it is the meeting that is thanked for."""
    talks = [entry for entry in reversed(desk.book.history(contact.uid)) if entry.outcome in TALKS]
    met = (entry for entry in talks if entry.outcome is Outcome.MET)
    return next(met if kind in _OF_A_MEETING else iter(()), next(iter(talks), None))


def _company(contact: Contact, history: History, kind: LetterKind, talk: Interaction | None) -> str:
    """The company a letter speaks of: theirs, or the one that they are written to about."""
    if kind is LetterKind.KEEP_IN_TOUCH:
        return one_line(contact.company)
    return employer_in(talk, contact) if kind in _OF_A_MEETING else spoken_of(contact, history)


def _agreed_call(desk: Desk, contact: Contact, today: date) -> str:
    """When the two agreed to talk again, as one writes it: "on Tuesday at 15:00"."""
    call = desk.plan(contact.uid).call
    if call is None or call.why not in {Why.AGREED, Why.SUGGESTED} or call.day < today:
        return ""
    at = f" at {call.time:%H:%M}" if call.fixed and call.time else ""
    return f"{_coming(call.day, today)}{at}"


def _coming(day: date, today: date) -> str:
    """A day to come as one writes it: "tomorrow", "on Tuesday the 1st of December"."""
    ahead = (day - today).days
    if ahead < _A_WEEK:
        return {0: "today", 1: "tomorrow"}.get(ahead, f"on {day:%A}")
    return f"on {day:%A} the {ordinal(day.day)} of {day:%B}"
