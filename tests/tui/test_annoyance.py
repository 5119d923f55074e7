"""They are annoyed: a key, before a form and in it, that gives room; undone with its call."""

import pytest
from textual.widgets import Static

from followup_tui.domain.interaction import Outcome
from tests.builders import person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


@SIZES
@pytest.mark.covers("call.annoyed")
async def test_the_mark_shows_the_later_day_before_it_is_logged(sit_down, size):
    async with sit_down([person()], size=size) as at:
        assert "voicemail → Mon 30" in " ".join(at.read.split())
        await at.press("exclamation_mark")
        assert "annoyed? yes" in at.read
        assert "voicemail → Mon 7" in at.read
        assert at.said == (
            "Dana Whitfield is annoyed: the next call waits 14 days, unless they name one"
        )
        await at.press("v")
        assert (at.last("Dana").outcome, at.last("Dana").annoyed) == (Outcome.VOICEMAIL, True)
        assert "Next: Mon 7 Dec (not Mon 30 Nov, they were annoyed)" in at.said


@SIZES
async def test_a_message_to_leave_names_the_later_day_from_the_mark_on(sit_down, size):
    async with sit_down([person()], size=size) as at:
        await at.press("enter", "enter")
        assert "try again on Monday the 30th" in at.read
        await at.press("exclamation_mark")
        assert "try again on Monday the 7th of December" in at.read
        await at.press("exclamation_mark")
        assert "try again on Monday the 30th" in at.read


async def test_a_second_press_takes_the_mark_back(sit_down):
    async with sit_down([person()]) as at:
        await at.press("exclamation_mark", "exclamation_mark", "v")
        assert not at.last("Dana").annoyed


async def test_the_mark_is_for_one_call(sit_down):
    async with sit_down([person()]) as at:
        await at.press("exclamation_mark", "n")
        await at.press("slash")
        await at.type("dana")
        await at.press("enter", "v")
        assert [entry.annoyed for entry in at.history("Dana")] == [True, False]


async def test_nobody_who_asked_to_stop_is_marked(sit_down):
    async with sit_down([person()]) as at:
        await at.press("S", "enter", "slash")
        await at.type("dana")
        await at.press("enter", "exclamation_mark")
        assert at.said == "Dana Whitfield asked to stop: no more calls"


@SIZES
@pytest.mark.covers("form.annoyed", "outcome.talked")
async def test_a_talk_is_marked_while_it_is_noted_and_the_last_line_says_the_later_day(
    sit_down, size
):
    async with sit_down([person()], size=size) as at:
        await at.press("t")
        await at.type("Enough of this!")
        closing = at.pane.query_one("#closing", Static)
        assert "Friday the 27th" in str(closing.content)
        await at.press("ctrl+t")
        assert str(closing.content) == (
            "They are annoyed. Before goodbye: “I'll try you again Monday the 7th of December.”"
        )
        await at.press(*["enter"] * 5)
        assert at.last("Dana").annoyed
        assert at.last("Dana").note == "Enough of this!"


async def test_the_mark_of_a_note_goes_with_the_outcome(sit_down):
    async with sit_down([person()]) as at:
        await at.press("m", "ctrl+t")
        assert at.echo == "They are annoyed."
        await at.press("enter", "g")
        assert at.last("Dana").annoyed


async def test_it_is_undone_with_its_call(sit_down):
    async with sit_down([person()]) as at:
        await at.press("exclamation_mark", "g", "u")
        assert at.history("Dana") == ()
        assert "annoyed? yes" in at.read
        await at.press("ctrl+r")
        assert at.last("Dana").annoyed


async def test_the_history_and_the_card_say_so(sit_down):
    async with sit_down([person()]) as at:
        await at.press("exclamation_mark", "g", "slash")
        await at.type("dana")
        await at.press("enter")
        assert "they were annoyed" in at.read
        assert "Annoyed Mon 23 Nov: no call for 14 days" in at.read
