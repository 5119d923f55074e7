from datetime import UTC, datetime, time

import pytest

from followup_tui.planning.zones import country_of, local, moment, zone, zone_named
from tests.builders import LONDON, NEW_YORK, TOKYO, day


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "/etc/localtime", "New York"])
def test_a_zone_that_is_none_says_so(name):
    with pytest.raises(ValueError, match="no time zone called"):
        zone(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("europe/berlin", "Europe/Berlin"),
        (" America/new york ", NEW_YORK),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_may_be_typed_in_any_case(typed, name):
    assert zone_named(typed) == name


@pytest.mark.parametrize(
    ("tz", "country"), [(NEW_YORK, "US"), (LONDON, "GB"), (TOKYO, "JP"), ("UTC", ""), ("", "")]
)
def test_a_zone_belongs_to_a_country(tz, country):
    assert country_of(tz) == country


@pytest.mark.parametrize(
    ("text", "clock", "utc"),
    [
        ("Mon 23 Nov", time(10, 30), datetime(2026, 11, 23, 15, 30, tzinfo=UTC)),
        ("Mon 20 Jul", time(10, 30), datetime(2026, 7, 20, 14, 30, tzinfo=UTC)),
        ("Sun 8 Mar", time(2, 30), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),  # skipped
        ("Sun 1 Nov", time(1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),  # the first of two
    ],
)
def test_a_local_time_names_one_instant(text, clock, utc):
    assert moment(day(text), clock, NEW_YORK) == utc


def test_a_moment_is_another_date_across_the_date_line():
    at = moment(day("Mon 23 Nov"), time(10, 30), NEW_YORK)
    assert local(at, "Pacific/Auckland").date() == day("Tue 24 Nov")
    assert local(at, "Pacific/Honolulu").date() == day("Mon 23 Nov")
