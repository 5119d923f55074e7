"""Times of day as they are said: "3", "3:30p", "half past three", "ten to four"."""

from dataclasses import dataclass
from datetime import time

from followup_tui.planning.when.reading import WhenError

_NOON = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_LAST_AFTERNOON_HOUR = 6
"""A bare hour from 1 to this one is in the afternoon, the later ones in the morning."""


@dataclass(frozen=True, slots=True)
class Clock:
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
