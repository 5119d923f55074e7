"""Further ways to say when, on Monday 23 November 2026 at 10:30, and what is said of the rest."""

import pytest

from followup_tui.planning.when import read_past, read_when
from followup_tui.planning.zones import local
from tests.planning.when.test_read_when import NEW_YORK, context, reads, refusal


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("1 week 2 days", "2026-12-02"),
        ("fortnight", "2026-12-07"),
        ("a hundred days", "2027-03-03"),
        ("hundred days", "2027-03-03"),
        ("5 b.d.", "2026-12-01"),
        ("half hr", "2026-11-23T11:00"),
        ("1 hr 15", "2026-11-23T11:45"),
        ("in 1h30", "2026-11-23T12:00"),
        ("1h 30", "2026-11-23T12:00"),
        ("15h30", "2026-11-23T15:30"),
        ("9h30", "2026-11-24T09:30"),
        ("three o clock", "2026-11-23T15:00"),
    ],
)
def test_spans_and_times_as_they_are_typed(phrase, meant):
    assert reads(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("w50", "2026-12-07"),
        ("w50 friday", "2026-12-11"),
        ("2026-W50", "2026-12-07"),
        ("2026-W50-3", "2026-12-09"),
        ("2026W503 4pm", "2026-12-09T16:00"),
        ("2026-W53-5", "2027-01-01"),
    ],
)
def test_weeks_as_iso_8601_writes_them(phrase, meant):
    assert reads(phrase) == meant


def test_a_week_or_a_day_that_iso_8601_has_not_is_refused():
    assert refusal("2026-W60") == "2026 has no week 60"
    assert refusal("2026-W50-9") == "a week has no day 9"


@pytest.mark.parametrize("phrase", ["tue through thu", "tue thru thu", "tue, wed or thu"])
def test_of_several_weekdays_the_first_is_read(phrase):
    reading = read_when(phrase, context())
    assert str(reading.day) == "2026-11-24"
    assert reading.first_of


@pytest.mark.parametrize("phrase", ["tomorrow until 3", "tue till 3pm", "tuesday until 15:00"])
def test_a_day_until_a_time_is_before_it(phrase):
    reading = read_when(phrase, context())
    assert f"{reading.day} {reading.part}" == "2026-11-24 before 15:00"


def test_a_number_after_a_date_is_still_another_date():
    reading = read_when("dec 2 to 4", context())
    assert (str(reading.day), reading.time, reading.first_of) == ("2026-12-02", None, True)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("last week", "2026-11-16T12:00"),
        ("friday last week", "2026-11-20T12:00"),
        ("last night", "2026-11-22T18:00"),
        ("last night at 7", "2026-11-22T19:00"),
    ],
)
def test_last_week_and_last_night_have_been(phrase, meant):
    assert f"{local(read_past(phrase, context()).at, NEW_YORK):%Y-%m-%dT%H:%M}" == meant
    assert refusal(phrase).endswith("has passed")


@pytest.mark.parametrize("phrase", ["tue nov 24", "tuesday the 24th of november"])
def test_a_weekdays_date_that_has_passed_is_not_denied_but_said_to_have_passed(phrase):
    assert refusal(phrase, now="2026-11-25T10:30:00-05:00") == "Tue 24 Nov 2026 has passed"


def test_a_second_time_is_refused_beside_the_first():
    assert refusal("5-12 9am", day_first=True) == "09:00 and 05:00–12:00: say one time"
    assert refusal("5.12 at 9", day_first=True).endswith("'9': there is a time, 17:12, already")
