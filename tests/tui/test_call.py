"""On the phone: the call is timed, and its outcome keys are that person's wherever one looks."""

from datetime import timedelta

import pytest

from followup_tui.cli.demo import DEMO_START
from followup_tui.domain.interaction import Outcome

DANAS_NUMBER = "+12125550188"


@pytest.mark.covers("call.start")
async def test_enter_starts_the_call_and_copies_the_number(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("enter")
        assert at.app.clipboard == DANAS_NUMBER
        assert "00:00 on call" in at.text
        assert at.said == "Calling Dana Whitfield, 10:30 there; the number is copied"
        assert at.logged == before


async def test_the_timer_runs_while_the_call_lasts(sit_down):
    async with sit_down() as at:
        await at.press("enter")
        await at.tick(seconds=134)
        assert "Outcome ─ Dana Whitfield ─ 02:14 on call" in at.text
        assert at.time.every == 1


async def test_a_call_is_logged_with_its_start_its_length_and_its_number(sit_down):
    async with sit_down() as at:
        await at.tick(minutes=1)
        await at.press("enter")
        await at.tick(seconds=75)
        await at.press("v")
        logged = at.last("Dana")
        assert logged.at == DEMO_START + timedelta(minutes=1)
        assert (logged.seconds, logged.number) == (75, DANAS_NUMBER)
        assert "on call" not in at.text


async def test_without_enter_the_call_is_stamped_by_its_outcome(sit_down):
    async with sit_down() as at:
        await at.tick(minutes=7)
        await at.press("n")
        logged = at.last("Dana")
        assert logged.at == DEMO_START + timedelta(minutes=7)
        assert logged.seconds is None


@pytest.mark.covers("call.cancel")
async def test_escape_stops_the_timer_and_logs_nothing(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("enter", "escape")
        assert at.logged == before
        assert "on call" not in at.text
        assert at.said == "Not calling Dana Whitfield; nothing logged"
        await at.press("v")
        assert at.last("Dana").seconds is None


async def test_during_a_call_the_keys_are_that_persons_wherever_the_cursor_goes(sit_down):
    async with sit_down() as at:
        await at.press("enter", "down", "down", "down")
        assert at.highlighted == "Tomasz Zieliński"
        assert at.keys_belong_to == "Dana Whitfield"
        before = at.logged
        await at.press("v")
        assert at.logged == before + 1
        assert at.last("Dana").outcome is Outcome.VOICEMAIL
        assert at.highlighted == at.keys_belong_to == "Tomasz Zieliński"


@pytest.mark.parametrize(("key", "outcome"), [("t", Outcome.TALKED), ("S", Outcome.STOP)])
async def test_during_a_call_a_form_is_that_persons_too(sit_down, key, outcome):
    async with sit_down() as at:
        await at.press("enter", "down", key)
        assert at.keys_belong_to == "Dana Whitfield"
        if key == "t":
            await at.press(*["enter"] * 5)
        else:
            await at.press("enter")
        assert at.last("Dana").outcome is outcome
        assert at.highlighted == "Priya Raman"


async def test_a_second_enter_asks_how_the_first_call_ended(sit_down):
    async with sit_down() as at:
        await at.press("enter")
        await at.tick(seconds=5)
        await at.press("down", "enter")
        assert at.said == "You are on a call with Dana Whitfield: how did it end?"
        assert at.app.clipboard == DANAS_NUMBER
        assert "Dana Whitfield ─ 00:05 on call" in at.text


async def test_the_call_goes_on_while_somebody_else_is_looked_up(sit_down):
    async with sit_down() as at:
        await at.press("enter", "slash")
        await at.paste("sofia")
        await at.press("enter")
        assert at.highlighted == "Sofia Marchetti"
        assert at.keys_belong_to == "Dana Whitfield"
        await at.press("b")
        assert at.last("Dana").outcome is Outcome.BUSY
        assert at.last("Sofia").outcome is Outcome.REPLIED


async def test_a_talk_on_a_call_keeps_the_calls_start_and_length(sit_down):
    async with sit_down() as at:
        await at.press("enter")
        await at.tick(minutes=4)
        await at.press("t", "enter")
        await at.paste("tue 3pm")
        await at.tick(minutes=1)
        await at.press("enter")
        logged = at.last("Dana")
        assert (logged.at, logged.seconds) == (DEMO_START, 300)


async def test_they_called_takes_no_number_as_dialled(sit_down):
    async with sit_down() as at:
        await at.press("c", *["enter"] * 5)
        logged = at.last("Dana")
        assert (logged.outcome, logged.number) == (Outcome.THEY_CALLED, "")


async def test_nobody_is_called_without_a_number(sit_down):
    async with sit_down() as at:
        await at.look_at("Imani")
        await at.press("enter")
        assert at.said == "Imani Brooks has no number to call: p adds one"
        assert at.app.clipboard == ""


async def test_nobody_is_called_who_asked_to_stop(sit_down):
    async with sit_down() as at:
        await at.press("slash")
        await at.paste("howard")
        await at.press("enter", "enter")
        assert at.said == "Howard Pell asked to stop: no call"
        assert at.app.clipboard == ""
        assert "on call" not in at.text


async def test_q_leaves_a_call_only_when_asked_twice(sit_down):
    async with sit_down() as at:
        await at.press("enter", "q")
        assert not at.app._exit
        assert at.said == "You are on a call with Dana Whitfield; q again leaves it"
        await at.press("q")
        assert at.app._exit


async def test_q_leaves_an_unlogged_note_only_when_asked_twice(sit_down):
    async with sit_down() as at:
        await at.press("t")
        await at.paste("half a sentence")
        await at.press("escape", "q")
        assert not at.app._exit
        assert at.said == "Your note on Dana Whitfield is kept, but not logged; q again leaves it"


async def test_on_a_call_the_bottom_line_says_how_to_leave_it(sit_down):
    async with sit_down() as at:
        assert at.lines[-1].split()[:2] == ["enter", "Call"]
        await at.press("enter")
        assert "esc Not calling" in at.lines[-1]
        assert "enter Call" not in at.lines[-1]
        await at.press("escape")
        assert "enter Call" in at.lines[-1]


async def test_the_hour_there_is_said_whole_where_there_is_little_room(sit_down):
    async with sit_down(size=(80, 24)) as at:
        await at.look_at("Gloria")
        await at.press("asterisk", "enter")
        assert (
            "Calling Gloria Mensah, 10:30 there; the number is copied, yours is hidden" in at.text
        )
