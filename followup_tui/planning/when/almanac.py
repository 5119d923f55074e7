"""Which day a word means: on one calendar, seen from one today, ahead or back."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from followup_tui.domain.contact import Hours
from followup_tui.planning.calendar import NYSE, Calendar
from followup_tui.planning.when.days import (
    DAY,
    WEEK,
    Choice,
    Days,
    Frame,
    Span,
    Unit,
    add_months,
    days_in,
    frame_around,
    frame_from,
    here,
    only,
    year_within_reach,
)
from followup_tui.planning.when.reading import USUAL_HOURS, WhenError
from followup_tui.planning.when.words import HOLIDAY_DATES, WEEKDAYS, holiday_name

Edge = Literal["early", "mid", "late", "end"]

_EDGES: dict[Unit, dict[Edge, int]] = {
    "week": {"early": 0, "mid": 2, "late": 3},
    "month": {"early": 0, "mid": 14, "late": 24},
    "quarter": {"early": 0, "mid": 45, "late": 75},
    "year": {"early": 0, "mid": 181, "late": 300},
}
"""How many days into a frame its edges are."""

_NEXT_EDGE: dict[Edge, Edge] = {"early": "mid", "mid": "late"}

_NAMED = {("week", "early"), ("week", "mid"), ("week", "late"), ("month", "mid")}
"""Edges that are days with a name (Monday, the 15th); the others move on to a working day."""

_ELSEWHERE = {"CA": ("CA-ON",)}
"""Where holidays are that most of a country keeps and the country's own list leaves out."""

_LEAP_YEARS_APART = 8
_DAYS_TO_SEARCH = 400
_LONGEST_RUN = timedelta(days=183)
"""The longest a run of days is taken to be that began last year."""


class Almanac(msgspec.Struct, frozen=True):
    """Days seen from `today`: the next ones, or looking `back` the last ones.

    `hours` are those of a day at which one may call.
    """

    today: date
    calendar: Calendar
    region: str
    back: bool = False
    hours: Hours = USUAL_HOURS

    # ---- words that choose ----

    def weekday(self, weekday: int) -> Choice:
        """That weekday: alone the next one after today; looking back, the last one, or today."""
        ahead = (weekday - self.today.weekday() - 1) % 7 + 1
        alone = self.today + DAY * (ahead - 7 if self.back else ahead)
        return Choice(WEEKDAYS[weekday], lambda d: d.weekday() == weekday, alone, every=WEEK)

    def nth_weekday(self, nth: int, weekday: int) -> Choice:
        """The first (second, …) such weekday of some month; alone it means nothing."""
        name = f"{WEEKDAYS[weekday]} number {nth}"
        return Choice(name, lambda d: d.weekday() == weekday, None, nth)

    def last_weekday(self, weekday: int) -> Choice:
        """The last such weekday of some month; alone the last one before today."""
        alone = self.today - DAY * ((self.today.weekday() - weekday - 1) % 7 + 1)
        return Choice(f"last {WEEKDAYS[weekday]}", lambda d: d.weekday() == weekday, alone, -1)

    def nth_day(self, nth: int, *, working: bool) -> Choice:
        """The first (last, second, …) day, or working day, of something; alone it means nothing."""
        name = (
            f"{'working ' * working}day number {nth}"
            if nth > 0
            else f"last {'working ' * working}day"
        )
        return Choice(
            name, lambda d: not working or self.calendar.is_working(d, self.region), None, nth
        )

    def day_of_month(self, number: int) -> Choice:
        """The 30th: alone, in the nearest month that has one, today included."""
        first, step = self.today.replace(day=1), -1 if self.back else 1
        months = (add_months(first, step * ahead) for ahead in range(12))
        alone = self._nearest(m.replace(day=number) for m in months if 1 <= number <= days_in(m))
        if alone is None:
            raise WhenError(f"no month has a day {number}")
        return Choice(f"day {number}", lambda d: d.day == number, alone)

    # ---- dates ----

    def month_day(self, month: int, day: int, year: int | None) -> date:
        """A date; without its year the nearest, today included."""
        if not 1 <= month <= 12:  # noqa: PLR2004
            raise WhenError(f"there is no month {month}")
        step = -1 if self.back else 1
        if year is None:
            years = [self.today.year + step * count for count in range(_LEAP_YEARS_APART + 1)]
        else:
            years = [year_within_reach(year)]
        months = [date(y, month, 1) for y in years]
        real = [first.replace(day=day) for first in months if 1 <= day <= days_in(first)]
        found = real[0] if year and real else self._nearest(real)
        if found is None:
            raise WhenError(f"there is no {day} {months[0]:%B}" + (f" {year}" if year else ""))
        return found

    def holiday(self, words: str) -> date:
        """The next day of that holiday, or looking back the last one; today included.

        Raises `WhenError` when neither the region nor the United States or Britain keep it.
        """
        name = holiday_name(words)
        if name.endswith(" eve"):
            day = self.holiday(name.removesuffix(" eve"))
            eves = (day - DAY, add_months(day, 12) - DAY)
            return self._nearest(reversed(eves) if self.back else eves) or eves[0]
        if name.endswith("holiday"):
            return self._named("", (self.region,), self.today, words)
        if name in HOLIDAY_DATES:
            return self.month_day(*HOLIDAY_DATES[name], None)
        if name == "black friday":
            return self._named("thanksgiving", ("US",), self.today - DAY, words) + DAY
        if name.startswith(
            "easter"
        ):  # the New York exchange keeps Good Friday, whatever the region
            later = DAY * (3 if name.endswith("monday") else 2)
            return self._named("good friday", (NYSE,), self.today - later, words) + later
        country = self.region.partition("-")[0]
        regions = (self.region, *_ELSEWHERE.get(country, ()), "US", "GB")
        return self._named(name, regions, self.today, words)

    def _named(self, name: str, regions: Sequence[str], start: date, words: str) -> date:
        """The nearest day from `start` on, or back, that is called so in the first such region."""
        first = start - DAY * _DAYS_TO_SEARCH if self.back else start
        for region in regions:
            found = [
                day
                for day, names in self.calendar.named_holidays(first, region, _DAYS_TO_SEARCH + 1)
                if any(holiday_name(n).startswith(name) for n in names.split("; "))
            ]
            if found:
                return found[-1 if self.back else 0]
        raise WhenError(f"can't read {words!r}: no such day or holiday")

    def _nearest(self, candidates: Iterable[date]) -> date | None:
        """The first of the candidates on this side of today."""
        return next((d for d in candidates if here(d, self.today, back=self.back)), None)

    # ---- before, after, between, later ----

    def run(self, first: Days, last: date) -> Days:
        """From one day to another: the first of them, or of a run that has begun one to come.

        A date without its year began the run a year earlier, where it would be after its end.
        """
        start = first.first
        if first.yearly and last < start and last - add_months(start, -12) < _LONGEST_RUN:
            start = add_months(start, -12)
        return self.rest_of(start, last) if start < self.today <= last else first

    def between(self, first: date, last: date) -> Days:
        """The first working day from `first` (or today) on, and all the days until `last`."""
        start = max(first, min(self.today, last))
        return Days(min(self.calendar.working_from(start, self.region), last), start, last)

    def after(self, days: Days) -> Days:
        """The first working day after those days, or any of the seven days after."""
        last = days.last
        return Days(self.calendar.next_working(last, self.region), last + DAY, last + WEEK)

    def before(self, day: date) -> Days:
        """The last working day before that day, or any of the seven days before."""
        eve = day - DAY
        return Days(self.calendar.working_until(eve, self.region), day - WEEK, eve)

    def soonest(self, *, over: bool) -> Days:
        """Today, or the next working day when it is none or is `over`; or any day within a year.

        Raises `WhenError` when looking back.
        """
        if self.back:
            raise WhenError("'as soon as possible' is still to come")
        day = self.calendar.working_from(self.today + DAY * over, self.region)
        return Days(day, self.today, add_months(self.today, 12))

    def later(self, day: date, span: Span) -> date:
        """So much later (or earlier) than a day; minutes are not looked at."""
        day = add_months(day, span.months) + DAY * span.days
        if span.business_days >= 0:
            return self.calendar.business_days_after(day, span.business_days, self.region)
        for _ in range(-span.business_days):
            day = self.calendar.working_until(day - DAY, self.region)
        return day

    # ---- weeks, months, quarters, years ----

    def frames_of_month(self, unit: Unit, month: int, year: int | None) -> list[Frame]:
        """The month or quarter that begins with that month: that year's, or this and the next."""
        step = -1 if self.back else 1
        years = [year] if year else [self.today.year, self.today.year + step]
        return [frame_from(unit, date(y, month, 1)) for y in years]

    def frames_of_week(self, number: int, year: int | None) -> list[Frame]:
        """The week with that number by ISO 8601: of that year, or the nearest two there are."""
        this = self.today.isocalendar().year
        step = -1 if self.back else 1
        years = [year] if year else range(this, this + step * _LEAP_YEARS_APART, step)
        mondays = (frame_around("week", date(y, 1, 4), number - 1).first for y in years)
        found = [monday for monday in mondays if monday.isocalendar().week == number][:3]
        if not found:
            raise WhenError(f"{year} has no week {number}")
        return [frame_from("week", monday) for monday in found]

    def within(self, frames: Sequence[Frame], edge: Edge | None = None) -> Days:
        """The day meant in the first of the frames that is not over, else in the last.

        Of one that has begun it is a day still to come. Another word beside it chooses there, or
        in the frame after.
        """
        found = [self._meant(frame, edge) for frame in frames]
        left = [days for days in found if here(days.day, self.today, back=self.back)]
        first, *others = left or found[-1:]
        return first.or_else(others[0]) if others else first

    def ahead(self, frames: Sequence[Frame], edge: Edge | None = None) -> list[Frame]:
        """The frames where the day meant has not passed, or the last of them."""
        return [f for f in frames if self._edge(f, edge) >= self.today] or list(frames[-1:])

    def nth_week(self, nth: int, frame: Frame) -> Frame:
        """The nth week (-1: the last) of a month or the like that has a working day in it."""
        if nth < 0:
            week = frame_around("week", self.calendar.working_until(frame.last, self.region))
        else:
            first = self.calendar.working_from(frame.first, self.region)
            week = frame_around("week", first, nth - 1)
        if week.first > frame.last:
            raise WhenError(f"there is no week {nth} in {frame.first:%B}")
        return Frame("week", max(week.first, frame.first), min(week.last, frame.last))

    def rest_of(self, first: date, last: date) -> Days:
        """The next working day after today of days that today is among, else today.

        Looking back it is today, or any of those before.
        """
        if self.back:
            return Days(self.today, first, self.today)
        day = self.calendar.next_working(self.today, self.region)
        return Days(day if day <= last else self.today, self.today, last)

    def weekend(self, offset: int) -> Days:
        """This weekend (offset 0) or the next; of the one that has begun, what is left of it."""
        saturday = self.today + DAY * (5 - self.today.weekday()) + WEEK * offset
        first = max(saturday, self.today)
        return Days(first, first, saturday + DAY)

    def _meant(self, frame: Frame, edge: Edge | None) -> Days:
        """The day meant in a frame; where that has passed and its part is not over, a later one."""
        day = self._edge(frame, edge)
        if not self.back and day < self.today <= self._edge_ends(frame, edge):
            day = self.rest_of(day, self._edge_ends(frame, edge)).day
        return Days(day, frame.first, frame.last)

    def _edge_ends(self, frame: Frame, edge: Edge | None) -> date:
        """The last day of a frame, or of the part of it that is its edge."""
        after: Edge | None = _NEXT_EDGE.get(edge) if edge else None
        if after:
            return frame.first + DAY * (_EDGES[frame.unit][after] - 1)
        return self._edge(frame, edge) if edge == "end" else frame.last

    def _edge(self, frame: Frame, edge: Edge | None) -> date:
        if edge == "end":
            return self.calendar.working_until(frame.last, self.region)
        day = frame.first + DAY * _EDGES[frame.unit][edge or "early"]
        return day if (frame.unit, edge) in _NAMED else self.calendar.working_from(day, self.region)


def one(choice: Choice) -> Days:
    """The day a choosing word means by itself. Raises `WhenError` when it needs others."""
    if choice.alone is None:
        raise WhenError(f"{choice.name} of what? Say the month")
    return only(choice.alone)
