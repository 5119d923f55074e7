"""A zone and a region are found by what people call them."""

import pytest

from followup_tui.desk.places import (
    matching,
    region_meant,
    region_name,
    regions,
    zone_meant,
    zone_name,
    zones,
)
from followup_tui.domain.errors import FollowupError


@pytest.mark.parametrize(
    ("typed", "tz"),
    [
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("NEW_YORK", "America/New_York"),
        ("pacific", "America/Los_Angeles"),
        ("EST", "America/New_York"),
        ("japan", "Asia/Tokyo"),
        ("uk", "Europe/London"),
        ("são pau", "America/Sao_Paulo"),
        ("europe/berlin", "Europe/Berlin"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_goes_by_its_city_its_country_or_its_letters(typed, tz):
    assert zone_meant(typed) == tz


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("germany", "DE"),
        ("de", "DE"),
        ("us-ca", "US-CA"),
        ("california", "US-CA"),
        ("us cal", "US-CA"),
        ("new york", "US-NY"),
        ("scotland", "GB-SCT"),
        ("zurich", "CH-ZH"),
        ("UK", "GB"),
        ("south korea", "KR"),
        ("bavaria", "DE-BY"),
        ("bayern", "DE-BY"),
        ("saxony", "DE-SN"),
        ("florence", "IT-FI"),
        ("geneva", "CH-GE"),
    ],
)
def test_a_region_goes_by_its_name_or_its_code(typed, region):
    assert region_meant(typed) == region


@pytest.mark.parametrize(
    ("meant", "typed", "words"),
    [
        (zone_meant, "Mars/Olympus", "no time zone called 'Mars/Olympus'"),
        (zone_meant, "germany", "2 places: choose one"),
        (zone_meant, "../etc/passwd", "no time zone"),
        (zone_meant, "[/zz]", "no time zone"),
        (zone_meant, "x" * 3000, "no time zone"),
        (region_meant, "georgia", "2 places: choose one"),
        (region_meant, "US-ZZ", "no region called 'US-ZZ'"),
    ],
)
def test_what_is_none_or_could_be_several_is_not_guessed(meant, typed, words):
    with pytest.raises(FollowupError, match=words.replace("[", r"\[")) as refused:
        meant(typed)
    assert "\n" not in str(refused.value)


def test_the_likeliest_places_come_first():
    assert matching(zones(), "germany")[0].code == "Europe/Berlin"
    assert matching(zones(), "us")[0].code == "America/New_York"
    assert matching(regions(), "us")[0].code == "US"
    assert matching(zones(), "pac")[0].code == "America/Los_Angeles"


@pytest.mark.parametrize("places", [zones, regions])
def test_every_place_is_found_by_its_code(places):
    meant = zone_meant if places is zones else region_meant
    assert all(meant(place.code) == place.code for place in places())


def test_places_are_named_in_full():
    assert zone_name("America/New_York") == "New York, United States"
    assert zone_name("Etc/GMT+5") == "Etc/GMT+5"
    assert region_name("US-CA") == "California, United States"
    assert region_name("DE") == "Germany"
    assert region_name("") == ""
