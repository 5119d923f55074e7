"""Words for weeks, months, quarters and years, each read as a working day in it."""

from typing import Any

from lark import Token, v_args

from followup_tui.planning.when.almanac import Edge
from followup_tui.planning.when.days import DAY, Days, Frame, Unit, frame_around, only
from followup_tui.planning.when.meanings.base import Words, numbers
from followup_tui.planning.when.reading import WhenError
from followup_tui.planning.when.words import month_named

_DAYS_IN_WEEK = 7

_UNITS: dict[str, Unit] = {
    "WEEKS": "week",
    "MONTHS": "month",
    "QUARTER": "quarter",
    "YEARS": "year",
}
_LETTERS: dict[str, Unit] = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
_EDGES: dict[str, Edge] = {
    "early": "early", "beginning": "early", "start": "early",
    "mid": "mid", "middle": "mid",
    "late": "late",
    "end": "end",
}  # fmt: skip


@v_args(inline=True)
class PeriodWords(Words):
    """The grammar's periods."""

    def unit(self, name: Token) -> Unit:
        return _UNITS[name.type]

    def period(self, edge: Token | None, said: Days | Frame | list[Frame]) -> Days:
        if isinstance(said, Days):
            if edge:
                raise WhenError(f"can't read {str(edge)!r} before that")
            return said
        if isinstance(said, Frame):
            if edge:
                return self._almanac.within([said], _edge(edge))
            return self._almanac.rest_of(said.first, said.last)
        return self._almanac.within(said, _edge(edge) if edge else None)

    def edge_of_unit(self, edge: Token, unit: Unit | None = None) -> Days:
        """The edge of this week, month or year, or of the next where that has passed."""
        of = unit or _LETTERS[edge.removeprefix("eo")[0]]
        which = _edge(edge) if unit else "end"
        return self._almanac.within(self._almanac.ahead(self._this_or_next(of), which), which)

    def midweek(self, _: Token) -> Days:
        return self._almanac.within(self._this_or_next("week"), "mid")

    def numbered_week(self, written: Token, year: Token | None) -> Days:
        (number,) = numbers(written)
        frames = self._almanac.frames_of_week(number, int(year) if year else None)
        return self._almanac.within(frames)

    def iso_week(self, written: Token) -> Days:
        digits = "".join(sign for sign in written if sign.isdigit())
        year, week, day = int(digits[:4]), int(digits[4:6]), digits[6:]
        frames = self._almanac.frames_of_week(week, year)
        if not day:
            return self._almanac.within(frames)
        if not 1 <= int(day) <= _DAYS_IN_WEEK:
            raise WhenError(f"a week has no day {day}")
        return only(frames[0].first + DAY * (int(day) - 1))

    def last_unit(self, _: Token, unit: Unit) -> Days:
        return self._almanac.within([frame_around(unit, self._almanac.today, -1)])

    def rest_of_unit(self, _: Token, unit: Unit) -> Days:
        this = self.this(unit)
        return self._almanac.rest_of(this.first, this.last)

    def nth_week(self, nth: int | Token, *said: Any) -> Days:
        """The second week of a month: of this one or the next, where that is all that is said."""
        of = said[-1]
        match of:
            case "week" | "month" | "quarter" | "year":
                frames = self._this_or_next(of)
            case Frame():
                frames = [of]
            case list():
                frames = of
            case _:
                raise WhenError("a week of what? Say the month")
        number = -1 if isinstance(nth, Token) else nth
        return self._almanac.within([self._almanac.nth_week(number, frame) for frame in frames])

    def next(self, unit: Unit | Days) -> Days | list[Frame]:
        if isinstance(unit, Days):
            return self._almanac.weekend(1)
        return [frame_around(unit, self._almanac.today, 1)]

    def this(self, unit: Unit) -> Frame:
        return frame_around(unit, self._almanac.today)

    def of_this(self, unit: Unit) -> Days:
        """Days to choose from: of this month, or of the next where the choice has passed."""
        this, coming = (self._almanac.within([frame]) for frame in self._this_or_next(unit))
        return this.or_else(coming)

    def after_next(self, unit: Token) -> list[Frame]:
        return [frame_around(_UNITS[unit.type], self._almanac.today, 2)]

    def named_month(self, name: Token, year: Token | None) -> list[Frame]:
        return self._frames("month", month_named(name), year)

    def next_month(self, name: Token, year: Token | None) -> list[Frame]:
        return self._almanac.ahead(self.named_month(name, year))

    def named_quarter(self, name: Token, year: Token | None) -> list[Frame]:
        return self._frames("quarter", int(name[1]) * 3 - 2, year)

    def new_year(self, _: Token) -> list[Frame]:
        return self._almanac.ahead(self._frames("year", 1, None))

    def weekend(self, _: Token) -> Days:
        return self._almanac.weekend(0)

    def _frames(self, unit: Unit, month: int, year: Token | None) -> list[Frame]:
        return self._almanac.frames_of_month(unit, month, int(year) if year else None)

    def _this_or_next(self, unit: Unit) -> list[Frame]:
        return [frame_around(unit, self._almanac.today, offset) for offset in (0, 1)]


def _edge(words: str) -> Edge:
    return _EDGES[words.partition(" ")[0]]
