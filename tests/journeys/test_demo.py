"""A look around on sample data."""

import signal

import pytest

pytestmark = pytest.mark.terminal

GROUPS = ("NOW", "GOOD TIME NOW", "LATER TODAY", "FIRST CALLS", "E-MAILS OWED", "DONE")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_the_demo_is_full_on_its_own_monday_and_leaves_nothing(
    start, environment, home, user, size
):
    del environment["FOLLOWUP_TUI_NOW"]
    screen = start("--demo", size=size).wait("Mon 23 Nov 10:30", "demo clock")
    screen.wait("Dana Whitfield", lambda seen: seen.to_go > 10, "NOW", "GOOD TIME NOW")
    if size[1] == 40:
        screen.wait(*GROUPS)
    kept = list((user / "tmp").iterdir())
    assert len(kept) == 1
    screen.press("n").wait("Dana Whitfield: no answer")
    screen.press("q")
    assert screen.ended() == 0
    assert list((user / "tmp").iterdir()) == []
    assert [found.name for found in home.iterdir()] == ["cache"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda one: one.name)
def test_a_demo_whose_terminal_goes_away_leaves_nothing(start, user, number):
    screen = start("--demo").wait("Dana Whitfield", "NOW")
    assert len(list((user / "tmp").iterdir())) == 1
    screen.kill(number)
    screen.ended()
    assert list((user / "tmp").iterdir()) == []
