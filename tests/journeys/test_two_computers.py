"""Another computer wrote its own copy, and a sync program laid it beside the file."""

import shutil
from pathlib import Path

import pytest

from followup_tui.domain.book import Put, Record
from followup_tui.storage.json_store import JsonStore
from tests.builders import NOW
from tests.journeys.people import NAMES, due_today, said, uid, written

pytestmark = pytest.mark.terminal

CONFLICT = "followup.sync-conflict-20261124-101530-ABCDEFG.json"


@pytest.fixture
def elsewhere(home: Path, tmp_path: Path):
    """Writes on another computer, which had the data as they were when this was first called."""
    file = tmp_path / "elsewhere" / "followup.json"

    def write(*records: Record) -> None:
        JsonStore(file).commit([Put(record) for record in records], NOW)
        arriving = home / f".syncthing.{CONFLICT}.tmp"
        shutil.copy(file, arriving)
        arriving.rename(home / CONFLICT)

    def fork():
        file.parent.mkdir()
        shutil.copy(home / "followup.json", file)
        return write

    return fork


def test_what_came_in_shows_and_the_call_the_note_and_the_cursor_stay(
    start, home, elsewhere, exported
):
    written(home, due_today(NAMES[:5]))
    write_elsewhere = elsewhere()
    screen = start().wait("5 to go", lambda seen: seen.person in NAMES)
    here = screen.person
    stopped, called = [name for name in NAMES[:5] if name != here][:2]
    screen.press("enter").wait("on call")
    screen.press("t").wait("When shall I call again?")
    screen.type("She said that").wait("She said that")
    write_elsewhere(
        said(stopped, "Mon 23 Nov 10:20 stop"), said(called, "Mon 23 Nov 10:25 voicemail")
    )
    screen.wait("3 to go", "She said that", "Merged: ")
    assert screen.person == here
    screen.type(" they hire").wait("She said that they hire")
    screen.press("enter").writes_at("When shall").type("thu").wait("suggested: ")
    screen.press("enter").wait(lambda seen: seen.said.startswith(f"{here}: talked"))
    screen.press("q")
    assert screen.ended() == 0
    logged = {e["contact"]: e for e in exported()["interactions"] if e["at"] > "2026-11-23"}
    assert logged[uid(here)]["note"] == "She said that they hire"
    assert logged[uid(stopped)]["outcome"] == "stop"
    assert logged[uid(called)]["outcome"] == "voicemail"
    assert not (home / CONFLICT).exists()
    assert (home / "backups" / CONFLICT).exists()


def test_what_was_done_here_can_be_undone_after_it(start, home, elsewhere, exported):
    written(home, due_today(NAMES[:5]))
    write_elsewhere = elsewhere()
    screen = start().wait("5 to go", lambda seen: seen.person in NAMES)
    here = screen.person
    other = next(name for name in NAMES[:5] if name != here)
    screen.press("v").wait("4 to go · 1 done")
    write_elsewhere(said(here, "Mon 23 Nov 10:10 busy"), said(other, "Mon 23 Nov 10:25 voicemail"))
    screen.wait("3 to go", "Merged: ")
    screen.press("u").wait(lambda seen: seen.said.startswith(f"Undone: {here}: voicemail"))
    screen.press("q")
    assert screen.ended() == 0
    today = [e for e in exported()["interactions"] if e["at"] > "2026-11-23"]
    assert sorted((e["contact"], e["outcome"]) for e in today) == sorted(
        [(uid(here), "busy"), (uid(other), "voicemail")]
    )


def test_what_lay_there_before_the_start_is_taken_in(start, home, elsewhere):
    written(home, due_today(NAMES[:5]))
    elsewhere()(said(NAMES[0], "Mon 23 Nov 10:25 voicemail"))
    screen = start().wait("4 to go · 1 done", "Merged: ")
    screen.press("q")
    assert screen.ended() == 0
