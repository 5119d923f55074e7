"""Months, weeks and runs of days that have begun: what is left of them is still meant."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import WhenContext, WhenError, read_past, read_when
from followup_tui.planning.zones import local

NEW_YORK = "America/New_York"
CALENDAR = Calendar(LibraryHolidays())


def context(day: str) -> WhenContext:
    now = datetime.fromisoformat(f"{day}T10:30").replace(tzinfo=ZoneInfo(NEW_YORK))
    return WhenContext(now, NEW_YORK, "US", NEW_YORK, CALENDAR)


@pytest.mark.parametrize(
    ("today", "phrase", "meant"),
    [
        ("2026-11-23", "last friday of november", "2026-11-27"),
        ("2026-11-25", "last friday of november", "2026-11-27"),
        ("2026-11-25", "last day of november", "2026-11-30"),
        ("2026-11-25", "last monday of november", "2026-11-30"),
        ("2026-11-25", "last working day of november", "2026-11-30"),
        ("2026-11-23", "tuesday in november", "2026-11-24"),
        ("2026-12-02", "first monday of december", "2026-12-07"),
        ("2026-12-08", "first monday of december", "2027-12-06"),
        ("2028-02-28", "last day of february", "2028-02-29"),
        ("2026-11-25", "week 48 friday", "2026-11-27"),
        ("2026-11-25", "week 48 tuesday", "2027-11-30"),
    ],
)
def test_a_word_chooses_in_a_named_month_or_week_that_has_begun(today, phrase, meant):
    assert str(read_when(phrase, context(today)).day) == meant


@pytest.mark.parametrize(
    ("today", "phrase", "meant"),
    [
        ("2026-11-25", "november", "2026-11-27"),
        ("2026-11-25", "next november", "2027-11-01"),
        ("2026-11-25", "week 48", "2026-11-27"),
        ("2026-11-25", "week of nov 23", "2026-11-27"),
        ("2026-11-27", "late november", "2026-11-30"),
        ("2026-11-25", "early november", "2027-11-01"),
        ("2026-12-31", "week 53", "2026-12-31"),
        ("2026-12-02", "start of the month", "2027-01-04"),
        ("2026-12-31", "in the new year", "2027-01-04"),
    ],
)
def test_a_month_or_week_that_has_begun_is_the_rest_of_it(today, phrase, meant):
    assert str(read_when(phrase, context(today)).day) == meant


@pytest.mark.parametrize(
    ("today", "phrase", "meant"),
    [
        ("2026-12-02", "dec 1-4", "2026-12-03"),
        ("2026-12-02", "nov 30 to dec 4", "2026-12-03"),
        ("2026-12-02", "1 to 4 december", "2026-12-03"),
        ("2026-12-30", "between dec 28 and jan 8", "2026-12-30"),
        ("2026-12-30", "dec 28 to jan 8", "2026-12-31"),
        ("2026-12-04", "dec 1-4", "2026-12-04"),
        ("2026-12-05", "dec 1-4", "2027-12-01"),
        ("2026-12-02", "dec 4 to dec 1", "2026-12-04"),
        ("2026-12-02", "2027-12-01 to 2027-12-04", "2027-12-01"),
    ],
)
def test_a_run_of_days_that_has_begun_is_one_still_to_come(today, phrase, meant):
    reading = read_when(phrase, context(today))
    assert str(reading.day) == meant
    assert reading.first_of


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("first monday of november", "2026-11-02"),
        ("last friday of november", "2025-11-28"),
        ("december", "2025-12-01"),
        ("week 47", "2026-11-16"),
        ("week 48 tuesday", "2026-11-24"),
        ("tuesday this week", "2026-11-24"),
        ("thanksgiving", "2025-11-27"),
        ("black friday", "2025-11-28"),
        ("easter", "2026-04-05"),
        ("christmas eve", "2025-12-24"),
    ],
)
def test_looking_back_the_latest_month_week_or_holiday_is_meant(phrase, meant):
    at = read_past(phrase, context("2026-11-25")).at
    assert str(local(at, NEW_YORK).date()) == meant


def test_a_choice_that_has_passed_in_the_year_said_says_so():
    with pytest.raises(WhenError, match="Mon 2 Nov 2026 has passed"):
        read_when("first monday of november 2026", context("2026-11-25"))
