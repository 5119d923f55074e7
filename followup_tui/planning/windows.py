"""Parts of the working day in a contact's own time, and which of them to try next.

Without evidence the windows rotate: early morning, just after lunch, after the close of the US
exchanges. The least tried one comes next, so that no hour that failed is repeated while another
has never been tried. Once somebody was reached in one of them, that one comes first.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from followup_tui.domain.book import History
from followup_tui.domain.interaction import ATTEMPTS, Outcome
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local, moment, zone

_NEW_YORK = "America/New_York"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of one working day. `opens` and `closes` are instants on the contact's clock."""

    name: str
    opens: datetime
    closes: datetime

    @property
    def hours(self) -> str:
        """The hours as one says them: "13–14", "16:00–17:30"."""
        return f"{_clock(self.opens)}–{_clock(self.closes)}"

    def is_open(self, now: datetime) -> bool:
        """Whether it is that time of day there."""
        return self.opens <= now < self.closes


@dataclass(frozen=True, slots=True)
class Proposal:
    """When to call, and the counts that speak for it."""

    window: Window
    evidence: str


def windows_on(day: date, tz: str, policy: Policy, calendar: Calendar) -> tuple[Window, ...]:
    """The named windows of a day in a zone, in the order in which they rotate.

    The close is the exchange's own, shown in the contact's zone; where it falls outside their
    working day, or there is none that day, late afternoon stands in for it.
    """
    early = _window("early morning", day, policy.day_starts, tz)
    after_lunch = _window("after lunch", day, 13, tz)
    late = _window("late afternoon", day, max(policy.day_ends - 2, policy.day_starts), tz)
    close = calendar.exchange_close(day)
    if close is not None:
        opens = moment(day, close, _NEW_YORK).astimezone(zone(tz))
        hours = working_hours(day, tz, policy)
        in_hours = hours.opens <= opens and opens + _HOUR <= hours.closes
        if in_hours and opens != after_lunch.opens:
            late = Window("after the close", opens, opens + _HOUR)
    return early, after_lunch, late


def propose(
    history: History, day: date, tz: str, policy: Policy, calendar: Calendar, now: datetime
) -> Proposal | None:
    """The window to try on a day, among those that are not over; `None` when the day is.

    Once all three are over, the rest of the working day is as good as it gets.
    """
    calls = _by_hour(history, tz)
    left = [found for found in windows_on(day, tz, policy, calendar) if now < found.closes]
    if left:
        window = min(left, key=lambda found: (-_answers(calls, found), _tries(calls, found)))
        return Proposal(window, _evidence(calls, window))
    closes = working_hours(day, tz, policy).closes
    if now >= closes:
        return None
    rest = Window("the rest of the day", local(now, tz), closes)
    return Proposal(rest, _evidence(calls, rest))


def working_hours(day: date, tz: str, policy: Policy) -> Window:
    """The hours of a day at which a work number may be called."""
    opens = moment(day, time(policy.day_starts), tz).astimezone(zone(tz))
    midnight = datetime.combine(day, time(), zone(tz))
    closes = (midnight + timedelta(hours=policy.day_ends)).astimezone(UTC).astimezone(zone(tz))
    return Window("working hours", opens, closes)


def evidence(history: History, window: Window, tz: str) -> str:
    """What the history says of a window, in counts: "9–10 tried 3×, no answer; 16–17 untried"."""
    return _evidence(_by_hour(history, tz), window)


@dataclass(frozen=True, slots=True)
class _Calls:
    """How many calls began in each hour of the contact's day, on their clock at the time."""

    tried: Counter[int]
    answered: Counter[int]


def _by_hour(history: History, tz: str) -> _Calls:
    calls = [entry for entry in history if entry.outcome in ATTEMPTS and not entry.day_only]
    hours = [local(entry.at, entry.tz or tz).hour for entry in calls]
    answered = (
        hour for entry, hour in zip(calls, hours, strict=True) if entry.outcome is Outcome.TALKED
    )
    return _Calls(Counter(hours), Counter(answered))


def _evidence(calls: _Calls, window: Window) -> str:
    if not calls.tried:
        return "no call yet"
    here = _hours_of(window)
    said = []
    hour, most = max(calls.tried.items(), key=lambda item: (item[1], -item[0]))
    if hour not in here:
        said.append(_counted(f"{hour}–{hour + 1}", most, calls.answered[hour]))
    hours = f"{here.start}–{here.stop}"
    said.append(_counted(hours, _tries(calls, window), _answers(calls, window)))
    return "; ".join(said)


def _counted(hours: str, tries: int, answers: int) -> str:
    if not tries:
        return f"{hours} untried"
    return f"{hours} tried {tries}×, " + (f"answered {answers}×" if answers else "no answer")


def _tries(calls: _Calls, window: Window) -> int:
    return sum(calls.tried[hour] for hour in _hours_of(window))


def _answers(calls: _Calls, window: Window) -> int:
    return sum(calls.answered[hour] for hour in _hours_of(window))


def _hours_of(window: Window) -> range:
    """The hours of the day a window touches."""
    last = window.closes - timedelta(seconds=1)
    end = last.hour if last.date() == window.opens.date() else 23
    return range(window.opens.hour, end + 1)


def _window(name: str, day: date, hour: int, tz: str) -> Window:
    opens = moment(day, time(hour), tz).astimezone(zone(tz))
    return Window(name, opens, opens + _HOUR)


def _clock(at: datetime) -> str:
    return f"{at.hour}" if at.minute == 0 else f"{at:%H:%M}"
