"""What the words of the grammar stand for: numbers, parts of the day, zones, holidays."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from followup_tui.domain.contact import Hours

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_IRREGULAR = {"oh": 0, "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9}
_NUMBERS = (
    {word: count for count, word in enumerate(_COUNTED.split(), 1)}
    | {word: 10 * count for count, word in enumerate(_TENS.split(), 2)}
    | _IRREGULAR
    | {"twelfth": 12, "twentieth": 20, "thirtieth": 30}
)


_HOURS_IN_DAY = 24
_LETTERS = 3
"""How many letters tell weekdays and months apart."""


def weekday_named(name: str) -> int:
    """A weekday by its first letters, Monday being 0."""
    return _WEEKDAYS.index(name[:_LETTERS])


def month_named(name: str) -> int:
    """A month by its first letters, January being 1."""
    return _MONTHS.index(name[:_LETTERS]) + 1


_WEEKDAYS = [name[:_LETTERS].casefold() for name in WEEKDAYS]
_MONTHS = [name[:_LETTERS].casefold() for name in MONTHS]


def number(words: str) -> int:
    """The number that digits, words or an ordinal name ("21st", "twenty first")."""
    words = words.removeprefix("the ")
    if words[0].isdigit():
        return int(words.rstrip("stndrh"))
    if words.endswith("hundred"):
        return 100
    return sum(
        _NUMBERS[word] if word in _NUMBERS else _NUMBERS[word[:-2]] for word in words.split()
    )


class Part(msgspec.Struct, frozen=True):
    """A part of the day, from `start` until before `end`, on the clock of whoever named it.

    The name may show both ("after {start:%H:%M}"). It is `loose` when the times said neither half
    of the day.
    """

    name: str
    start: time
    end: time
    loose: bool = False

    @property
    def timed(self) -> bool:
        """Whether it was said in times, not by name."""
        return "{" in self.name

    def __str__(self) -> str:
        """Its name, on the clock of whoever named it: "morning", "after 16:00"."""
        return self.name.format(start=self.start, end=self.end)

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return datetime.combine(date.min, self.end) - datetime.combine(date.min, self.start)

    def holds(self, at: time) -> bool:
        """Whether a time is in the same half of the day as this part."""
        return (at < time(12)) == (self.start < time(12))

    def within(self, hours: Hours) -> "Part":
        """As much of it as is in the hours at which somebody may be called, if said by name.

        "First thing" waits for them to begin; another part outside of them stays as it is.
        """
        if self.timed or self == AFTER_CLOSE:
            return self
        opens = time(hours.starts)
        if self == PARTS["FIRST_THING"] and opens >= self.end:
            return replace(self, start=opens, end=as_soon_as_possible(hours).end)
        start = max(self.start, opens)
        end = min(self.end, as_soon_as_possible(hours).end)
        return replace(self, start=start, end=end) if start < end else self

    def named(self, starts: datetime) -> str:
        """Its name, where it starts at that moment of somebody's clock."""
        return self.name.format(start=starts, end=starts + self.length)

    def beside(self, other: "Part") -> "Part | None":
        """What both say together ("early", "morning"; "2 to 4", "afternoon"), or `None`."""
        for timed, named in ((self, other), (other, self)):
            if timed.timed and not named.timed:
                return timed.inside(named)
        return TOGETHER.get(frozenset({self.name, other.name}))

    def inside(self, named: "Part") -> "Part | None":
        """The same on the half of the day the other names; `None` where that can't be."""
        if named.holds(self.start):
            return self
        later = [at.replace(hour=(at.hour + 12) % 24) for at in (self.start, self.end)]
        return replace(self, start=later[0], end=later[1]) if self.loose else None


AFTER_CLOSE = Part("after close", time(16), time(18))
"""It really begins at the New York Stock Exchange's close that day, which the calendar knows."""

PARTS: Mapping[str, Part] = MappingProxyType({
    "FIRST_THING": Part("first thing", time(8), time(9)),
    "EARLY_MORNING": Part("early morning", time(8), time(9)),
    "MORNING": Part("morning", time(9), time(12)),
    "MID_MORNING": Part("mid morning", time(10), time(11)),
    "LATE_MORNING": Part("late morning", time(11), time(12)),
    "BEFORE_LUNCH": Part("before lunch", time(11), time(12)),
    "LUNCH": Part("lunch", time(12), time(13)),
    "AFTER_LUNCH": Part("after lunch", time(13), time(15)),
    "EARLY_AFTERNOON": Part("early afternoon", time(13), time(15)),
    "AFTERNOON": Part("afternoon", time(14), time(17)),
    "MID_AFTERNOON": Part("mid afternoon", time(15), time(16)),
    "LATE_AFTERNOON": Part("late afternoon", time(16), time(17)),
    "END_OF_DAY": Part("end of day", time(17), time(18)),
    "EVENING": Part("evening", time(18), time(21)),
    "TONIGHT": Part("evening", time(18), time(21)),
    "EARLY": Part("early", time(8), time(9)),
    "LATE": Part("late", time(16), time(18)),
    "AFTER_CLOSE": AFTER_CLOSE,
})  # fmt: skip
"""The parts of the day, by the grammar's names for them."""


def as_soon_as_possible(hours: Hours) -> Part:
    """All of the hours at which somebody may be called."""
    ends = time(hours.ends) if hours.ends < _HOURS_IN_DAY else time.max
    return Part("as soon as possible", time(hours.starts), ends)


TOGETHER: Mapping[frozenset[str], Part] = MappingProxyType({
    frozenset({"first thing", "morning"}): PARTS["FIRST_THING"],
    frozenset({"early", "morning"}): PARTS["EARLY_MORNING"],
    frozenset({"late", "morning"}): PARTS["LATE_MORNING"],
    frozenset({"early", "afternoon"}): PARTS["EARLY_AFTERNOON"],
    frozenset({"late", "afternoon"}): PARTS["LATE_AFTERNOON"],
})  # fmt: skip
"""Parts that are said in two words."""

_ZONES = {
    "America/Los_Angeles": "pt pst pdt pacific west_coast",
    "America/Denver": "mt mst mdt mountain",
    "America/Chicago": "ct cst cdt central",
    "America/New_York": "et est edt eastern east_coast",
    "America/Anchorage": "akt akst akdt",
    "Pacific/Honolulu": "hst",
    "UTC": "utc gmt z",
    "Europe/London": "bst uk",
    "Europe/Lisbon": "wet west",
    "Europe/Berlin": "cet cest",
    "Europe/Athens": "eet eest",
    "Europe/Moscow": "msk",
    "Asia/Kolkata": "ist",
    "Asia/Singapore": "sgt",
    "Asia/Hong_Kong": "hkt",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Australia/Sydney": "aet aest aedt",
    "Pacific/Auckland": "nzt nzst nzdt",
}
ZONES: Mapping[str, str] = {code: tz for tz, codes in _ZONES.items() for code in codes.split()}
"""Zones by the letters people use for them, read as the clock on the wall there: "EST" in July
means New York's time, not New York's less an hour."""


BETWEEN_HOURS: Mapping[str, str] = MappingProxyType(
    {
        "-9:30": "Pacific/Marquesas",
        "+4:30": "Asia/Kabul",
        "+3:30": "Asia/Tehran",
        "+5:30": "Asia/Kolkata",
        "+5:45": "Asia/Kathmandu",
        "+6:30": "Asia/Yangon",
        "+8:45": "Australia/Eucla",
        "+9:30": "Australia/Darwin",
    }
)
"""Zones that keep an offset between full hours all year."""

CITIES: Mapping[str, str] = MappingProxyType(
    {
        city: named
        for named, cities in {
            "new_york": "nyc boston philadelphia washington dc atlanta miami",
            "chicago": "houston dallas austin minneapolis",
            "los_angeles": "la sf san_francisco seattle portland san_diego",
            "kolkata": "mumbai delhi new_delhi bangalore bengaluru hyderabad",
            "berlin": "munich frankfurt hamburg",
            "zurich": "geneva",
            "london": "edinburgh manchester",
            "shanghai": "beijing",
        }.items()
        for city in cities.split()
    }
)
"""Cities people name a time by, to the one their zone is called after."""


HOLIDAY_DATES: Mapping[str, tuple[int, int]] = {"christmas": (12, 25), "new years": (1, 1)}
"""Month and day of the holidays that have the same date everywhere."""

_HOLIDAYS = {
    "xmas": "christmas",
    "mlk": "martin luther king",
    "presidents": "washingtons birthday",
    "labour": "labor",
}


def holiday_name(words: str) -> str:
    """A holiday's name as it is compared: one spelling, no apostrophes, no "day"."""
    name = words.casefold().replace("'", "").replace("’", "")
    name = name.removesuffix(" day").removesuffix(" jr")
    first, _, rest = name.partition(" ")
    return " ".join(filter(None, (_HOLIDAYS.get(first, first), rest)))
