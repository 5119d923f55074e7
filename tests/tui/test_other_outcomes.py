"""A reply, a meeting, an application: rarer than calls, one key and a choice away."""

import pytest

from followup_tui.domain.interaction import Channel, CommitmentKind, Outcome
from tests.tui.conftest import NARROW


@pytest.mark.covers("outcome.other")
async def test_the_key_asks_which_it_was(sit_down):
    async with sit_down(size=NARROW) as seat:
        before = seat.logged
        await seat.press("r")
        for words in ("What was it?", "● they replied", "○ you met", "○ you applied"):
            assert words in seat.read
        await seat.press("escape")
        assert seat.logged == before
        assert "no answer" in seat.read


async def test_the_hint_names_the_users_own_keys(sit_down):
    async with sit_down(keys={"choice.after": "f7", "choice.before": "f6"}) as seat:
        await seat.press("r")
        assert "f6 and f7 choose" in seat.read
        await seat.press("f7")
        assert "● you met" in seat.read


async def test_a_reply_is_told_like_a_talk(sit_down):
    async with sit_down() as seat:
        who = seat.highlighted
        await seat.press("r", "enter")
        await seat.paste("Likes it")
        await seat.press("enter")
        await seat.paste("tue 3pm")
        await seat.press("enter")
        told = seat.last(who)
        assert (told.outcome, told.channel) == (Outcome.REPLIED, Channel.EMAIL)
        assert told.note == "Likes it"
        assert told.commitment.kind is CommitmentKind.APPOINTMENT


async def test_after_a_meeting_an_email_is_owed(sit_down):
    async with sit_down() as seat:
        who = seat.highlighted
        await seat.press("r", "right", "enter", "enter", "enter", "enter", "enter", "enter")
        told = seat.last(who)
        assert (told.outcome, told.channel) == (Outcome.MET, Channel.MEETING)
        assert "E-MAILS OWED" in seat.text


@pytest.mark.covers("choice.after", "choice.before")
async def test_an_application_is_logged_at_once_with_the_note_at_hand(sit_down):
    async with sit_down() as seat:
        who = seat.highlighted
        await seat.press("m")
        await seat.paste("through their site")
        await seat.press("enter", "r", "right", "right", "right", "left", "enter")
        told = seat.last(who)
        assert (told.outcome, told.channel) == (Outcome.SENT, Channel.APPLICATION)
        assert told.note == "through their site"
        assert seat.highlighted != who
        assert "application sent" in seat.said
        await seat.press("u")
        assert seat.last(who).uid != told.uid


async def test_all_of_it_goes_by_mouse(sit_down):
    async with sit_down() as seat:
        who = seat.highlighted
        await seat.click_on("replied, met")
        await seat.click_on("you applied")
        await seat.click_on("enter Go on")
        assert seat.last(who).channel is Channel.APPLICATION
