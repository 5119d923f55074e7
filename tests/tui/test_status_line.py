"""The state in words, on one line that stays where it is, for who listens to the screen."""

import pytest

from followup_tui.desk.settings import Looks
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Channel
from tests.builders import agreed, entry, person
from tests.tui.conftest import NARROW, WIDE

AGREED = agreed("Mon 23 Nov 11:00")
STATUS = Looks(status=True)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


def status(at) -> str:
    """The two lines above the last two."""
    return " ".join(" ".join(at.lines[-4:-2]).split())


@SIZES
async def test_it_says_whom_the_cursor_is_on_and_whether_a_call_goes_on(sit_down, size):
    async with sit_down(size=size, looks=STATUS) as at:
        first = "Calls, 1 of 17: Dana Whitfield, call Mon 23 Nov 10:30: agreed"
        assert status(at) == first
        await at.press("enter")
        assert status(at).startswith(
            "On a call with Dana Whitfield since 10:30. Calls, 1 of 17: Dana"
        )
        await at.press("down")
        assert "10:30. Calls, 2 of 17: Priya Raman, call Mon" in status(at)
        await at.press("v", "down")
        assert "Dana Whitfield: voicemail" in at.said
        assert status(at).startswith("Calls, 2 of 16: Gloria Mensah, call Mon 23 Nov 09:00")


@SIZES
async def test_contacts_say_that_a_call_goes_on(sit_down, size):
    async with sit_down(size=size, looks=STATUS) as at:
        await at.press("enter", "C")
        assert status(at).startswith("On a call with Dana Whitfield since 10:30. Contacts, 1 of")


async def test_who_is_not_due_who_asked_to_stop_and_nobody_are_said(sit_down):
    book = [person("Ann Ek", uid="ann"), entry("Thu 19 Nov 10:00 stop", contact="ann")]
    async with sit_down(book, looks=STATUS) as at:
        assert status(at) == "Calls: nobody to call today."
        await at.press("slash")
        await at.type("ann")
        await at.press("enter")
        assert status(at) == "Calls: Ann Ek, asked to stop"


async def test_a_name_is_shown_plainly_and_cut_where_the_second_line_ends(sit_down):
    async with sit_down([person("[b]" + "Long" * 90)], size=NARROW, looks=STATUS) as at:
        assert status(at).startswith("Calls, 1 of 1: [b]Long")
        assert max(map(len, at.lines[-4:-2])) <= 80


@SIZES
async def test_after_the_last_call_of_the_day_it_says_so_and_what_comes_next(sit_down, size):
    async with sit_down([person()], size=size, looks=STATUS) as at:
        await at.press("v")
        assert status(at) == (
            "Calls: nobody left to call today: 1 call, left word 1×. Next Mon 30 Nov: 1 call."
        )


@SIZES
async def test_a_call_and_an_e_mail_owed_to_one_person_are_said_as_the_row_at_hand(sit_down, size):
    met = entry("Thu 19 Nov 10:00 met", channel=Channel.MEETING, commitment=AGREED)
    call, email = "call Mon 23 Nov 11:00: agreed", "e-mail by Fri 20 Nov, late: write to"
    async with sit_down([person(), met], size=size, looks=STATUS) as at:
        assert status(at) == f"Calls, 1 of 2: Dana Whitfield, {call}"
        assert f"Next {call}" in at.read
        assert f"Owed {email}" in at.read
        await at.press("down")
        assert status(at).startswith(f"Calls, 2 of 2: Dana Whitfield, {email}")
        assert f"Next {email}" in at.read
        assert f"Owed {call}" in at.read


@SIZES
async def test_after_a_talk_it_says_which_question_is_asked_and_what_can_not_be_read(
    sit_down, size
):
    async with sit_down(size=size, looks=STATUS) as at:
        before = status(at)
        await at.press("t")
        assert status(at).startswith("Note: what was said. · Calls, 1 of 17: Dana")
        await at.press("enter")
        assert status(at).startswith("When shall I call again? · Calls, 1 of 17")
        await at.type("blah")
        assert status(at).startswith("When shall I call again? can't read 'blah'")
        await at.press(*["backspace"] * 4)
        await at.type("tue 3pm")
        assert status(at).startswith("When shall I call again? agreed: Tue 24 Nov 15:00")
        await at.press(*["backspace"] * 7, "enter")
        assert status(at).startswith("When would be a good time or day? ·")
        await at.press("enter", "enter")
        assert status(at).startswith("Nothing agreed. ·")
        await at.press("escape")
        assert status(at) == before


@SIZES
async def test_the_other_questions_are_said_too(sit_down, size):
    async with sit_down(size=size, looks=STATUS) as at:
        await at.press("down", "z")
        assert status(at).startswith("Put it off to: · Calls, 2 of 17")
        await at.type("yesterday")
        assert status(at).startswith("Put it off to: Sun 22 Nov 2026 has passed")
        await at.press("escape", "r", "right")
        assert status(at).startswith("What was it? you met")
        await at.press("escape", "S")
        assert status(at).startswith("Priya Raman asked you to stop? enter: yes, they asked")
        await at.press("escape", "m", "tab")
        assert status(at).startswith("They said to try:")
        await at.press("ctrl+t")
        assert status(at).startswith("They are annoyed. They said to try:")


@SIZES
async def test_in_find_it_says_whom_the_cursor_is_on(sit_down, size):
    async with sit_down(size=size, looks=STATUS) as at:
        await at.press("slash")
        await at.type("en")
        assert status(at) == "Find, 1 of 19: Ben Okafor, call Mon 23 Nov"
        await at.press("down")
        assert status(at) == "Find, 2 of 19: Eleni Papadaki, call Fri 27 Nov"
        await at.type("zzz")
        assert status(at) == "Find, nobody listed"
        box = [line for line in at.lines if "╭─ Find" in line]
        assert abs(box[0].index("╭─ Find") - (size[0] - 76) // 2) <= 1
        await at.press("escape")
        assert status(at).startswith("Calls, 1 of 17: Dana")


@SIZES
async def test_in_contacts_it_says_who_is_listed_and_marked(sit_down, size):
    book = [
        person("Ann Ek", uid="ann"),
        person("Bea Dietz", uid="bea", stage=Stage.LEAD),
        person("Cy Dunn", uid="cy", stage=Stage.LEAD),
        entry("Thu 19 Nov 10:00 stop", contact="cy"),
    ]
    async with sit_down(book, size=size, looks=STATUS) as at:
        await at.press("C")
        assert status(at) == "Contacts, 1 of 3: Ann Ek, call Mon 23 Nov"
        await at.press("space")
        assert status(at) == "Contacts, 2 of 3: Bea Dietz, nothing owed. 1 marked"
        await at.press("up")
        assert status(at) == "Contacts, 1 of 3: Ann Ek, call Mon 23 Nov, marked. 1 marked"
        await at.press("w")
        marks = "1 marked, 1 not listed"
        assert status(at) == f"Contacts, 1 of 1: Bea Dietz, nothing owed. {marks}. Filter: leads"
        await at.press("c", "t", "down")
        assert status(at).endswith("nothing owed. 1 marked. Filter: touched not for 2 weeks")
        await at.press("c", "slash")
        await at.type("dunn")
        assert (
            status(at)
            == f"Contacts, 1 of 1: Cy Dunn, asked to stop. {marks}. Typing the filter: “dunn”"
        )


@SIZES
async def test_insights_are_said_in_short(sit_down, size):
    async with sit_down(size=size, looks=STATUS) as at:
        await at.press("I")
        await at.app.workers.wait_for_complete()
        await at.press("down")
        assert status(at).startswith("Insights, everybody. Reached: 13 of 28 people")
        await at.press("o")
        await at.app.workers.wait_for_complete()
        await at.press("down")
        assert status(at).startswith("Insights, Dana Whitfield. Reached: after")


async def test_it_is_not_there_unless_asked_for(sit_down):
    async with sit_down() as at:
        assert "1 of 17" not in at.read
        for keys in (("slash",), ("escape", "C"), ("escape", "t")):
            await at.press(*keys)
            assert not at.app.query("StatusLine")
            assert "1 of 38:" not in at.read
