"""The many ways to say when: each is one line, read on Monday 23 November 2026 at 10:30."""

import subprocess
import sys
from datetime import date, datetime, time
from typing import Any

import pytest
from msgspec.structs import replace

from followup_tui.domain.contact import Hours
from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import Reading, WhenContext, WhenError, read_when

NEW_YORK = "America/New_York"
CALENDAR = Calendar(LibraryHolidays())


def context(
    now: str = "2026-11-23T10:30:00-05:00",
    tz: str = NEW_YORK,
    region: str = "US",
    day_first: bool = False,
) -> WhenContext:
    return WhenContext(datetime.fromisoformat(now), tz, region, NEW_YORK, CALENDAR, day_first)


def reads(phrase: str, **where: Any) -> str:
    reading = read_when(phrase, context(**where))
    return f"{reading.day}T{reading.time:%H:%M}" if reading.time is not None else f"{reading.day}"


def refusal(phrase: str, **where: Any) -> str:
    with pytest.raises(WhenError) as refused:
        read_when(phrase, context(**where))
    return str(refused.value)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("3", "2026-11-23T15:00"),
        ("at 8", "2026-11-24T08:00"),
        ("12", "2026-11-23T12:00"),
        ("3 P.M.", "2026-11-23T15:00"),
        ("3:30p", "2026-11-23T15:30"),
        ("6:30", "2026-11-23T18:30"),
        ("7:15", "2026-11-24T07:15"),
        ("03:30", "2026-11-24T03:30"),
        ("15h30", "2026-11-23T15:30"),
        ("1530", "2026-11-23T15:30"),
        ("12am", "2026-11-24T00:00"),
        ("12pm", "2026-11-23T12:00"),
        ("half past three", "2026-11-23T15:30"),
        ("a quarter to four", "2026-11-23T15:45"),
        ("quarter after nine", "2026-11-24T09:15"),
        ("ten past 3", "2026-11-23T15:10"),
        ("three thirty", "2026-11-23T15:30"),
        ("four o’clock", "2026-11-23T16:00"),
        ("midnight", "2026-11-24T00:00"),
    ],
)
def test_times_of_day(phrase, meant):
    assert reads(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("first thing monday morning", "2026-11-30T08:00"),
        ("early tomorrow", "2026-11-24T08:00"),
        ("tomorrow late afternoon", "2026-11-24T16:00"),
        ("before lunch on wed", "2026-11-25T11:00"),
        ("tuesday evening at 7", "2026-11-24T19:00"),
        ("5 in the morning tomorrow", "2026-11-24T05:00"),
        ("tonight at 8", "2026-11-23T20:00"),
        ("this afternoon", "2026-11-23T14:00"),
        ("cob friday", "2026-11-27T17:00"),
    ],
)
def test_parts_of_the_day(phrase, meant):
    assert reads(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("tue3pm", "2026-11-24T15:00"),
        ("  TUESDAY,   3 PM ", "2026-11-24T15:00"),
        ("3pm on tuesday", "2026-11-24T15:00"),
        (
            "maybe try calling back around 3ish tomorrow".replace("calling", "call"),
            "2026-11-24T15:00",
        ),
        ("Thursday, 10-ish", "2026-11-26T10:00"),
        ("friday the 27th", "2026-11-27"),
        ("friday next week", "2026-12-04"),
        ("next week on friday", "2026-12-04"),
        ("tuesday week", "2026-12-01"),
        ("the twenty-first", "2026-12-21"),
        ("twenty first of december", "2026-12-21"),
        ("December 21st, 2026 at 9:30", "2026-12-21T09:30"),
        ("21.12.2026", "2026-12-21"),
        ("12/15/26", "2026-12-15"),
        ("15/12", "2026-12-15"),
        ("feb 29", "2028-02-29"),
        ("day after tomorrow", "2026-11-25"),
        ("two weeks from now", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("a month from tuesday", "2026-12-24"),
        ("2 days before christmas", "2026-12-23"),
        ("twenty-five minutes", "2026-11-23T10:55"),
        ("1h30m", "2026-11-23T12:00"),
        ("an hour and a half", "2026-11-23T12:00"),
        ("half an hour", "2026-11-23T11:00"),
    ],
)
def test_days_in_any_order_words_and_spacing(phrase, meant):
    assert reads(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("this week", "2026-11-24"),
        ("week of dec 7", "2026-12-07"),
        ("the week after next", "2026-12-07"),
        ("mid next week", "2026-12-02"),
        ("end of december", "2026-12-31"),
        ("early in january", "2027-01-04"),
        ("late december", "2026-12-28"),
        ("next quarter", "2027-01-04"),
        ("q2", "2027-04-01"),
        ("eow", "2026-11-27"),
        ("first monday in december", "2026-12-07"),
        ("last friday of the month", "2026-11-27"),
        ("5th of next month", "2026-12-05"),
        ("after the weekend", "2026-11-30"),
        ("after easter", "2027-03-29"),
        ("after july 4th", "2027-07-06"),
        ("after mlk day", "2027-01-19"),
        ("before thanksgiving", "2026-11-25"),
        ("tuesday after thanksgiving", "2026-12-01"),
        ("the week after thanksgiving", "2026-11-30"),
        ("new year's eve", "2026-12-31"),
        ("next january", "2027-01-04"),
        ("mid next january", "2027-01-15"),
        ("next january 12", "2027-01-12"),
        ("week 50", "2026-12-07"),
        ("kw50", "2026-12-07"),
        ("wk 50 tuesday", "2026-12-08"),
        ("week 47", "2027-11-22"),
        ("week 1", "2027-01-04"),
        ("week 53", "2026-12-28"),
        ("week 7 2028", "2028-02-14"),
        ("2.5 weeks", "2026-12-11"),
        ("two and a half weeks", "2026-12-11"),
        ("in 1.5 months", "2027-01-07"),
        ("black friday", "2026-11-27"),
        ("after black friday", "2026-11-30"),
    ],
)
def test_weeks_months_and_holidays(phrase, meant):
    assert reads(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("tue 9am my time", "2026-11-24T14:00"),
        ("tue 9am PT", "2026-11-24T17:00"),
        ("tue 9am ET", "2026-11-24T14:00"),
        ("tue 9am CET", "2026-11-24T08:00"),
        ("tue 9am gmt", "2026-11-24T09:00"),
        ("tue 9am utc+2", "2026-11-24T07:00"),
        ("wed 9am Tokyo time", "2026-11-25T00:00"),
        ("wed 9am asia/tokyo", "2026-11-25T00:00"),
        ("tue 9am their time", "2026-11-24T09:00"),
        ("2026-11-24T15:00:00-05:00", "2026-11-24T20:00"),
        ("2026-11-24T15:00:00Z", "2026-11-24T15:00"),
        ("2026-11-24T15:00", "2026-11-24T15:00"),
    ],
)
def test_another_zone_is_converted_to_the_contacts(phrase, meant):
    assert reads(phrase, tz="Europe/London", region="GB") == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("8h from now", "2026-11-23T18:30"),
        ("in 9h", "2026-11-23T19:30"),
        ("+9h", "2026-11-23T19:30"),
        ("9 hours", "2026-11-23T19:30"),
        ("next week 10", "2026-11-30T10:00"),
        ("in a week 10am", "2026-11-30T10:00"),
        ("tuesday week 9am", "2026-12-01T09:00"),
    ],
)
def test_a_number_that_is_no_hour_and_no_week_is_not_read_as_one(phrase, meant):
    assert reads(phrase) == meant


JAPAN, CALIFORNIA = {"tz": "Asia/Tokyo", "region": "JP"}, {"tz": "America/Los_Angeles"}


@pytest.mark.parametrize(
    ("phrase", "where", "meant"),
    [
        ("tue 3pm JST", {}, "2026-11-24T01:00"),  # half past midnight on Tuesday there
        ("3pm tuesday Tokyo time", {}, "2026-11-24T01:00"),
        ("tue afternoon JST", {}, "2026-11-24T00:00"),
        ("tue 0:15 JST", {}, "2026-11-30T10:15"),  # has passed there
        ("tue JST", {}, "2026-11-24"),
        ("wed 3pm JST", {}, "2026-11-25T01:00"),
        ("mon 3pm JST", {}, "2026-11-30T01:00"),
        ("mon 3pm my time", JAPAN, "2026-11-24T05:00"),  # Tuesday there, Monday here
        ("mon my time", JAPAN, "2026-11-30"),
        ("mon 9am my time", JAPAN, "2026-11-30T23:00"),
        ("tue 3pm", JAPAN, "2026-12-01T15:00"),
        ("mon 3pm ET", CALIFORNIA, "2026-11-30T12:00"),  # Monday in both
    ],
)
def test_a_weekday_on_another_clock_is_that_day_where_it_is_still_to_come(phrase, where, meant):
    assert reads(phrase, **where) == meant


def test_a_year_without_a_week_53_says_so():
    assert refusal("week 53 2027") == "2027 has no week 53"


@pytest.mark.parametrize(
    ("now", "phrase", "meant"),
    [
        ("2026-11-23T10:30:00-05:00", "asap", "2026-11-23T10:30"),
        ("2026-11-23T07:10:00-05:00", "As soon as possible", "2026-11-23T08:00"),
        ("2026-11-23T18:10:00-05:00", "call back a.s.a.p.", "2026-11-24T08:00"),
        ("2026-11-21T10:30:00-05:00", "asap", "2026-11-23T08:00"),
        ("2026-11-25T19:00:00-05:00", "asap", "2026-11-27T08:00"),
        ("2026-11-23T10:30:00-05:00", "asap tomorrow", "2026-11-24T08:00"),
        ("2026-11-23T10:30:00-05:00", "asap after thanksgiving", "2026-11-27T08:00"),
    ],
)
def test_as_soon_as_possible_is_the_next_moment_people_there_are_at_work(now, phrase, meant):
    assert reads(phrase, now=now) == meant
    assert not read_when(phrase, context(now=now)).at_a_clock_time


@pytest.mark.parametrize(
    ("phrase", "now", "meant"),
    [
        ("asap", "2026-11-23T20:30:00-05:00", "2026-11-24T10:00"),
        ("asap", "2026-11-23T16:10:00-05:00", "2026-11-24T10:00"),
        ("asap", "2026-11-23T08:05:00-05:00", "2026-11-23T10:00"),
        ("asap", "2026-11-23T11:05:00-05:00", "2026-11-23T11:05"),
        ("tomorrow first thing", "2026-11-23T10:30:00-05:00", "2026-11-24T10:00"),
        ("tomorrow morning", "2026-11-23T10:30:00-05:00", "2026-11-24T10:00"),
        ("tomorrow afternoon", "2026-11-23T10:30:00-05:00", "2026-11-24T14:00"),
        ("tomorrow evening", "2026-11-23T10:30:00-05:00", "2026-11-24T18:00"),
        ("tomorrow 9 to 11", "2026-11-23T10:30:00-05:00", "2026-11-24T09:00"),
        ("tomorrow at 9 in the morning", "2026-11-23T10:30:00-05:00", "2026-11-24T09:00"),
        ("wed after close", "2026-11-23T10:30:00-05:00", "2026-11-25T16:00"),
    ],
)
def test_a_part_of_the_day_keeps_to_the_hours_of_whom_to_call(phrase, now, meant):
    from_ten_to_four = replace(context(now), hours=Hours(10, 16))
    assert f"{read_when(phrase, from_ten_to_four).due:%Y-%m-%dT%H:%M}" == meant


def test_as_soon_as_possible_fills_hours_that_are_longer_than_the_usual():
    late = replace(context("2026-11-23T21:05:00-05:00"), hours=Hours(7, 24))
    assert f"{read_when('asap', late).due:%d %H:%M}" == "23 21:05"


def test_day_first_turns_numeric_dates_round():
    assert reads("3/4") == "2027-03-04"
    assert reads("3/4", day_first=True) == "2027-04-03"


def test_a_part_of_today_that_has_begun_is_now():
    assert reads("this afternoon", now="2026-11-23T14:40:20-05:00") == "2026-11-23T14:41"
    assert "has passed" in refusal("this morning", now="2026-11-23T14:40:00-05:00")


def test_a_part_of_the_day_without_a_day_is_the_next_that_begins():
    assert reads("afternoon", now="2026-11-23T14:40:00-05:00") == "2026-11-24T14:00"


@pytest.mark.parametrize(
    ("phrase", "day_and_part"),
    [
        ("tue 2 to 4pm", "2026-11-24 14:00–16:00"),
        ("tue 11-1", "2026-11-24 11:00–13:00"),
        ("8 to 9 in the evening", "2026-11-23 20:00–21:00"),
        ("tuesday after 3", "2026-11-24 after 15:00"),
        ("before noon on tuesday", "2026-11-24 before 12:00"),
        ("tue 2-4 PT", "2026-11-24 17:00–19:00"),
        ("10 to 12", "2026-11-24 10:00–12:00"),
    ],
)
def test_from_one_time_to_another_is_a_part_of_the_day(phrase, day_and_part):
    reading = read_when(phrase, context())
    assert f"{reading.day} {reading.part}" == day_and_part
    assert not reading.at_a_clock_time


def test_a_part_that_has_begun_keeps_its_name():
    reading = read_when("10 to 12 today", context())
    assert (reading.time, reading.part) == (time(10, 30), "10:00–12:00")


@pytest.mark.parametrize("phrase", ["tuesday or wednesday", "2-3 weeks", "dec 2 to dec 4"])
def test_of_several_the_first_is_read_and_that_is_said(phrase):
    assert read_when(phrase, context()).first_of
    assert not read_when("tuesday", context()).first_of


def test_what_is_said_once_for_both_holds_for_the_first():
    assert reads("tuesday or wednesday afternoon") == "2026-11-24T14:00"
    assert reads("morning or afternoon tomorrow") == "2026-11-24T09:00"


def test_ten_to_four_in_words_is_a_time():
    assert reads("ten to four") == "2026-11-23T15:50"
    assert read_when("ten to four", context()).at_a_clock_time


def test_after_the_close_is_new_yorks_in_the_contacts_zone():
    assert reads("wed after close", tz="Europe/London", region="GB") == "2026-11-25T21:00"
    assert reads("friday after close", tz="Europe/London", region="GB") == "2026-11-27T18:00"
    assert reads("wed after close", tz="Asia/Tokyo", region="JP") == "2026-11-26T06:00"


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        ("2027-03-12", "21:00"),  # five hours apart
        ("2027-03-15", "20:00"),  # New York's clocks are ahead already
        ("2027-03-29", "21:00"),
        ("2027-10-29", "21:00"),
        ("2027-11-01", "20:00"),  # London's clocks are back already
        ("2027-11-08", "21:00"),
        ("2027-11-26", "18:00"),  # a half day
    ],
)
def test_after_the_close_in_the_weeks_in_which_only_one_of_two_has_changed_its_clocks(day, closes):
    meant = reads(f"{day} after close", tz="Europe/London", region="GB")
    assert meant == f"{day}T{closes}"


def test_after_the_close_skips_days_without_one_unless_such_a_day_is_said():
    assert reads("after close", now="2026-11-25T18:00:00-05:00") == "2026-11-27T13:00"
    assert refusal("thursday after close").endswith("Thu 26 Nov 2026: Thanksgiving Day")


def test_thanksgiving_is_the_regions_own():
    in_october = {"now": "2026-10-01T10:00:00-04:00", "tz": "America/Toronto"}
    assert reads("after thanksgiving", region="CA", **in_october) == "2026-10-13"


def test_tomorrow_is_the_contacts_across_the_date_line():
    assert reads("tomorrow", tz="Asia/Tokyo", region="JP") == "2026-11-25"
    assert reads("tomorrow 9am my time", tz="Asia/Tokyo", region="JP") == "2026-11-24T23:00"


def test_hours_are_counted_on_the_instant_when_the_clocks_change():
    assert reads("in an hour", now="2027-03-14T01:30:00-05:00") == "2027-03-14T03:30"
    reading = read_when("in an hour", context("2026-11-01T01:30:00-04:00"))
    assert reading.due_iso == "2026-11-01T01:30:00-05:00"


@pytest.mark.parametrize("phrase", ["today 1:30am", "1:30am"])
def test_of_an_hour_that_comes_twice_the_second_is_still_to_come(phrase):
    reading = read_when(phrase, context("2026-11-01T01:45:00-04:00"))
    assert reading.due_iso == "2026-11-01T01:30:00-05:00"
    assert "has passed" in refusal("today 1:30am", now="2026-11-01T01:45:00-05:00")


def test_minutes_are_counted_from_this_minute():
    reading = read_when("in 20 minutes", context("2026-11-23T10:30:45-05:00"))
    assert reading.time == time(10, 50)


def test_a_time_the_clocks_skip_is_read_after_the_change():
    assert reads("tomorrow 2:30am", now="2027-03-13T09:00:00-05:00") == "2027-03-14T03:30"


def test_months_clamp_and_the_30th_waits_for_a_month_that_has_one():
    assert reads("1mo", now="2027-01-31T09:00:00-05:00") == "2027-02-28"
    assert reads("the 30th", now="2027-01-31T09:00:00-05:00") == "2027-03-30"
    assert reads("in a year", now="2028-02-29T09:00:00-05:00") == "2029-02-28"


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("tomorrow whenever", "'whenever'"),
        ("tue 3pm asdf", "'asdf'"),
        ("tuesday wednesday", "'wednesday'"),
        ("3pm 4pm", "'4pm'"),
        ("after brunch", "'brunch'"),
        ("9am gotham time", "'gotham time'"),
        ("tomorrow \x1b[2J", "'\\x1b'"),
        ("tue 30 nov", "is no Tuesday"),
        ("29 feb 2027", "there is no 29 February 2027"),
        ("13pm", "there is no 13:00pm"),
        ("9am in the afternoon", "09:00 is not in the afternoon"),
        ("next", "'next'"),
        ("4 to 3", "15:00 is not after 16:00"),
        ("3 days ago", "Fri 20 Nov 2026 has passed"),
        ("nov 23 9am", "Mon 23 Nov 2026 09:00 has passed"),
        ("in 99999999999 days", "more than ten years"),
        ("", "say a day or a time"),
        ("PT", "say a day or a time"),
    ],
)
def test_a_refusal_names_what_is_wrong(phrase, named):
    assert named in refusal(phrase)


@pytest.mark.parametrize("phrase", ["tue 3pm", "noon", "in 2 hours", "tuesday evening at 7"])
def test_a_clock_time_is_an_appointment(phrase):
    assert read_when(phrase, context()).at_a_clock_time


@pytest.mark.parametrize("phrase", ["tue", "tue afternoon", "after close", "next week"])
def test_a_day_or_a_part_of_it_is_a_suggestion(phrase):
    assert not read_when(phrase, context()).at_a_clock_time


def test_a_reading_names_the_part_of_the_day_and_the_zone():
    expected = Reading(date(2026, 11, 25), time(13), "after lunch", NEW_YORK)
    assert read_when("wed after lunch", context()) == expected
    assert expected.due_iso == "2026-11-25T13:00:00-05:00"


def test_planning_is_imported_without_the_parser():
    code = "import sys, followup_tui.planning.when as w; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
