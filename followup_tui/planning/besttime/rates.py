"""How likely an answer is at each hour of somebody's day, from what came of the calls so far.

The rate at an hour is `level × shape(hour) × hours(hour)`: each shape is a hypothesis about this
person, whose own level is unknown (a gamma prior of `_ANSWERS` in `_TRIES` at the best hour).
Answers are counted as rare events, so shape and level are weighed in closed form. With `n` answers
and an exposure `e = _TRIES + Σ tries(hour) × shape(hour) × hours(hour)`, a shape's likelihood is
`Π shape(hour)^answers / e^(_ANSWERS + n)` and its level `(_ANSWERS + n) / e`.
Until the first answer this spreads the tries; after it, it goes back to what worked.

Hours early and late share the shape of the first or last one of the day; where several of them
are asked about, what was seen at each tells them apart.
"""

from collections import Counter
from collections.abc import Iterable, Set
from math import exp, log
from operator import mul

import msgspec

from followup_tui.planning.besttime.shapes import (
    HOURS,
    Column,
    by_hour,
    counts_as,
    logs_by_hour,
    usual_weights,
)
from followup_tui.planning.besttime.tally import Tally

_ANSWERS, _TRIES = 1.5, 4.0
_ALIKE = 1.5
"""How many answers one must see to trust them half way, where the shape tells no hours apart."""

_NAMED = 1.1
"""How much likelier an answer must be than in a named window for another hour to come first."""


class Everybody(msgspec.Struct, frozen=True):
    """What all the user's people have taught: how common each shape is, how good each hour."""

    weights: Column
    hours: tuple[float, ...]

    @classmethod
    def unknown(cls) -> "Everybody":
        """Before anything was learnt."""
        return cls(usual_weights(), (1.0,) * HOURS)


def hypotheses(tally: Tally, everybody: Everybody) -> tuple[list[float], list[float]]:
    """How likely each shape is for this person, adding up to 1; and that times its level."""
    columns, hours = by_hour(), everybody.hours
    exposed = [_TRIES] * len(everybody.weights)
    for hour, tries in tally.tried:
        worth = tries * hours[hour]
        exposed = [e + worth * rate for e, rate in zip(exposed, columns[hour], strict=True)]
    counted = _ANSWERS + tally.answers
    likely = [-counted * log(e) for e in exposed]
    for hour, answers in tally.answered:
        column = logs_by_hour()[hour]
        likely = [has + answers * rate for has, rate in zip(likely, column, strict=True)]
    highest = max(likely)
    likely = [w * exp(has - highest) for w, has in zip(everybody.weights, likely, strict=True)]
    total = sum(likely)
    chances = [has / total for has in likely]
    return chances, [has * counted / e for has, e in zip(chances, exposed, strict=True)]


def worth(
    tally: Tally, hours: Iterable[int], named: Set[int], everybody: Everybody
) -> dict[int, float]:
    """How often a call would be answered at each of these hours (0 to 23).

    A comparison of hours, not a promise: it runs high where little was tried. Until the first
    answer the hours `named` count for a little more where they were not tried yet.
    """
    columns, good = by_hour(), everybody.hours
    _, levels = hypotheses(tally, everybody)
    values = {hour: good[hour] * sum(map(mul, levels, columns[hour])) for hour in hours}
    if not tally.answered:
        tried = {hour for hour, _ in tally.tried}
        for hour in values.keys() & named - tried:
            values[hour] *= _NAMED
    _tell_apart(values, tally)
    return values


def _tell_apart(values: dict[int, float], tally: Tally) -> None:
    """Weigh the hours of one shape by the answers at each against those expected."""
    alike = Counter(map(counts_as, values))
    if len(alike) == len(values):
        return
    tried, answered = dict(tally.tried), dict(tally.answered)
    for hour, value in values.items():
        if alike[counts_as(hour)] > 1:
            expected = _ALIKE + value * tried.get(hour, 0.0)
            values[hour] = value * (_ALIKE + answered.get(hour, 0.0)) / expected
