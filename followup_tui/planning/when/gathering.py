"""Putting the pieces of a phrase together: one day, one time, on one clock."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

import msgspec
from lark import Token, Tree
from msgspec.structs import replace

from followup_tui.planning.when.almanac import Almanac, one
from followup_tui.planning.when.clock import Clock
from followup_tui.planning.when.days import Choice, Days, Span, both, only
from followup_tui.planning.when.grammar import Pieces, sayings
from followup_tui.planning.when.meanings import (
    Ago,
    FirstOf,
    Meaning,
    PartOf,
    Plain,
    Side,
    meaning,
)
from followup_tui.planning.when.reading import USUAL_HOURS, WhenContext, WhenError
from followup_tui.planning.when.words import Part
from followup_tui.planning.when.zone_words import zone_said
from followup_tui.planning.zones import local, moment

_DAYS_TOO_MANY = 3660

T = TypeVar("T")


class Said(msgspec.Struct, frozen=True):
    """What a phrase says.

    `now` is the moment it was said, on the clock of the zone `tz` that it is meant in. Either
    `exact` is the instant meant, or there are a `day`, a time `at` or a `part` of the day. `every`
    is how far away another such day is, where one will do: looking back, when that day is still to
    come; looking ahead, when today is such a day, and it is another date where the phrase is read.
    `first_of` says that more was said, of which this is the first.
    """

    now: datetime
    tz: str
    day: date | None = None
    every: timedelta | None = None
    at: time | None = None
    part: Part | None = None
    exact: datetime | None = None
    first_of: bool = False


def gathered(phrase: str, context: WhenContext, *, back: bool) -> Said:
    """What the pieces of a phrase say together. Raises `WhenError`."""
    said = sayings(phrase)
    zones = [(words, piece) for pieces in said for words, piece in pieces if piece.data == "zone"]
    if len(zones) > 1:
        raise _surplus(zones[1][0], "time zone")
    tz = _zone(zones[0][1], context) if zones else context.tz
    now = local(context.now, tz)
    hours = context.hours if tz == context.tz else USUAL_HOURS
    almanac = Almanac(now.date(), context.calendar, context.region, back, hours)
    other_date = now.date() != local(context.now, context.tz).date()
    first, *others = [
        _Gathering(now, tz, almanac, other_date).take(pieces, day_first=context.day_first)
        for pieces in said
    ]
    for other in others:
        first.complete(other)
    whole = first.said()
    return replace(whole, part=whole.part.within(hours)) if whole.part else whole


def _zone(piece: Tree[Token], context: WhenContext) -> str:
    return next(zone_said(word, context) for word in piece.children if isinstance(word, Token))


def _first(held: T | None, said: T, words: str, what: str) -> T:
    if held is not None:
        raise _surplus(words, what)
    return said


def _surplus(words: str, what: str) -> WhenError:
    return WhenError(f"can't read {words!r}: there is a {what} already")


class _Gathering(msgspec.Struct):
    now: datetime
    tz: str
    almanac: Almanac
    other_date: bool
    days: Days | None = None
    choices: list[Choice] = msgspec.field(default_factory=list)
    side: Side | None = None
    span: Span | None = None
    ago: bool = False
    clock: Clock | None = None
    part: Part | None = None
    exact: datetime | None = None
    first_of: bool = False

    def take(self, pieces: Pieces, *, day_first: bool) -> "_Gathering":
        """Add all the pieces but for whose clock it is."""
        for words, piece in pieces:
            if piece.data != "zone":
                self.add(words, meaning(piece, self.now, self.almanac, day_first=day_first))
        return self

    def complete(self, other: "_Gathering") -> None:
        """Of another thing said instead, take what is not said here: the day, or the time."""
        self.first_of = True
        if not (self.days or self.choices or self.side or self.span or self.exact):
            self.days, self.choices, self.side = other.days, other.choices, other.side
            self.span, self.ago = other.span, other.ago
        if not (self.clock or self.part or self.exact or (self.span and self.span.minutes)):
            self.clock, self.part = other.clock, other.part

    def add(self, words: str, said: Meaning) -> None:
        """Take one more piece. Raises `WhenError` where there is one of its kind already."""
        match said:
            case FirstOf(first):
                self.first_of = True
                self._put(words, first)
            case PartOf(days, part):
                self._put(words, days)
                self._put(words, part)
            case _:
                self._put(words, said)

    def _put(self, words: str, said: Plain) -> None:
        match said:
            case Days():
                self.days = both(self.days, said) if self.days else said
            case Choice():
                self._add_choice(words, said)
            case Span():
                self.span = self.span + said if self.span else said
            case Ago():
                self.ago = True
            case Side():
                self.side = _first(self.side, said, words, "day")
            case Clock():
                if self.clock:
                    raise _surplus(words, f"time, {self.clock.at:%H:%M},")
                self.clock = said
            case Part():
                self._add_part(words, said)
            case datetime():
                self.exact = _first(self.exact, said, words, "moment")

    def _add_choice(self, words: str, said: Choice) -> None:
        if any(choice.every == said.every for choice in self.choices):
            raise _surplus(words, "day")
        self.choices.append(said)
        self.choices.sort(key=lambda choice: choice.every is not None)  # weekdays choose last

    def _add_part(self, words: str, said: Part) -> None:
        together = self.part.beside(said) if self.part else said
        if together is None:
            raise _surplus(words, "part of the day")
        self.part = together

    def said(self) -> Said:
        """All that was taken, as one."""
        if self.ago and not self.span:
            raise WhenError("can't read 'ago': say how long")
        span = self.span * (-1 if self.ago else 1) if self.span else None
        if span:
            _check_reach(span)
        named = bool(self.days or self.choices or self.side)
        if self.exact or (span and span.minutes):
            if named or self.clock or self.part or (self.exact and span):
                raise WhenError("say either a moment or a day and a time, not both")
            return Said(
                self.now,
                self.tz,
                exact=self.exact or self._later(span or Span()),
                first_of=self.first_of,
            )
        alone = bool(self.choices) and not (self.days or self.side or span)
        at, part = self._time()
        another = alone and (self.almanac.back or self.other_date)
        every = self.choices[-1].every if another else None
        return Said(self.now, self.tz, self._day(span), every, at, part, first_of=self.first_of)

    def _day(self, span: Span | None) -> date | None:
        """The day that the words for days, the choosing words and the spans give together."""
        days = self.days
        if self.side and span:
            days = only(self.almanac.later(self.side.base, span * self.side.sign))
        elif self.side:
            days = both(days, self.side.days) if days else self.side.days
        for choice in self.choices:
            days = (
                choice.among(days, self.almanac.today, back=self.almanac.back)
                if days
                else one(choice)
            )
        if span and not self.side:
            return self.almanac.later(days.day if days else self.almanac.today, span)
        return days.day if days else None

    def _later(self, span: Span) -> datetime:
        """The instant so much later than now, counted on the clock that never skips."""
        start = self.now.astimezone(UTC)
        day = self.almanac.later(self.almanac.today, span)
        if day != self.almanac.today:
            start = moment(day, self.now.time(), self.tz)
        return start + timedelta(minutes=span.minutes)

    def _time(self) -> tuple[time | None, Part | None]:
        """The clock time, or else the part of the day; beside each other the part says which half.

        Raises `WhenError` when they contradict each other.
        """
        if not self.clock or not self.part:
            return (self.clock.at if self.clock else None), self.part
        at = self.clock.at
        if self.part.timed:
            raise WhenError(f"{at:%H:%M} and {self.part}: say one time")
        if self.part.holds(at):
            return at, None
        if not self.clock.loose:
            raise WhenError(f"{at:%H:%M} is not in the {self.part}")
        return at.replace(hour=(at.hour + 12) % 24), None


def _check_reach(span: Span) -> None:
    """Refuse what is beyond any calendar before counting it out."""
    days = span.months * 30 + span.days + span.business_days * 2 + span.minutes // (24 * 60)
    if abs(days) > _DAYS_TOO_MANY:
        raise WhenError("that is more than ten years away")
