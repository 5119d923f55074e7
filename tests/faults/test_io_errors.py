"""An I/O error is said in one line, and the same act done again once it is over."""

import pytest

from tests.faults.calls import reason_against
from tests.faults.io_errors import error_at_every_call, error_in_the_app
from tests.faults.killed_calls import FIRST_EVER, FIRST_OF_A_DAY, IN_THE_DAY

SEED = 20261123

pytestmark = pytest.mark.skipif(bool(reason_against()), reason=reason_against())


@pytest.mark.parametrize("scene", [FIRST_EVER, FIRST_OF_A_DAY], ids=lambda scene: scene.name)
def test_an_error_at_any_system_call_is_said_and_loses_nothing(tmp_path, scene):
    assert error_at_every_call(scene, tmp_path, SEED).harm == []


@pytest.mark.parametrize(("call", "error"), [("write", "ENOSPC"), ("fsync", "EIO")])
def test_an_error_in_the_app_is_said_and_the_act_saved_by_the_next_try(tmp_path, call, error):
    assert error_in_the_app(call, error, IN_THE_DAY, tmp_path).harm == []
