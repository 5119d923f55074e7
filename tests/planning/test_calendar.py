from datetime import time

import pytest

from followup_tui.planning.calendar import Calendar, Here
from tests.builders import LONDON, day, person


@pytest.mark.parametrize(
    ("text", "region", "working"),
    [
        ("Wed 25 Nov", "US", True),
        ("Thu 26 Nov", "US", False),
        ("Fri 27 Nov", "US", True),
        ("Fri 27 Nov", "US-CA", False),
        ("Sat 28 Nov", "US", False),
        ("Thu 26 Nov", "GB", True),
        ("Mon 23 Nov", "JP", False),
        ("Fri 3 Jul", "US", False),  # Independence Day is a Saturday, and kept on Friday
        ("Tue 6 Jan", "DE-BY", False),
        ("Tue 6 Jan", "DE", True),
        ("Thu 26 Nov", "", True),
        ("Thu 26 Nov", "ZZ", True),
        ("Thu 26 Nov", "US-ZZ", False),
        ("Thu 29 Feb 2024", "US", True),
    ],
)
def test_working_days_are_the_regions(calendar, text, region, working):
    assert calendar.is_working(day(text), region) is working


def test_moves_to_the_next_working_day_or_back_to_the_last(calendar):
    thanksgiving = day("Thu 26 Nov")
    assert calendar.working_from(thanksgiving, "US") == day("Fri 27 Nov")
    assert calendar.working_until(thanksgiving, "US") == day("Wed 25 Nov")
    assert calendar.working_from(day("Sat 28 Nov"), "US") == day("Mon 30 Nov")
    assert calendar.next_working(day("Fri 27 Nov"), "US") == day("Mon 30 Nov")
    assert calendar.working_from(day("Fri 25 Dec"), "GB") == day("Tue 29 Dec")


def test_business_days_skip_both(calendar):
    assert calendar.business_days_after(day("Mon 23 Nov"), 3, "US") == day("Fri 27 Nov")
    assert calendar.business_days_after(day("Mon 23 Nov"), 4, "US") == day("Mon 30 Nov")
    assert calendar.business_days_after(day("Mon 23 Nov"), 0, "US") == day("Mon 23 Nov")


def test_says_why_a_day_is_none(calendar):
    assert calendar.why_not(day("Thu 26 Nov"), "US") == "Thanksgiving Day"
    assert calendar.why_not(day("Sat 28 Nov"), "US") == "a weekend"
    assert calendar.why_not(day("Fri 27 Nov"), "US") == ""


@pytest.mark.parametrize(
    ("text", "close"),
    [
        ("Mon 23 Nov", time(16)),
        ("Thu 26 Nov", None),
        ("Fri 27 Nov", time(13)),
        ("Thu 24 Dec", time(13)),
        ("Fri 3 Apr", None),  # Good Friday, though no public holiday
        ("Sat 28 Nov", None),
        ("Wed 11 Nov", time(16)),  # Veterans Day, though a public holiday
    ],
)
def test_the_exchange_closes_at_its_own_time(calendar, text, close):
    assert calendar.exchange_close(day(text)) == close


@pytest.mark.parametrize(
    ("card", "region"),
    [
        ({"region": "US-CA"}, "US-CA"),
        ({"tz": LONDON}, "GB"),
        ({"tz": LONDON, "region": "IE"}, "IE"),
        ({"tz": ""}, "US"),
        ({"tz": "UTC"}, "US"),
    ],
)
def test_a_region_is_their_own_their_zones_or_the_users(calendar, card, region):
    assert calendar.region_of(person(**card)) == region


def test_what_is_a_bank_holiday_nearly_everywhere_is_one_where_no_part_is_told(calendar):
    assert not calendar.is_working(day("Mon 29 Mar 2027"), "GB")
    assert calendar.is_working(day("Mon 29 Mar 2027"), "GB-SCT")


def test_a_years_holidays_are_asked_for_once():
    asked = []

    class Counting:
        def holidays(self, region, year):
            asked.append((region, year))
            return {}

        def weekend(self, region):
            asked.append(region)
            return frozenset({5, 6})

    calendar = Calendar(Counting(), Here())
    for _ in range(3):
        calendar.is_working(day("Thu 26 Nov"), "US")
    assert asked == ["US", ("US", 2026)]


def test_holidays_have_names_in_order(calendar):
    named = dict(calendar.named_holidays(day("Mon 23 Nov"), "US", days=40))
    assert list(named) == [day("Thu 26 Nov"), day("Fri 25 Dec"), day("Fri 1 Jan 2027")]
