"""When to propose a call: each person's best hour, and no more in an hour than can be made."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from heapq import heapify, heappop, heappush
from math import inf

import msgspec
from msgspec.structs import replace

from followup_tui.domain.book import History
from followup_tui.planning.besttime.rates import Everybody, worth
from followup_tui.planning.besttime.tally import tally
from followup_tui.planning.besttime.words import evidence
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.policy import Policy
from followup_tui.planning.windows import Window, windows_on, working_hours
from followup_tui.planning.zones import local


class Chance(msgspec.Struct, frozen=True):
    """A window, and what it is worth against the others of the same person."""

    window: Window
    worth: float


class Proposal(msgspec.Struct, frozen=True):
    """When to call, and the counts that speak for it."""

    window: Window
    evidence: str


def chances(
    history: History,
    day: date,
    tz: str,
    policy: Policy,
    calendar: Calendar,
    everybody: Everybody,
) -> list[Chance]:
    """The windows of a day, the best first; of equals the earlier.

    Lunch is among them for those who said to try then.
    """
    if _said_over_lunch(history, policy):
        policy = replace(policy, lunch_ends=policy.lunch_starts)
    windows = windows_on(day, tz, policy, calendar)
    hours = [found.opens.hour for found in windows]
    named = {found.opens.hour for found in windows if found.named}
    values = worth(tally(history, tz, day, policy), hours, named, everybody)
    found = [Chance(window, values[window.opens.hour]) for window in windows]
    return sorted(found, key=lambda chance: -chance.worth)


def _said_over_lunch(history: History, policy: Policy) -> bool:
    said = next((entry.hint for entry in reversed(history) if entry.hint), None)
    lunch = range(policy.lunch_starts, policy.lunch_ends)
    return said is not None and said.starts is not None and said.starts.hour in lunch


def left_of(found: Iterable[Chance], now: datetime) -> list[Window]:
    """Those windows that are not over, in the order given."""
    return [chance.window for chance in found if now < chance.window.closes]


def rest_of_day(day: date, tz: str, policy: Policy, now: datetime) -> Window | None:
    """What is left of a working day that has begun, once all its windows are over, if anything."""
    there = working_hours(day, tz, policy)
    return (
        Window("the rest of the day", local(now, tz), there.closes) if there.is_open(now) else None
    )


def propose(history: History, window: Window, tz: str, policy: Policy) -> Proposal:
    """A window with what a history says of it."""
    return Proposal(window, evidence(history, window, tz, policy))


def spread_out(
    wanted: Mapping[str, Sequence[Chance]], taken: Counter[datetime], an_hour: int, now: datetime
) -> dict[str, Window]:
    """A window for each person (by uid), with at most so many in an hour while others have room.

    `wanted` are all the windows of the day, `taken` says how many calls of an hour (`hour_of`) are
    fixed already. The day is shared out as it was in the morning, who would lose most by another
    hour first; whoever was not called takes, as their window closes, the best that is left. So
    nobody's window moves away as it comes near. Who has none left is not among the answers.
    """
    room = _Room(taken, an_hour)
    first = sorted(wanted, key=lambda uid: (-_loss(wanted[uid]), uid))
    given = {uid: room.take([chance.window for chance in wanted[uid]]) for uid in first}
    closing = [(one.closes, uid) for uid, one in given.items()]
    heapify(closing)
    while closing and closing[0][0] <= now:
        closed, uid = heappop(closing)
        if left := left_of(wanted[uid], closed):
            given[uid] = room.take(left)
            heappush(closing, (given[uid].closes, uid))
        else:
            del given[uid]
    return given


class _Room:
    """How many calls each hour holds already."""

    def __init__(self, taken: Counter[datetime], an_hour: int) -> None:
        self._taken = taken.copy()
        self._an_hour = an_hour

    def take(self, windows: Sequence[Window]) -> Window:
        """The first window with room, or the first of the emptiest where there is none."""
        free = (one for one in windows if self._taken[hour_of(one.opens)] < self._an_hour)
        window = next(free, None) or min(windows, key=lambda one: self._taken[hour_of(one.opens)])
        self._taken[hour_of(window.opens)] += 1
        return window


@lru_cache
def hour_of(at: datetime) -> datetime:
    """The hour (UTC) a moment falls into."""
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _loss(chances: Sequence[Chance]) -> float:
    """How much the second best hour is worth less than the best."""
    best, *others = (chance.worth for chance in chances)
    return (best - others[0]) / best if others else inf
