"""Days, and sums with them that need no calendar of working days."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from followup_tui.planning.when.reading import WhenError

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

Unit = Literal["week", "month", "quarter", "year"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Days(msgspec.Struct, frozen=True):
    """The day meant, and the days among which another word beside it may choose.

    "next week" means its first working day, and "thursday" beside it chooses another. `again` are
    the days among which to choose once what is chosen here has passed. `yearly` is a date said
    without its year.
    """

    day: date
    first: date
    last: date
    again: "Days | None" = None
    yearly: bool = False

    def or_else(self, again: "Days") -> "Days":
        """The same, with the days to choose among once what is chosen here has passed."""
        return replace(self, again=again)

    def __iter__(self) -> Iterator[date]:
        return (self.first + ahead * DAY for ahead in range((self.last - self.first).days + 1))

    def __str__(self) -> str:
        if self.first == self.last:
            return spoken(self.first)
        return f"{spoken(self.first)} to {spoken(self.last)}"


class Choice(msgspec.Struct, frozen=True):
    """A word that chooses among days: "tuesday", "the 15th", "second monday".

    `alone` is the day it means with nothing to choose from, and `every` how far the next such day
    is when that one is on the wrong side of now. `nth` is 0 for the first that has not passed.
    """

    name: str
    fits: Callable[[date], bool]
    alone: date | None
    nth: int = 0
    every: timedelta | None = None

    def among(self, days: Days, today: date, *, back: bool = False) -> Days:
        """The day chosen, one on this side of today where there is one.

        Raises `WhenError` when none of them fits.
        """
        found = [day for day in days if self.fits(day)]
        chosen = self._of(found[::-1] if back and not self.nth else found, today, back=back)
        if days.again and (chosen is None or not here(chosen, today, back=back)):
            return self.among(days.again, today, back=back)
        if chosen is None:
            before = add_months(days.first, -12)
            if days.yearly and not back and self.fits(before):
                raise WhenError(f"{spoken(before)} has passed")
            one_day = days.first == days.last
            raise WhenError(f"{days} is no {self.name}" if one_day else f"{days}: no {self.name}")
        return only(chosen)

    def _of(self, found: list[date], today: date, *, back: bool) -> date | None:
        if not found or self.nth > len(found):
            return None
        if self.nth:
            return found[self.nth - 1 if self.nth > 0 else self.nth]
        return next((day for day in found if here(day, today, back=back)), found[0])


class Span(msgspec.Struct, frozen=True):
    """So much later. Months clamp, days are calendar days, minutes are counted on the instant."""

    months: int = 0
    days: int = 0
    business_days: int = 0
    minutes: int = 0

    def __add__(self, other: "Span") -> "Span":
        return Span(
            self.months + other.months,
            self.days + other.days,
            self.business_days + other.business_days,
            self.minutes + other.minutes,
        )

    def __mul__(self, times: int) -> "Span":
        return Span(
            self.months * times,
            self.days * times,
            self.business_days * times,
            self.minutes * times,
        )


class Frame(msgspec.Struct, frozen=True):
    """A week, month, quarter or year, from its first to its last day. Weeks start on Monday."""

    unit: Unit
    first: date
    last: date


def here(day: date, today: date, *, back: bool) -> bool:
    """Whether a day is on this side of today, which is itself on both."""
    return day <= today if back else day >= today


def only(day: date) -> Days:
    """One day and no other."""
    return Days(day, day, day)


def both(one: Days, other: Days) -> Days:
    """The days in both. Raises `WhenError` when there are none."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first > last:
        raise WhenError(f"{one} is not in {other}")
    return Days(next((d.day for d in (one, other) if first <= d.day <= last), first), first, last)


def year_within_reach(year: int) -> int:
    """That year. Raises `WhenError` for one in which nobody alive makes calls."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise WhenError(f"the year {year} is too far away")
    return year


def spoken(day: date) -> str:
    """A day as messages name it: "Mon 23 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def days_in(first: date) -> int:
    """How many days the month has that begins on this day."""
    return monthrange(first.year, first.month)[1]


def add_months(day: date, count: int) -> date:
    """The day `count` months on; the 31st becomes the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, days_in(first)))


def frame_from(unit: Unit, first: date) -> Frame:
    """The frame that begins on this day."""
    after = first + WEEK if unit == "week" else add_months(first, _MONTHS[unit])
    return Frame(unit, first, after - DAY)


def frame_around(unit: Unit, day: date, offset: int = 0) -> Frame:
    """The frame this day is in (offset 0), or the one so many later."""
    if unit == "week":
        return frame_from(unit, day - DAY * day.weekday() + WEEK * offset)
    size = _MONTHS[unit]
    first = date(day.year, (day.month - 1) // size * size + 1, 1)
    return frame_from(unit, add_months(first, size * offset))
