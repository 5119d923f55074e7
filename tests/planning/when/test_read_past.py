"""When something happened (`--at`), said on Monday 23 November 2026 at 10:30 in New York."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import WhenContext, WhenError, read_past

NEW_YORK = "America/New_York"
NOW = datetime.fromisoformat("2026-11-23T10:30:00-05:00")
CONTEXT = WhenContext(NOW, NEW_YORK, "US", NEW_YORK, Calendar(LibraryHolidays()))


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("now", "2026-11-23T10:30"),
        ("-20m", "2026-11-23T10:10"),
        ("20m ago", "2026-11-23T10:10"),
        ("an hour ago", "2026-11-23T09:30"),
        ("at 9:40", "2026-11-23T09:40"),
        ("9:40", "2026-11-23T09:40"),
        ("4pm", "2026-11-22T16:00"),
        ("this morning", "2026-11-23T09:00"),
        ("yesterday 3pm", "2026-11-22T15:00"),
        ("mon 9am", "2026-11-23T09:00"),
        ("mon 4pm", "2026-11-16T16:00"),
        ("last friday 2pm", "2026-11-20T14:00"),
        ("2026-11-20 15:00", "2026-11-20T15:00"),
        ("2026-11-20T15:00:00-05:00", "2026-11-20T15:00"),
        ("2026-11-20T20:00:00Z", "2026-11-20T15:00"),
        ("12/15 4pm", "2025-12-15T16:00"),
        ("9am PT yesterday", "2026-11-22T12:00"),
    ],
)
def test_the_latest_matching_moment(phrase, meant):
    read = read_past(phrase, CONTEXT).at
    assert read.tzinfo is UTC
    assert read == datetime.fromisoformat(meant).replace(tzinfo=ZoneInfo(NEW_YORK))
    assert not read_past(phrase, CONTEXT).day_only


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("yesterday", "2026-11-22T12:00"),
        ("3 days ago", "2026-11-20T12:00"),
        ("nov 20", "2026-11-20T12:00"),
        ("the 20th", "2026-11-20T12:00"),
        ("friday", "2026-11-20T12:00"),
        ("today", "2026-11-23T10:30"),
    ],
)
def test_a_day_without_a_time_is_its_noon_or_now(phrase, meant):
    local = datetime.fromisoformat(meant).replace(tzinfo=ZoneInfo(NEW_YORK))
    read = read_past(phrase, CONTEXT)
    assert read.at == local
    assert read.day_only


def test_of_an_hour_that_comes_twice_the_latest_that_has_been():
    for now, meant in (("01:45-04:00", "01:30-04:00"), ("01:45-05:00", "01:30-05:00")):
        context = replace(CONTEXT, now=datetime.fromisoformat(f"2026-11-01T{now}"))
        assert read_past("1:30am", context).at == datetime.fromisoformat(f"2026-11-01T{meant}")


@pytest.mark.parametrize(
    "phrase",
    ["tomorrow", "asap", "today 4pm", "in 20 minutes", "2026-11-23T10:31-05:00", "next week"],
)
def test_the_future_is_refused(phrase):
    with pytest.raises(WhenError, match="still to come"):
        read_past(phrase, CONTEXT)


def test_what_cannot_be_read_is_named():
    with pytest.raises(WhenError, match="'asdf'"):
        read_past("yesterday asdf", CONTEXT)


@pytest.mark.parametrize("phrase", ["1/1/0001", "1/1/1000", "2001-01-01", "jan 1 1999"])
def test_what_is_absurdly_long_ago_is_refused(phrase):
    with pytest.raises(WhenError, match=r"too far away|more than ten years ago"):
        read_past(phrase, CONTEXT)
