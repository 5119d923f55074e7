"""Words for times of day: clock times, from one to another, parts of the day, instants."""

from datetime import datetime, time

from lark import Token, v_args

from followup_tui.planning.when.clock import Clock, clock, from_clock, to_clock, until_clock
from followup_tui.planning.when.days import DAY, Choice, Days, only, year_within_reach
from followup_tui.planning.when.meanings.base import InWords, PartOf, Words, numbers
from followup_tui.planning.when.reading import WhenError
from followup_tui.planning.when.words import PARTS, Part, as_soon_as_possible, number

_NOON = 12
_SAID_BEFORE_THE_HOUR = {5, 10, 15, 20, 25}
_LAST_HOUR_OF_ALL = 24
_LAST_DAY_OF_MONTH = 31


@v_args(inline=True)
class ClockWords(Words):
    """The grammar's times."""

    def hour(self, hour: int, meridiem: Token | None) -> Clock | Choice:
        is_a_day = _LAST_HOUR_OF_ALL < hour <= _LAST_DAY_OF_MONTH and not isinstance(hour, InWords)
        if is_a_day and not meridiem:  # mon 30
            return self._almanac.day_of_month(hour)
        return clock(hour, 0, meridiem)

    def hour_minute(self, written: Token, meridiem: Token | None = None) -> Clock:
        hour, *rest = numbers(written)
        minute, second = (*rest, 0, 0)[:2]
        if written.startswith("0") and hour and not meridiem:  # 03:30 is on the 24-hour clock
            return clock(hour, minute, "am", second=second)
        return clock(hour, minute, meridiem, second=second)

    def four_digits(self, written: Token, meridiem: Token | None) -> Clock:
        hour, minute = int(written[:2]), int(written[2:4])
        return clock(hour, minute, meridiem) if meridiem else Clock(time(hour, minute))

    def three_digits(self, written: Token, meridiem: Token | None) -> Clock:
        return clock(int(written[0]), int(written[1:]), meridiem)

    def spoken(self, words: Token, meridiem: Token | None) -> Clock:
        hour, _, minutes = words.partition(" ")
        return clock(number(hour), number(minutes), meridiem)

    def past(self, share: int | Token, hour: int | Token, meridiem: Token | None) -> Clock:
        return clock(_hour(hour), _minutes(share), meridiem)

    def minutes_to(self, share: Token, hour: int | Token, meridiem: Token | None) -> Clock:
        return clock(_hour(hour), 0, meridiem).earlier(_minutes(share))

    def same_time(self, _: Token) -> Clock:
        return Clock(self._now.time().replace(second=0, microsecond=0))

    def noon(self, _: Token) -> Clock:
        return Clock(time(12))

    def midnight(self, _: Token) -> Clock:
        return Clock(time(0))

    # ---- from one time to another ----

    def to(self, first: int, last: Clock | Choice) -> Clock | Part:
        """Ten to four is a time, 2 to 4 and 10 to 12 are from one to the other."""
        end = _clock(last)
        on_the_hour = first in _SAID_BEFORE_THE_HOUR and end.at.minute == 0
        if on_the_hour and isinstance(first, InWords):
            return end.earlier(first)
        try:
            return to_clock(clock(first), end)
        except WhenError:
            if on_the_hour:
                return end.earlier(first)
            raise

    def from_to(self, first: Clock | Choice, last: Clock | Choice) -> Part:
        return to_clock(_clock(first), _clock(last))

    def hour_or(self, first: int, last: Clock | Choice) -> Part:
        return to_clock(clock(first), _clock(last))

    def after_clock(self, at: Clock | Choice) -> Part:
        return from_clock(_clock(at))

    def before_clock(self, at: Clock | Choice) -> Part:
        return until_clock(_clock(at))

    # ---- parts and instants ----

    def part(self, name: Token) -> Part:
        return PARTS[name.type]

    def part_today(self, name: Token) -> PartOf:
        return PartOf(only(self._almanac.today), PARTS[name.type])

    def part_yesterday(self, _: Token, name: Token) -> PartOf:
        return PartOf(only(self._almanac.today - DAY), PARTS[name.type])

    def day_until(
        self, day: Days | Choice, hour: int | Token, meridiem: Token | None = None
    ) -> PartOf:
        """Tomorrow until 3pm is before then."""
        end = (
            self.hour_minute(hour, meridiem)
            if isinstance(hour, Token)
            else clock(hour, 0, meridiem)
        )
        return PartOf(day, until_clock(end))

    def as_soon_as_possible(self, _: Token) -> PartOf:
        """From this minute on, or from when people there are at work again."""
        working_day = as_soon_as_possible(self._almanac.hours)
        over = self._now.time() >= working_day.end
        return PartOf(self._almanac.soonest(over=over), working_day)

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


def _clock(said: Clock | Choice) -> Clock:
    if isinstance(said, Choice):
        raise WhenError(f"{said.name} is no time")
    return said


def _minutes(share: int | Token) -> int:
    if not isinstance(share, Token):
        return share
    if share.type == "FEW_MINUTES":
        return number(share.removesuffix(" minutes"))
    return 30 if share.type == "HALF" else 15


def _hour(said: int | Token) -> int:
    if isinstance(said, Token):
        return _NOON if said.type == "NOON" else 0
    return said
