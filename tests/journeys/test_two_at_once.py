"""The app is open while the command line writes the same file."""

import pytest

from tests.journeys.people import NAMES, due_today, uid, written

pytestmark = pytest.mark.terminal


def test_what_a_script_logs_shows_and_the_cursor_stays(start, home, command):
    written(home, due_today(NAMES[:5]))
    screen = start().wait("5 to go", lambda seen: seen.person in NAMES)
    others = [screen.person]
    screen.press("down").wait(lambda seen: seen.person not in others)
    here = screen.person
    command("log", others[0], "no_answer")
    screen.wait("4 to go · 1 done")
    assert screen.person == here
    assert here in screen.cursor_row


def test_a_half_typed_note_outlives_what_a_script_logs(start, home, command, exported):
    written(home, due_today(NAMES[:5]))
    screen = start().wait("5 to go", lambda seen: seen.person in NAMES)
    here = screen.person
    other = next(name for name in NAMES[:5] if name != here)
    screen.press("t").wait("When shall I call again?")
    screen.type("She said that").wait("She said that")
    command("log", other, "voicemail", "--note", "from the shell")
    screen.wait("4 to go · 1 done", "She said that")
    assert screen.person == here
    screen.type(" they hire").wait("She said that they hire")
    screen.press("enter").writes_at("When shall").type("thu").wait("suggested: ")
    screen.press("enter").wait(lambda seen: seen.said.startswith(f"{here}: talked"))
    screen.press("q")
    assert screen.ended() == 0
    logged = {e["contact"]: e for e in exported()["interactions"] if e["at"] > "2026-11-23"}
    assert logged[uid(here)]["note"] == "She said that they hire"
    assert logged[uid(other)]["note"] == "from the shell"
