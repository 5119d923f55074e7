"""What holds whatever is typed: a reading that has not passed, or a refusal in one line."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import WhenContext, WhenError, read_past, read_when
from followup_tui.planning.zones import moment

T = TypeVar("T")
CALENDAR = Calendar(LibraryHolidays())
ZONES = ["America/New_York", "Europe/London", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Niue"]
WORDS = """
    tomorrow today yesterday tue next this last coming friday 3 3pm 15:00 noon midnight in at on the
    a an couple few of 2 31 30th first second month week quarter year day days hours minutes m h d w
    mo bd 3bd after before from thanksgiving christmas easter holidays new close lunch morning
    afternoon evening tonight eod eom early mid late end december feb 29 2026 2028 12/15 31.2.2026
    2026-12-15 2026-13-45 9999-12-31 0001-01-01 25:00 24:00 99999999999 -20m +1w - ago half past
    quarter to and my time PT CET utc+2 utc+99 gotham now ??? 🎉 é ٣ \x00 \ud800 2026-11-23T10:30Z
    9999-12-31T23:59-12:00 0001-01-01T00:00+14:00
""".split(" ")  # noqa: SIM905 - a list of words reads best as words
PHRASES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.text(max_size=150),
)
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
    assert at <= now
    assert at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "phrase",
    [
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
    start = perf_counter()
    attempt(read_when, phrase, context)
    assert perf_counter() - start < 5
