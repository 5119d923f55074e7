"""What speaks for an hour, as a person would say it: with counts and a word, never a percentage."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from followup_tui.domain.book import History
from followup_tui.domain.interaction import ATTEMPTS, Hint, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.besttime.tally import hinted
from followup_tui.planning.policy import Policy
from followup_tui.planning.windows import Window
from followup_tui.planning.zones import local

_SPOKEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NOON = 12


class Counts(msgspec.Struct, frozen=True):
    """How often each hour was tried, answered and rung from, on their clock at the time.

    `hint` is the latest there is, `unknown` how many calls are known by their day alone, and
    `rang_unknown` how often they rang at an hour that is not known.
    """

    tried: Counter[int]
    answered: Counter[int]
    rang: Counter[int]
    hint: Hint | None
    unknown: int
    rang_unknown: int

    def tries(self, hours: range) -> int:
        """Calls in these hours."""
        return sum(self.tried[hour] for hour in hours)

    def answers(self, hours: range) -> int:
        """Answered calls in these hours."""
        return sum(self.answered[hour] for hour in hours)


def counts(history: History, tz: str) -> Counts:
    """Count a history; `tz` is for entries that keep no zone."""
    tried: Counter[int] = Counter()
    answered: Counter[int] = Counter()
    rang: Counter[int] = Counter()
    hint: Hint | None = None
    unknown = rang_unknown = 0
    for entry in history:
        if entry.day_only:
            unknown += entry.outcome in ATTEMPTS
            rang_unknown += entry.outcome is Outcome.THEY_CALLED
        elif entry.outcome in ATTEMPTS:
            hour = local(entry.at, entry.tz or tz).hour
            tried[hour] += 1
            answered[hour] += entry.outcome is Outcome.TALKED
        elif entry.outcome is Outcome.THEY_CALLED:
            rang[local(entry.at, entry.tz or tz).hour] += 1
        hint = entry.hint or hint
    return Counts(tried, answered, rang, hint, unknown, rang_unknown)


def evidence(history: History, window: Window, tz: str, policy: Policy) -> str:
    """What a history says of a window: "9–11 tried 3×, no answer; not tried after four"."""
    known = counts(history, tz)
    return "; ".join(_said(known, window, policy))


def _said(known: Counts, window: Window, policy: Policy) -> Iterator[str]:
    here = hours_of(window)
    if known.hint and known.hint.words and set(hinted(known.hint, policy)) & set(here):
        yield f"they said {one_line(known.hint.words)}"
    if rang := sum(known.rang[hour] for hour in here):
        yield f"they rang at {_span(here)} {rang}×"
    if not known.tried:
        yield from _hours_not_noted(known)
        return
    if known.tries(here):
        yield _counted(known, here)
    yield from _elsewhere(known, here)
    if known.unknown:
        yield f"{known.unknown} more at hours not noted"
    elif not known.tries(here):
        yield _untried(known, here)


def _hours_not_noted(known: Counts) -> Iterator[str]:
    if known.unknown:
        yield "called at hours not noted"
    elif known.rang_unknown:
        yield "they rang at hours not noted"
    else:
        yield "no call yet"


def _elsewhere(known: Counts, here: range) -> Iterator[str]:
    """The hours around those tried most that lie outside the window."""
    outside = {hour: tries for hour, tries in known.tried.items() if tries and hour not in here}
    if not outside:
        return
    most = max(outside, key=lambda hour: (outside[hour], -hour))
    start = stop = most
    reached = bool(known.answered[most])
    while start - 1 in outside and bool(known.answered[start - 1]) is reached:
        start -= 1
    while stop + 1 in outside and bool(known.answered[stop + 1]) is reached:
        stop += 1
    yield _counted(known, range(start, stop + 1))


def _counted(known: Counts, hours: range) -> str:
    tries, answers = known.tries(hours), known.answers(hours)
    if not answers:
        return f"{_span(hours)} tried {tries}×, no answer"
    word = "good" if 2 * answers >= tries else "fair"
    return f"{_span(hours)} {word}: answered {answers} of {tries}"


def _untried(known: Counts, here: range) -> str:
    tried = [hour for hour, tries in known.tried.items() if tries]
    if here.start >= _NOON and max(tried) < here.start:
        return f"not tried after {_spoken(here.start)}"
    if here.stop <= _NOON and min(tried) >= here.stop:
        return f"not tried before {_spoken(here.stop)}"
    return f"{_span(here)} untried"


def hours_of(window: Window) -> range:
    """The hours of the day a window touches."""
    closes = window.closes
    ends = closes.hour + bool(closes.minute or closes.second)
    if closes.date() > window.opens.date():
        ends = 24
    return range(window.opens.hour, max(ends, window.opens.hour + 1))


def _span(hours: range) -> str:
    return f"{hours.start}–{hours.stop}"


def _spoken(hour: int) -> str:
    return "noon" if hour == _NOON else _SPOKEN[hour % _NOON - 1]
