"""Whatever a power loss leaves can be opened, and has all that was called saved."""

import sys
from collections import Counter

import pytest

from tests.faults.bad_writers import ACTS, RIGHT, WRITERS
from tests.faults.calls import reason_against
from tests.faults.home import acts_in, bare
from tests.faults.power import PowerLoss
from tests.faults.power_scenes import first_act_ever, over_days

SEED = 20261123

pytestmark = pytest.mark.skipif(bool(reason_against()), reason=reason_against())


@pytest.mark.parametrize(("by", "ahead"), [("app", 2), ("desk", 0)])
def test_every_state_a_disk_may_be_left_in_opens_with_all_that_was_saved(tmp_path, by, ahead):
    tally = over_days(tmp_path, by, acts=5, seed=SEED, ahead=ahead)
    assert tally.harm == []
    assert tally.tried > 50


def test_the_first_act_ever_is_there_with_all_its_directories(tmp_path):
    tally = first_act_ever(tmp_path, SEED)
    assert tally.harm == []
    assert tally.tried > 10


def as_tinydb_would(home) -> Counter[str]:
    """An empty file is an empty database to it."""
    content = home.data.read_bytes() if home.data.exists() else b""
    return acts_in(content) if content else Counter()


@pytest.fixture
def losses(tmp_path):
    """What the model finds wrong with a writer of that name."""

    def losses(writer):
        words = [sys.executable, "-m", "tests.faults.bad_writers", writer]
        home = bare(tmp_path / "home")
        return PowerLoss(home, SEED, opening=as_tinydb_would).run(words, ACTS)

    return losses


@pytest.mark.parametrize("writer", WRITERS)
def test_the_model_finds_fault_with_a_writer_that_leaves_something_out(losses, writer):
    tally = losses(writer)
    assert tally.lost or tally.unreadable


def test_the_model_finds_no_fault_with_a_writer_that_leaves_nothing_out(losses):
    assert losses(RIGHT).harm == []
