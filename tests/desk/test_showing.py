import time
from contextlib import nullcontext
from datetime import timedelta
from threading import Event

import pytest
from msgspec.structs import replace

from followup_tui.desk.agenda import Agenda
from followup_tui.desk.settings import Settings
from followup_tui.desk.showing import ShowingStore
from followup_tui.domain.book import Put
from followup_tui.domain.errors import FollowupError, StoreError
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.memory import MemoryStore
from tests.builders import NOW, Clock, entry, person


class Board:
    """A calendar in memory, which can be out of order or take its time."""

    def __init__(self) -> None:
        self.shown: list[list[str]] = []
        self.asked = 0
        self.trouble = ""
        self.go_on = Event()
        self.go_on.set()

    def show(self, items):
        assert self.go_on.wait(10)
        try:
            if self.trouble:
                raise FollowupError(self.trouble)
            self.shown.append([f"{item.title} {item.day:%d}" for item in items])
        finally:
            self.asked += 1


@pytest.fixture
def board():
    return Board()


@pytest.fixture
def data():
    return MemoryStore()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(board, calendar, data, clock):
    return ShowingStore(data, board, Agenda(Settings(), calendar), clock, nullcontext)


def until(true) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came to be")


DANA = person()


def test_what_is_owed_is_shown_after_a_commit(store, board):
    store.commit([Put(DANA)], NOW)
    store.close()
    assert board.shown == [["Call Dana Whitfield 23"]]


def test_nothing_is_shown_where_nothing_was_done(store, board):
    store.refresh()
    store.close()
    assert board.shown == []


def test_no_commit_waits_for_the_calendar(store, board):
    board.go_on.clear()
    for number in range(5):
        store.commit([Put(replace(DANA, company=str(number)))], NOW)
    assert store.book.contacts["dana"].company == "4"
    board.go_on.set()
    store.close()
    assert board.shown[-1] == ["Call Dana Whitfield (4) 23"]


def test_a_calendar_that_can_not_be_written_stops_no_commit_and_is_told_once(store, board):
    told: list[str] = []
    store.tell = told.append
    board.trouble = "the disk is full"
    for count, role in enumerate(("", "Head", "Boss"), 1):
        store.commit([Put(replace(DANA, role=role))], NOW)
        until(lambda count=count: board.asked == count)
    store.close()
    assert told == ["the disk is full"]
    assert store.book.contacts["dana"].role == "Boss"


def test_trouble_that_comes_back_is_told_again(store, board):
    told: list[str] = []
    store.tell = told.append
    for count, trouble in enumerate(("the disk is full", "", "the disk is full"), 1):
        board.trouble = trouble
        store.commit([Put(replace(DANA, role=trouble))], NOW)
        until(lambda count=count: board.asked == count)
    store.close()
    assert told == ["the disk is full"] * 2
    assert board.shown == [["Call Dana Whitfield 23"]]


def test_what_was_not_kept_is_not_shown(board, calendar):
    class Refusing(MemoryStore):
        def commit(self, changes, at):
            raise StoreError("full")

    store = ShowingStore(Refusing(), board, Agenda(Settings(), calendar), Clock(), nullcontext)
    with pytest.raises(StoreError):
        store.commit([Put(DANA)], NOW)
    store.close()
    assert board.shown == []


def test_an_app_that_stays_open_shows_what_is_there_and_what_others_write(store, board, data):
    data.commit([Put(DANA)], NOW)
    store.follow()
    until(lambda: board.asked)
    data.commit([Put(entry("Mon 23 Nov 10:00 stop"))], NOW)
    store.refresh()
    store.close()
    assert board.shown == [["Call Dana Whitfield 23"], []]


def test_an_app_that_stays_open_moves_first_calls_on_when_the_day_is_over(
    store, board, data, clock, monkeypatch
):
    monkeypatch.setattr("followup_tui.desk.showing._LOOK_SECONDS", 0.05)
    data.commit([Put(DANA)], NOW)
    store.follow()
    until(lambda: board.asked)
    clock.pass_by(days=1)
    until(lambda: board.shown[-1] == ["Call Dana Whitfield 24"])
    store.close()


def test_behind_a_store_that_writes_later_it_is_shown_once_that_is_written(store, board):
    behind = BackgroundStore(store)
    store.tell = behind.say
    board.trouble = "no such folder"
    behind.commit([Put(DANA)], NOW)
    behind.close()
    store.close()
    assert (behind.waiting, behind.trouble, behind.remark()) == (0, "", "no such folder")


def test_leaving_does_not_wait_for_ever_for_a_disk_that_does_not_answer(store, board, monkeypatch):
    monkeypatch.setattr("followup_tui.desk.showing._LEAVING_SECONDS", 0.1)
    board.go_on.clear()
    store.commit([Put(DANA)], NOW + timedelta(seconds=1))
    store.close()
    board.go_on.set()
