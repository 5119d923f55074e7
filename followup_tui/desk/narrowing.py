"""Who of everybody is listed: by what is typed, by standing, by neglect and by the next date."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType

import msgspec

from followup_tui.desk.directory import Listed, Round, Standing
from followup_tui.desk.finding import seeking
from followup_tui.domain.text import folded
from followup_tui.planning.zones import local

_A_WEEK = timedelta(days=7)
_NO_DAYS: Mapping[str, date] = MappingProxyType({})

_Check = Callable[[Listed], bool]
_Today = Callable[[str], date]


class Touched(Round):
    """Who is listed by neglect: with whom nothing has happened for so long."""

    WHENEVER = "any time"
    TWO_WEEKS = "not for 2 weeks"
    A_MONTH = "not for a month"
    THREE_MONTHS = "not for 3 months"
    NEVER = "never"


class Due(Round):
    """Who is listed by the next date. What is late is due this week, and by today."""

    WHENEVER = "any"
    TODAY = "by today"
    THIS_WEEK = "this week"
    NEXT_WEEK = "next week"
    NOTHING = "none"


_UNTOUCHED_DAYS = {Touched.TWO_WEEKS: 14, Touched.A_MONTH: 30, Touched.THREE_MONTHS: 90}


class Wanted(msgspec.Struct, frozen=True):
    """Who is wanted; as it begins, everybody."""

    words: str = ""
    standing: Standing = Standing.EVERYBODY
    touched: Touched = Touched.WHENEVER
    due: Due = Due.WHENEVER


def in_words(wanted: Wanted) -> str:
    """How the list is narrowed down: "leads, touched never, “#fair”"; empty for everybody."""
    everybody = Wanted()
    said = {
        str(wanted.standing): wanted.standing is not everybody.standing,
        f"touched {wanted.touched}": wanted.touched is not everybody.touched,
        f"next date {wanted.due}": wanted.due is not everybody.due,
        f"“{wanted.words.strip()}”": bool(wanted.words.strip()),
    }
    return ", ".join(words for words, so in said.items() if so)


def narrowing(
    wanted: Wanted,
    now: datetime,
    *,
    days: Mapping[str, date] = _NO_DAYS,
    likely: Collection[str] = (),
) -> Callable[[Listed], bool]:
    """What tells who is wanted: those for whom all of it is so, with every `#tag` and word typed.

    Days are those where they are. `days` says, by uid, what `next_days` does, once somebody is
    wanted by the next date; `likely` are the uids of those who may be one person with another.
    """
    today = cache(lambda tz: local(now, tz).date())
    checks = [
        *_by_standing(wanted.standing, likely),
        *_by_touch(wanted.touched, today),
        *_by_next_date(wanted.due, days, today),
        *_by_words(wanted.words),
    ]
    return lambda one: all(check(one) for check in checks)


def _by_standing(standing: Standing, likely: Collection[str]) -> Iterator[_Check]:
    if standing is Standing.PERHAPS_ONE:
        yield lambda one: one.uid in likely
    elif standing is not Standing.EVERYBODY:
        yield lambda one: one.standing is standing


def _by_touch(touched: Touched, today: _Today) -> Iterator[_Check]:
    if touched is Touched.NEVER:
        yield lambda one: one.last_day is None
    elif touched is not Touched.WHENEVER:
        least = timedelta(days=_UNTOUCHED_DAYS[touched])
        yield lambda one: one.last_day is None or today(one.tz) - one.last_day >= least


def _by_next_date(due: Due, days: Mapping[str, date], today: _Today) -> Iterator[_Check]:
    if due is Due.NOTHING:
        yield lambda one: one.uid not in days
    elif due is not Due.WHENEVER:

        def is_due(one: Listed) -> bool:
            if (day := days.get(one.uid)) is None:
                return False
            now = today(one.tz)
            sunday = now + timedelta(days=6 - now.weekday())
            if due is Due.NEXT_WEEK:
                return sunday < day <= sunday + _A_WEEK
            return day <= (now if due is Due.TODAY else sunday)

        yield is_due


def _by_words(typed: str) -> Iterator[_Check]:
    words = typed.split()
    if tags := {folded(word[1:]) for word in words if word.startswith("#") and word[1:]}:
        yield lambda one: tags <= one.tags
    if sought := " ".join(word for word in words if not word.startswith("#")):
        found = seeking(sought)
        yield lambda one: found(one.hay)
