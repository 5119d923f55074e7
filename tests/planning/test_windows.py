"""Windows of the day, on the contact's clock."""

from datetime import time, timedelta

import msgspec
import pytest

from followup_tui.planning.policy import Policy
from followup_tui.planning.windows import named_windows, windows_on, working_hours
from tests.builders import LONDON, LOS_ANGELES, NEW_YORK, TOKYO, day

POLICY = Policy()
CHICAGO = "America/Chicago"
CLOCKS = [NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "America/St_Johns", "Asia/Kolkata", "Africa/Cairo"]


@pytest.mark.parametrize(
    ("on", "tz", "close"),
    [
        ("Mon 23 Nov", NEW_YORK, time(16)),
        ("Mon 23 Nov", CHICAGO, time(15)),
        ("Mon 23 Nov", "America/Denver", time(14)),
        ("Fri 27 Nov", CHICAGO, time(12)),  # the exchange closes at 13:00 New York
        ("Thu 24 Dec", CHICAGO, time(12)),
        ("Thu 26 Nov", NEW_YORK, None),  # it does not open on Thanksgiving
        ("Mon 23 Nov", LONDON, None),  # nine in the evening there
        ("Mon 23 Nov", TOKYO, None),
        ("Fri 27 Nov", LONDON, None),  # six in the evening, when the day is over
        ("Tue 27 Oct", "America/Sao_Paulo", time(17)),
        ("Tue 24 Nov", "America/Sao_Paulo", None),  # once New York has left summer time
        ("Tue 29 Feb 2028", CHICAGO, time(15)),
        ("Mon 9 Mar", "America/Phoenix", None),  # at one: the window after lunch
    ],
)
def test_the_close_is_the_exchanges_own_on_their_clock(calendar, on, tz, close):
    found = {one.name: one for one in named_windows(day(on), tz, POLICY, calendar)}
    shown = found["after the close"].opens.time() if "after the close" in found else None
    assert shown == close


@pytest.mark.parametrize("tz", CLOCKS)
@pytest.mark.parametrize("on", ["Mon 23 Nov", "Fri 27 Nov", "Fri 24 Apr", "Mon 6 Jul"])
def test_no_window_leaves_the_working_day(calendar, tz, on):
    hours = working_hours(day(on), tz, POLICY)
    assert (hours.opens.time(), hours.closes.time()) == (time(8), time(18))
    for found in windows_on(day(on), tz, POLICY, calendar):
        assert hours.opens <= found.opens < found.closes <= hours.closes, found.name


@pytest.mark.parametrize("tz", CLOCKS)
@pytest.mark.parametrize(
    "on", ["Sun 8 Mar", "Sun 29 Mar", "Fri 24 Apr", "Sun 25 Oct", "Sun 1 Nov", "Tue 29 Feb 2028"]
)
def test_each_is_an_hour_and_no_two_begin_within_one(calendar, tz, on):
    found = windows_on(day(on), tz, POLICY, calendar)
    assert all(one.closes - one.opens == timedelta(hours=1) for one in found)
    begin = [one.opens.hour for one in found]
    assert begin == sorted(set(begin))


def test_lunch_is_left_out_unless_it_is_put_back(calendar):
    def hours(policy):
        found = windows_on(day("Mon 23 Nov"), NEW_YORK, policy, calendar)
        return [one.opens.hour for one in found]

    assert hours(POLICY) == [8, 9, 10, 11, 13, 14, 15, 16, 17]
    assert hours(Policy(lunch_ends=12)) == list(range(8, 18))
    assert hours(Policy(lunch_starts=11, lunch_ends=14)) == [8, 9, 10, 14, 15, 16, 17]


def test_the_working_hours_are_the_policys(calendar):
    late = msgspec.structs.replace(POLICY, day_starts=10, day_ends=20)
    found = windows_on(day("Mon 23 Nov"), NEW_YORK, late, calendar)
    assert (found[0].name, found[0].hours) == ("early morning", "10–11")
    assert found[-1].hours == "19–20"


def test_those_with_names_are_marked(calendar):
    found = windows_on(day("Mon 23 Nov"), NEW_YORK, POLICY, calendar)
    named = {one.opens.hour: one.name for one in found if one.named}
    assert named == {8: "early morning", 13: "after lunch", 16: "after the close"}


def test_the_close_within_an_hour_stands_for_that_hour(calendar):
    found = windows_on(day("Fri 27 Nov"), "America/St_Johns", POLICY, calendar)
    assert [one.hours for one in found if one.name == "after the close"] == ["14:30–15:30"]
    assert "14–15" not in [one.hours for one in found]
