"""Where the demo's data is, and that it goes."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from followup_tui.cli.demo_place import demo_place


@pytest.fixture(autouse=True)
def tmp(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_it_goes_when_the_system_ends_the_demo(tmp, number):
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as ended, demo_place():
        signal.raise_signal(number)
    assert ended.value.code == 128 + number
    assert list(tmp.iterdir()) == []
    assert signal.getsignal(number) is before


def test_what_one_that_was_killed_left_is_taken_away_and_of_one_that_runs_it_stays(tmp):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    names = (f"followup-tui-demo-{gone.pid}-a", f"followup-tui-demo-{os.getppid()}-b", "followup-x")
    for name in names:
        (tmp / name).mkdir()
        (tmp / name / "followup.json").touch()
    with demo_place() as place:
        assert place.parent == tmp
    assert {left.name for left in tmp.iterdir()} == set(names[1:])
