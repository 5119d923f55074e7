"""A changed picture means a changed screen: every state in both sizes and all our themes.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension
from textual.widgets import Input, TextArea

from followup_tui.desk.entries import Call
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from followup_tui.tui.app import FollowupApp
from followup_tui.tui.themes import THEMES as OURS
from screenshots.__main__ import without_remote_fonts
from tests.builders import person
from tests.outside import outside
from tests.tui.conftest import NARROW, WIDE, at_rest, desk_on, done_with

THEMES = tuple(theme.name for theme in OURS)
EXPORTS = Path(__file__).parent.parent / "interchange" / "exports"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No files of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def looks(calendar, time, hurried, snapshot):
    """The screen after some keys in each of our themes; "=text" goes into the focused field.

    A key `@120x24` makes the window that size. The app is opened once for all the themes.
    """
    pictures = snapshot.use_extension(SVGImageExtension)

    async def looks(state: "State", size: tuple[int, int], themes: Sequence[str] = THEMES) -> None:
        desk = desk_on(calendar, time, state.records() if state.records else None)
        state.before(desk, time)
        app = FollowupApp(desk, outside())
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await at_rest(app, pilot)
            for key in state.keys:
                await do(pilot, key)
            for field in app.screen.query("Input, TextArea"):
                field.cursor_blink = False
            for theme in themes:
                app.theme = theme
                await at_rest(app, pilot)
                picture = without_remote_fonts(app.export_screenshot())
                assert picture == pictures(name=theme), theme

    return looks


async def do(pilot, key: str) -> None:
    if key.startswith("="):
        put(pilot.app.focused, key[1:])
    elif key.startswith("@"):
        await pilot.resize_terminal(*map(int, key[1:].split("x")))
    else:
        await pilot.press(key)
    await at_rest(pilot.app, pilot)
    await pilot.app.workers.wait_for_complete()
    await at_rest(pilot.app, pilot)


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


def evening(desk, time) -> None:
    """The last of the day is still to do, six hours later."""
    time.clock.pass_by(hours=6)
    for entry in desk.queue().entries[:-1]:
        desk.log(entry.contact.uid, done_with(entry))


def weeks_away(desk, time) -> None:
    """Back after three weeks."""
    time.clock.pass_by(days=21)


def dana_stopped(desk, time) -> None:
    """Dana asked to stop, and is looked up."""
    desk.log(next(iter(desk.queue().entries)).contact.uid, Call(Outcome.STOP))


@dataclass(frozen=True)
class State:
    """A state of the app: whose book it is, what came before, and the keys that lead there."""

    keys: tuple[str, ...] = ()
    records: Callable[[], list] | None = None
    before: Callable[..., None] = lambda desk, time: None


STATES: dict[str, State] = {
    "today": State(),
    "talk": State(("down", "t", "=She liked the depot numbers.", "enter", "=tue 3pm")),
    "nothing_agreed": State(("t", "enter", "enter", "enter", "enter")),
    "on_a_call": State(("enter", "down", "down")),
    "annoyed": State(("exclamation_mark", "t", "enter", "=tue 3pm")),
    "was_annoyed": State(("slash", "=sanne", "enter", "enter")),
    "emails_in_a_row": State(("slash", "=okafor", "enter")),
    "note": State(("enter", "m", "=Sam says she is at the dentist until three.")),
    "note_at_hand": State(("m", "=At the dentist.", "enter", "asterisk")),
    "logged": State(("v",)),
    "logged_late": State(("at", "=-20m")),
    "other": State(("r", "right")),
    "snooze": State(("down", "z", "=thu")),
    "stop": State(("S",)),
    "stopped": State(("slash", "=dana", "enter"), before=dana_stopped),
    "lift_stop": State(("slash", "=dana", "enter", "S"), before=dana_stopped),
    "add_number": State(("p", "=212 555 0143")),
    "history": State(("h", "up")),
    "history_search": State(("h", "slash", "=sam", "up")),
    "correct": State(("h", "enter")),
    "interview": State(("R", "=fri 2pm", *["enter"] * 4, "=ruth", "enter", "=Sam Okoye", "enter")),
    "application": State(
        ("A", "=yesterday", "enter", "=Tidewater Health", "enter", "=Data lead", "enter", "=a fair")
    ),
    "find": State(("slash", "=or")),
    "contacts": State(("C", "o", "space", "down", "space")),
    "together": State(("C", "A", "e", "right")),
    "unite": State(("C", "space", "down", "space", "m", "down", "right")),
    "forget": State(("C", "X", "=Dana", "enter")),
    "quick_entry": State(("colon", "=omar vm tue 3pm: left word")),
    "quick_entry_asks": State(("colon", "=o")),
    "add": State(("a", "=Nora Quist", "down", "down", "down", "=+44 20 7946 0000")),
    "edit": State(("E",)),
    "zones": State(("a", *["down"] * 5, "=new")),
    "import": State(("i", f"={EXPORTS.name}/missing.csv", "enter")),
    "leads": State(("l", "space", "space"), records=leads),
    "numbers": State(("l", "space", "enter", "=212 555 0143"), records=leads),
    "backlog": State(("B",), before=weeks_away),
    "welcome": State(records=list),
    "welcome_back": State(before=weeks_away),
    "day_end": State(("e",), before=evening),
    "letter": State(("slash", "=ruth", "enter", "W")),
    "insights": State(("I",)),
    "news": State(("N",)),
    "help": State(("question_mark",)),
    "palette": State(("ctrl+p", "=call")),
}
"""Each state of the app, on the demo's Monday unless it says otherwise."""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
async def test_every_state_in_both_sizes_and_all_themes_of_ours(looks, state, size):
    await looks(STATES[state], size)


async def test_the_least_window(looks):
    await looks(STATES["on_a_call"], (60, 20))


async def test_a_window_too_small(looks):
    await looks(State(("@50x15",)), NARROW)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", ["plain.csv", "outlook-desktop.csv", "rfc6350.vcf"])
async def test_what_a_file_holds(looks, name, size):
    await looks(State(("i", f"={EXPORTS / name}", "enter", "tab", "down")), size, THEMES[:1])


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_the_columns_of_a_table(looks, home, size):
    (home / "Kontakte.csv").write_text(
        "Ansprechpartner;Firma;Position;Durchwahl;E-Mail;Ort;Bemerkung\n"
        "Ann Lee;Kestrel GmbH;Einkauf;030 23125 014;ann@kestrel.example;Berlin;Messe\n"
        "Bo Chen;Larkspur AG;;030 23125 015;;Bonn;\n"
    )
    keys = ("i", "=~/Kontakte.csv", "enter", "down", "down", "down", "right")
    await looks(State(keys), size, THEMES[:1])
