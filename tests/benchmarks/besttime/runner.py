"""Lets a policy call everybody in a field, day by day."""

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.besttime.field import CALLS, Field
from tests.benchmarks.besttime.worlds import HOURS, LUNCH

ALLOWED = np.flatnonzero(HOURS != LUNCH)
"""The hours (counted from the first) that may be called at: lunch is left out for everybody."""

Whom = NDArray[np.int64]


class Policy(ABC):
    """Says when to call, and learns what came of it."""

    def __init__(self, field: Field) -> None:
        self.field = field

    @abstractmethod
    def choose(self, who: Whom, call: Whom) -> NDArray[np.int64]:
        """The hour at which to make each of these calls of one day, from 0."""

    def learn(  # noqa: B027 - not every policy learns
        self, who: Whom, call: Whom, hour: Whom, answered: NDArray[np.bool_]
    ) -> None:
        """Take in what came of them."""


def run(policy: Policy) -> NDArray[np.bool_]:
    """Who answered which call, a row for each person."""
    field = policy.field
    answers = np.zeros((field.people, CALLS), bool)
    order = np.argsort(field.day, axis=None, kind="stable")
    days = field.day.ravel()[order]
    for today in np.split(order, np.flatnonzero(np.diff(days)) + 1):
        who, call = today // CALLS, today % CALLS
        hour = policy.choose(who, call)
        answered = field.luck[who, call] < field.truth[who, call, hour]
        answers[who, call] = answered
        policy.learn(who, call, hour, answered)
    return answers
