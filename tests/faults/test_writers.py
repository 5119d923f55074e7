"""Several programs write at once: nothing of it is lost, and whoever looks on sees it."""

import pytest

from tests.faults.writers import write_at_once


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("writers", "acts"),
    [(["command", "app"], 10), (["desk", "app", "desk", "command"], 8)],
    ids=["two", "four"],
)
def test_what_several_processes_write_at_once_is_all_there(tmp_path, writers, acts):
    assert write_at_once(writers, acts, tmp_path).harm == []
