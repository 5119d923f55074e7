"""The edges of a day: more than it holds, its end, and the first day back."""

from datetime import timedelta

import pytest

from followup_tui.cli.demo import DEMO_START
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.tui.screens.backlog import Backlog
from tests.builders import agreed, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
ASKED = "Nothing new to tell on 1 call: N adds news"


def crowd(count: int) -> list:
    return [
        person(f"Person {nth:02}", uid=f"p{nth}", added=DEMO_START - timedelta(days=99 - nth))
        for nth in range(count)
    ]


def called(days: int, contact: str = "p0", **more) -> Interaction:
    at = DEMO_START - timedelta(days=days)
    return Interaction(uid=f"e{days}", contact=contact, at=at, outcome=Outcome.VOICEMAIL, **more)


@SIZES
@pytest.mark.covers("backlog", "backlog.spread")
async def test_a_backlog_is_shown_spread_and_taken_back_by_one_key(sit_down, size):
    async with sit_down(crowd(60), size=size) as at:
        assert "TOMORROW · 35 · B spreads" in at.rows
        await at.press("B")
        assert isinstance(at.app.screen, Backlog)
        assert "Tue 24 Nov" in at.read
        assert "25 more" in at.read
        assert "10 more" in at.read
        await at.press("enter")
        assert at.said.startswith("35 calls spread over the days to come")
        assert not any(row.startswith("TOMORROW") for row in at.rows)
        assert len(at.queue) == 25
        await at.press("u")
        assert not any(contact.snooze for contact in at.desk.book.contacts.values())


@pytest.mark.covers("backlog.fewer", "backlog.more")
async def test_another_number_a_day_can_be_tried(sit_down):
    async with sit_down(crowd(30)) as at:
        await at.press("B", "minus", "left")
        assert "30 due, 15 calls a day" in at.read
        assert "today 15 stay" in at.read
        await at.press("plus", "right", "right")
        assert "25 calls a day" in at.read
        assert "- Fewer a day" in at.read
        assert "+ More a day" in at.read


async def test_where_a_day_holds_everybody_the_preview_says_so_and_moves_nobody(sit_down):
    async with sit_down(crowd(20)) as at:
        before = at.desk.book
        await at.press("B")
        assert "20 due, 25 calls a day" in at.read
        assert "nothing moves" in at.read
        await at.press("enter")
        assert at.desk.book is before


@pytest.mark.covers("backlog.leave")
async def test_leaving_the_preview_moves_nobody(sit_down):
    async with sit_down(crowd(30)) as at:
        before = at.desk.book
        await at.press("B", "escape")
        assert at.desk.book is before


@SIZES
async def test_the_end_of_the_day_says_what_was_done_and_what_comes(sit_down, size):
    async with sit_down([*crowd(3), called(3, "p1")], size=size) as at:
        await at.press("v", "n", "n")
        assert "That was today. Well done." in at.read
        assert "2 calls, left word 1×, 1 not in" in at.read
        assert "Next Tue 24 Nov: 1 call" in at.read


async def test_tomorrows_appointments_are_named_with_their_hour(sit_down):
    async with sit_down([person()]) as at:
        await at.press("t", "enter")
        await at.paste("tue 3pm")
        await at.press("enter")
        assert "1 call, talked 1×" in at.read
        assert "Talked Dana Whitfield" in at.read
        assert "1 next date agreed" in at.read
        assert "Tue 24 Nov: 1 call, agreed at 15:00" in at.read


async def test_a_day_with_nothing_to_do_is_no_reproach(sit_down):
    async with sit_down([person(), called(0, "dana", commitment=agreed("Wed 25 Nov 10:00"))]) as at:
        assert "That was today" in at.read or "Nothing" in at.read


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, ""), (5, ""), (7, "Good to have you back."), (60, "Good to have you back.")],
)
async def test_after_some_working_days_away_one_is_welcome_back(sit_down, days, said):
    async with sit_down([*crowd(2), called(days)]) as at:
        assert at.said == said


async def test_what_waited_is_said_without_scolding(sit_down):
    async with sit_down([*crowd(40), called(30)]) as at:
        assert at.said == "Good to have you back. 25 fit today; B spreads the other 15."


@SIZES
async def test_after_weeks_away_one_is_still_asked_for_news(sit_down, size):
    friend = person(uid="p0", stage=Stage.KEEP_IN_TOUCH)
    async with sit_down([friend, called(45)], size=size) as at:
        assert at.said == f"Good to have you back. {ASKED}"
        assert at.said in at.read


@SIZES
async def test_news_are_asked_for_at_one_start_and_not_at_the_next(sit_down, size):
    drafts = MemoryDrafts()
    records = [person(uid="p0", stage=Stage.KEEP_IN_TOUCH), called(32)]
    for asked in (ASKED, ""):
        async with sit_down([*records, called(1, "p1")], size=size, drafts=drafts) as at:
            assert at.said == asked


async def test_news_are_asked_for_once_the_line_is_free(sit_down):
    drafts = MemoryDrafts()
    waiting = [*crowd(40), person(uid="f", stage=Stage.KEEP_IN_TOUCH), called(90, "f")]
    async with sit_down([*waiting, called(30)], drafts=drafts) as at:
        assert at.said == "Good to have you back. 25 fit today; B spreads the other 16."
    async with sit_down([*waiting, called(0)], drafts=drafts) as at:
        assert at.said == ASKED


async def test_a_new_book_is_not_welcomed_back(sit_down):
    async with sit_down(crowd(2)) as at:
        assert at.said == ""


@SIZES
async def test_a_full_day_still_says_what_comes_next(sit_down, size):
    async with sit_down(crowd(28), size=size) as at:
        await at.press(*"vn" * 12, "v")
        assert "That was today. Well done." in at.read
        assert "Next Tue 24 Nov: 15 calls" in at.read


@SIZES
@pytest.mark.parametrize(
    "key", [*"hnbvgctrwemzopxKfEXW", "enter", "exclamation_mark", "asterisk", "at"]
)
async def test_a_key_that_is_about_somebody_says_that_nobody_is_chosen(sit_down, size, key):
    async with sit_down([], size=size) as at:
        await at.press("escape", key)
        assert at.app.screen is at.session
        assert at.said == "Nobody is chosen: / finds anybody, C lists everybody"
        assert at.logged == 0


@SIZES
async def test_the_bottom_line_offers_nothing_that_is_about_nobody(sit_down, size):
    async with sit_down([person()], size=size) as at:
        assert at.lines[-1].split("   ")[:3] == [" enter Call", "m Note", "z Snooze"]
        await at.press("v")
        said = at.said
        assert at.lines[-1].split("   ") == [" / Find", "u Undo", "? Help"]
        await at.press("escape")
        assert at.said == said
