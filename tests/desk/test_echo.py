from datetime import date, time

import pytest
from msgspec.structs import replace

from followup_tui.desk.echo import echo
from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import Reading, WhenContext, read_when
from tests.builders import LONDON, LOS_ANGELES, NEW_YORK, NOW, TOKYO, there

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (Reading(TUESDAY, time(15), "", NEW_YORK), "15:00 their time · 12:00 yours · in 1 day"),
        (Reading(TUESDAY, time(15), "", LOS_ANGELES), "15:00 · in 1 day"),
        (Reading(TUESDAY, None, "", NEW_YORK), "· in 1 day"),
        (
            Reading(TUESDAY, time(13), "after lunch", LONDON),
            "after lunch, 13:00 their time · 05:00 yours · in 1 day",
        ),
        (
            Reading(TUESDAY, time(9), "", TOKYO),
            "09:00 their time · Mon 23 Nov 16:00 yours · in 8 h 30 min",
        ),
    ],
)
def test_a_reading_is_said_back_in_full(reading, said):
    assert echo(reading, NOW, LOS_ANGELES) == f"Tue 24 Nov {said}"


def test_the_year_is_said_when_it_is_another():
    reading = Reading(date(2027, 1, 4), None, "", NEW_YORK)
    assert echo(reading, NOW, NEW_YORK) == "Mon 4 Jan 2027 · in 42 days"


@pytest.mark.parametrize(
    ("clock", "away"),
    [
        ("10:30", "now"), ("10:50", "in 20 min"), ("11:30", "in 1 h"), ("15:45", "in 5 h 15 min"),
        ("09:30", "1 h ago"),
    ],
)  # fmt: skip
def test_the_same_day_is_counted_in_hours(clock, away):
    reading = Reading(date(2026, 11, 23), time.fromisoformat(clock), "", NEW_YORK)
    assert echo(reading, NOW, NEW_YORK).endswith(f" · {away}")


@pytest.mark.parametrize(
    ("phrase", "away"),
    [
        ("in 20 minutes", "in 20 min"), ("12:05am", "in 15 min"), ("midnight", "in 10 min"),
        ("8am", "in 1 day"), ("tomorrow", "in 1 day"),
    ],
)  # fmt: skip
def test_what_is_near_is_counted_in_hours_across_midnight(phrase, away):
    now = there("Mon 23 Nov 23:50")
    context = WhenContext(now, NEW_YORK, "US", NEW_YORK, Calendar(LibraryHolidays()))
    assert echo(read_when(phrase, context), now, NEW_YORK).endswith(f" · {away}")


def test_what_was_just_now_is_not_to_come():
    reading = Reading(date(2026, 11, 23), time(10, 30, 40), "", NEW_YORK)
    assert echo(reading, NOW.replace(second=50), NEW_YORK) == "Mon 23 Nov 10:30 · now"


def test_the_seconds_of_this_minute_are_not_counted():
    now = NOW.replace(second=45)
    for clock, away in (("10:30", "now"), ("10:50", "in 20 min")):
        reading = Reading(date(2026, 11, 23), time.fromisoformat(clock), "", NEW_YORK)
        assert echo(reading, now, NEW_YORK).endswith(f" · {away}")


def test_days_are_counted_on_their_calendar():
    late = there("Mon 23 Nov 22:00")
    assert echo(Reading(TUESDAY, None, "", TOKYO), late, NEW_YORK) == "Tue 24 Nov · today"


def test_days_gone_by_are_counted_too():
    reading = Reading(date(2026, 11, 22), None, "", NEW_YORK)
    assert echo(reading, NOW, NEW_YORK) == "Sun 22 Nov · 1 day ago"


def test_in_the_nights_of_a_change_of_clocks_it_is_said_which_hour_is_meant():
    now = there("Sat 31 Oct 12:00")
    context = WhenContext(now, NEW_YORK, "US", NEW_YORK, Calendar(LibraryHolidays()))
    twice = read_when("tomorrow 1:30am", context)
    assert echo(twice, now, NEW_YORK) == "Sun 1 Nov 01:30 · in 1 day · the first of two 01:30"
    spring = replace(context, now=there("Sat 13 Mar 2027 12:00"))
    skipped = read_when("tomorrow 2:30am", spring)
    assert echo(skipped, spring.now, NEW_YORK) == (
        "Sun 14 Mar 03:30 · in 1 day · the clocks skip 02:30"
    )


def test_an_hour_that_the_clocks_skip_is_shown_as_they_then_stand():
    reading = Reading(date(2027, 3, 14), time(2, 30), "", NEW_YORK)
    assert echo(reading, NOW, NEW_YORK).startswith("Sun 14 Mar 2027 03:30 · ")
