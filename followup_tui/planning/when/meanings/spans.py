"""Words for so much later: "3 days", "an hour and a half", "in the next few weeks"."""

from typing import Any

from lark import Token, v_args

from followup_tui.planning.when.days import Days, Span, only
from followup_tui.planning.when.meanings.base import Ago, FirstOf, Words, numbers
from followup_tui.planning.when.reading import WhenError

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
    "QUARTER_HOUR": Span(minutes=15),
    "HALF_HOUR": Span(minutes=30),
    "THREE_QUARTERS": Span(minutes=45),
    "HALF_YEAR": Span(months=6),
}
_HALVES = {
    "HOURS": Span(minutes=30),
    "WEEKS": Span(days=4),
    "MONTHS": Span(days=15),
    "YEARS": Span(months=6),
}
"""Half of each; of what has no half in days, rounded up."""
_AMOUNTS = {"A": 1, "COUPLE": 2, "FEW": 3}


@v_args(inline=True)
class SpanWords(Words):
    """The grammar's spans."""

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

    def decimal_span(self, amount: Token, unit: Token) -> Span:
        return self.span(None, numbers(amount)[0], amount, unit)

    def next_span(self, amount: int | Token, unit: Token) -> Span:
        return self.span(None, amount, None, unit)

    def first_span(self, amount: int, *said: Any) -> FirstOf:
        return FirstOf(self.span(None, amount, None, said[-1]))

    def a_span_or_more(self, amount: Token, unit: Token, _: int) -> FirstOf:
        return FirstOf(self.span(None, amount, None, unit))

    def whole_span(self, name: Token) -> Span:
        return _SPANS[name.type]

    def hours_minutes(self, written: Token) -> Span:
        hours, minutes = numbers(written)
        return Span(minutes=hours * 60 + minutes)

    def next_day(self, unit: Token) -> Days:
        return only(self._almanac.later(self._almanac.today, _SPANS[unit.type]))

    def ago(self, _: Token) -> Ago:
        return Ago()
