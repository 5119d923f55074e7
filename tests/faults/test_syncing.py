"""Two computers with a real Syncthing between them lose nothing of what either wrote."""

import os

import pytest

from tests.faults.syncing import reason_against, sync_apart_and_together


@pytest.mark.skipif(
    bool(reason_against()) and not os.environ.get("CI"), reason=reason_against() or "it is here"
)
def test_what_both_sides_logged_while_apart_is_on_both_and_a_stop_wins(tmp_path):
    tally = sync_apart_and_together(rounds=2, acts=2, seed=63, folder=tmp_path)
    assert tally.harm == []
