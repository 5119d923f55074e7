"""Words for days: names, dates, holidays, and days beside other days."""

import re
from typing import Any

from lark import Token, v_args
from msgspec.structs import replace

from followup_tui.planning.when.almanac import one
from followup_tui.planning.when.clock import clock, until_clock
from followup_tui.planning.when.days import DAY, WEEK, Choice, Days, add_months, frame_around, only
from followup_tui.planning.when.meanings.base import FirstOf, PartOf, Side, Words, numbers
from followup_tui.planning.when.words import month_named, weekday_named

_MONTHS_IN_YEAR = 12
_SHORT_YEAR = 2


@v_args(inline=True)
class DayWords(Words):
    """The grammar's days."""

    def today(self, _: Token) -> Days:
        return only(self._almanac.today)

    def tomorrow(self, _: Token) -> Days:
        return only(self._almanac.today + DAY)

    def overmorrow(self, _: Token) -> Days:
        return only(self._almanac.today + 2 * DAY)

    def yesterday(self, _: Token) -> Days:
        return only(self._almanac.today - DAY)

    def weekday(self, name: Token) -> Choice:
        return self._almanac.weekday(weekday_named(name))

    def this_weekday(self, name: Token) -> Days:
        ahead = (weekday_named(name) - self._almanac.today.weekday()) % 7
        return only(self._almanac.today + DAY * ahead)

    def next_weekday(self, name: Token) -> Days:
        monday = frame_around("week", self._almanac.today, 1).first
        return only(monday + DAY * weekday_named(name))

    def weekday_after_next(self, name: Token) -> Days:
        return only(self.next_weekday(name).day + WEEK)

    def last_weekday(self, _: Token, name: Token) -> Choice:
        return self._almanac.last_weekday(weekday_named(name))

    def week_on(self, day: Token, _: Token) -> Days:
        named = {"TODAY": self.today, "TOMORROW": self.tomorrow}.get(day.type, self.weekday)
        return only(_days(named(day)).day + WEEK)

    def on_week(self, week: Token, day: Token) -> Days:
        return self.week_on(day, week)

    def nth_weekday(self, nth: int, name: Token) -> Choice:
        return self._almanac.nth_weekday(nth, weekday_named(name))

    def nth_day(self, nth: int | Token, of: Token) -> Choice:
        working = of.type == "BUSINESS_DAYS"
        return self._almanac.nth_day(-1 if isinstance(nth, Token) else nth, working=working)

    def day_of_month(self, day: int) -> Choice:
        return self._almanac.day_of_month(day)

    def month_day(self, month: Token, day: int, year: Token | None) -> Days:
        return self._date(month_named(month), day, _year(year))

    def day_month(self, day: int, month: Token, year: Token | None) -> Days:
        return self.month_day(month, day, year)

    def iso_date(self, written: Token) -> Days:
        year, month, day = numbers(written)
        return only(self._almanac.month_day(month, day, year))

    def compact_date(self, written: Token) -> Days:
        return only(self._almanac.month_day(int(written[4:6]), int(written[6:]), int(written[:4])))

    def numeric_date(self, written: Token) -> Days:
        first, second, *rest = numbers(written)
        year = _year(re.split("[-/.]", written)[2]) if rest else None
        day, month = (first, second) if self._day_first else (second, first)
        if (
            month > _MONTHS_IN_YEAR >= day
        ):  # 15/12 can only be one day, whichever way round dates are written
            day, month = month, day
        return self._date(month, day, year)

    def holiday(self, name: Token) -> Days:
        return only(self._almanac.holiday(str(name)))

    def day_after(self, _: Token, days: Days | Choice) -> Days:
        return only(_days(days).last + DAY)

    def day_before(self, _: Token, days: Days | Choice) -> Days:
        return only(_days(days).first - DAY)

    def week_after(self, _: Token, days: Days | Choice) -> Days:
        return self._almanac.within([frame_around("week", _days(days).last, 1)])

    def week_before(self, _: Token, days: Days | Choice) -> Days:
        return self._almanac.within([frame_around("week", _days(days).first, -1)])

    def week_of(self, said: Days | Choice) -> Days:
        days = _days(said)
        years = (-12, 0) if days.yearly else (0,)  # that of last year's date may not be over
        weeks = [frame_around("week", add_months(days.first, months)) for months in years]
        return self._almanac.within(weeks)

    def _date(self, month: int, day: int, year: int | None) -> Days:
        found = only(self._almanac.month_day(month, day, year))
        return replace(found, yearly=year is None)

    # ---- several days ----

    def first_day(self, first: Days | Choice, last: Any) -> FirstOf | PartOf:
        if isinstance(last, int) and not _is_date(first):  # tomorrow until 3
            return PartOf(first, until_clock(clock(last)))
        if isinstance(last, Days) and isinstance(first, Choice):  # 2nd to 4th of december
            month = frame_around("month", last.day)
            first = first.among(Days(last.day, month.first, last.day), last.day)
        if not isinstance(first, Days) or isinstance(last, Choice):
            return FirstOf(first)
        if not isinstance(last, Days):  # dec 2 to 4
            last = self._date(first.day.month, last, None if first.yearly else first.day.year)
        return FirstOf(self._almanac.run(first, last.last))

    def first_of_days(self, first: Days | Choice, _: int) -> FirstOf:
        return FirstOf(first)

    def first_of_month(self, first: int, last: int, month: Token, year: Token | None) -> FirstOf:
        end = self.month_day(month, last, year).day
        return FirstOf(self._almanac.run(self.month_day(month, first, year), end))

    def between_days(self, first: Days | Choice, last: Days | Choice | Token) -> FirstOf:
        if isinstance(first, Days) and first.yearly and isinstance(last, Days):
            first = self._almanac.run(first, last.last)
        start = _days(first).first
        end = self._almanac.holiday("new years") if isinstance(last, Token) else _days(last).last
        if end < start:
            end = max(end + WEEK, start) if isinstance(last, Choice) else start
        return FirstOf(self._almanac.between(start, end))

    # ---- before and after a day ----

    def after(self, said: Days | Choice) -> Side:
        days = _days(said)
        return Side(self._almanac.after(days), days.last, 1)

    def before(self, said: Days | Choice) -> Side:
        days = _days(said)
        return Side(self._almanac.before(days.day), days.day, -1)

    def from_day(self, said: Days | Choice) -> Side:
        days = _days(said)
        return Side(only(days.day), days.day, 1)

    def after_holiday(self, name: Token) -> Side:
        return self.after(self.holiday(name))

    def before_holiday(self, name: Token) -> Side:
        return self.before(self.holiday(name))


def _is_date(said: Days | Choice) -> bool:
    """Whether it says which day of a month, so that a number after it is another."""
    return said.yearly if isinstance(said, Days) else said.every is None


def _days(said: Days | Choice) -> Days:
    return one(said) if isinstance(said, Choice) else said


def _year(written: str | None) -> int | None:
    """A year of four digits, or of two in this century."""
    if written is None:
        return None
    digits = written.lstrip("'")
    return int(digits) if len(digits) > _SHORT_YEAR else 2000 + int(digits)
