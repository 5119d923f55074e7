"""Learning from everybody: how common each shape of day is, and how good each hour.

Hours are chosen, not sampled, so plain answer rates by hour would mislead. Instead each person is
weighed against every shape, and the shapes become as common as these people make them
(expectation and maximisation, from the usual weights as a prior worth `_WORTH` people); an hour
becomes as good as the answers at it against those expected, smoothed with its neighbours. An hour
that was hardly tried counts as the hours do together: people who answer more, or less, than was
expected say so only where they were called, and that tells nothing of the other hours. Order
does not matter, so there is nothing to replay.
"""

from collections.abc import Iterable
from operator import mul

from followup_tui.planning.besttime.rates import Everybody, hypotheses
from followup_tui.planning.besttime.shapes import HOURS, by_hour, usual_weights
from followup_tui.planning.besttime.tally import Tally

_WORTH = 20.0
_ANSWERS_EXPECTED = 24.0
_NEIGHBOUR = 0.5
_PASSES = 4


def learn(tallies: Iterable[Tally]) -> Everybody:
    """What these people teach, each with the tally of their own calls."""
    tried = [tally for tally in tallies if tally.tried]
    everybody = Everybody.unknown()
    if not tried:
        return everybody
    answers = [0.0] * HOURS
    for tally in tried:
        for hour, weight in tally.answered:
            answers[hour] += weight
    for _ in range(_PASSES):
        everybody = _once_more(tried, everybody, answers)
    return everybody


def _once_more(tallies: list[Tally], everybody: Everybody, answers: list[float]) -> Everybody:
    columns = by_hour()
    people = [0.0] * len(everybody.weights)
    expected = [0.0] * HOURS
    for tally in tallies:
        chances, levels = hypotheses(tally, everybody)
        people = [have + more for have, more in zip(people, chances, strict=True)]
        for hour, tries in tally.tried:
            expected[hour] += tries * sum(map(mul, levels, columns[hour]))
    total = _WORTH + len(tallies)
    weights = tuple(
        (_WORTH * usual + more) / total for usual, more in zip(usual_weights(), people, strict=True)
    )
    return Everybody(weights, _against(answers, expected))


def _against(answers: list[float], expected: list[float]) -> tuple[float, ...]:
    """How many answers came at and around each hour for those expected.

    Near what it is over all the hours together where few were expected.
    """
    overall = (_ANSWERS_EXPECTED + sum(answers)) / (_ANSWERS_EXPECTED + sum(expected))
    came, due = _smoothed(answers), _smoothed(expected)
    return tuple(
        (_ANSWERS_EXPECTED * overall + one) / (_ANSWERS_EXPECTED + other)
        for one, other in zip(came, due, strict=True)
    )


def _smoothed(values: list[float]) -> list[float]:
    padded = [0.0, *values, 0.0]
    return [
        here + _NEIGHBOUR * (before + after)
        for before, here, after in zip(padded, values, padded[2:], strict=False)
    ]
