"""What speaks for an hour, as a person would say it: with counts and a word, never a percentage."""

from collections import Counter
from collections.abc import Iterator, Set
from datetime import date

import msgspec

from followup_tui.domain.book import History
from followup_tui.domain.interaction import ATTEMPTS, Channel, Hint, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.besttime.hint_days import speaks_for
from followup_tui.planning.besttime.tally import hinted
from followup_tui.planning.policy import Policy
from followup_tui.planning.windows import Window
from followup_tui.planning.zones import local

_SPOKEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NOON = 12
_SAY_NOTHING = {Outcome.WRONG_NUMBER: "a wrong number", Outcome.STOP: "one they stopped"}


class Counts(msgspec.Struct, frozen=True):
    """How often each hour was tried, answered and rung from, on their clock at the time.

    `hint` is the latest there is for the day it is about, `unknown` how many calls are known by
    their day alone, and `rang_unknown` how often they rang at an hour that is not known. `others`
    are the calls that say nothing of any hour.
    """

    tried: Counter[int]
    answered: Counter[int]
    rang: Counter[int]
    hint: Hint | None
    unknown: int
    rang_unknown: int
    others: frozenset[Outcome] = frozenset()

    def tries(self, hours: range) -> int:
        """Calls in these hours."""
        return sum(self.tried[hour] for hour in hours)

    def answers(self, hours: range) -> int:
        """Answered calls in these hours."""
        return sum(self.answered[hour] for hour in hours)


def counts(history: History, tz: str, day: date) -> Counts:
    """Count a history as it speaks for a day; `tz` is for entries that keep no zone."""
    tried: Counter[int] = Counter()
    answered: Counter[int] = Counter()
    rang: Counter[int] = Counter()
    hint: Hint | None = None
    unknown = rang_unknown = 0
    others: set[Outcome] = set()
    for entry in history:
        if entry.outcome in _SAY_NOTHING and entry.channel is Channel.PHONE:
            others.add(entry.outcome)
        elif entry.day_only:
            unknown += entry.outcome in ATTEMPTS
            rang_unknown += entry.outcome is Outcome.THEY_CALLED
        elif entry.outcome in ATTEMPTS:
            hour = local(entry.at, entry.tz or tz).hour
            tried[hour] += 1
            answered[hour] += entry.outcome is Outcome.TALKED
        elif entry.outcome is Outcome.THEY_CALLED:
            rang[local(entry.at, entry.tz or tz).hour] += 1
        if entry.hint:
            said = local(entry.at, entry.tz or tz).date()
            hint = entry.hint if speaks_for(entry.hint.words, said, day) else hint
    return Counts(tried, answered, rang, hint, unknown, rang_unknown, frozenset(others))


def evidence(history: History, window: Window, tz: str, policy: Policy) -> str:
    """What a history says of a window: "9–11 tried 3×, no answer; not tried after four"."""
    known = counts(history, tz, window.opens.date())
    return "; ".join(_said(known, window, policy))


def _said(known: Counts, window: Window, policy: Policy) -> Iterator[str]:
    here = hours_of(window)
    theirs = [*_from_them(known, here, policy)]
    yield from theirs
    reached = None if theirs or known.answers(here) else _reached_nearest(known, here, policy)
    if reached and (rang := _rang(known, reached)):
        yield rang
    if not known.tried:
        yield from _hours_not_noted(known)
        return
    if known.tries(here):
        yield _counted(known, here)
    if reached and known.answers(reached):
        yield _counted(known, reached)
    yield from _elsewhere(known, {*here, *(reached or ())})
    if known.unknown:
        yield f"{known.unknown} more at hours not noted"
    elif not known.tries(here):
        yield _untried(known, here)


def _from_them(known: Counts, here: range, policy: Policy) -> Iterator[str]:
    """What they said and did themselves that speaks for the window."""
    if known.hint and known.hint.words:
        meant, said = hinted(known.hint, policy), f"they said {one_line(known.hint.words)}"
        if set(meant) & set(here):
            yield said
        elif not set(meant) & set(range(policy.day_starts, policy.day_ends)) and any(
            _nearest(hour, policy) in here for hour in meant
        ):
            yield f"{said}, out of hours"
    if rang := _rang(known, here):
        yield rang


def _rang(known: Counts, hours: range) -> str:
    rang = sum(known.rang[hour] for hour in hours)
    return f"they rang at {_span(hours)} {rang}×" if rang else ""


def _hours_not_noted(known: Counts) -> Iterator[str]:
    if known.unknown:
        yield "called at hours not noted"
    elif known.rang_unknown:
        yield "they rang at hours not noted"
    elif known.others:
        others = sorted(_SAY_NOTHING[one] for one in known.others)
        yield f"no call yet but {' and '.join(others)}"
    else:
        yield "no call yet"


def _reached_nearest(known: Counts, here: range, policy: Policy) -> range | None:
    """The hours nearest to the window that lie outside it and at which the two talked."""
    talked = (known.answered + known.rang).keys() - set(here)
    if not talked:
        return None
    first = min(talked, key=lambda hour: (_away(_nearest(hour, policy), here), hour))
    tried = {hour for hour in known.answered if known.answered[hour]} - set(here)
    return _around(first, tried) if first in tried else range(first, first + 1)


def _away(hour: int, here: range) -> int:
    return max(here.start - hour, hour - (here.stop - 1), 0)


def _nearest(hour: int, policy: Policy) -> int:
    """The hour that one may call at for which an hour counts."""
    return min(max(hour, policy.day_starts), policy.day_ends - 1)


def _elsewhere(known: Counts, told: Set[int]) -> Iterator[str]:
    """The hours around those tried most that were not told of."""
    outside = {hour: tries for hour, tries in known.tried.items() if tries and hour not in told}
    if not outside:
        return
    most = max(outside, key=lambda hour: (outside[hour], -hour))
    reached = bool(known.answered[most])
    alike = {hour for hour in outside if bool(known.answered[hour]) is reached}
    yield _counted(known, _around(most, alike))


def _around(hour: int, hours: Set[int]) -> range:
    """Those of the hours that follow each other without a gap around one of them."""
    start, stop = hour, hour + 1
    while start - 1 in hours:
        start -= 1
    while stop in hours:
        stop += 1
    return range(start, stop)


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
