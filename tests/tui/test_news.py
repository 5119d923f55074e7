"""News on screen: written once, told with one key, and never twice to one person."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.contact import Stage
from followup_tui.domain.news import News
from followup_tui.tui.screens.news import NewsScreen
from tests.builders import NOW, OTHER_NUMBER, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


@SIZES
@pytest.mark.covers("news", "news.write", "news.leave")
async def test_news_are_written_down_and_wait_to_be_told(sit_down, size):
    async with sit_down(size=size) as at:
        await at.press("N")
        assert isinstance(at.app.screen, NewsScreen)
        await at.press("a")
        await at.type("Passed the exam [/b]")
        await at.press("enter")
        assert "Passed the exam [/b]" in at.text
        assert "new to everybody" in at.text
        assert "u undoes · a adds another" in at.read
        await at.press("escape")
        assert not isinstance(at.app.screen, NewsScreen)


@pytest.mark.covers("news.reword", "news.delete", "news.undo")
async def test_news_are_reworded_and_deleted(sit_down):
    async with sit_down() as at:
        await at.press("N", "enter", "end")
        await at.type(" twice")
        await at.press("enter")
        assert at.field.value == ""
        assert "city's open-data prize twice" in at.text
        count = len(at.desk.book.news)
        await at.press("d")
        assert len(at.desk.book.news) == count - 1
        assert "· u undoes" in at.read
        await at.press("u")
        assert "Undone: News deleted" in at.read
        assert len(at.desk.book.news) == count


async def test_half_a_sentence_is_kept_wherever_the_cursor_goes(sit_down):
    async with sit_down() as at:
        count = len(at.desk.book.news)
        await at.press("N", "a")
        await at.type("Passed the")
        await at.press("tab", "enter")
        assert "Not written down yet" in at.read
        await at.press("escape")
        assert at.field.value == "Passed the"
        await at.press("escape")
        assert isinstance(at.app.screen, NewsScreen)
        assert "esc again leaves without it" in at.read
        await at.press("a", "end")
        await at.type(" exam")
        await at.press("enter")
        assert "Passed the exam" in [piece.text for piece in at.desk.book.news.values()]
        assert len(at.desk.book.news) == count + 1
        assert at.field.value == ""
        await at.press("escape")
        assert not isinstance(at.app.screen, NewsScreen)


@pytest.mark.covers("news.tell")
async def test_one_key_puts_down_that_they_heard(sit_down):
    async with sit_down() as at:
        await at.press("slash")
        await at.type("andré")
        await at.press("enter")
        assert "The harbour data project" in at.read
        await at.press("y")
        assert at.said.startswith("André Silva heard: The harbour data project")
        assert at.keys_belong_to == "André Silva"
        assert "Finished the certificate" in at.read
        await at.press("u")
        assert "The harbour data project" in at.read


async def test_one_key_too_many_marks_nobody_else(sit_down):
    async with sit_down() as at:
        heard = {piece.uid: piece.heard_by for piece in at.desk.book.news.values()}
        who = at.highlighted
        await at.press("n")
        follows = at.highlighted
        assert follows != who
        await at.press("y")
        assert at.said == f"You did not talk with {follows} today: y again if they heard it"
        assert {one.uid: one.heard_by for one in at.desk.book.news.values()} == heard
        await at.press("down", "up", "y")
        assert at.said.startswith("You did not talk")
        await at.press("y")
        assert at.said.startswith(f"{follows} heard:")


RUTH = person("Ruth Varga", stage=Stage.KEEP_IN_TOUCH)
DAN = person("Dan Reed", phones=(OTHER_NUMBER,))
PRIZE = News(uid="prize", at=NOW, text="Won the prize")
LONG_AGO = entry("Fri 2 Oct 09:00 talked", contact="ruth")


@pytest.mark.parametrize("others", [[], [DAN]])
async def test_right_after_a_talk_it_is_whom_one_talked_with_who_heard_it(sit_down, others):
    async with sit_down([RUTH, LONG_AGO, PRIZE, *others]) as at:
        await at.look_at("Ruth")
        await at.press("t", "enter", "enter", "enter", "enter", "enter")
        assert "y they heard your news" in at.said
        assert at.highlighted == (others[0].name if others else "")
        await at.press("y")
        assert at.said.startswith("Ruth Varga heard: Won the prize")
        await at.press("y")
        assert at.said == "Ruth Varga has heard all your news"


async def test_once_the_cursor_was_moved_it_is_whom_it_is_on(sit_down):
    async with sit_down([RUTH, LONG_AGO, PRIZE, DAN, person("Mei Tanaka")]) as at:
        await at.look_at("Ruth")
        await at.press("t", "enter", "enter", "enter", "enter", "enter", "down", "up", "down", "y")
        assert at.said.startswith("You did not talk with")
        assert "Ruth" not in at.said


async def test_with_nobody_left_it_says_what_to_do(sit_down):
    async with sit_down([person(stage=Stage.CLOSED), PRIZE]) as at:
        await at.press("y")
        assert at.said == "Who heard your news? / finds them"


async def test_of_whoever_has_heard_all_it_says_so(sit_down):
    heard = replace(PRIZE, heard_by=("dan",))
    async with sit_down([DAN, heard]) as at:
        await at.press("y")
        assert at.said == "Dan Reed has heard all your news"


async def test_whoever_was_looked_up_is_told_by_one_key_due_or_not(sit_down):
    async with sit_down() as at:
        await at.press("slash")
        await at.type("deborah")
        await at.press("enter", "y")
        assert at.said.startswith("Deborah Lin heard:")


async def test_who_was_kept_in_touch_with_by_a_key_is_told_by_the_next(sit_down):
    async with sit_down() as at:
        who = at.highlighted
        await at.press("K")
        assert at.keys_belong_to == who
        await at.press("y")
        assert at.said.startswith(f"{who} heard:")


async def test_with_no_news_at_all_the_field_waits_for_the_first(sit_down):
    async with sit_down([person()]) as at:
        await at.press("N")
        await at.type("Started a course")
        await at.press("enter")
        assert [piece.text for piece in at.desk.book.news.values()] == ["Started a course"]


async def test_an_empty_piece_is_refused_in_words(sit_down):
    async with sit_down() as at:
        await at.press("N", "a", "enter")
        assert "what is the news?" in at.read


@SIZES
@pytest.mark.parametrize("keys", [(), ("a", "x", "enter")])
async def test_where_nobody_has_heard_it_one_reads_who_will(sit_down, size, keys):
    async with sit_down([person()], size=size) as at:
        await at.press("N", *keys)
        assert "on a first call to those tagged network" in at.read


@SIZES
async def test_who_has_heard_a_long_piece_is_seen_beside_it(sit_down, size):
    async with sit_down(size=size) as at:
        await at.press("N", "a")
        await at.paste("Rebuilt the whole harbour data project " * 4)
        await at.press("enter")
        assert at.text.count("new to everybody") + at.text.count("heard by") == len(
            at.desk.book.news
        )
