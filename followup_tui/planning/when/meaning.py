"""What each piece of a phrase means by itself; the methods are the grammar's rules by name."""

from dataclasses import dataclass
from datetime import date, datetime, time

from lark import Token, Transformer, Tree, v_args
from lark.exceptions import VisitError

from followup_tui.planning.when.almanac import Almanac, Edge, one
from followup_tui.planning.when.clock import Clock, clock
from followup_tui.planning.when.days import (
    DAY,
    WEEK,
    Choice,
    Days,
    Frame,
    Span,
    Unit,
    frame_around,
    only,
    year_within_reach,
)
from followup_tui.planning.when.reading import WhenError
from followup_tui.planning.when.words import MONTHS, PARTS, WEEKDAYS, Part, number

_UNITS: dict[str, Unit] = {
    "WEEKS": "week",
    "MONTHS": "month",
    "QUARTER": "quarter",
    "YEARS": "year",
}
_LAST_LETTERS: dict[str, Unit] = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
_EDGES: dict[str, Edge] = {
    "early": "early", "beginning": "early", "start": "early",
    "mid": "mid", "middle": "mid",
    "late": "late",
    "end": "end",
}  # fmt: skip
_SPANS = {
    "MINUTES": Span(minutes=1),
    "HOURS": Span(minutes=60),
    "DAYS": Span(days=1),
    "BUSINESS_DAYS": Span(business_days=1),
    "WEEKS": Span(days=7),
    "FORTNIGHTS": Span(days=14),
    "MONTHS": Span(months=1),
    "QUARTER": Span(months=3),
    "YEARS": Span(months=12),
    "HALF_HOUR": Span(minutes=30),
    "QUARTER_HOUR": Span(minutes=15),
}
_HALVES = {"HOURS": Span(minutes=30), "YEARS": Span(months=6)}
_AMOUNTS = {"A": 1, "COUPLE": 2, "FEW": 3}
_LETTERS = 3
"""How many letters tell weekdays and months apart."""
_WEEKDAYS = [name[:_LETTERS].casefold() for name in WEEKDAYS]
_MONTHS = [name[:_LETTERS].casefold() for name in MONTHS]
_MONTHS_IN_YEAR = 12
_LAST_SHORT_YEAR = 99
_SAID_BEFORE_THE_HOUR = {5, 10, 15, 20, 25}


@dataclass(frozen=True, slots=True)
class Side:
    """Before or after a day: by itself `days`, beside a span so much from `base`."""

    days: Days
    base: date
    sign: int


@dataclass(frozen=True, slots=True)
class Ago:
    """Turns the spans beside it round."""


@dataclass(frozen=True, slots=True)
class PartToday:
    """A part of this very day."""

    part: Part


Meaning = Days | Choice | Side | Span | Ago | Clock | Part | PartToday | datetime


def meaning(piece: Tree[Token], now: datetime, almanac: Almanac, *, day_first: bool) -> Meaning:
    """What a piece means at `now`, a local moment. Raises `WhenError`."""
    try:
        found: Meaning = _Meanings(now, almanac, day_first=day_first).transform(piece)
    except VisitError as error:
        if isinstance(error.orig_exc, WhenError):
            raise error.orig_exc from None
        raise
    return found


def _days(said: Days | Choice) -> Days:
    return one(said) if isinstance(said, Choice) else said


@v_args(inline=True)
class _Meanings(Transformer[Token, Meaning]):
    def __init__(self, now: datetime, almanac: Almanac, *, day_first: bool) -> None:
        super().__init__(visit_tokens=False)
        self._now = now
        self._almanac = almanac
        self._day_first = day_first

    # ---- days ----

    def today(self, _: Token) -> Days:
        return only(self._almanac.today)

    def tomorrow(self, _: Token) -> Days:
        return only(self._almanac.today + DAY)

    def yesterday(self, _: Token) -> Days:
        return only(self._almanac.today - DAY)

    def weekday(self, name: Token) -> Choice:
        return self._almanac.weekday(_weekday(name))

    def this_weekday(self, name: Token) -> Days:
        ahead = (_weekday(name) - self._almanac.today.weekday()) % 7
        return only(self._almanac.today + DAY * ahead)

    def next_weekday(self, name: Token) -> Days:
        monday = frame_around("week", self._almanac.today, 1).first
        return only(monday + DAY * _weekday(name))

    def last_weekday(self, _: Token, name: Token) -> Choice:
        return self._almanac.last_weekday(_weekday(name))

    def weekday_week(self, name: Token, _: Token) -> Days:
        return only(one(self.weekday(name)).day + WEEK)

    def nth_weekday(self, nth: int, name: Token) -> Choice:
        return self._almanac.nth_weekday(nth, _weekday(name))

    def day_of_month(self, day: int) -> Choice:
        return self._almanac.day_of_month(day)

    def month_day(self, month: Token, day: int, year: Token | None) -> Days:
        number_of = _month(month)
        return only(self._almanac.month_day(number_of, day, int(year) if year else None))

    def day_month(self, day: int, month: Token, year: Token | None) -> Days:
        return self.month_day(month, day, year)

    def iso_date(self, written: Token) -> Days:
        year, month, day = _numbers(written)
        return only(self._almanac.month_day(month, day, year))

    def numeric_date(self, written: Token) -> Days:
        first, second, *rest = _numbers(written)
        day, month = (first, second) if self._day_first else (second, first)
        if (
            month > _MONTHS_IN_YEAR >= day
        ):  # 15/12 can only be one day, whichever way round dates are written
            day, month = month, day
        return only(self._almanac.month_day(month, day, _year(rest[0]) if rest else None))

    def holiday(self, name: Token) -> Days:
        return only(self._almanac.holiday(str(name)))

    def next_day(self, unit: Token) -> Days:
        return only(self._almanac.later(self._almanac.today, _SPANS[unit.type]))

    def day_after(self, _: Token, days: Days | Choice) -> Days:
        return only(_days(days).last + DAY)

    def day_before(self, _: Token, days: Days | Choice) -> Days:
        return only(_days(days).first - DAY)

    def week_after(self, _: Token, days: Days | Choice) -> Days:
        return self._almanac.within([frame_around("week", _days(days).last, 1)])

    def week_of(self, days: Days | Choice) -> Days:
        return self._almanac.within([frame_around("week", _days(days).first)])

    # ---- weeks, months, quarters, years ----

    def unit(self, name: Token) -> Unit:
        return _UNITS[name.type]

    def period(self, edge: Token | None, said: Days | Frame | list[Frame]) -> Days:
        if isinstance(said, Days):
            if edge:
                raise WhenError(f"can't read {str(edge)!r} before a weekend")
            return said
        if isinstance(said, Frame):
            return (
                self._almanac.within([said], _edge(edge)) if edge else self._almanac.rest_of(said)
            )
        return self._almanac.within(said, _edge(edge) if edge else None)

    def edge_of_unit(self, edge: Token, unit: Unit | None = None) -> Days:
        of = unit or _LAST_LETTERS[edge[-1]]
        frames = [frame_around(of, self._almanac.today, offset) for offset in (0, 1)]
        return self._almanac.within(frames, _edge(edge) if unit else "end")

    def next(self, unit: Unit | Days) -> Days | list[Frame]:
        if isinstance(unit, Days):
            return self._almanac.weekend(1)
        return [frame_around(unit, self._almanac.today, 1)]

    def this(self, unit: Unit) -> Frame:
        return frame_around(unit, self._almanac.today)

    def of_this(self, unit: Unit) -> list[Frame]:
        return [self.this(unit)]

    def after_next(self, unit: Token) -> list[Frame]:
        return [frame_around(self.unit(unit), self._almanac.today, 2)]

    def named_month(self, name: Token, year: Token | None) -> list[Frame]:
        month = _month(name)
        return self._almanac.frames_of_month("month", month, int(year) if year else None)

    def named_quarter(self, name: Token, year: Token | None) -> list[Frame]:
        month = int(name[1]) * 3 - 2
        return self._almanac.frames_of_month("quarter", month, int(year) if year else None)

    def new_year(self, _: Token) -> list[Frame]:
        return self._almanac.frames_of_month("year", 1, None)

    def weekend(self, _: Token) -> Days:
        return self._almanac.weekend(0)

    # ---- so much later, before and after ----

    def number(self, words: Token) -> int:
        return number(words)

    def ordinal(self, words: Token) -> int:
        return number(words)

    def span_unit(self, name: Token) -> Token:
        return name

    def span(
        self, sign: Token | None, amount: int | Token, half: Token | None, unit: Token
    ) -> Span:
        times = _AMOUNTS[amount.type] if isinstance(amount, Token) else amount
        span = _SPANS[unit.type] * times
        if half:
            if unit.type not in _HALVES:
                raise WhenError(f"can't read {str(half)!r} with {str(unit)!r}")
            span += _HALVES[unit.type]
        return span * (-1 if sign == "-" else 1)

    def span_and_a_half(
        self, sign: Token | None, amount: int | Token, unit: Token, half: Token
    ) -> Span:
        return self.span(sign, amount, half, unit)

    def part_of_hour(self, name: Token) -> Span:
        return _SPANS[name.type]

    def ago(self, _: Token) -> Ago:
        return Ago()

    def after(self, said: Days | Choice) -> Side:
        days = _days(said)
        return Side(self._almanac.after(days), days.last, 1)

    def before(self, said: Days | Choice) -> Side:
        days = _days(said)
        return Side(self._almanac.before(days), days.first, -1)

    def from_day(self, said: Days | Choice) -> Side:
        days = _days(said)
        return Side(only(days.day), days.day, 1)

    def after_holiday(self, name: Token) -> Side:
        return self.after(self.holiday(name))

    def before_holiday(self, name: Token) -> Side:
        return self.before(self.holiday(name))

    def after_clock(self, at: Clock) -> Clock:
        return at

    # ---- times ----

    def hour(self, hour: int, meridiem: Token | None) -> Clock:
        return clock(hour, 0, meridiem)

    def hour_minute(self, written: Token, meridiem: Token | None) -> Clock:
        hour, minute, *second = _numbers(written)
        seconds = second[0] if second else 0
        if written.startswith("0") and hour and not meridiem:  # 03:30 is on the 24-hour clock
            return clock(hour, minute, "am", second=seconds)
        return clock(hour, minute, meridiem, second=seconds)

    def four_digits(self, written: Token) -> Clock:
        return Clock(time(int(written[:2]), int(written[2:])))

    def spoken(self, words: Token, meridiem: Token | None) -> Clock:
        hour, _, minutes = words.partition(" ")
        return clock(number(hour), number(minutes), meridiem)

    def past(self, share: int | Token, hour: int, meridiem: Token | None) -> Clock:
        return clock(hour, _minutes(share), meridiem)

    def to(self, share: int | Token, hour: int, meridiem: Token | None) -> Clock:
        minutes = _minutes(share)
        if minutes not in _SAID_BEFORE_THE_HOUR:  # "2 to 4" is rather from two to four
            raise WhenError(f"can't read '{minutes} to {hour}': say one time")
        return clock(hour, 0, meridiem).earlier(minutes)

    def noon(self, _: Token) -> Clock:
        return Clock(time(12))

    def midnight(self, _: Token) -> Clock:
        return Clock(time(0))

    def part(self, name: Token) -> Part:
        return PARTS[name.type]

    def part_today(self, name: Token) -> PartToday:
        return PartToday(PARTS[name.type])

    def instant(self, written: Token) -> datetime:
        if written.type == "NOW":
            return self._now
        text = written.upper()
        zone_at = max(text.rfind(sign) for sign in ("+", "-", "Z"))
        try:
            at = datetime.fromisoformat(text[:zone_at].rstrip() + text[zone_at:])
        except ValueError:
            raise WhenError(f"there is no {text}") from None
        year_within_reach(at.year)
        return at


def _numbers(written: str) -> list[int]:
    """The numbers in "12/15/26" or "15h30"."""
    return [int(digits) for digits in "".join(c if c.isdigit() else " " for c in written).split()]


def _year(written: int) -> int:
    return written if written > _LAST_SHORT_YEAR else 2000 + written


def _weekday(name: str) -> int:
    return _WEEKDAYS.index(name[:_LETTERS])


def _month(name: str) -> int:
    return _MONTHS.index(name[:_LETTERS]) + 1


def _edge(words: str) -> Edge:
    return _EDGES[words.partition(" ")[0]]


def _minutes(share: int | Token) -> int:
    if isinstance(share, Token):
        return 30 if share.type == "HALF" else 15
    return share
