"""A new user with a LinkedIn export, reading nothing but the screen."""

import re
import shutil

import pytest

from tests.journeys.terminal import ROOT

pytestmark = pytest.mark.terminal

EXPORT = ROOT / "tests" / "interchange" / "exports" / "linkedin.csv"
TEN = 10


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_from_an_export_to_the_mornings_calls(start, user, exported, size):
    shutil.copy(EXPORT, user / "Downloads" / "Connections.csv")
    screen = start(size=size).wait("Welcome", "Import my contacts")

    screen.press("enter").wait("Import contacts", "Connections.csv")
    screen.press("enter").wait("33 new", "enter takes them in", "NEW · 33", "LEFT OUT · 1")
    screen.press("enter").wait("Whom do you want to start on?", "space chooses")
    for count in range(1, TEN + 1):
        screen.press("space").wait(f"{count} chosen")
    screen.press("enter").wait(f"Their numbers ─ 1 of {TEN}")
    for nth in range(1, TEN + 1):
        screen.wait(f"Their numbers ─ {nth} of {TEN}").settled()
        screen.type(f"212 555 01{nth:02}").wait(f"= (212) 555-01{nth:02}")
        screen.press("enter")

    screen.wait(f"{TEN} to go · 0 done", "FIRST CALLS", "n no answer").settled()
    called = []
    for left in range(TEN - 1, -1, -1):
        screen.wait(lambda seen: seen.person and seen.person not in called)
        called.append(screen.person)
        screen.press("v" if left % 2 else "n")
        screen.wait(lambda seen, left=left: (seen.to_go, seen.done) == (left, TEN - left))
        screen.wait(lambda seen: called[-1][:12] in seen.said)
    screen.wait("DONE · 10")
    screen.press("q")
    assert screen.ended() == 0

    book = exported()
    assert len(book["contacts"]) == 33
    active = {found["uid"]: found for found in book["contacts"] if found["stage"] == "active"}
    assert len(active) == TEN
    numbers = sorted(found["phones"][0]["e164"] for found in active.values())
    assert numbers == [f"+121255501{nth:02}" for nth in range(1, TEN + 1)]
    assert {entry["contact"] for entry in book["interactions"]} == set(active)
    outcomes = sorted(entry["outcome"] for entry in book["interactions"])
    assert outcomes == ["no_answer"] * 5 + ["voicemail"] * 5
    dialled = {entry["contact"]: entry["number"] for entry in book["interactions"]}
    assert all(active[uid]["phones"][0]["e164"] == number for uid, number in dialled.items())


def test_the_first_screen_says_what_there_is_to_do(start):
    screen = start(size=(80, 24)).wait("Welcome", "One key logs what happened")
    screen.wait("i  Import my contacts", "a  Add one person", "d  Look around first", "q  Leave")
    screen.press("q")
    assert screen.ended() == 0


def test_one_person_typed_in_is_there_to_call(start, exported):
    screen = start().wait("Welcome")
    screen.press("a").wait("Add a contact")
    for text in ("Omar Adeyemi", "Ridgeline", "Head of Platform", "212 555 0127"):
        screen.settled().type(text).wait(text).press("enter")
    screen.wait("guessed from the number")
    screen.press("ctrl+s").wait("1 to go", lambda seen: seen.person == "Omar Adeyemi")
    screen.press("v").wait("0 to go · 1 done", "Mon 30 Nov")
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = exported()["interactions"]
    assert (entry["outcome"], entry["number"]) == ("voicemail", "+12125550127")


def test_the_demo_is_one_key_away_and_nothing_of_it_is_kept(start, home, user):
    screen = start().wait("Welcome")
    screen.press("d").wait("demo clock", lambda seen: re.match(r"\d\d:\d\d", seen.cursor_row))
    screen.press("q")
    assert screen.ended() == 0
    assert list((user / "tmp").iterdir()) == []
    assert not (home / "followup.json").exists()
