"""A changed picture means a changed screen: each of them once, on the demo's Monday.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from followup_tui.desk.entries import Call
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from followup_tui.interchange.address_books import read_people
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.tui.app import FollowupApp
from screenshots.__main__ import without_remote_fonts
from tests.builders import person
from tests.tui.conftest import NARROW, WIDE, desk_on

EXPORTS = Path(__file__).parent.parent / "interchange" / "exports"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No files of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def looks(snap_compare, calendar, time, monkeypatch):
    """Compare the screen after some keys; "=text" is put into the field that has the focus."""
    export = FollowupApp.export_screenshot
    monkeypatch.setattr(
        FollowupApp,
        "export_screenshot",
        lambda app, **how: without_remote_fonts(export(app, **how)),
    )

    def looks(*keys: str, records=None, size=WIDE, theme="", desk=None) -> bool:
        desk = desk or desk_on(calendar, time, records)
        app = FollowupApp(desk, read_people=read_people, drafts=MemoryDrafts())

        async def run_before(pilot) -> None:
            await pilot.pause()
            if theme:
                app.theme = theme
            for key in keys:
                if key.startswith("="):
                    put(app.focused, key[1:])
                else:
                    await pilot.press(key)
                await pilot.pause()
            for field in app.screen.query("Input, TextArea"):
                field.cursor_blink = False
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=run_before)

    return looks


def put(field, text: str) -> None:
    if isinstance(field, TextArea):
        field.insert(text)
    else:
        assert isinstance(field, Input)
        field.insert_text_at_cursor(text)


def leads() -> list:
    """People as they come out of LinkedIn: no numbers."""
    names = ["Ada Bloom", "Bo Chen", "Cy Dunn", "Dee Estévez", "Eli Fischer"]
    card = {"stage": Stage.LEAD, "phones": (), "tz": "", "company": "Larkspur", "role": "Buyer"}
    return [person(name, **card) for name in names]


def test_main(looks):
    assert looks()


def test_main_narrow(looks):
    assert looks(size=NARROW)


def test_main_light(looks):
    assert looks(theme="followup-light")


def test_a_talk_with_its_echo(looks):
    assert looks("down", "t", "=She liked the depot numbers.", "enter", "=tue 3pm")


def test_a_talk_with_its_echo_narrow(looks):
    assert looks("down", "t", "=She liked it.", "enter", "=tue 3pm", size=NARROW)


def test_a_talk_with_nothing_agreed(looks):
    assert looks("t", "enter", "enter", "enter", "enter", size=NARROW)


def test_a_call_going_on(looks):
    assert looks("enter", "down", "down")


def test_stop(looks):
    assert looks("S", size=NARROW)


def test_find(looks):
    assert looks("slash", "=or")


def test_add(looks):
    assert looks("a", "=Nora Quist", "down", "down", "down", "=+44 20 7946 0000", size=NARROW)


def test_import(looks):
    assert looks("i", f"={EXPORTS.name}/missing.csv", "enter", size=NARROW)


def test_help(looks):
    assert looks("question_mark")


def test_welcome(looks):
    assert looks(records=[], size=NARROW)


def test_choose(looks):
    assert looks("l", "space", "space", records=leads(), size=NARROW)


def test_numbers(looks):
    assert looks("l", "space", "enter", "=212 555 0143", records=leads(), size=NARROW)


def test_the_end_of_the_day(looks, calendar, time):
    time.clock.pass_by(hours=6)
    desk = desk_on(calendar, time)
    for entry in desk.queue().entries[:-1]:
        desk.log(entry.contact.uid, Call(Outcome.VOICEMAIL))
    assert looks("e", desk=desk)
