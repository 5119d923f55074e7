"""News: told to those who have not heard, newest first, and asked for kindly when there is none."""

from datetime import timedelta

import pytest

from followup_tui.desk import news
from followup_tui.desk.drafts import Drafts
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.news import News
from followup_tui.storage.memory import MemoryDrafts
from tests.builders import NOW, Clock, desk_with, entry, person

FRIEND = person(stage=Stage.KEEP_IN_TOUCH)


def piece(uid: str, days: int, *heard: str) -> News:
    return News(uid=uid, at=NOW - timedelta(days=days), text=f"news {uid}", heard_by=heard)


@pytest.fixture
def desk(calendar):
    omar, mei = person("Omar Adeyemi", tags=("Network",)), person("Mei Tanaka")
    desk = desk_with(calendar, FRIEND, omar, mei, clock=Clock())
    desk.apply("", [Put(piece("old", 20)), Put(piece("new", 2)), Put(piece("told", 1, "dana"))])
    return desk


def test_what_they_have_not_heard_comes_newest_first(desk):
    assert [one.uid for one in news.unheard(desk, "dana")] == ["new", "old"]
    assert [one.uid for one in news.unheard(desk, "omar")] == ["told", "new", "old"]


def test_telling_puts_down_the_newest_they_had_not_heard_and_undo_takes_it_back(desk):
    act = news.tell(desk, "dana")
    assert act.title == "Dana Whitfield heard: news new"
    assert desk.book.news["new"].heard_by == ("dana",)
    desk.undo()
    assert desk.book.news["new"].heard_by == ()


def test_nothing_is_told_twice(desk):
    news.tell(desk, "dana")
    news.tell(desk, "dana")
    with pytest.raises(FollowupError, match="heard all your news"):
        news.tell(desk, "dana")


def test_news_are_for_those_kept_in_touch_with_and_a_first_talk_in_the_network(desk):
    assert news.to_tell(desk, "mei") is None
    assert news.to_tell(desk, "dana").uid == "new"
    assert news.to_tell(desk, "omar").uid == "told"
    desk.apply("", [Put(entry("Fri 20 Nov 10:00 talked", contact="omar"))])
    assert news.to_tell(desk, "omar") is None
    desk.apply("", [Put(entry("Fri 20 Nov 10:00 talked"))])
    assert news.to_tell(desk, "dana").uid == "new"


def test_news_are_written_reworded_and_deleted_as_acts(desk):
    news.write(desk, "  Won the prize\x1b[31m ")
    (won,) = (one for one in desk.book.news.values() if one.text == "Won the prize")
    assert won.at == NOW
    news.reword(desk, won, "Won first prize")
    assert desk.book.news[won.uid].text == "Won first prize"
    news.drop(desk, desk.book.news[won.uid])
    assert won.uid not in desk.book.news
    desk.undo()
    assert desk.book.news[won.uid].text == "Won first prize"


def test_news_without_words_are_refused(desk):
    with pytest.raises(FollowupError, match="what is the news"):
        news.write(desk, " \n ")


def due_to_keep_in_touch(calendar, *pieces):
    desk = desk_with(calendar, FRIEND, clock=Clock())
    last = entry("Fri 9 Oct 10:00 talked")
    desk.apply("", [Put(last), *map(Put, pieces)])
    return desk


def asked(desk, kept=None) -> str:
    """What is asked at a start, with what earlier ones have kept."""
    return news.ask_for(desk, desk.queue(), Drafts(kept or MemoryDrafts()))


@pytest.mark.parametrize("pieces", [(), (piece("old", 40, "dana"),)])
def test_a_month_without_news_is_said_when_a_call_keeps_in_touch(calendar, pieces):
    desk = due_to_keep_in_touch(calendar, *pieces)
    assert asked(desk) == "Nothing new to tell on 1 call"
    assert news.is_wanting(desk, "dana")


@pytest.mark.parametrize("pieces", [(piece("new", 3, "dana"),), (piece("old", 40),)])
def test_nothing_is_asked_for_while_news_are_fresh_or_not_heard(calendar, pieces):
    assert not asked(due_to_keep_in_touch(calendar, *pieces))


def test_news_are_asked_for_once_in_a_month_however_often_one_starts(calendar):
    desk, kept = due_to_keep_in_touch(calendar), MemoryDrafts()
    assert asked(desk, kept)
    for days in (0, 1, 27):
        desk.clock = Clock(NOW + timedelta(days=days))
        assert not asked(desk, kept)
    desk.clock = Clock(NOW + timedelta(days=28))
    assert asked(desk, kept)


def test_nothing_is_kept_while_nobody_was_asked(calendar):
    kept = MemoryDrafts()
    assert not asked(due_to_keep_in_touch(calendar, piece("new", 3, "dana")), kept)
    assert kept.load() == []


def test_a_clock_that_was_wrong_keeps_nobody_from_being_asked(calendar):
    desk, kept = due_to_keep_in_touch(calendar), MemoryDrafts()
    Drafts(kept).ask_for_news(NOW.date() + timedelta(days=400))
    assert asked(desk, kept)


def test_nothing_is_asked_for_while_nobody_is_to_be_told(calendar):
    assert not asked(desk_with(calendar, person(), clock=Clock()))
