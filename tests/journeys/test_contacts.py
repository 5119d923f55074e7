"""Everybody in one list: found, ordered, marked and changed together, looked at."""

import pytest

from followup_tui.domain.contact import Stage
from tests.journeys.people import due_today, known, written

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
pytestmark = pytest.mark.terminal


@SIZES
def test_after_an_import_the_leads_of_a_fair_are_tagged_started_and_called(
    start, home, exported, size
):
    leads = [known(name, nth, stage=Stage.LEAD, company="Fairground") for nth, name in
             enumerate(["Ann Ek", "Bea Dietz"], 40)]  # fmt: skip
    written(home, [*due_today(["Ada Birch", "Bo Calder"]), *leads])
    screen = start(size=size).wait("2 to go").press("C").wait("4 of 4", "by name")
    screen.press("w").wait("whom: leads", "2 of 4").press("A").wait("2 marked")
    screen.press("e").wait("Change 2 contacts together").press("right", "right", "tab")
    screen.type("fair").wait("fair").press("ctrl+s").wait("2 people changed")
    screen.press("w").wait("whom: active", "4 of 4")
    screen.press("/").type("#fair bea").wait("1 of 4").press("enter", "enter")
    screen.wait("4 to go", "Bea Dietz", "Fairground").press("q")
    assert screen.ended() == 0
    tags = {one["name"]: one.get("tags", []) for one in exported()["contacts"]}
    assert tags == {"Ada Birch": [], "Bo Calder": [], "Ann Ek": ["fair"], "Bea Dietz": ["fair"]}


@SIZES
def test_what_was_changed_for_all_is_taken_back_by_one_key(start, home, exported, size):
    written(home, due_today(["Ada Birch", "Bo Calder"]))
    screen = start(size=size).wait("2 to go").press("C").wait("2 of 2").press("A", "e")
    screen.wait("Change 2 contacts").press("left").wait("● closed").press("ctrl+s")
    screen.wait("2 people changed").press("u").wait("Undone: 2 people changed")
    screen.press("escape").wait("2 to go").press("q")
    assert screen.ended() == 0
    assert {one["stage"] for one in exported()["contacts"]} == {"active"}
