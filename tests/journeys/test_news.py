"""Somebody who said no a year ago and still likes you: a call a month, each with something new."""

import pytest

from followup_tui.domain.contact import Stage
from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal

DEBORAH, NORA = "Deborah Lin", "Nora Quist"


@pytest.fixture
def book(home):
    """Deborah is due to be kept in touch with; Nora, of the network, was never talked to."""
    return written(home, [
        known(DEBORAH, 1, stage=Stage.KEEP_IN_TOUCH),
        said(DEBORAH, "Mon 19 Oct 11:00 met"), said(DEBORAH, "Tue 20 Oct 09:00 sent"),
        known(NORA, 2, tags=("network",)),
            known("Ty Underhill", 3), said("Ty Underhill", "Thu 19 Nov 09:00 voicemail"),
    ])  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_news_are_asked_for_written_told_by_one_key_and_not_told_twice(start, book, exported, size):
    screen = start(size=size).wait("2 to go", "Nothing new to tell on 1 call: N adds news")
    screen.press("N").wait("What did you finish")
    screen.type("Passed the first exam").wait("Passed the first exam").press("enter")
    screen.wait("new to everybody").press("a")
    screen.type("Won the city prize").wait("Won the city prize").press("enter")
    screen.wait("News: Won the city prize").press("escape").wait("2 to go")
    for name in (DEBORAH, NORA):
        screen.press("/").wait("Find").type(name[:4].lower()).wait("1 of 3").press("enter")
        screen.wait(lambda seen, name=name: seen.person == name).wait("Won the city prize")
        screen.press("y").wait(f"{name} heard: Won the city prize", "Passed the first exam")
    screen.settled().wait("saved")
    heard = {piece["text"]: piece["heard_by"] for piece in exported()["news"]}
    assert {len(by) for by in heard.values()} == {2, 0}
    screen.press("u").wait(f"Undone: {NORA} heard").wait("Won the city prize")
    screen.press("q")
    assert screen.ended() == 0
    again = start(size=size).wait("2 to go").settled()
    assert "Nothing new to tell" not in again.text
    again.press("q")
    assert again.ended() == 0


def test_news_are_asked_for_once_though_nothing_is_done_about_it(start, book):
    for asked in (True, False):
        screen = start(size=(80, 24)).wait("2 to go").settled()
        assert ("Nothing new to tell" in screen.text) is asked
        screen.press("q")
        assert screen.ended() == 0


def test_not_hired_is_kept_in_touch_with_a_month_later_by_one_key(start, home, command, exported):
    written(home, [known(DEBORAH, 1), said(DEBORAH, "Thu 19 Nov 11:00 met"),
                   said(DEBORAH, "Thu 19 Nov 18:00 sent")])  # fmt: skip
    screen = start().wait("1 to go")
    screen.press("/").wait("Find").type("deb").wait("1 of 1").press("enter")
    screen.wait(lambda seen: seen.person == DEBORAH)
    screen.press("K").wait("keep in touch", "Mon 21 Dec")
    screen.press("q")
    assert screen.ended() == 0
    assert "Mon 21 Dec" in command("show", "deborah")
