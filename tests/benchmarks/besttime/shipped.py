"""The policy as it ships, called as the queue calls it: from histories, on real dates."""

from datetime import UTC, date, datetime, time, timedelta
from time import process_time

import numpy as np
from numpy.typing import NDArray

from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.planning.besttime.everybody import learn
from followup_tui.planning.besttime.rates import Everybody, worth
from followup_tui.planning.besttime.tally import tally
from followup_tui.planning.policy import Policy as Numbers
from tests.benchmarks.besttime.field import Field
from tests.benchmarks.besttime.runner import ALLOWED, Policy, Whom
from tests.benchmarks.besttime.worlds import DAYS, HOURS

_FIRST_MONDAY = date(2026, 1, 5)
_HOURS = tuple(int(HOURS[nth]) for nth in ALLOWED)
_NAMED = frozenset({8, 13, 16})
_NUMBERS = Numbers()


class Shipped(Policy):
    """Learns from everybody once a week (the app does so each day), or never if `alone`."""

    def __init__(self, field: Field, *, alone: bool = False) -> None:
        super().__init__(field)
        self._alone = alone
        self._histories: list[tuple[Interaction, ...]] = [()] * field.people
        self._everybody = [Everybody.unknown()] * (int(field.population.max()) + 1)
        self._week = -1
        self.seconds: list[float] = []

    def choose(self, who: Whom, call: Whom) -> NDArray[np.int64]:
        day = int(self.field.day[who[0], call[0]])
        if not self._alone and day // DAYS != self._week:
            self._week = day // DAYS
            self._learn_from_everybody(_date(day))
        return np.array(
            [self._best(one, nth, _date(day)) for one, nth in zip(who, call, strict=True)]
        )

    def _best(self, one: int, nth: int, today: date) -> int:
        started = process_time()
        counted = tally(self._histories[one], "UTC", today, _NUMBERS)
        hours = worth(counted, _HOURS, _NAMED, self._everybody[self.field.population[one]])
        best = max(_HOURS, key=hours.__getitem__)
        if nth == self.field.day.shape[1] - 1:
            self.seconds.append(process_time() - started)
        return best - int(HOURS[0])

    def learn(self, who: Whom, call: Whom, hour: Whom, answered: NDArray[np.bool_]) -> None:
        for one, nth, at, came in zip(who, call, hour, answered, strict=True):
            day = _date(int(self.field.day[one, nth]))
            entry = Interaction(
                uid=f"{nth}",
                contact=f"{one}",
                at=datetime.combine(day, time(int(HOURS[at]), 30), UTC),
                tz="UTC",
                outcome=Outcome.TALKED if came else Outcome.NO_ANSWER,
            )
            self._histories[one] = (*self._histories[one], entry)

    def _learn_from_everybody(self, today: date) -> None:
        for nth in range(len(self._everybody)):
            people = np.flatnonzero(self.field.population == nth)
            self._everybody[nth] = learn(
                tally(self._histories[one], "UTC", today, _NUMBERS) for one in people
            )


def _date(day: int) -> date:
    return _FIRST_MONDAY + timedelta(days=day // DAYS * 7 + day % DAYS)
