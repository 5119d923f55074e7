"""Every screen has all its keys in the table of commands, and says in words where the user is."""

import pkgutil
from importlib import import_module

import pytest
from textual.app import App
from textual.containers import ScrollableContainer
from textual.screen import Screen
from textual.widgets import Input, TextArea

from followup_tui.desk.entries import Call
from followup_tui.desk.settings import Looks
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from followup_tui.tui import screens
from followup_tui.tui.command_table import COMMANDS
from followup_tui.tui.palette import Palette
from followup_tui.tui.screens.too_small import LEAST, TooSmall
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.status_line import StatusLine
from tests.builders import entry, person
from tests.tui.conftest import NARROW, WIDE, Seat
from tests.tui.test_status_line import status

TEXTUALS_OWN = {"ctrl+c", "super+c", "ctrl+p", "ctrl+q"}
STATUS = Looks(status=True)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
KNOWN = "Name,Company\nAnn Lee,Kestrel\n"

WAYS: dict[str, tuple[str, ...]] = {
    "Session": (),
    "Find": ("slash",),
    "Contacts": ("C",),
    "TogetherForm": ("C", "e"),
    "Unite": ("C", "space", "space", "m"),
    "Forget": ("X",),
    "HistoryScreen": ("h",),
    "Correct": ("h", "enter"),
    "QuickEntry": ("colon", "=dana vm"),
    "Backlog": ("B",),
    "ContactForm": ("E",),
    "InterviewForm": ("R",),
    "ApplicationForm": ("A",),
    "Choose": ("l",),
    "Numbers": ("l", "space", "enter"),
    "ImportFile": ("i",),
    "Preview": ("i", "=~/known.csv", "enter"),
    "Columns": ("i", "=~/known.csv", "enter", "c"),
    "LetterScreen": ("W",),
    "NewsScreen": ("N",),
    "InsightsScreen": ("I",),
    "Help": ("question_mark",),
    "Palette": ("ctrl+p",),
    "Welcome": (),
}
"""The keys that lead to each screen; "=text" goes into the field with the cursor."""

BEGINS = {
    "Session": "Calls, 1 of 2: Dana Whitfield, call Thu 5 Nov, late: three days",
    "Find": "Find, 1 of 3: Ada Bloom, nothing owed",
    "Contacts": "Contacts, 1 of 3: Ada Bloom, nothing owed",
    "TogetherForm": "Change one contact. Stage, 1 of 3: as it is",
    "Unite": "One person: Ada Bloom and Bo Chen. Name, 1 of 3: Ada Bloom",
    "Forget": "Forget Dana Whitfield? Their full name: empty",
    "HistoryScreen": "History of Dana Whitfield. Entry 1 of 1: talked, Monday 2 November",
    "Correct": "Correct Dana Whitfield: talked. What, 1 of 5: talked",
    "QuickEntry": "Quick entry. Line: dana vm. Dana Whitfield",
    "Backlog": "Backlog: 2 due, 25 calls a day.",
    "ContactForm": "Edit Dana Whitfield. Name, 1 of 15: Dana Whitfield",
    "InterviewForm": "Interview. When, 1 of 6: empty. empty: now",
    "ApplicationForm": "Application. When, 1 of 8: empty. empty: now",
    "Choose": "Choosing leads, 1 of 1: Ada Bloom",
    "Numbers": "Their numbers, 1 of 1: Ada Bloom. Number: empty",
    "ImportFile": "Import contacts. File 1 of 1: known.csv",
    "Preview": "What known.csv holds. New · 1. 1 of 1: Ann Lee",
    "Columns": "The columns of known.csv. 1 of 2: Name: Ann Lee, taken as name",
    "LetterScreen": "E-mail to Dana Whitfield. Text, 3 of 3: line 1 of",
    "NewsScreen": "News. What is new: empty",
    "InsightsScreen": "Insights, everybody. Reached: 1 of 1 person",
    "Help": "Help: the keys. Calls, line 1 of",
    "Palette": "Search for commands. 1 of",
    "Welcome": "Welcome to followup, 1 of 4: Import my contacts",
}


def leaves(kind: type) -> set[str]:
    below = [one for one in kind.__subclasses__() if one.__module__.startswith("followup_tui")]
    return set().union(*map(leaves, below)) if below else {kind.__name__}


def people() -> list:
    return [
        person(emails=("dana@larkspur.example",)),
        entry("Mon 2 Nov 10:00 talked", contact="dana"),
        person("Ada Bloom", uid="ada", stage=Stage.LEAD, phones=()),
        person("Bo Chen", uid="bo", tz="America/Chicago", tags=("fair",), company="Wren & Sable"),
    ]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An address book, and nothing of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "known.csv").write_text(KNOWN)
    return tmp_path


async def go(at: Seat, *keys: str) -> StatusLine:
    """Press the keys, and look at the line of where they lead."""
    for key in keys:
        if key.startswith("="):
            await at.paste(key[1:])
        else:
            await at.press(key)
        await at.app.workers.wait_for_complete()
        await at.rest()
    return at.app.screen.query_one(StatusLine)


def stands_free(line: StatusLine) -> bool:
    """Whether it takes the two lines above the last two, and nothing covers them or scrolls."""
    screen, place = line.screen, line.region
    others = [one.region for one in screen.children if one is not line and one.display]
    covered = any(one.bottom > place.y and one.y < place.bottom for one in others if one)
    at_its_place = (place.y, place.height) == (screen.size.height - 4, 2)
    return at_its_place and not covered and not screen.show_vertical_scrollbar


def test_no_screen_is_left_out():
    for module in pkgutil.iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    ours = leaves(Screen) | {Palette.__name__}
    assert ours - {TooSmall.__name__, Screen.__name__} == WAYS.keys() == BEGINS.keys()


@pytest.mark.parametrize("name", [name for name in WAYS if name != Palette.__name__])
async def test_every_key_of_each_is_a_commands(sit_down, name):
    records = [] if name == "Welcome" else people()
    async with sit_down(records, looks=STATUS) as at:
        await go(at, *WAYS[name])
        screen, commands = at.app.screen, {command.id for command in COMMANDS}
        assert screen.focus_chain
        for place in screen.focus_chain:
            screen.set_focus(place)
            active = screen.active_bindings
            for key in ("tab", "shift+tab"):
                assert active[key].binding.id in commands
            for key in active.keys() - TEXTUALS_OWN:
                edits_or_scrolls = isinstance(
                    active[key].node, Input | TextArea | ScrollableContainer
                )
                if not edits_or_scrolls and not isinstance(active[key].node, App):
                    assert active[key].binding.id in commands, key


@SIZES
@pytest.mark.parametrize("name", WAYS)
async def test_each_says_which_it_is_and_where_one_is_in_it(sit_down, name, size):
    records = [] if name == "Welcome" else people()
    async with sit_down(records, size=size, looks=STATUS) as at:
        line = await go(at, *WAYS[name])
        screen = at.app.screen
        assert type(screen).__name__ == name
        assert line.words.startswith(BEGINS[name])
        assert status(at) == " ".join(line.words.split())
        assert stands_free(line)
        for keys in screen.query(KeyLine):
            assert screen.get_widget_at(*keys.region.offset)[0] is keys
        for below in at.app.screen_stack[:-1]:
            assert [one.words for one in below.query(StatusLine)] == [""]


@pytest.mark.parametrize("name", WAYS)
async def test_it_has_its_place_in_the_least_window(sit_down, name):
    records = [] if name == "Welcome" else people()
    async with sit_down(records, size=tuple(LEAST), looks=STATUS) as at:
        line = await go(at, *WAYS[name])
        assert stands_free(line)
        assert at.lines[-4].strip().startswith(BEGINS[name][:16])


@SIZES
async def test_a_form_says_what_stands_against_it(sit_down, size):
    async with sit_down(people(), size=size, looks=STATUS) as at:
        line = await go(at, "E", "ctrl+u", "ctrl+s")
        assert line.words.startswith("Edit Dana Whitfield. Name, 1 of 15: empty. ")
        assert "name" in line.words.partition("empty. ")[2]
        await go(at, "escape")
        assert line.words.startswith("Edit Dana Whitfield. Not saved yet: esc again leaves")


async def test_a_form_says_which_place_listed_would_be_taken(sit_down):
    async with sit_down(people(), looks=STATUS) as at:
        line = await go(at, "a", *["down"] * 5)
        assert line.words.startswith("Add a contact. Time zone, 6 of 13: empty")
        await at.type("berlin")
        await at.rest()
        assert ". Listed, 1 of " in line.words
        assert "Berlin" in line.words


async def test_a_note_says_which_line_one_is_on(sit_down):
    async with sit_down(people(), looks=STATUS) as at:
        line = await go(at, "W")
        await go(at, "ctrl+home", "down")
        assert ": line 2 of " in line.words


async def test_the_help_says_how_far_one_has_read(sit_down):
    async with sit_down(people(), looks=STATUS) as at:
        line = await go(at, "question_mark")
        await go(at, *["pagedown"] * 4)
        assert not line.words.startswith("Help: the keys. Calls, line 1 of")
        assert line.words.startswith("Help: the keys. ")


@SIZES
async def test_in_a_history_it_stays_when_what_was_done_is_said(sit_down, size):
    records = [*people(), entry("Tue 3 Nov 11:00 voicemail", contact="dana")]
    async with sit_down(records, size=size, looks=STATUS) as at:
        line = await go(at, "h")
        assert line.words.startswith("History of Dana Whitfield. Entry 2 of 2: voicemail")
        await go(at, "d")
        assert "u undoes" in at.lines[-2]
        assert line.words.startswith("History of Dana Whitfield. Entry 1 of 1: talked")
        await go(at, "escape", "enter", "h")
        assert "On a call with Dana Whitfield since 10:30" in status(at)
        line = await go(at, "slash", "=zzz")
        assert "Nothing found" in line.words
        assert "Typing the search: “zzz”" in line.words


@SIZES
async def test_the_marks_are_said_where_nobody_matches(sit_down, size):
    async with sit_down(people(), size=size, looks=STATUS) as at:
        line = await go(at, "C", "space", "slash", "=zzz")
        assert (
            line.words
            == "Contacts, nobody listed. 1 marked, 1 not listed. Typing the filter: “zzz”"
        )


@SIZES
async def test_a_stop_and_a_call_are_said_whole(sit_down, size):
    async with sit_down(people(), size=size, looks=STATUS) as at:
        line = await go(at, "enter", "S")
        shown = status(at)
        assert shown == " ".join(line.words.split())
        assert "enter: yes, they asked · esc: no, go back" in shown
        assert "On a call with Dana Whitfield since 10:30" in shown


async def test_it_is_the_last_screens_word_again_once_one_is_back(sit_down):
    async with sit_down(people(), looks=STATUS) as at:
        before = at.session.query_one(StatusLine).words
        await go(at, "slash", "escape")
        assert at.session.query_one(StatusLine).words == before


async def test_who_goes_by_something_elses_doing_is_not_missed_by_the_words(sit_down):
    async with sit_down(people(), looks=STATUS) as at:
        await go(at, "l")
        at.desk.log(at.uid("Dana"), Call(Outcome.STOP))
        await at.tick()
        assert at.app.screen.query_one(StatusLine).words.startswith("Choosing leads, 1 of 1")


async def test_the_tallest_dialog_keeps_its_keys_above_it(sit_down):
    async with sit_down(size=NARROW, looks=STATUS) as at:
        line = await go(at, "C", "space", "space", "m")
        assert line.words.startswith("One person: André Silva and Annelise Dupré. Name, 1 of 5")
        assert "enter Make them one" in at.read
        assert stands_free(line)


async def test_of_several_met_it_says_whose_field_it_is(sit_down):
    async with sit_down(people(), looks=STATUS) as at:
        line = await go(at, "R", *["enter"] * 4, "=Sam Okoye", "shift+tab", "tab")
        assert line.words.startswith("Interview. Met, 5 of 11: Sam Okoye. ")
        await go(at, "tab")
        assert line.words.startswith("Interview. E-mail (Sam Okoye), 6 of 11: empty")
