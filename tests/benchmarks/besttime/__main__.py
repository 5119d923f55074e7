"""`python -m tests.benchmarks.besttime [--people N] [--seed S] [WORLD…]` prints the table.

Answers per ten calls, as a share of the achievable limit (see `planner`), with 95 % intervals over
users. Every policy meets the same people, days and luck. At most one call a working day, 24 calls
to each person, who come in over half a year.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.besttime.baselines import (
    Fixed,
    Oracle,
    PooledRates,
    Randomly,
    Rotation,
    RotationThenStay,
    Thompson,
)
from tests.benchmarks.besttime.field import CALLS, POPULATION, Field, draw
from tests.benchmarks.besttime.planner import Planner
from tests.benchmarks.besttime.runner import Policy, run
from tests.benchmarks.besttime.shipped import Shipped
from tests.benchmarks.besttime.worlds import KEPT, OPEN, World

PEOPLE, SEED = 20 * POPULATION, 2026
_STUDENT = {4: 3.182, 6: 2.571, 8: 2.365, 10: 2.262, 12: 2.201, 16: 2.131, 20: 2.093, 30: 2.045}
"""The 97.5 % quantile of Student's t by the number of users; 1.96 for more."""

_CURIOUS = 0.25
_SHIPPED, _ROTATION = "this app", "rotation"

POLICIES: dict[str, Callable[[Field], Policy]] = {
    "at ten": Fixed,
    "random": Randomly,
    _ROTATION: Rotation,
    "rotation, then stay": RotationThenStay,
    "Thompson": Thompson,
    "pooled rates": PooledRates,
    "this app, alone": lambda field: Shipped(field, alone=True),
    _SHIPPED: Shipped,
    "oracle": Oracle,
}

Answers = NDArray[np.bool_]


@dataclass(frozen=True)
class Share:
    """A mean over users and half of its 95 % interval."""

    mean: float
    half: float

    def __str__(self) -> str:
        return f"{self.mean:.2f} ±{self.half:.2f}"


@dataclass(frozen=True)
class Row:
    """One world: answers per ten calls at the limit, each policy's share, and calls up to the first
    answer against rotation (negative is better).
    """

    world: World
    limit: float
    shares: dict[str, Share]
    sooner: Share
    microseconds: float


def measured(world: World, people: int, seed: int) -> Row:
    """Let every policy call everybody in a world."""
    chance = np.random.default_rng([seed, sum(map(ord, world.name))])
    field = draw(world, people, chance)
    plans = [run(Planner(field, curious)) for curious in (0.0, _CURIOUS)]
    limit = max(plans, key=lambda answers: answers.sum())
    policies = {name: make(field) for name, make in POLICIES.items()}
    answers = {name: run(policy) for name, policy in policies.items()}
    sooner = _calls_to_first(answers[_SHIPPED]) - _calls_to_first(answers[_ROTATION])
    shipped = policies[_SHIPPED]
    seconds = shipped.seconds if isinstance(shipped, Shipped) else [0.0]
    return Row(
        world=world,
        limit=10 * float(limit.mean()),
        shares={name: share(one, limit, field) for name, one in answers.items()},
        sooner=_mean(np.array([sooner[field.population == one].mean() for one in _users(field)])),
        microseconds=1e6 * float(np.median(seconds)),
    )


def share(answers: Answers, limit: Answers, field: Field) -> Share:
    """How much of the limit was reached; users are what varies."""
    ours, theirs = (
        np.array([one[field.population == user].mean() for user in _users(field)])
        for one in (answers, limit)
    )
    ratio = float(ours.sum() / theirs.sum())
    return Share(ratio, _mean((ours - ratio * theirs) / theirs.mean()).half)


def _mean(values: NDArray[np.float64]) -> Share:
    spread = values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else np.nan
    return Share(float(values.mean()), float(_STUDENT.get(len(values), 1.96) * spread))


def _users(field: Field) -> range:
    return range(int(field.population.max()) + 1)


def _calls_to_first(answers: Answers) -> NDArray[np.int64]:
    """How many calls it took until somebody answered; one more than there were if nobody did."""
    return np.where(answers.any(axis=1), answers.argmax(axis=1) + 1, CALLS + 1)


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The table in Markdown, a row as soon as it is measured, then what it comes to."""
    names = [name for name in POLICIES if name != _SHIPPED]
    yield f"| world | per ten calls | {_SHIPPED} | {' | '.join(names)} | first answer, calls |"
    yield "|---" * (len(names) + 4) + "|"
    measured_rows = []
    for row in rows:
        measured_rows.append(row)
        others = " | ".join(f"{row.shares[name].mean:.2f}" for name in names)
        yield (
            f"| {row.world.name} | {row.limit:.2f} | {row.shares[_SHIPPED]} | {others} "
            f"| {row.sooner.mean:+.2f} ±{row.sooner.half:.2f} |"
        )
    for what, best in (("mean", np.mean), ("worst", np.min)):
        shares = {name: best([row.shares[name].mean for row in measured_rows]) for name in POLICIES}
        over = " | ".join(f"{shares[name]:.3f}" for name in names)
        yield f"| **{what}** | | **{shares[_SHIPPED]:.3f}** | {over} | |"
    yield ""
    yield from (f"- *{row.world.name}*: {row.world.said}" for row in measured_rows)
    cost = np.median([row.microseconds for row in measured_rows])
    yield f"\nA decision after {CALLS - 1} calls: {cost:.0f} µs."


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - what it is for


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("worlds", nargs="*", help="names of worlds; all of them if none is given")
    parser.add_argument("--people", type=int, default=PEOPLE, help=f"of {POPULATION} a user each")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    for title, worlds in (("Tuned on", OPEN), ("Kept apart, never tuned on", KEPT)):
        chosen = [world for world in worlds if not asked.worlds or world.name in asked.worlds]
        if chosen:
            say(f"\n### {title}\n")
            for line in table(measured(world, asked.people, asked.seed) for world in chosen):
                say(line)


if __name__ == "__main__":
    main()
