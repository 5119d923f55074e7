"""Somebody who is not in the queue rings while the morning's calls are made."""

import pytest

from tests.journeys.people import NAMES, due_today, known, said, uid, written

pytestmark = pytest.mark.terminal

RUTH = "Ruth Varga"


@pytest.fixture
def book(home):
    """Four who are due, and Ruth, who is not before next week."""
    ruth = [known(RUTH, 50), said(RUTH, "Fri 20 Nov 09:00 voicemail")]
    return written(home, [*due_today(NAMES[:4]), *ruth])


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_the_caller_is_found_noted_and_agreed_with(start, book, exported, size):
    screen = start(size=size).wait("4 to go", lambda seen: seen.person in NAMES)
    assert RUTH not in screen.text
    screen.press("/").wait("Find", "5 of 5")
    screen.type("varg").wait("1 of 5")
    screen.press("enter").wait("FOUND", lambda seen: seen.person == RUTH)
    screen.press("c").wait("When shall I call again?")
    screen.type("She rang: panel on Thursday").wait("panel on Thursday")
    screen.press("enter").writes_at("When shall")
    screen.type("wed 11am").wait("agreed: Wed 25 Nov 11:00")
    screen.press("enter").wait(lambda seen: seen.said.startswith(f"{RUTH}: they called"))
    screen.wait("4 to go · 1 done", lambda seen: seen.person in NAMES)
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = [e for e in exported()["interactions"] if e["outcome"] == "they_called"]
    assert entry["contact"] == uid(RUTH)
    assert entry["note"] == "She rang: panel on Thursday"
    assert entry["commitment"]["day"] == "2026-11-25"


def test_the_queue_goes_on_where_it_was(start, book):
    screen = start().wait("4 to go", lambda seen: seen.person in NAMES)
    here = next(name for name in reversed(NAMES[:4]) if name != screen.person)
    screen.press("end", "up", "end").wait(lambda seen: seen.person == here)
    screen.press("/").wait("5 of 5")
    screen.type("ruth").wait("1 of 5")
    screen.press("enter").wait(lambda seen: seen.person == RUTH)
    screen.press("c").wait("When shall I call again?")
    screen.press("enter").writes_at("When shall")
    screen.type("wed 11am").wait("agreed: Wed 25 Nov 11:00")
    screen.press("enter").wait(lambda seen: "they called" in seen.said)
    screen.wait(lambda seen: seen.person in NAMES)
    assert screen.person == here


def test_the_keys_stay_with_the_person_on_the_call(start, book, exported):
    screen = start().wait("4 to go", lambda seen: seen.person in NAMES)
    who = screen.person
    screen.press("enter").wait("on call")
    others = [name for name in NAMES[:4] if name != who]
    screen.press("down").wait(lambda seen: others[0] in seen.cursor_row)
    screen.press("down").wait(lambda seen: others[1] in seen.cursor_row)
    assert screen.person == who
    screen.press("v").wait(lambda seen: seen.said.startswith(f"{who}: voicemail"))
    screen.wait(lambda seen: seen.person == others[1] and others[1] in seen.cursor_row)
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = [e for e in exported()["interactions"] if e["at"] > "2026-11-23"]
    assert entry["contact"] == uid(who)


def test_a_half_typed_note_is_still_there_when_the_form_is_opened_again(start, book):
    screen = start().wait("4 to go", lambda seen: seen.person in NAMES)
    screen.press("t").wait("When shall I call again?")
    screen.type("Half a sen").wait("Half a sen")
    screen.press("escape").wait("n no answer").gone("When shall I call again?")
    screen.press("t").wait("Half a sen")
