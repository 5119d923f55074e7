"""Copies that several processes edited apart are one again, whoever merges them in what order."""

import os

import pytest

from tests.faults.forking import fork_and_merge


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_the_order_in_which_processes_merge_copies_does_not_matter(tmp_path):
    assert fork_and_merge(forks=4, seed=63, folder=tmp_path).harm == []
