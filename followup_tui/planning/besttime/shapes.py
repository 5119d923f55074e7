"""The shapes a person's day can have: at which hours an answer is likelier than at others.

Each is a rate by hour. There are narrow peaks at every hour and wide ones; halves of the day and
single stretches of it; two peaks, one before lunch and one after; and a day without any shape.
Together they make every hour as good as any other: published answer rates by hour contradict each
other, and people differ far more than hours do.
"""

from functools import cache
from itertools import product
from math import exp, log
from operator import mul

HOURS = 24
_FIRST, _LAST = 8, 17
"""Hours before and after these count as these: work at night has no shape of its own here."""

_FLOOR, _OUTSIDE = 0.12, 0.18
_NARROW, _WIDE, _TWICE = 0.9, 1.8, 0.8
_PEAKS = tuple(8.5 + nth for nth in range(10))
_WIDE_PEAKS = (8.5, 10.75, 13.0, 15.25, 17.5)
_STRETCHES = ((8, 11), (13, 17), (8, 9), (14, 15), (16, 17))
_TWO_PEAKS = tuple(product((8.5, 10.0, 11.5), (13.5, 15.0, 16.5, 17.5)))

Column = tuple[float, ...]
"""One number for each shape."""


def counts_as(hour: int) -> int:
    """The hour whose shape an hour has: its own by day, the nearest such hour early and late."""
    return min(max(hour, _FIRST), _LAST)


def _peak(at: float, width: float) -> list[float]:
    middles = (counts_as(hour) + 0.5 for hour in range(HOURS))
    bumps = (exp(-0.5 * ((middle - at) / width) ** 2) for middle in middles)
    return [_FLOOR + (1 - _FLOOR) * bump for bump in bumps]


def _two_peaks(one: float, other: float) -> list[float]:
    return list(map(max, _peak(one, _TWICE), _peak(other, _TWICE)))


def _stretch(first: int, last: int) -> list[float]:
    hours = map(counts_as, range(HOURS))
    return [1.0 if first <= hour <= last else _OUTSIDE for hour in hours]


@cache
def _shapes() -> tuple[tuple[float, list[float]], ...]:
    """Every shape, and how common it is at first against the others."""
    return (
        *((1.0, _peak(at, _NARROW)) for at in _PEAKS),
        *((1.5, _peak(at, _WIDE)) for at in _WIDE_PEAKS),
        *((1.0, _stretch(*hours)) for hours in _STRETCHES),
        *((0.6, _two_peaks(*both)) for both in _TWO_PEAKS),
        (4.0, [1.0] * HOURS),
    )


@cache
def usual_weights() -> Column:
    """How common each shape is before anything is known; they add up to 1."""
    total = sum(weight for weight, _ in _shapes())
    return tuple(weight / total for weight, _ in _shapes())


@cache
def by_hour() -> tuple[Column, ...]:
    """For each hour of the day, the rate of every shape.

    Scaled so that over all shapes, as common as they usually are, each hour is as good as another.
    """
    columns = list(zip(*(shape for _, shape in _shapes()), strict=True))
    means = [sum(map(mul, usual_weights(), column)) for column in columns]
    level = sum(means[_FIRST : _LAST + 1]) / (_LAST + 1 - _FIRST)
    return tuple(
        tuple(level / mean * rate for rate in column)
        for mean, column in zip(means, columns, strict=True)
    )


@cache
def logs_by_hour() -> tuple[Column, ...]:
    """The logarithms of `by_hour`."""
    return tuple(tuple(map(log, column)) for column in by_hour())
