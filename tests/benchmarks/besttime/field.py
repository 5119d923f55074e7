"""One world, drawn: who is called when, and what would come of a call at each hour."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.besttime.worlds import DAYS, HOURS, Table, World

CALLS = 24
POPULATION = 100
"""How many people one user follows up."""

COMING_IN = 120
"""Working days over which people are added, at random."""

AWAY = 0.02
"""What is left of the chance of an answer while somebody is away."""


@dataclass(frozen=True)
class Field:
    """People of a world (rows) and their calls (columns).

    `day` counts working days, `weekday` is Monday to Friday, `truth` the chance of an answer by
    hour. `luck` is drawn once for each call, so that every policy meets the same luck. `population`
    says who are one user's people.
    """

    world: World
    day: NDArray[np.int64]
    weekday: NDArray[np.int64]
    truth: NDArray[np.float64]
    luck: NDArray[np.float64]
    population: NDArray[np.int64]

    @property
    def people(self) -> int:
        """How many there are."""
        return len(self.day)


def draw(world: World, people: int, chance: np.random.Generator) -> Field:
    """So many people of a world, each called `CALLS` times."""
    gaps = np.array([world.rhythm(chance, CALLS) for _ in range(people)])
    start = chance.integers(0, COMING_IN, people)
    day = start[:, None] + np.concatenate([np.zeros((people, 1), int), gaps.cumsum(axis=1)], axis=1)
    truth = np.empty((people, CALLS, len(HOURS)))
    tables, away = world.draw(chance, people), np.zeros(people, bool)
    if world.leaves:
        away = chance.random(people) < world.leaves / (world.leaves + 1 / world.away)
    for call in range(CALLS):
        if call:
            tables = _changed(world, tables, gaps[:, call - 1], chance)
            away = _left_or_back(world, away, gaps[:, call - 1], chance)
        truth[:, call] = tables[np.arange(people), day[:, call] % DAYS]
        truth[away, call] *= AWAY
    users = np.arange(people) // POPULATION
    return Field(world, day, day % DAYS, truth, chance.random((people, CALLS)), users)


def _changed(
    world: World, tables: Table, days: NDArray[np.int64], chance: np.random.Generator
) -> Table:
    changed = chance.random(len(tables)) < 1 - (1 - world.changes) ** days
    tables = tables.copy()
    if changed.any():
        tables[changed] = world.draw(chance, int(changed.sum()))
    return tables


def _left_or_back(
    world: World, away: NDArray[np.bool_], days: NDArray[np.int64], chance: np.random.Generator
) -> NDArray[np.bool_]:
    chance_away = away_after(world, away.astype(float), days)
    return chance.random(len(away)) < chance_away


def away_after(
    world: World, away: NDArray[np.float64], days: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The chance of being away some days after it was `away`."""
    if not world.leaves:
        return np.zeros_like(away)
    back = 1 / world.away
    usual = world.leaves / (world.leaves + back)
    return usual + (away - usual) * (1 - world.leaves - back) ** days
