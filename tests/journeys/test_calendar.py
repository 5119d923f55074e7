"""A calendar that other programs show follows what happens in the app."""

from pathlib import Path

import pytest

from tests.journeys.people import NAMES, due_today, uid, written

pytestmark = pytest.mark.terminal


@pytest.fixture
def folder(home, user):
    folder = user / "calendar"
    (home / "config.toml").write_text('[calendar]\nvdir = "~/calendar"\n')
    written(home, due_today(NAMES[:3]))
    return folder


def said(folder: Path, name: str) -> str:
    """What the calendar says of somebody; nothing when they are not on it."""
    files = (path.read_text("utf-8") for path in folder.glob("*.ics"))
    return next((text for text in files if name in text), "")


def test_the_calendar_follows_each_key_and_each_undo(start, folder):
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    here = screen.person
    screen.wait(lambda _: all(said(folder, name) for name in NAMES[:3]))
    before = said(folder, here)
    assert "DUE;VALUE=DATE:20261123" in before
    screen.press("v").wait("2 to go", lambda _: "DUE;VALUE=DATE:20261130" in said(folder, here))
    screen.press("u").wait("3 to go", lambda _: said(folder, here) == before)
    screen.press("S").wait("asked you to stop?").press("enter")
    screen.wait("2 to go", lambda _: not said(folder, here))
    screen.press("q")
    assert screen.ended() == 0


def test_leaving_at_once_leaves_the_calendar_up_to_date(start, folder):
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    here = screen.person
    screen.press("v", "q")
    assert screen.ended() == 0
    assert "DUE;VALUE=DATE:20261130" in said(folder, here)


def test_what_another_process_does_stays_done_on_it(start, folder, command):
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    screen.wait(lambda _: said(folder, NAMES[1]))
    command("log", NAMES[1], "stop")
    assert not said(folder, NAMES[1])
    screen.wait("2 to go").look(1)
    assert not said(folder, NAMES[1])


def test_a_calendar_that_can_not_be_written_is_said_and_stops_nothing(start, folder, exported):
    folder.write_text("a file")
    screen = start().wait("3 to go", "calendar can't be written (")
    here = screen.person
    screen.press("v").wait("2 to go", "saved")
    screen.press("q")
    assert screen.ended() == 0
    assert [entry["contact"] for entry in exported()["interactions"]].count(uid(here)) == 2
    assert folder.read_text() == "a file"
