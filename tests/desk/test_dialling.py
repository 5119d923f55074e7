"""What is dialled: the number itself, or behind the prefix that hides one's own."""

import pytest

from followup_tui.desk.dialling import dialled, hide_prefix, tel_uri
from followup_tui.domain.phone import read_phone


@pytest.mark.parametrize(
    ("region", "chosen", "prefix"),
    [
        ("US", "", "*67"),
        ("US-CA", "", "*67"),
        ("CA", "", "*67"),
        ("GB", "", "141"),
        ("AU", "", "1831"),
        ("FR", "", "#31#"),
        ("DE", "", "#31#"),
        ("", "", "#31#"),
        ("US", "#31#", "#31#"),
    ],
)
def test_the_prefix_is_that_of_the_users_own_country_or_network(region, chosen, prefix):
    assert hide_prefix(region, chosen) == prefix


@pytest.mark.parametrize(
    ("typed", "home", "prefix", "digits"),
    [
        ("+1 212 555 0188", "US", "", "+12125550188"),
        ("+1 212 555 0188", "US", "*67", "*672125550188"),
        ("+44 20 7946 0925", "GB", "141", "14102079460925"),
        ("+44 20 7946 0925", "US", "*67", "*67011442079460925"),
        ("+1 416 555 0188", "US", "*67", "*6714165550188"),
        ("+1 212 555 0188", "AU", "1831", "1831001112125550188"),
        ("+1 212 555 0188", "JP", "184", "18401012125550188"),
        ("+1 212 555 0188", "", "*67", "*67+12125550188"),
        ("+1 212 555 0188", "FR", "#31#", "#31#0012125550188"),
        ("+46 8 123 456 78", "SE", "#31#", "#31#0812345678"),
        ("+1 212 555 0188", "", "#31#", "#31#+12125550188"),
    ],
)
def test_behind_a_prefix_a_number_is_dialled_as_at_home(typed, home, prefix, digits):
    assert dialled(read_phone(typed), home, prefix) == digits


@pytest.mark.parametrize(
    ("digits", "ext", "link"),
    [
        ("+12125550188", "", "tel:+12125550188"),
        ("+12125550188", "204", "tel:+12125550188;ext=204"),
        ("*672125550188", "", "tel:%2A672125550188"),
        ("#31#+12125550188", "", "tel:%2331%23+12125550188"),
    ],
)
def test_a_link_holds_nothing_that_could_be_read_as_something_else(digits, ext, link):
    assert tel_uri(digits, ext) == link
