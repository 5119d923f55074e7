"""What it all adds up to: the same figures on the screen as on the command line."""

import json

import pytest

from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal

DANA, OMAR = "Dana Whitfield", "Omar Adeyemi"


@pytest.fixture
def book(home):
    weeks = ("2 Nov", "9 Nov", "16 Nov")
    return written(home, [
        known(DANA, 1), *(said(DANA, f"Mon {day} 09:00 voicemail") for day in weeks),
        said(DANA, "Tue 17 Nov 10:00 talked"), said(DANA, "Fri 20 Nov 10:00 talked"),
        known(OMAR, 2), said(OMAR, "Mon 16 Nov 11:05 no_answer"),
    ])  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_the_figures_are_read_of_all_and_of_one_and_left_again(start, book, command, size):
    found = json.loads(command("stats", "--json"))
    screen = start(size=size).wait("to go")
    screen.press("/").wait("Find").type("dana").wait("1 of 2").press("enter")
    screen.wait(lambda seen: seen.person == DANA)
    screen.press("I").wait("Insights", "everybody", "Answered, of the calls at that hour")
    screen.wait("0/3", "1/1", f"{found['brought']['talks']} talks", "1 of 2 people")
    screen.press("o").wait(f"Insights ─ {DANA}", "2 talks").press("o").wait("everybody")
    screen.press("escape").wait("to go").press("q")
    assert screen.ended() == 0
