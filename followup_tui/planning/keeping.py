"""Whether what was agreed was kept, by what came after it in the history."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from itertools import islice

import msgspec

from followup_tui.domain.book import History
from followup_tui.domain.interaction import (
    ATTEMPTS,
    TALKS,
    Commitment,
    CommitmentKind,
    Direction,
    Interaction,
    Outcome,
)
from followup_tui.planning.policy import Policy
from followup_tui.planning.situation import was_for
from followup_tui.planning.zones import local, moment

_CALLED_OFF = {Outcome.STOP, Outcome.STOP_LIFTED}
_TRIES = ATTEMPTS | {Outcome.WRONG_NUMBER}


class Fate(Enum):
    """What became of something agreed."""

    OPEN = auto()
    """Its time has not passed."""
    KEPT = auto()
    """They got back by the day they promised; or the two talked on the day they had agreed."""
    OVERTAKEN = auto()
    """The two talked before its time."""
    MOVED = auto()
    """Another time was agreed before its own came."""
    CALLED_OFF = auto()
    """They asked to stop before its time."""
    TRIED = auto()
    """The user called at its time and did not reach them."""
    LATE = auto()
    """Nothing happened at its time, but some days after it."""
    MISSED = auto()
    """Nothing has happened since."""


class Became(msgspec.Struct, frozen=True):
    """What became of an entry's commitment, the entry that shows it, and how many days late."""

    fate: Fate
    by: Interaction | None = None
    days: int = 0


def became(history: History, at: int, policy: Policy, tz: str, now: datetime) -> Became | None:
    """What became of what was agreed in the entry at a place of the history, at `now`.

    `None` where nothing was agreed. `tz` is the zone of the contact, for what names none. A
    promise is theirs to keep, by getting back by its day; one without a day has the time the rules
    wait for it. A day or time that was agreed or suggested is kept by a talk on that day.
    """
    entry = history[at]
    agreed = entry.commitment
    if agreed is None:
        return None
    zone = agreed.tz or entry.tz or tz
    day = agreed.day or _day_waited_for(entry, agreed, policy, zone)
    after = _Afterwards(islice(history, at + 1, None), day, zone, now)
    if agreed.kind is CommitmentKind.PROMISE:
        return after.promise()
    begins = moment(day, agreed.time or time(), zone)
    return after.meeting(begins, stands=agreed.kind is CommitmentKind.APPOINTMENT)


def _day_waited_for(entry: Interaction, agreed: Commitment, policy: Policy, zone: str) -> date:
    promise = agreed.kind is CommitmentKind.PROMISE
    wait = policy.after_talk_days if promise else 0
    return local(entry.at, zone).date() + timedelta(days=wait)


class _Afterwards(msgspec.Struct, frozen=True):
    """What came after something was agreed for a day in a zone, as it stands at `now`."""

    entries: Iterator[Interaction]
    day: date
    zone: str
    now: datetime

    def promise(self) -> Became:
        """What became of a promise of theirs to get back by the day."""
        over = moment(self.day + timedelta(days=1), time(), self.zone)
        for entry in self.entries:
            early = entry.at < over
            if early and (ended := _ended(entry)):
                return Became(ended, entry)
            if entry.outcome in TALKS:
                if not early:
                    return Became(Fate.LATE, entry, self._days_after(entry))
                theirs = entry.direction is Direction.INCOMING
                return Became(Fate.KEPT if theirs else Fate.OVERTAKEN, entry)
        return Became(Fate.MISSED if self.now >= over else Fate.OPEN)

    def meeting(self, begins: datetime, *, stands: bool) -> Became:
        """What became of a day, or a time that begins at an instant, that the two agreed on.

        Whether it `stands` through a talk of another day, in which nothing else was agreed. What
        does not, was suggested: any word of theirs on its day will do, before the hour too.
        """
        counts = begins if stands else moment(self.day, time(), self.zone)
        over = moment(self.day + timedelta(days=1), time(), self.zone)
        tried: Interaction | None = None
        for entry in self.entries:
            if entry.at >= over:
                if tried is not None:
                    break
                if entry.outcome in TALKS or entry.outcome in _TRIES:
                    return Became(Fate.LATE, entry, self._days_after(entry))
                continue
            if ended := _ended(entry):
                return Became(Fate.TRIED, tried) if tried else Became(ended, entry)
            if entry.outcome in TALKS:
                before = not was_for(entry, counts, self.zone)
                goes_on = entry.commitment is None and not entry.no_interest
                if before and stands and goes_on:
                    continue
                return Became(Fate.OVERTAKEN if before else Fate.KEPT, entry)
            if tried is None and entry.outcome in _TRIES and entry.at >= begins:
                tried = entry
        if tried is not None:
            return Became(Fate.TRIED, tried)
        return Became(Fate.MISSED if self.now >= over else Fate.OPEN)

    def _days_after(self, entry: Interaction) -> int:
        return (local(entry.at, self.zone).date() - self.day).days


def _ended(entry: Interaction) -> Fate | None:
    """What ends an agreement without a talk."""
    if entry.outcome in _CALLED_OFF:
        return Fate.CALLED_OFF
    return Fate.MOVED if entry.outcome is Outcome.RESCHEDULED else None
