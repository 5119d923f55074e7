"""What is said when an appointment comes up."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from math import ceil

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import counted, short_name
from followup_tui.planning.followup import FollowUp
from followup_tui.planning.placing import begins
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local

_MINUTE = timedelta(minutes=1)
_HALF_A_LINE = 20


class Reminders:
    """Speaks of each appointment from some minutes before it begins until that minute is over."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: set[FollowUp] = set()

    def coming_up(self, queue: Queue) -> bool:
        """Whether an appointment comes up that was not spoken of so far."""
        now = self._desk.clock()
        near = timedelta(minutes=self._desk.policy.reminder_minutes)
        new = {call for call in _appointments(queue) if now < begins(call) <= now + near}
        new -= self._known
        self._known |= new
        return bool(new)

    def words(self, queue: Queue) -> str:
        """What is so now: "Dana Whitfield at 15:00, in 5 minutes: as agreed"; empty for nothing."""
        now = self._desk.clock()
        near = [
            call
            for call in _appointments(queue)
            if call in self._known and begins(call) + _MINUTE > now
        ]
        times = groupby(sorted(near, key=begins), key=begins)
        said = "; ".join(self._at(at, calls, now) for at, calls in times)
        return f"{said}: as agreed" if said else ""

    def _at(self, at: datetime, calls: Iterable[FollowUp], now: datetime) -> str:
        """Who is to be called at a time, and how far off that is."""
        whom = _together([short_name(self._desk.contact(call.contact)) for call in calls])
        minutes = ceil((at - now) / _MINUTE)
        far = f"in {counted(minutes, 'minute')}" if minutes > 0 else "now"
        return f"{whom} at {local(at, self._desk.calendar.here.tz):%H:%M}, {far}"


def _appointments(queue: Queue) -> Iterator[FollowUp]:
    return (entry.follow_up for entry in queue.entries if entry.follow_up.fixed)


def _together(names: list[str]) -> str:
    """Those who are to be called at the same time, with room left for the time."""
    if len(names) == 1:
        return names[0]
    first, second, *more = names
    return f"{_cut(first)} and {_cut(second) if not more else f'{len(more) + 1} more'}"


def _cut(name: str) -> str:
    return name if len(name) <= _HALF_A_LINE else f"{name[: _HALF_A_LINE - 1]}…"
