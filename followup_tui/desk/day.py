"""The edges of a day: what to say after time away, what was done when it ends, what comes next."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import counted, day_words, short_name
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import (
    LEFT_WORD,
    TALKS,
    UNNOTICED,
    Channel,
    Interaction,
    Outcome,
)
from followup_tui.planning.followup import Kind
from followup_tui.planning.queue import Queue
from followup_tui.planning.situation import stop_in_force
from followup_tui.planning.zones import local

WELCOME_BACK = "Good to have you back."

_AWAY_WORKING_DAYS = 4


def welcome_back(desk: Desk, queue: Queue, spreads: str) -> str:
    """A kind word after some working days without an entry; empty otherwise.

    `spreads` is the key that spreads a backlog.
    """
    latest = desk.book.last_worked
    if latest is None:
        return ""
    here = desk.calendar.here
    day, today = local(latest, here.tz).date(), local(desk.clock(), here.tz).date()
    away = 0
    while day < today and away < _AWAY_WORKING_DAYS:
        day = desk.calendar.next_working(day, here.region)
        away += day < today
    if away < _AWAY_WORKING_DAYS:
        return ""
    if queue.rolled:
        fit = sum(entry.follow_up.kind is Kind.CALL for entry in queue.entries)
        return f"{WELCOME_BACK} {fit} fit today; {spreads} spreads the other {len(queue.rolled)}."
    return WELCOME_BACK


class DayEnd(msgspec.Struct, frozen=True):
    """What a day came to, and what the next one holds; empty where there is nothing.

    `leads` is how many wait to be chosen, `need_number` how many for a number.
    """

    done: str
    talked: str
    agreed: str
    next: str
    owed: str
    leads: int
    need_number: int


def day_end(desk: Desk, queue: Queue) -> DayEnd:
    """The day as it stands."""
    days = (entry.commitment.day for entry in queue.done if entry.commitment)
    agreed = _some(sum(day is not None for day in days), "next date")
    return DayEnd(
        done=", ".join(_done(queue.done)),
        talked=", ".join(_talked(desk, queue.done)),
        agreed=f"{agreed} agreed" if agreed else "",
        next=_next(desk, queue),
        owed=_some(_emails_owed(desk), "e-mail"),
        leads=sum(_may_be_chosen(desk, contact) for contact in desk.book.contacts.values()),
        need_number=len(queue.needs_number),
    )


def _may_be_chosen(desk: Desk, contact: Contact) -> bool:
    history = desk.book.history(contact.uid)
    return contact.stage is Stage.LEAD and stop_in_force(history) is None


def _done(done: tuple[Interaction, ...]) -> Iterator[str]:
    calls = [entry for entry in done if entry.channel is Channel.PHONE]
    if calls:
        yield counted(len(calls), "call")
    if talks := sum(entry.outcome in TALKS for entry in calls):
        yield f"talked {talks}×"
    if messages := sum(entry.outcome in LEFT_WORD for entry in calls):
        yield f"left word {messages}×"
    if unnoticed := sum(entry.outcome in UNNOTICED for entry in calls):
        yield f"{unnoticed} not in"
    written = sum(e.channel is Channel.EMAIL and e.outcome is Outcome.SENT for e in done)
    if written:
        yield f"{counted(written, 'e-mail')} written"


def _talked(desk: Desk, done: tuple[Interaction, ...]) -> Iterator[str]:
    """Whom the user talked with or met, each once."""
    heard = {Channel.PHONE, Channel.MEETING}
    for uid in dict.fromkeys(e.contact for e in done if e.outcome in TALKS and e.channel in heard):
        if (contact := desk.book.contacts.get(uid)) is not None:
            yield short_name(contact)


def _next(desk: Desk, queue: Queue) -> str:
    """The next day with calls; what was more than today holds waits for the first of them."""
    here = desk.calendar.here
    today = local(desk.clock(), here.tz).date()
    calls = Counter({queue.next_day: len(queue.ahead)} if queue.next_day else {})
    if queue.rolled:
        calls[desk.calendar.next_working(today, here.region)] += len(queue.rolled)
    if not calls:
        return ""
    day = min(calls)
    said = f"{day_words(day, today)}: {counted(calls[day], 'call')}"
    fixed = [call.due for call in queue.ahead if call.fixed and day == queue.next_day]
    hours = ", ".join(f"{local(at, here.tz):%H:%M}" for at in fixed if isinstance(at, datetime))
    return f"{said}, agreed at {hours}" if hours else said


def _emails_owed(desk: Desk) -> int:
    met = (
        uid
        for uid, past in desk.book.histories.items()
        if any(entry.outcome is Outcome.MET for entry in past)
    )
    known = (uid for uid in met if uid in desk.book.contacts)
    return sum(desk.plan(uid).email is not None for uid in known)


def _some(number: int, what: str) -> str:
    return counted(number, what) if number else ""
