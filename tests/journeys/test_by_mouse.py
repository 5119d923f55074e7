"""Everything by mouse: what is clicked is what a key would have done."""

import shutil

import pytest

from followup_tui.domain.contact import Stage
from tests.journeys.people import due_today, known, said, written
from tests.journeys.terminal import ROOT

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"]),
]


def test_calls_are_made_told_and_taken_back_by_mouse(start, home, exported, size):
    written(home, due_today(["Ada Birch", "Bo Calder", "Cy Dunmore"]))
    screen = start(size=size).wait("3 to go", lambda seen: seen.person == "Ada Birch").settled()
    screen.click("Bo Calder  ").wait(lambda seen: seen.person == "Bo Calder")
    screen.click("enter Call").wait("on call", "esc Not calling")
    screen.click("m note").wait("Go on").type("was out").wait("was out")
    screen.click("enter Go on").gone("Go on").click("v voicemail").wait("voicemail. Next:")
    screen.settled().click("Cy Dunmore  ").wait(lambda seen: seen.person == "Cy Dunmore")
    screen.click("t talked").wait("When shall I call again?").click("enter Go on").settled()
    screen.type("tue 3pm").wait("Tue 24 Nov 15:00").click("enter Go on").wait("talked. Next:")
    screen.click("r replied").wait("What was it?").click("you applied").wait("● you applied")
    screen.click("enter Go on").wait("application sent. Next:", "0 to go")
    screen.click("u Undo").wait("Undone", "1 to go", lambda seen: seen.person == "Ada Birch")
    screen.click("z Snooze").wait("Put it off to:").type("thu").wait("= Fri 27 Nov")
    screen.click("enter Go on").wait("0 to go", "saved")
    screen.press("q")
    assert screen.ended() == 0
    today = {one["contact"]: one for one in exported()["interactions"] if one["at"] > "2026-11-23"}
    assert {who: one["outcome"] for who, one in today.items()} == {
        "bo-calder": "voicemail",
        "cy-dunmore": "talked",
    }
    assert today["bo-calder"]["note"] == "was out"


def test_the_way_into_and_out_of_every_screen_is_a_click(start, home, size):
    written(home, [*due_today(["Ada Birch", "Bo Calder"]), known("Lea Dern", stage=Stage.LEAD)])
    screen = start(size=size).wait("2 to go").settled()
    screen.click("/ Find").wait("3 of 3").type("bo").wait("1 of 3").click("enter Choose")
    screen.wait(lambda seen: seen.person == "Bo Calder")
    screen.click("/ Find").wait("3 of 3").click("Lea Dern").settled().click("esc Back")
    screen.gone("3 of 3")
    for key, words in {":": "Quick entry", "B": "Backlog", "i": "Import contacts"}.items():
        screen.press(key).wait(words).click("esc Back").gone(words)
    screen.click("? Help").wait("Calls  here").scroll("Calls").gone("Start the call: stamps")
    screen.click("esc Back").gone("Keys")
    screen.press("l").wait("Whom do you want").click("[ ]").wait("1 chosen")
    screen.click("enter Start on them").wait("3 to go")
    screen.press("S").wait("asked you to stop?").click("esc Back").gone("asked you to stop?")
    screen.press("q")
    assert screen.ended() == 0


def test_a_contact_is_changed_and_added_by_mouse(start, home, exported, size):
    written(home, due_today(["Ada Birch"]))
    screen = start(size=size).wait("1 to go").press("E").wait("Save").settled()
    screen.click("Company").settled().press("end").type(" Ltd").wait("Larkspur Ltd")
    screen.click("Region").settled().type("californ").wait("California, United")
    screen.settled().click("California, United").wait("US-CA")
    screen.click("keep in touch").wait("● keep in touch").click("ctrl+s Save").gone("ctrl+s")
    screen.wait("changed", "saved")
    screen.press("a").wait("Add a contact").settled().type("Bo").wait("Bo")
    screen.click("esc Back").wait("Not saved yet").look(0.6)  # a blinking cursor never settles
    screen.click("esc Back").gone("Add a contact")
    screen.press("q")
    assert screen.ended() == 0
    (ada,) = exported()["contacts"]
    assert (ada["company"], ada["region"]) == ("Larkspur Ltd", "US-CA")
    assert ada["stage"] == Stage.KEEP_IN_TOUCH


def test_an_old_entry_is_found_with_the_wheel_and_corrected_by_clicks(start, home, exported, size):
    days = [f"{day} Oct" for day in ("Mon 5", "Tue 6", "Wed 7", "Thu 8", "Fri 9", "Mon 12")]
    entries = [
        said("Ada Birch", f"{day} {hour}:00 voicemail", note=f"left {hour}")
        for day in days
        for hour in range(10, 18)
    ]
    first = said("Ada Birch", "Fri 2 Oct 09:00 busy", note="the very first")
    written(home, [known("Ada Birch"), first, *entries])
    screen = start(size=size).wait("1 to go", "Mon 12 Oct 17:00").settled()
    for _ in range(100):
        if "the very first" in screen.text:
            break
        screen.scroll("History").settled(0.05)
    screen.click("the very first").wait("Entry 1 of 49").settled()
    screen.click("the very first").wait("Correct ─")
    screen.click("○ no answer").wait("● no answer").click("ctrl+s Save").gone("Correct ─")
    screen.wait("corrected", "saved").click("esc Back").wait("1 to go")
    screen.press("q")
    assert screen.ended() == 0
    outcomes = {one["note"]: one["outcome"] for one in exported()["interactions"]}
    assert outcomes["the very first"] == "no_answer"


def test_the_first_morning_goes_by_mouse(start, user, exported, size):
    export = ROOT / "tests" / "interchange" / "exports" / "linkedin.csv"
    shutil.copy(export, user / "Downloads" / "Connections.csv")
    screen = start(size=size).wait("Welcome").settled()
    screen.click("Import my contacts").wait("Import contacts", "Connections.csv").settled()
    screen.click("Connections.csv").wait("33 new", "enter takes them in")
    screen.click("enter Take them in").wait("Whom do you want to start on?").settled()
    screen.click("[ ]").wait("1 chosen").click("enter Start on them").wait("Their numbers ─ 1 of 1")
    screen.settled().type("212 555 0143").wait("(212) 555-0143").click("enter Next")
    screen.wait("1 to go", "FIRST CALLS")
    screen.press("q")
    assert screen.ended() == 0
    assert sum(one["stage"] == "active" for one in exported()["contacts"]) == 1
