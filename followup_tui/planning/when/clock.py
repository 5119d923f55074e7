"""Times of day as they are said: "3", "3:30p", "half past three", "2 to 4pm"."""

from datetime import time

import msgspec

from followup_tui.planning.when.reading import WhenError
from followup_tui.planning.when.words import Part

_NOON = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_LAST_AFTERNOON_HOUR = 6
"""A bare hour from 1 to this one is in the afternoon, the later ones in the morning."""


class Clock(msgspec.Struct, frozen=True):
    """A time of day; `loose` when it says neither half of the day, so that a part of it can."""

    at: time
    loose: bool = False

    def earlier(self, minutes: int) -> "Clock":
        """So many minutes before, for "ten to four"."""
        hour, minute = divmod((self.at.hour * 60 + self.at.minute - minutes) % (24 * 60), 60)
        return Clock(time(hour, minute), self.loose)


def clock(hour: int, minute: int = 0, meridiem: str | None = None, *, second: int = 0) -> Clock:
    """A time on the twelve-hour clock; from hour 12 and at hour 0, on the other.

    `meridiem` begins with "a" or "p". Raises `WhenError` when there is no such time.
    """
    latest = _NOON if meridiem else _LAST_HOUR
    if hour > latest or max(minute, second) > _LAST_MINUTE or (meridiem and not hour):
        raise WhenError(f"there is no {hour}:{minute:02}{meridiem or ''}")
    if meridiem:
        return Clock(time(hour % 12 + (12 if meridiem.startswith("p") else 0), minute, second))
    if hour in {0, *range(_NOON, _LAST_HOUR + 1)}:
        return Clock(time(hour, minute, second))
    in_afternoon = hour <= _LAST_AFTERNOON_HOUR
    return Clock(time(hour + 12 if in_afternoon else hour, minute, second), loose=True)


_DAY_ENDS = time(18)
_MORNING = time(9)


def from_clock(at: Clock) -> Part:
    """From a time on: to the end of the working day, or the hour where that is over."""
    end = _DAY_ENDS if at.at < _DAY_ENDS else at.earlier(-60).at
    return Part("after {start:%H:%M}", at.at, end, loose=at.loose)


def until_clock(at: Clock) -> Part:
    """Before a time: from nine, or the hour before where that is earlier."""
    return Part("before {end:%H:%M}", min(_MORNING, at.earlier(60).at), at.at, loose=at.loose)


def to_clock(first: Clock, last: Clock) -> Part:
    """From one time to another; the half of the day that one leaves open follows from the other.

    Raises `WhenError` when the second is not after the first.
    """
    starts, ends = _halves(first), _halves(last)
    start = first.at
    if first.loose and not last.loose:
        start = max((at for at in starts if at < last.at), default=first.at)
    end = min((at for at in ends if at > start), default=None)
    if end is None:
        raise WhenError(f"{last.at:%H:%M} is not after {start:%H:%M}")
    return Part("{start:%H:%M}–{end:%H:%M}", start, end, loose=first.loose and last.loose)


def _halves(clock: Clock) -> tuple[time, ...]:
    """The times that a clock time may mean."""
    return (
        (clock.at, clock.at.replace(hour=(clock.at.hour + 12) % 24)) if clock.loose else (clock.at,)
    )
