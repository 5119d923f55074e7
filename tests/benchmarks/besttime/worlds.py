"""Worlds of people who can be reached at some hours and not at others.

A world is a mix of kinds of people, a rhythm of calls, and how people change. Its policies are
tuned on `OPEN` and reported on both `OPEN` and `KEPT`, which nothing was ever tuned on.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HOURS = np.arange(8, 18)
DAYS = 5
LUNCH = 12
Table = NDArray[np.float64]
"""The chance of an answer by weekday (Monday first) and hour (8 first)."""

Chance = np.random.Generator
Kind = Callable[[Chance], Table]
Rhythm = Callable[[Chance, int], NDArray[np.int64]]


def _table(by_hour: NDArray[np.float64], days: NDArray[np.float64] | None = None) -> Table:
    return np.clip(np.outer(np.ones(DAYS) if days is None else days, by_hour), 0.003, 0.9)


def _bump(at: float, width: float) -> NDArray[np.float64]:
    return np.exp(-0.5 * ((HOURS + 0.5 - at) / width) ** 2)


def peak(at: float, height: float = 0.42, width: float = 1.4, floor: float = 0.06) -> Kind:
    """Reached around one time of day; each person's own differs by half an hour or so."""

    def drawn(chance: Chance) -> Table:
        level = chance.uniform(0.6, 1.4)
        bump = _bump(at + chance.normal(0, 0.5), width * chance.uniform(0.8, 1.25))
        return _table(level * (floor + (height - floor) * bump))

    return drawn


def peak_anywhere(height: float = 0.5, width: float = 0.8, floor: float = 0.04) -> Kind:
    """Reached around one time of day, any."""
    return lambda chance: peak(chance.uniform(8, 18), height, width, floor)(chance)


def two_peaks(one: float, other: float, height: float = 0.45, width: float = 0.7) -> Kind:
    """Reached around two times of day that lie apart, each day at either."""

    def drawn(chance: Chance) -> Table:
        level = chance.uniform(0.7, 1.3)
        shift = chance.normal(0, 0.4, 2)
        bumps = np.maximum(_bump(one + shift[0], width), _bump(other + shift[1], width))
        return _table(level * (0.04 + (height - 0.04) * bumps))

    return drawn


def hours(first: int, last: int, height: float = 0.35, floor: float = 0.05) -> Kind:
    """At the desk between two hours (both included), hardly outside of them."""

    def drawn(chance: Chance) -> Table:
        inside = (first <= HOURS) & (last >= HOURS)
        return _table(chance.uniform(0.6, 1.4) * np.where(inside, height, floor))

    return drawn


def flat(level: float = 0.18) -> Kind:
    """No hour is better than another."""
    return lambda chance: _table(np.full(len(HOURS), level * chance.uniform(0.5, 1.5)))


def some_days(count: int, height: float = 0.45, floor: float = 0.05) -> Kind:
    """In on one or two days of the week, at any hour."""

    def drawn(chance: Chance) -> Table:
        days = np.full(DAYS, floor / height)
        days[chance.choice(DAYS, count, replace=False)] = 1.0
        return _table(np.full(len(HOURS), height * chance.uniform(0.6, 1.4)), days)

    return drawn


def days_and_peak(count: int, height: float = 0.6) -> Kind:
    """In on some days of the week, and then around one time of day."""

    def drawn(chance: Chance) -> Table:
        days = np.full(DAYS, 0.15)
        days[chance.choice(DAYS, count, replace=False)] = 1.0
        return _table(peak(chance.uniform(8, 18), height)(chance)[0], days)

    return drawn


def own_mind(roughness: float = 0.9, level: float = 0.15) -> Kind:
    """Each hour and each weekday has a chance of its own, like nobody else's."""

    def drawn(chance: Chance) -> Table:
        return _table(
            level * np.exp(chance.normal(0, roughness, len(HOURS)) - roughness**2 / 2),
            np.exp(chance.normal(0, 0.3, DAYS)),
        )

    return drawn


def every(days: int) -> Rhythm:
    """A call each so many working days; with 5, always on the same weekday."""
    return lambda _, calls: np.full(calls - 1, days)


def as_the_rules_say(_: Chance, calls: int) -> NDArray[np.int64]:
    """The next day, the day after that, then weekly."""
    return np.array(([1, 1] + [5] * calls)[: calls - 1])


def uneven(chance: Chance, calls: int) -> NDArray[np.int64]:
    """Between one and seven working days apart."""
    return chance.integers(1, 8, calls - 1)


@dataclass(frozen=True)
class World:
    """Who is out there, and how they are called.

    `changes` is the chance, on each working day, that somebody becomes another person of this
    world (a new job, new habits); `leaves` that they go away, for `away` working days on average.
    """

    name: str
    said: str
    mix: tuple[tuple[float, Kind], ...]
    rhythm: Rhythm = uneven
    changes: float = 0.0
    leaves: float = 0.0
    away: float = 8.0

    def draw(self, chance: Chance, people: int) -> Table:
        """So many people's tables, one after the other."""
        weights = np.array([weight for weight, _ in self.mix])
        kinds = chance.choice(len(self.mix), people, p=weights / weights.sum())
        return np.array([self.mix[kind][1](chance) for kind in kinds])


_EARLY, _MORNING, _LUNCH, _LATE = peak(8.5), peak(10.75), peak(13.5), peak(16.75)
_NEVER = flat(0.02)
_USUAL = (
    (2.0, _EARLY),
    (1.5, _MORNING),
    (1.5, _LUNCH),
    (2.5, _LATE),
    (1.5, hours(13, 17)),
    (2.0, flat()),
    (1.0, days_and_peak(1)),
    (1.0, days_and_peak(2)),
    (1.5, _NEVER),
)

OPEN = (
    World("main", "all kinds of people, called every one to seven working days", _USUAL),
    World("daily", "all kinds, called every working day", _USUAL, every(1)),
    World("weekly", "all kinds, called on the same weekday every week", _USUAL, every(5)),
    World("by the rules", "all kinds, called as the rules say", _USUAL, as_the_rules_say),
    World("drift", "all kinds; habits change about twice a year", _USUAL, changes=0.008),
    World("away", "all kinds; each is away for a week or two now and then", _USUAL, leaves=0.02),
    World("early birds", "mostly people in before nine", ((4, _EARLY), (1, flat()), (1, _NEVER))),
    World("late", "mostly people reached after four", ((4, _LATE), (1, flat()), (1, _NEVER))),
    World("flat", "no hour is better than another", ((4, flat()), (1, _NEVER))),
    World(
        "some days",
        "in on one or two days a week, some then around one time",
        ((1, some_days(1)), (2, days_and_peak(1)), (2, days_and_peak(2))),
    ),
    World(
        "two good hours", "nine or four, each day at either", ((4, two_peaks(9, 16)), (1, flat()))
    ),
    World(
        "unreachable", "two in three nearly never answer", ((2, _NEVER), (1, _LATE), (1, _EARLY))
    ),
    World(
        "wrong prior",
        "two to four is best, which the published rates rank last",
        ((3, hours(14, 15, 0.4)), (1, peak(14.5, 0.5, 0.8))),
    ),
)

KEPT = (
    World(
        "sharp",
        "one good hour each, any, and hardly another",
        ((1, peak_anywhere(0.65, 0.5, 0.03)),),
    ),
    World(
        "mid-morning",
        "mostly people reached at half past ten",
        ((4, _MORNING), (1, _LATE), (1, flat())),
    ),
    World(
        "after lunch",
        "mostly people back from lunch at one",
        ((4, _LUNCH), (1, _EARLY), (1, flat())),
    ),
    World(
        "mornings or afternoons",
        "half the day at the desk, half not",
        ((1, hours(8, 11)), (1, hours(13, 17))),
    ),
    World(
        "any two hours",
        "two good hours that lie apart, other ones for each",
        ((2, lambda c: two_peaks(c.uniform(8, 12), c.uniform(13, 18))(c)), (1, flat(0.1))),
    ),
    World(
        "their own minds",
        "each hour of each person has a chance of its own",
        ((1, own_mind()),),
        every(3),
    ),
    World(
        "days and hours",
        "two or three days a week, and then around one time",
        ((1, days_and_peak(2)), (1, days_and_peak(3))),
        every(2),
    ),
    World(
        "restless",
        "one good hour, another one every two months",
        ((3, peak_anywhere()), (1, _NEVER)),
        every(2),
        changes=0.025,
    ),
    World(
        "often away",
        "one good hour, and away a third of the time",
        ((1, peak_anywhere(0.6)),),
        as_the_rules_say,
        leaves=0.06,
        away=8,
    ),
    World(
        "easy",
        "people who answer every other call, best around four",
        ((1, peak(16.0, 0.8, 2.0, 0.3)), (1, flat(0.5))),
    ),
    World(
        "hard",
        "people who answer one call in fifteen at best hours",
        ((1, peak_anywhere(0.15, 1.0, 0.02)), (1, flat(0.03))),
        every(1),
    ),
    World(
        "lunch is wrong too",
        "eleven and one are good, early and late are not",
        ((1, two_peaks(11.5, 13.5)), (1, hours(11, 13, 0.4))),
        every(5),
    ),
)
