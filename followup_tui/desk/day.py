"""The edges of a day: what to say after time away, what was done when it ends, what comes next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import day_words
from followup_tui.domain.interaction import (
    LEFT_WORD,
    TALKS,
    UNNOTICED,
    Channel,
    Interaction,
    Outcome,
)
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local

_AWAY_WORKING_DAYS = 4


def welcome_back(desk: Desk, queue: Queue, spreads: str) -> str:
    """A kind word after some working days without an entry; empty otherwise.

    `spreads` is the key that spreads a backlog.
    """
    latest = max((past[-1].at for past in desk.book.histories.values()), default=None)
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
    said = "Good to have you back."
    if queue.rolled:
        fit = len(queue.entries)
        return f"{said} {fit} fit today; {spreads} spreads the other {len(queue.rolled)}."
    return said


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What a day came to, and what the next one holds; empty where there is nothing."""

    done: str
    agreed: str
    next: str


def day_end(desk: Desk, queue: Queue) -> DayEnd:
    """The day as it stands."""
    agreed = _counted(sum(entry.commitment is not None for entry in queue.done), "next date")
    return DayEnd(
        done=", ".join(_done(queue.done)),
        agreed=f"{agreed} agreed" if agreed else "",
        next=_next(desk, queue),
    )


def _done(done: tuple[Interaction, ...]) -> Iterator[str]:
    calls = [entry for entry in done if entry.channel is Channel.PHONE]
    kinds = Counter(
        "talked" if entry.outcome in TALKS else "left word"
        for entry in calls
        if entry.outcome in TALKS | LEFT_WORD
    )
    if calls:
        yield _counted(len(calls), "call")
    if kinds["talked"]:
        yield f"talked {kinds['talked']}×"
    if kinds["left word"]:
        yield f"left word {kinds['left word']}×"
    if unnoticed := sum(entry.outcome in UNNOTICED for entry in calls):
        yield f"{unnoticed} not in"
    written = sum(e.channel is Channel.EMAIL and e.outcome is Outcome.SENT for e in done)
    if written:
        yield f"{_counted(written, 'e-mail')} written"


def _next(desk: Desk, queue: Queue) -> str:
    if queue.next_day is None:
        return ""
    tz = desk.calendar.here.tz
    today = local(desk.clock(), tz).date()
    said = f"{day_words(queue.next_day, today)}: {_counted(len(queue.ahead), 'call')}"
    fixed = [call.due for call in queue.ahead if call.fixed]
    hours = ", ".join(f"{local(at, tz):%H:%M}" for at in fixed if isinstance(at, datetime))
    return f"{said}, agreed at {hours}" if hours else said


def _counted(number: int, what: str) -> str:
    if not number:
        return ""
    return f"1 {what}" if number == 1 else f"{number} {what}s"
