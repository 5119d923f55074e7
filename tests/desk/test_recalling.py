"""Which entry is meant, and what was done last taken back, by what is written alone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.entries import Call
from followup_tui.desk.people import made_at, new_uid
from followup_tui.desk.recalling import entry_meant, take_back
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import OUTCOMES_BY_CHANNEL, Outcome
from tests.builders import NOW, Clock, day, desk_with, entry, person

_CALLS = [
    Call(outcome, channel=by)
    for by, outcomes in OUTCOMES_BY_CHANNEL.items()
    for outcome in outcomes
    if outcome is not Outcome.STOP
]


@given(calls=st.lists(st.sampled_from(_CALLS), min_size=1, max_size=6))
def test_what_was_logged_is_taken_back_one_by_one(calendar, calls):
    desk = desk_with(calendar, person())
    books = [desk.book]
    for call in calls:
        desk.log("dana", call)
        books.append(desk.book)
    for before in reversed(books[:-1]):
        take_back(desk, "dana")
        assert desk.book.history("dana") == before.history("dana")
    assert desk.contact("dana").phones == books[0].contacts["dana"].phones
    with pytest.raises(FollowupError, match="nothing is logged"):
        take_back(desk, "dana")


def test_an_identifier_says_when_it_was_made_if_it_is_ours():
    first, second = made_at(new_uid()), made_at(new_uid())
    assert first is not None
    assert second is not None
    assert first <= second
    assert made_at("call-7") is made_at("") is made_at("f" * 32) is None


@given(foreign=st.uuids())
def test_an_identifier_from_elsewhere_says_nothing_of_when_it_was_made(foreign):
    assert made_at(foreign.hex) is None


def test_what_is_logged_comes_after_what_was_brought_from_elsewhere(calendar):
    foreign = [entry("Fri 13 Nov 10:00 voicemail", uid=f"{n:x}" * 32) for n in range(16)]
    desk = desk_with(calendar, person(), *foreign)
    before = desk.book.histories
    desk.log("dana", Call(Outcome.BUSY, at=NOW - timedelta(days=20)))
    take_back(desk, "dana")
    assert desk.book.histories == before
    desk.log("dana", Call(Outcome.STOP))
    with pytest.raises(FollowupError, match="a stop is lifted"):
        take_back(desk, "dana")


@pytest.mark.parametrize("until", ["Thu 26 Nov", "Fri 27 Nov", "Mon 30 Nov", "Tue 1 Dec"])
def test_a_call_put_off_to_any_day_is_what_was_done_last(calendar, until):
    desk = desk_with(calendar, person())
    desk.log("dana", Call(Outcome.TALKED, note="precious"))
    before = desk.book
    desk.snooze("dana", day(until))
    take_back(desk, "dana")
    assert desk.contact("dana").snooze is None
    assert desk.book.histories == before.histories


def test_what_was_logged_since_a_call_was_put_off_goes_first(calendar):
    clock = Clock()
    desk = desk_with(calendar, person(), clock=clock)
    desk.snooze("dana", day("Wed 2 Dec"))
    clock.pass_by(minutes=5)
    desk.log("dana", Call(Outcome.VOICEMAIL))
    take_back(desk, "dana")
    assert desk.book.history("dana") == ()
    take_back(desk, "dana")
    assert desk.contact("dana").snooze is None


def test_so_does_a_call_of_before_that_was_logged_since(calendar):
    desk = desk_with(calendar, person(), clock=lambda: datetime.now(UTC))
    desk.snooze("dana", (datetime.now(UTC) + timedelta(days=9)).date())
    desk.log("dana", Call(Outcome.VOICEMAIL, at=datetime.now(UTC) - timedelta(hours=20)))
    take_back(desk, "dana")
    assert desk.book.history("dana") == ()


def test_of_what_others_wrote_the_latest_is_the_last(calendar):
    told = [entry("Thu 19 Nov 10:00 busy", uid="b"), entry("Wed 18 Nov 10:00 busy", uid="z")]
    desk = desk_with(calendar, person(), *told)
    assert entry_meant(desk, desk.contact("dana")).uid == "b"


def test_a_day_is_that_of_the_clock_they_had_then(calendar):
    told = entry("Thu 19 Nov 23:30 busy", tz="Asia/Tokyo")
    desk = desk_with(calendar, person(), told)
    for words in ("thu", "19 nov 23:30", told.uid):
        assert entry_meant(desk, desk.contact("dana"), words).uid == told.uid
