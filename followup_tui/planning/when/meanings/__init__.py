"""What each piece of a phrase means by itself."""

from datetime import datetime

from lark import Token, Tree
from lark.exceptions import VisitError

from followup_tui.planning.when.almanac import Almanac
from followup_tui.planning.when.meanings.base import (
    Ago,
    FirstOf,
    Meaning,
    PartOf,
    Plain,
    Side,
)
from followup_tui.planning.when.meanings.clocks import ClockWords
from followup_tui.planning.when.meanings.days import DayWords
from followup_tui.planning.when.meanings.periods import PeriodWords
from followup_tui.planning.when.meanings.spans import SpanWords
from followup_tui.planning.when.reading import WhenError

__all__ = ["Ago", "FirstOf", "Meaning", "PartOf", "Plain", "Side", "meaning"]


class _Meanings(DayWords, PeriodWords, SpanWords, ClockWords):
    pass


def meaning(piece: Tree[Token], now: datetime, almanac: Almanac, *, day_first: bool) -> Meaning:
    """What a piece means at `now`, a local moment. Raises `WhenError`."""
    try:
        found: Meaning = _Meanings(now, almanac, day_first=day_first).transform(piece)
    except VisitError as error:
        if isinstance(error.orig_exc, WhenError):
            raise error.orig_exc from None
        raise
    return found
