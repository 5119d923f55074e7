import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.phone import Phone, read_phone, written_out, zone_of


@pytest.mark.parametrize(
    ("typed", "region", "e164", "ext"),
    [
        ("(212) 555-0188", "US", "+12125550188", ""),
        ("212.555.0188 x42", "US-NY", "+12125550188", "42"),
        ("+44 20 7946 0147", "US", "+442079460147", ""),
        ("020 7946 0147", "GB", "+442079460147", ""),
        ("030 23125 014", "DE", "+493023125014", ""),
        ("  +1   212 555\t0188 ", "", "+12125550188", ""),
    ],
)
def test_is_read_as_people_write_it(typed, region, e164, ext):
    found = read_phone(typed, region)
    assert (found.e164, found.ext, found.dialable) == (e164, ext, True)
    assert found.typed == " ".join(typed.split())


@pytest.mark.parametrize("typed", ["", "ask for Sam", "12", "020 7946 0147", "+1 999 999 99999999"])
def test_that_cant_be_dialled_keeps_what_was_typed(typed):
    found = read_phone(typed, "US", label="work")
    assert found == Phone(typed=typed, label="work")
    assert not found.dialable
    assert written_out(found) == typed


def test_that_is_somebody_elses_is_not_dialled():
    assert not Phone(typed="x", e164="+12125550188", wrong=True).dialable


@pytest.mark.parametrize(
    ("home", "shown"),
    [("US", "(212) 555-0188"), ("GB", "+1 212-555-0188"), ("", "+1 212-555-0188")],
)
def test_is_written_as_people_at_home_write_it(home, shown):
    assert written_out(Phone(typed="x", e164="+12125550188"), home) == shown


@pytest.mark.parametrize(
    ("typed", "tz"),
    [
        ("+1 212 555 0188", "America/New_York"),
        ("+1 415 555 0136", "America/Los_Angeles"),
        ("+44 20 7946 0147", "Europe/London"),
        ("+1 800 555 0199", ""),  # toll-free belongs nowhere
        ("no number", ""),
    ],
)
def test_has_a_zone_when_there_is_only_one(typed, tz):
    assert zone_of(read_phone(typed)) == tz


@given(st.text(max_size=30), st.sampled_from(["", "US", "GB", "DE-BY", "ZZ", "us"]))
def test_any_text_can_be_read_and_written_out(typed, region):
    found = read_phone(typed, region)
    assert isinstance(written_out(found, region), str)
    assert zone_of(found) is not None
