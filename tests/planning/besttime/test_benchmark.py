"""The benchmark of the best time runs, and the policy that ships is worth having."""

import numpy as np

from tests.benchmarks.besttime.baselines import Fixed, Oracle, Rotation
from tests.benchmarks.besttime.field import draw
from tests.benchmarks.besttime.runner import run
from tests.benchmarks.besttime.shipped import Shipped
from tests.benchmarks.besttime.worlds import KEPT, OPEN


def test_in_a_world_of_good_hours_it_reaches_more_than_rotation_and_less_than_the_oracle():
    world = next(world for world in (*OPEN, *KEPT) if world.name == "sharp")
    field = draw(world, 60, np.random.default_rng(1))
    fixed, rotation, alone, oracle = (
        run(policy).mean()
        for policy in (Fixed(field), Rotation(field), Shipped(field, alone=True), Oracle(field))
    )
    assert max(fixed, rotation) < alone < oracle


def test_each_world_is_told_apart_and_described():
    names = [world.name for world in (*OPEN, *KEPT)]
    assert len(names) == len(set(names))
    assert all(world.said for world in (*OPEN, *KEPT))
