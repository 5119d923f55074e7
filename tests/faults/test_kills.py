"""A kill at any moment costs at most the act that nobody was told of."""

import pytest

from tests.faults.calls import reason_against
from tests.faults.killed_calls import SCENES, kill_at_every_call
from tests.faults.kills import kill_at_random_moments

SEED = 20261123


def test_random_kills_lose_nothing_that_was_called_saved(tmp_path):
    assert kill_at_random_moments(20, SEED, tmp_path).harm == []


@pytest.mark.skipif(bool(reason_against()), reason=reason_against())
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_kill_at_any_system_call_leaves_the_old_state_or_the_new(tmp_path, scene):
    assert kill_at_every_call(scene, tmp_path, SEED).harm == []
