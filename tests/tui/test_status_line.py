"""The state in words, on one line that stays where it is, for who listens to the screen."""

import pytest

from followup_tui.desk.settings import Looks
from followup_tui.domain.interaction import Channel
from tests.builders import agreed, entry, person
from tests.tui.conftest import NARROW, WIDE

AGREED = agreed("Mon 23 Nov 11:00")
STATUS = Looks(status=True)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


def status(at) -> str:
    """The third line from below."""
    return at.lines[-3].strip()


@SIZES
async def test_it_says_whom_the_cursor_is_on_and_whether_a_call_goes_on(sit_down, size):
    async with sit_down(size=size, looks=STATUS) as at:
        first = "1 of 17: Dana Whitfield, call Mon 23 Nov 10:30: agreed"
        assert status(at) == first
        await at.press("enter")
        assert status(at).startswith("On a call with Dana Whitfield since 10:30. 1 of 17: Dana")
        await at.press("down")
        assert "10:30. 2 of 17: Priya Raman" in status(at)
        await at.press("v", "down")
        assert "Dana Whitfield: voicemail" in at.said
        assert status(at).startswith("2 of 16: Gloria Mensah, call Mon 23 Nov 09:00")


async def test_who_is_not_due_who_asked_to_stop_and_nobody_are_said(sit_down):
    book = [person("Ann Ek", uid="ann"), entry("Thu 19 Nov 10:00 stop", contact="ann")]
    async with sit_down(book, looks=STATUS) as at:
        assert status(at) == "On nobody"
        await at.press("slash")
        await at.type("ann")
        await at.press("enter")
        assert status(at) == "Ann Ek, asked to stop"


async def test_a_name_is_shown_plainly_and_cut_where_the_window_ends(sit_down):
    async with sit_down([person("[b]" + "Long" * 90)], size=NARROW, looks=STATUS) as at:
        assert status(at).startswith("1 of 1: [b]Long")
        assert len(at.lines[-3]) <= 80


@SIZES
async def test_a_call_and_an_e_mail_owed_to_one_person_are_said_as_the_row_at_hand(sit_down, size):
    met = entry("Thu 19 Nov 10:00 met", channel=Channel.MEETING, commitment=AGREED)
    call, email = "call Mon 23 Nov 11:00: agreed", "e-mail by Fri 20 Nov, late: write to"
    async with sit_down([person(), met], size=size, looks=STATUS) as at:
        assert status(at) == f"1 of 2: Dana Whitfield, {call}"
        assert f"Next {call}" in at.read
        assert f"Owed {email}" in at.read
        await at.press("down")
        assert status(at).startswith(f"2 of 2: Dana Whitfield, {email}")
        assert f"Next {email}" in at.read
        assert f"Owed {call}" in at.read


async def test_it_is_not_there_unless_asked_for(sit_down):
    async with sit_down() as at:
        assert "1 of 17" not in at.read
