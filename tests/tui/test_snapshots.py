"""A changed picture means a changed screen: each of them once, on the demo's Monday.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from followup_tui.desk.entries import Call
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from followup_tui.tui.app import FollowupApp
from screenshots.__main__ import without_remote_fonts
from tests.builders import person
from tests.outside import outside
from tests.tui.conftest import NARROW, WIDE, desk_on

EXPORTS = Path(__file__).parent.parent / "interchange" / "exports"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No files of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
        app = FollowupApp(desk, outside())

        async def run_before(pilot) -> None:
            await pilot.pause()
            if theme:
                app.theme = theme
            for key in keys:
                if key.startswith("="):
                    put(app.focused, key[1:])
                else:
                    await pilot.press(key)
                await app.workers.wait_for_complete()
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


STATES: dict[str, tuple[str, ...]] = {
    "today": (),
    "talk": ("down", "t", "=She liked the depot numbers.", "enter", "=tue 3pm"),
    "nothing_agreed": ("t", "enter", "enter", "enter", "enter"),
    "on_a_call": ("enter", "down", "down"),
    "note": ("enter", "m", "=Sam says she is at the dentist until three."),
    "note_at_hand": ("m", "=At the dentist.", "enter", "asterisk"),
    "logged_late": ("at", "=-20m"),
    "stop": ("S",),
    "history": ("h", "down"),
    "correct": ("h", "enter"),
    "find": ("slash", "=or"),
    "quick_entry": ("colon", "=omar vm tue 3pm: left word"),
    "edit": ("E",),
    "backlog": ("B",),
    "help": ("question_mark",),
}
"""Each state of the app on the demo's Monday, by the keys that lead to it."""


@pytest.mark.parametrize("theme", ["followup-dark", "followup-light", "followup-contrast"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_in_both_sizes_and_every_theme_of_ours(looks, state, size, theme):
    assert looks(*STATES[state], size=size, theme=theme)


def test_add(looks):
    assert looks("a", "=Nora Quist", "down", "down", "down", "=+44 20 7946 0000", size=NARROW)


def test_import(looks):
    assert looks("i", f"={EXPORTS.name}/missing.csv", "enter", size=NARROW)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", ["plain.csv", "outlook-desktop.csv", "rfc6350.vcf"])
def test_what_a_file_holds(looks, name, size):
    assert looks("i", f"={EXPORTS / name}", "enter", "tab", "down", size=size)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
def test_the_columns_of_a_table(looks, home, size):
    (home / "Kontakte.csv").write_text(
        "Ansprechpartner;Firma;Position;Durchwahl;E-Mail;Ort;Bemerkung\n"
        "Ann Lee;Kestrel GmbH;Einkauf;030 23125 014;ann@kestrel.example;Berlin;Messe\n"
        "Bo Chen;Larkspur AG;;030 23125 015;;Bonn;\n"
    )
    assert looks("i", "=~/Kontakte.csv", "enter", "down", "down", "down", "right", size=size)


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
