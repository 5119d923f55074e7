"""Which entry of a history is meant, by what is written alone."""

from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.people import made_at, new_uid
from followup_tui.desk.recalling import entry_meant
from tests.builders import desk_with, entry, person


def test_an_identifier_says_when_it_was_made_if_it_is_ours():
    first, second = made_at(new_uid()), made_at(new_uid())
    assert first is not None
    assert second is not None
    assert first <= second
    assert made_at("call-7") is made_at("") is made_at("f" * 32) is None


@given(foreign=st.uuids())
def test_an_identifier_from_elsewhere_says_nothing_of_when_it_was_made(foreign):
    assert made_at(foreign.hex) is None


def test_of_what_others_wrote_the_latest_is_the_last(calendar):
    told = [entry("Thu 19 Nov 10:00 busy", uid="b"), entry("Wed 18 Nov 10:00 busy", uid="z")]
    desk = desk_with(calendar, person(), *told)
    assert entry_meant(desk, desk.contact("dana")).uid == "b"


def test_a_day_is_that_of_the_clock_they_had_then(calendar):
    told = entry("Thu 19 Nov 23:30 busy", tz="Asia/Tokyo")
    desk = desk_with(calendar, person(), told)
    for words in ("thu", "19 nov 23:30", told.uid):
        assert entry_meant(desk, desk.contact("dana"), words).uid == told.uid
