"""The achievable limit: a planner that knows what people there are, but not who is who.

It holds a crowd drawn from the world itself, and for each person the exact chance of being each of
them, there or away, and calls at the hour with the best chance of an answer. `curious` adds what
the answer would tell about the next call; the better of both is the limit.
"""

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.besttime.field import AWAY, CALLS, Field, away_after
from tests.benchmarks.besttime.runner import ALLOWED, Policy, Whom

_CROWD = 1000
_WORTH_LEARNING = 8


class Planner(Policy):
    """See above."""

    def __init__(self, field: Field, curious: float = 0.0) -> None:
        super().__init__(field)
        self._curious = curious
        self._crowd = field.world.draw(np.random.default_rng(99), _CROWD)
        self._usual = self._crowd.mean(axis=1)[:, ALLOWED]
        usual = away_after(field.world, np.ones(1), np.array([10**6]))[0]
        self._here = np.full((field.people, _CROWD), (1 - usual) / _CROWD)
        self._gone = np.full((field.people, _CROWD), usual / _CROWD)

    def choose(self, who: Whom, call: Whom) -> NDArray[np.int64]:
        self._let_time_pass(who, call)
        rates = self._crowd[:, self._weekday(who, call)]
        here = self._here[who] + AWAY * self._gone[who]
        worth = (here @ rates)[:, ALLOWED]
        if self._curious:
            left = np.minimum(CALLS - 1 - call, _WORTH_LEARNING)
            worth = worth + self._curious * left[:, None] * self._to_learn(who, here, rates)
        return ALLOWED[worth.argmax(axis=1)]

    def learn(self, who: Whom, call: Whom, hour: Whom, answered: NDArray[np.bool_]) -> None:
        rates = self._crowd[:, self._weekday(who, call), hour].T
        came = answered[:, None]
        self._here[who] *= np.where(came, rates, 1 - rates)
        self._gone[who] *= np.where(came, AWAY * rates, 1 - AWAY * rates)
        total = (self._here[who] + self._gone[who]).sum(axis=1, keepdims=True)
        self._here[who] /= total
        self._gone[who] /= total

    def _weekday(self, who: Whom, call: Whom) -> int:
        return int(self.field.weekday[who[0], call[0]])

    def _let_time_pass(self, who: Whom, call: Whom) -> None:
        days = self.field.day[who, call] - self.field.day[who, np.maximum(call - 1, 0)]
        world, here, gone = self.field.world, self._here[who], self._gone[who]
        if world.leaves:
            left = away_after(world, np.zeros(len(who)), days)[:, None]
            stays = away_after(world, np.ones(len(who)), days)[:, None]
            here, gone = here * (1 - left) + gone * (1 - stays), here * left + gone * stays
        if world.changes:
            new = (1 - (1 - world.changes) ** days)[:, None]
            here = here * (1 - new) + new * here.mean(axis=1, keepdims=True)
            gone = gone * (1 - new) + new * gone.mean(axis=1, keepdims=True)
        self._here[who], self._gone[who] = here, gone

    def _to_learn(
        self, who: Whom, here: NDArray[np.float64], rates: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """What each hour's answer adds to the best chance of the next call."""
        now = (self._here[who] + self._gone[who]) @ self._usual
        gains = []
        for hour in ALLOWED:
            answered = (here * rates[:, hour]) @ self._usual
            gains.append(answered.max(axis=1) + (now - answered).max(axis=1) - now.max(axis=1))
        return np.array(gains).T
