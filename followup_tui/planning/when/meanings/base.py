"""What the words of every kind start from, and the meanings they make together."""

from datetime import date, datetime
from typing import Any

import msgspec
from lark import Token, Transformer

from followup_tui.planning.when.almanac import Almanac
from followup_tui.planning.when.clock import Clock
from followup_tui.planning.when.days import Choice, Days, Span
from followup_tui.planning.when.words import Part, number


class Side(msgspec.Struct, frozen=True):
    """Before or after a day: by itself `days`, beside a span so much from `base`."""

    days: Days
    base: date
    sign: int


class Ago(msgspec.Struct, frozen=True):
    """Turns the spans beside it round."""


class PartOf(msgspec.Struct, frozen=True):
    """A part of a day that is said with it: "this afternoon"."""

    days: Days | Choice
    part: Part


class FirstOf(msgspec.Struct, frozen=True):
    """The first of several that were said, which is the one that is read."""

    first: "Days | Choice | Span"


Plain = Days | Choice | Side | Span | Ago | Clock | Part | datetime
Meaning = Plain | PartOf | FirstOf


class InWords(int):
    """A number said in a word: "ten to four" is a time, "10 to 4" rather two."""


class Words(Transformer[Token, Any]):
    """Words seen from `now`, a local moment; the methods are the grammar's rules by name.

    Each raises `WhenError` for what can't be.
    """

    def __init__(self, now: datetime, almanac: Almanac, *, day_first: bool) -> None:
        super().__init__(visit_tokens=False)
        self._now = now
        self._almanac = almanac
        self._day_first = day_first

    def number(self, words: list[Token]) -> int:
        """Digits, or a number in words."""
        count = number(words[0])
        return count if words[0][0].isdigit() else InWords(count)

    def ordinal(self, words: list[Token]) -> int:
        """The number of "15th" or "first"."""
        return number(words[0])


def numbers(written: str) -> list[int]:
    """The numbers in "12/15/26" or "15h30"."""
    return [int(digits) for digits in "".join(c if c.isdigit() else " " for c in written).split()]
