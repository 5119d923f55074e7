"""What a history says of each hour of a person's day, on their clock at the time.

| what happened | counts as |
|---|---|
| talked | a try and an answer at that hour |
| no answer, busy, voicemail, gatekeeper | a try without one |
| they called | an answer at that hour of theirs |
| a hint, "try after four" | two answers over the hours it names, half with each try there in vain |
| an appointment kept, a wrong number, a call whose day alone is known | nothing |

Old evidence fades: it counts half after ninety working days. The moment of the call counts,
not the hour that was proposed.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import msgspec

from followup_tui.domain.interaction import (
    ATTEMPTS,
    Commitment,
    CommitmentKind,
    Hint,
    Interaction,
    Outcome,
)
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local, moment

_HALF_LIFE = 126
"""Days of the calendar in ninety working days."""

_HINT_WORTH = 2.0
_HINT_HOURS = 3
_EARLY, _LATE = timedelta(minutes=15), timedelta(hours=1)
_ANSWERS = {Outcome.TALKED, Outcome.THEY_CALLED}
_SEEN = ATTEMPTS | {Outcome.THEY_CALLED}

Weights = tuple[tuple[int, float], ...]
"""Hours of the day, each with what was seen of it."""


class Tally(msgspec.Struct, frozen=True):
    """How much one person's hours were tried and how much answered, faded, hints among them."""

    tried: Weights = ()
    answered: Weights = ()

    @property
    def answers(self) -> float:
        """All the answers together."""
        return sum(weight for _, weight in self.answered)


class _Hinted(msgspec.Struct):
    """The hours of a hint, and the answers it still stands for."""

    hours: range
    worth: float


def tally(history: Iterable[Interaction], tz: str, today: date, policy: Policy) -> Tally:
    """The tally of a history as it counts on a day; `tz` is for entries that keep no zone."""
    tried: dict[int, float] = {}
    answered: dict[int, float] = {}
    agreed: list[datetime] = []
    hints: list[_Hinted] = []
    day = today.toordinal()
    for entry in history:
        seen = entry.outcome in _SEEN and not entry.day_only
        if seen or entry.hint:
            there = local(entry.at, entry.tz or tz)
            hour, fresh = there.hour, 0.5 ** (max(day - there.toordinal(), 0) / _HALF_LIFE)
            if seen and entry.outcome not in _ANSWERS:
                tried[hour] = tried.get(hour, 0.0) + fresh
                _doubt(hints, hour)
            elif seen and not _was_agreed(entry, agreed):
                tried[hour] = tried.get(hour, 0.0) + fresh
                answered[hour] = answered.get(hour, 0.0) + fresh
            if entry.hint:
                hints.append(_Hinted(hinted(entry.hint, policy), _HINT_WORTH * fresh))
        if entry.commitment and (at := _appointment(entry.commitment, entry.tz or tz)):
            agreed.append(at)
    for hint in hints:
        for hour in hint.hours:
            tried[hour] = tried.get(hour, 0.0) + hint.worth / len(hint.hours)
            answered[hour] = answered.get(hour, 0.0) + hint.worth / len(hint.hours)
    return Tally(tuple(sorted(tried.items())), tuple(sorted(answered.items())))


def _doubt(hints: list[_Hinted], hour: int) -> None:
    for hint in hints:
        hint.worth *= 0.5 if hour in hint.hours else 1.0


def hinted(hint: Hint, policy: Policy) -> range:
    """The hours a hint names: the first ones after a time, the last ones before one.

    They are out of hours where it leaves none of those at which they may be called.
    """
    ends = _hour_after(hint.ends) if hint.ends else policy.day_ends
    if hint.starts is None:
        first = max(ends - _HINT_HOURS, 0)
        return range(max(first, policy.day_starts) if ends > policy.day_starts else first, ends)
    starts = hint.starts.hour
    return range(starts, max(min(ends, starts + _HINT_HOURS), starts + 1))


def _hour_after(at: time) -> int:
    return at.hour + (at.minute > 0) or 24


def _appointment(agreed: Commitment, tz: str) -> datetime | None:
    if agreed.kind is not CommitmentKind.APPOINTMENT or agreed.day is None or agreed.time is None:
        return None
    return moment(agreed.day, agreed.time, agreed.tz or tz)


def _was_agreed(entry: Interaction, agreed: list[datetime]) -> bool:
    """Whether this talk was agreed beforehand: that says nothing of the hour."""
    return any(at - _EARLY <= entry.at <= at + _LATE for at in agreed)
