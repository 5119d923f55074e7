"""Any window: complete at 80×24, of use at 60×20, and below that nothing is lost or done."""

import random
import re

import pytest
from rich.cells import cell_len
from textual.widgets import Input, TextArea

from followup_tui.desk.settings import Looks
from followup_tui.tui.screens.too_small import TooSmall
from tests.tui.conftest import NARROW, WIDE

SMALLEST, TOO_SMALL = (60, 20), (52, 18)
OUTCOME_WORDS = ("no answer", "voicemail", "busy", "gatekeeper", "talked", "they called",
                 "wrong number", "e-mail sent", "asked to stop", "note…")  # fmt: skip


def whole(at) -> bool:
    """Whether every line is as wide as the window."""
    strips = at.app.screen._compositor.render_strips()
    return all(strip.cell_length == cell_len(strip.text) == at.app.size.width for strip in strips)


@pytest.mark.parametrize("size", [SMALLEST, (79, 20), (60, 50), NARROW, (99, 31), WIDE])
async def test_every_outcome_key_is_there_with_its_date(sit_down, size):
    async with sit_down(size=size) as at:
        for words in OUTCOME_WORDS:
            assert words in at.read
        for words in ("no answer", "voicemail", "busy", "gatekeeper"):
            assert re.search(rf"{words} +→ \w{{3}} \d", at.read), words
        assert at.highlighted == "Dana Whitfield"
        assert "? Help" in at.lines[-1]


@pytest.mark.parametrize("size", [SMALLEST, (79, 20), NARROW])
async def test_an_answer_and_its_echo_can_be_read(sit_down, size):
    async with sit_down(size=size) as at:
        await at.press("t", "enter")
        await at.type("tue 3pm")
        assert "tue 3pm" in at.read
        assert set(at.echo.split()) <= set(at.read.split())


@pytest.mark.parametrize("status", [False, True], ids=["plain", "status"])
@pytest.mark.parametrize(
    ("size", "keys"),
    [
        (SMALLEST, ()),
        (SMALLEST, ("enter",)),
        (NARROW, ()),
        (NARROW, ("enter",)),
        (NARROW, ("exclamation_mark",)),
    ],
    ids=str,
)
async def test_what_to_say_before_goodbye_is_whole_below_a_reading_of_two_lines(
    sit_down, size, keys, status
):
    async with sit_down(size=size, looks=Looks(status=status)) as at:
        await at.look_at("Luis")
        await at.press(*keys, "t", "enter")
        top = at.pane.region.y
        await at.type("next wed after lunch")
        right = " ".join(line.rstrip("│").rpartition("│")[2].strip() for line in at.lines)
        assert "after lunch, 13:00 their time · 15:00 yours · in 9 days" in right
        assert "“I'll try you Wednesday the 2nd of December, after lunch, then.”" in right
        assert at.pane.region.y == top


@pytest.mark.parametrize("status", [False, True], ids=["plain", "status"])
@pytest.mark.parametrize("size", [SMALLEST, NARROW, WIDE])
async def test_the_keys_of_a_dialog_stay_in_sight_and_the_field_with_the_cursor(
    sit_down, size, status
):
    async with sit_down(size=size, looks=Looks(status=status)) as at:
        await at.press("C", "o", "o", "space", "down", "space", "m")
        assert "enter Make them one" in at.read
        assert "Left and right choose; what is not chosen is kept in the notes." in at.read
        assert at.app.screen.query_one(".dialog").region.bottom < size[1] - 2
        await at.press("escape", "escape")
        await at.look_at("Luis")
        await at.press("h", "enter", "right")
        for _ in range(6):
            await at.press("tab")
            assert "ctrl+s Save" in at.read
            box = at.app.screen.query_one(".dialog").region
            assert box.contains_region(at.app.focused.region)


@pytest.mark.parametrize("key", ["C", "h", "N"])
async def test_the_way_back_is_named_in_the_smallest_window(sit_down, key):
    async with sit_down(size=SMALLEST) as at:
        await at.press(key)
        assert "esc Back" in at.lines[-1]
        assert "? Help" in at.lines[-1]


@pytest.mark.parametrize("key", ["slash", "l", "question_mark", "a", "i"])
async def test_every_screen_keeps_its_frame_in_the_smallest_window(sit_down, key):
    async with sit_down(size=SMALLEST) as at:
        await at.press(key)
        assert whole(at)
        assert sum("╭─" in line for line in at.lines) == 1
        assert sum("─╯" in line for line in at.lines) == 1


@pytest.mark.parametrize("size", [TOO_SMALL, (59, 20), (60, 19), (200, 5), (10, 60), (1, 1)])
async def test_a_window_too_small_says_what_it_needs(sit_down, size):
    async with sit_down() as at:
        await at.resize(*size)
        assert isinstance(at.app.screen, TooSmall)
        assert whole(at)
        if size[0] > 45:
            assert f"followup needs 60 × 20, this is {size[0]} × {size[1]}" in at.read
        await at.resize(*SMALLEST)
        assert at.app.screen is at.session


async def test_it_measures_again_while_it_is_too_small(sit_down):
    async with sit_down() as at:
        await at.resize(*TOO_SMALL)
        await at.resize(53, 19)
        assert "this is 53 × 19" in at.read


@pytest.mark.parametrize("records", [None, []], ids=["people", "nobody"])
async def test_it_may_start_too_small(sit_down, records):
    async with sit_down(records, size=TOO_SMALL) as at:
        assert "this is 52 × 18" in at.read
        await at.resize(*NARROW)
        assert ("Welcome" in at.text) is (records == [])
        assert not any(isinstance(screen, TooSmall) for screen in at.app.screen_stack)


async def test_no_key_does_anything_to_anybody_while_it_is_covered(sit_down):
    async with sit_down() as at:
        before, logged = at.text, at.logged
        await at.resize(*TOO_SMALL)
        for key in "nvbgtcweSzufpalimoxEKBh/:?j".replace("/", ""):
            await at.press(key)
        await at.press("enter", "escape", "slash", "at", "asterisk", "ctrl+r", "ctrl+p", "ctrl+s",
                       "tab", "down", "delete", "f1")  # fmt: skip
        assert isinstance(at.app.screen, TooSmall)
        await at.resize(*WIDE)
        assert (at.logged, at.text) == (logged, before)


async def test_the_key_that_leaves_still_does(sit_down):
    async with sit_down() as at:
        await at.resize(*TOO_SMALL)
        assert "q leaves" in at.read
        await at.press("q")
        assert at.app._exit


async def test_leaving_in_the_middle_of_a_call_is_asked_about_there_too(sit_down):
    async with sit_down() as at:
        await at.press("enter")
        await at.resize(*TOO_SMALL)
        await at.press("q")
        assert not at.app._exit
        assert "on a call with Dana" in at.read
        await at.press("q")
        assert at.app._exit


async def test_a_half_typed_form_is_as_it_was_when_the_window_grows_again(sit_down):
    async with sit_down() as at:
        await at.press("t")
        await at.type("She liked it")
        await at.press("enter")
        await at.type("tue 3")
        focused, before = at.app.focused, at.text
        await at.resize(*TOO_SMALL)
        await at.type("xyz")
        await at.resize(*WIDE)
        assert at.text == before
        assert at.app.focused is focused
        await at.type("pm")
        assert at.field.value == "tue 3pm"


@pytest.mark.parametrize("key", ["slash", "question_mark", "l"])
async def test_another_screen_is_there_again_when_the_window_grows(sit_down, key):
    async with sit_down() as at:
        await at.press(key)
        before, focused = at.text, at.app.focused
        await at.resize(*TOO_SMALL)
        assert "followup needs" in at.read
        await at.resize(*WIDE)
        assert (at.text, at.app.focused) == (before, focused)


async def test_the_palette_is_there_again_when_the_window_grows(sit_down):
    async with sit_down() as at:
        await at.press("ctrl+p")
        await at.type("sno")
        await at.resize(*TOO_SMALL)
        await at.resize(*NARROW)
        assert at.app.screen.query_one(Input).value == "sno"


async def test_no_size_on_the_way_loses_what_is_typed(sit_down):
    chance = random.Random(20261124)  # noqa: S311 - no secret
    note, answer = "Glad of the figures", "tue 3pm"
    async with sit_down() as at:
        await at.press("t")
        for letters in (note, answer):
            for letter in letters:
                await at.resize(chance.randint(60, 140), chance.randint(20, 50))
                if chance.random() < 0.3:
                    await at.resize(chance.randint(1, 140), chance.randint(1, 19))
                    await at.press("x", "n", "enter", "escape")
                    await at.resize(chance.randint(60, 140), chance.randint(20, 50))
                await at.type(letter)
                assert whole(at)
            if letters is note:
                await at.press("enter")
        assert at.session.query_one(TextArea).text == note
        assert at.field.value == answer
        await at.resize(*WIDE)
        await at.press("enter")
        assert at.last("Dana").note == note
