"""Parts of the working day in a contact's own time: its hours, and the three that have names.

Without evidence the named windows rotate: early morning, just after lunch, after the close of the
US exchanges.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from followup_tui.planning.calendar import Calendar
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local, moment, zone

_NEW_YORK = "America/New_York"
_HOUR = timedelta(hours=1)
_LATE_MORNING, _NOON, _AFTER_LUNCH, _EVENING = 11, 12, 13, 18


class Window(msgspec.Struct, frozen=True):
    """A part of one working day. `opens` and `closes` are instants on the contact's clock.

    `named` says that it is one of those that rotate.
    """

    name: str
    opens: datetime
    closes: datetime
    named: bool = False

    @property
    def hours(self) -> str:
        """The hours as one says them: "13–14", "16:00–17:30"."""
        return f"{_clock(self.opens)}–{_clock(self.closes)}"

    def on_the_clock_of(self, tz: str) -> "Window":
        """The same window, its hours those of another zone's clock."""
        return replace(self, opens=local(self.opens, tz), closes=local(self.closes, tz))

    def is_open(self, now: datetime) -> bool:
        """Whether it is that time of day there."""
        return self.opens <= now < self.closes


@lru_cache(maxsize=256)
def windows_on(day: date, tz: str, policy: Policy, calendar: Calendar) -> tuple[Window, ...]:
    """The windows of a day in a zone, hour by hour; lunch is left out where there is anything else.

    Where a named one begins within an hour, it stands for that hour.
    """
    named = {found.opens.hour: found for found in named_windows(day, tz, policy, calendar)}
    lunch = range(policy.lunch_starts, policy.lunch_ends)
    working = range(policy.day_starts, policy.day_ends)
    hours = [hour for hour in working if hour not in lunch] or working
    return tuple(named.get(hour) or _window(_part(hour, policy), day, hour, tz) for hour in hours)


def named_windows(day: date, tz: str, policy: Policy, calendar: Calendar) -> Iterator[Window]:
    """The named windows of a day in a zone, in the order in which they rotate.

    The close is the exchange's own, shown in the contact's zone; where it falls outside their
    working day, or there is none that day, late afternoon stands in for it.
    """
    first = policy.day_starts
    early = "early morning" if first < _LATE_MORNING else _part(first, policy)
    yield replace(_window(early, day, first, tz), named=True)
    after_lunch = replace(_window("after lunch", day, _AFTER_LUNCH, tz), named=True)
    yield after_lunch
    close = calendar.exchange_close(day)
    if close is not None:
        opens = moment(day, close, _NEW_YORK).astimezone(zone(tz))
        hours = working_hours(day, tz, policy)
        in_hours = hours.opens <= opens and opens + _HOUR <= hours.closes
        if in_hours and opens != after_lunch.opens:
            yield Window("after the close", opens, opens + _HOUR, named=True)
            return
    hour = max(policy.day_ends - 2, policy.day_starts)
    late = "late afternoon" if _AFTER_LUNCH < hour < _EVENING else _part(hour, policy)
    yield replace(_window(late, day, hour, tz), named=True)


def working_hours(day: date, tz: str, policy: Policy) -> Window:
    """The hours of a day at which a work number may be called."""
    return _hours(day, tz, policy.day_starts, policy.day_ends)


@lru_cache(maxsize=1 << 12)
def _hours(day: date, tz: str, starts: int, ends: int) -> Window:
    opens = moment(day, time(starts), tz).astimezone(zone(tz))
    midnight = datetime.combine(day, time(), zone(tz))
    closes = (midnight + timedelta(hours=ends)).astimezone(UTC).astimezone(zone(tz))
    return Window("working hours", opens, closes)


def _part(hour: int, policy: Policy) -> str:
    if hour < _NOON:
        return "morning"
    if hour < _AFTER_LUNCH:
        return "over lunch"
    if hour >= _EVENING:
        return "evening"
    return "afternoon" if hour < policy.day_ends - 2 else "late afternoon"


def _window(name: str, day: date, hour: int, tz: str) -> Window:
    opens = moment(day, time(hour), tz).astimezone(zone(tz))
    return Window(name, opens, opens + _HOUR)


def _clock(at: datetime) -> str:
    return f"{at.hour}" if at.minute == 0 else f"{at:%H:%M}"
