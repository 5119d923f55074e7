"""What the shipped policy is held against, from the simplest up, and the physical limit."""

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.besttime.field import Field
from tests.benchmarks.besttime.runner import ALLOWED, Policy, Whom
from tests.benchmarks.besttime.worlds import HOURS

Hours = NDArray[np.int64]
_WINDOWS = np.array([0, 5, 8])
"""Early morning, after lunch, after the close: 8, 13 and 16 o'clock."""


class Fixed(Policy):
    """Always at ten."""

    def choose(self, who: Whom, call: Whom) -> Hours:
        return np.full(len(who), 2)


class Randomly(Policy):
    """Any hour."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._chance = np.random.default_rng(1)

    def choose(self, who: Whom, call: Whom) -> Hours:
        return self._chance.choice(ALLOWED, len(who))


class Rotation(Policy):
    """Early morning, after lunch, after the close, and round again."""

    def choose(self, who: Whom, call: Whom) -> Hours:
        return _WINDOWS[call % len(_WINDOWS)]


class _Counting(Policy):
    """Knows how often each hour was tried and answered, person by person."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.tried = np.zeros((field.people, len(HOURS)))
        self.answered = np.zeros((field.people, len(HOURS)))

    def learn(self, who: Whom, call: Whom, hour: Whom, answered: NDArray[np.bool_]) -> None:
        self.tried[who, hour] += 1
        self.answered[who, hour] += answered


class RotationThenStay(_Counting):
    """Rotation, but back to the window with the most answers once there is one."""

    def choose(self, who: Whom, call: Whom) -> Hours:
        worth = 1000 * self.answered[who][:, _WINDOWS] - self.tried[who][:, _WINDOWS]
        return _WINDOWS[worth.argmax(axis=1)]


class Thompson(_Counting):
    """Each hour of each person a beta distribution; the highest draw is called."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._chance = np.random.default_rng(2)

    def choose(self, who: Whom, call: Whom) -> Hours:
        answers = self.answered[who][:, ALLOWED]
        failures = self.tried[who][:, ALLOWED] - answers
        return ALLOWED[self._chance.beta(0.4 + answers, 1.6 + failures).argmax(axis=1)]


class PooledRates(_Counting):
    """Empirical Bayes: each hour's rate over all the user's people is a prior of four tries."""

    def choose(self, who: Whom, call: Whom) -> Hours:
        people = self.field.population
        answered, tried = (
            np.array([counts[people == one].sum(axis=0) for one in range(people.max() + 1)])
            for counts in (self.answered, self.tried)
        )
        prior = ((answered + 0.35 * 4) / (tried + 4))[people[who]]
        rate = (4 * prior + self.answered[who]) / (4 + self.tried[who])
        return ALLOWED[rate[:, ALLOWED].argmax(axis=1)]


class Oracle(Policy):
    """Knows each person's chances today: the physical limit."""

    def choose(self, who: Whom, call: Whom) -> Hours:
        return ALLOWED[self.field.truth[who, call][:, ALLOWED].argmax(axis=1)]
