"""What holds whatever is typed: a reading that has not passed, or a refusal in one line."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import Reading, WhenContext, WhenError, read_past, read_when
from followup_tui.planning.zones import local, moment

T = TypeVar("T")
SCRIBBLED = [
    row["phrase"]
    for row in csv.DictReader(
        Path(__file__).with_name("as-people-scribble.csv").read_text("utf-8").splitlines()
    )
]
CALENDAR = Calendar(LibraryHolidays())
ZONES = ["America/New_York", "Europe/London", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Niue"]
WORDS = """
    tomorrow today yesterday tue next this last coming friday 3 3pm 15:00 noon midnight in at on the
    a an couple few of 2 31 30th first second month week quarter year day days hours minutes m h d w
    mo bd 3bd after before from thanksgiving christmas easter holidays new close lunch morning
    afternoon evening tonight eod eom early mid late end december feb 29 2026 2028 12/15 31.2.2026
    2026-12-15 2026-13-45 9999-12-31 0001-01-01 25:00 24:00 99999999999 -20m +1w - ago half past
    quarter to and my time PT CET utc+2 utc+99 gotham now ??? 🎉 é ٣ \x00 \ud800 2026-11-23T10:30Z
    9999-12-31T23:59-12:00 0001-01-01T00:00+14:00 or to - – between from onwards until not
    before tom either tues/weds 2-4pm 10-12 15h 1500 330 half three o'clock same time working weeks
    fortnight 1.5 hours holiday midweek w/c the 4 1/1/0001 13/13 z west coast couple or so two
""".split(" ")  # noqa: SIM905 - a list of words reads best as words
PHRASES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.text(max_size=150),
)
MONDAY = datetime.fromisoformat("2026-11-23T10:30:00-05:00")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def attempt(
    read: Callable[[str, WhenContext], T], phrase: str, context: WhenContext
) -> T | WhenError:
    try:
        return read(phrase, context)
    except WhenError as refused:
        return refused


@settings(max_examples=600, deadline=None)
@given(PHRASES, MOMENTS, st.sampled_from(ZONES), st.booleans())
def test_read_when_gives_what_has_not_passed_or_refuses_in_one_line(phrase, now, tz, day_first):
    context = WhenContext(now, tz, "US", "Europe/Berlin", CALENDAR, day_first)
    reading = attempt(read_when, phrase, context)
    if isinstance(reading, WhenError):
        assert str(reading).isprintable()
        return
    assert reading.tz == tz
    if reading.time is not None:
        due = moment(reading.day, reading.time, tz)
        assert due >= now.replace(second=0, microsecond=0)


@settings(max_examples=400, deadline=None)
@given(PHRASES, MOMENTS, st.sampled_from(ZONES))
def test_read_past_gives_what_is_not_to_come_or_refuses_in_one_line(phrase, now, tz):
    context = WhenContext(now, tz, "US", "Europe/Berlin", CALENDAR)
    at = attempt(read_past, phrase, context)
    if isinstance(at, WhenError):
        assert str(at).isprintable()
        return
    assert at.at <= now
    assert at.at.utcoffset() == timedelta(0)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(SCRIBBLED), min_size=1, max_size=2), MOMENTS, st.sampled_from(ZONES)
)
def test_two_scribbles_in_one_never_confuse_it(phrases, now, tz):
    context = WhenContext(now, tz, "DE", "Europe/Berlin", CALENDAR)
    for phrase in (" ".join(phrases), " or ".join(phrases)):
        read = attempt(read_when, phrase, context)
        if isinstance(read, WhenError):
            assert str(read).isprintable()
        else:
            assert read.day >= local(now, tz).date()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SCRIBBLED), st.data())
def test_case_and_spacing_change_nothing(phrase, data):
    context = WhenContext(MONDAY, ZONES[0], "US", ZONES[0], CALENDAR)
    cased = "".join(data.draw(st.sampled_from([c.lower(), c.upper()])) for c in phrase)
    spaced = data.draw(st.sampled_from(["  ", " \t ", "\u00a0", " \n"])).join(cased.split(" "))
    plain = attempt(read_when, phrase, context)
    other = attempt(read_when, f" {spaced} ", context)
    assert other == plain or (isinstance(other, WhenError) and isinstance(plain, WhenError))


WORKING = [
    "next week", "end of next week", "next month", "end of the month", "3bd", "10 business days",
    "after christmas", "after the holidays", "next working day", "first week of january", "eow",
    "last working day of december", "before easter", "early january", "month end", "this week",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WORKING), MOMENTS, st.sampled_from(["US", "GB", "DE-BY", "IL", "JP"]))
def test_what_means_a_working_day_is_one(phrase, now, region):
    reading = attempt(read_when, phrase, WhenContext(now, ZONES[0], region, ZONES[0], CALENDAR))
    if isinstance(reading, Reading) and reading.day > local(now, ZONES[0]).date():
        assert CALENDAR.is_working(reading.day, region)


@settings(max_examples=300, deadline=None)
@given(st.text("0123456789 -/.:aphmto", max_size=120))
def test_no_run_of_signs_takes_long(phrase):
    context = WhenContext(MONDAY, ZONES[0], "US", ZONES[0], CALENDAR)
    start = process_time()
    attempt(read_when, phrase, context)
    assert process_time() - start < 1


@pytest.mark.parametrize(
    "phrase",
    [
        "a" * 3_000,
        "or tue " * 17,
        "1-1-" * 30,
        "1 - " * 30,
        "a" * 10_000,
        "tomorrow " * 1_000,
        "after " * 20 + "tuesday",
        "1" * 119,
        "9" * 100 + " bd",
        "3650 bd",
        "1800 business days",
        "31 2 2026",
        "week of " * 14,
        " " * 10_000,
    ],
)
def test_absurd_input_is_refused_quickly(phrase):
    context = WhenContext(datetime(2026, 11, 23, tzinfo=UTC), ZONES[0], "US", ZONES[0], CALENDAR)
    read_when("tomorrow", context)
    start = process_time()
    attempt(read_when, phrase, context)
    assert process_time() - start < 1
