"""Everybody in one list: found, ordered, marked and changed together, looked at."""

import pytest

from followup_tui.domain.contact import Stage
from tests.journeys.people import due_today, known, said, written

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


@SIZES
def test_two_who_are_one_are_made_one_and_taken_apart_by_one_key(start, home, exported, size):
    written(home, [*due_today(["Ada Birch", "A. Birch", "Bo Calder"])])
    screen = start(size=size).wait("3 to go").press("C").wait("3 of 3")
    screen.press("/").type("birch").wait("2 of 3").press("enter", "A").wait("2 marked", "m makes")
    screen.press("m").wait("One person:", "enter Make them one").settled()
    assert all(line.count("╭") == line.count("╮") for line in screen.lines)
    screen.press("enter").wait("are one", "u undoes").press("u").wait("Undone: ", "A. Birch")
    screen.press("A").wait("2 marked").press("m").wait("One person:").press("enter").wait("are one")
    screen.press("escape").wait("2 to go", "saved").press("q")
    assert screen.ended() == 0
    assert len(exported()["contacts"]) == 2


@SIZES
def test_who_is_forgotten_leaves_no_byte_of_theirs_and_comes_back_by_no_undo(
    start, home, exported, size
):
    stopped = said("Ada Birch", "Mon 16 Nov 09:12 stop", note="never again")
    written(home, [*due_today(["Bo Calder"]), known("Ada Birch", 41), stopped])
    screen = start(size=size).wait("1 to go").press("C").wait("2 of 2")
    screen.press("/").type("ada").wait("1 of 2").press("enter", "X").wait("Forget Ada Birch?")
    screen.wait("There is no undo").type("ada birch").wait("ada birch").press("enter")
    screen.wait("Ada Birch is forgotten").press("u").wait("nothing to undo")
    screen.press("escape").wait("1 to go", "saved").press("q")
    assert screen.ended() == 0
    assert [one["name"] for one in exported()["contacts"]] == ["Bo Calder"]
    data = (home / "followup.json").read_bytes()
    assert b"Ada" not in data
    assert b"never again" not in data
