"""Which entry is meant, and what was done last taken back, by what is written alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.entries import Call
from followup_tui.desk.people import made_at, new_uid
from followup_tui.desk.recalling import entry_meant, take_back
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import OUTCOMES_BY_CHANNEL, Outcome
from tests.builders import desk_with, entry, person

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


def test_of_what_others_wrote_the_latest_is_the_last(calendar):
    told = [entry("Thu 19 Nov 10:00 busy", uid="b"), entry("Wed 18 Nov 10:00 busy", uid="z")]
    desk = desk_with(calendar, person(), *told)
    assert entry_meant(desk, desk.contact("dana")).uid == "b"


def test_a_day_is_that_of_the_clock_they_had_then(calendar):
    told = entry("Thu 19 Nov 23:30 busy", tz="Asia/Tokyo")
    desk = desk_with(calendar, person(), told)
    for words in ("thu", "19 nov 23:30", told.uid):
        assert entry_meant(desk, desk.contact("dana"), words).uid == told.uid
