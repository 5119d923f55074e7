"""A number on a line, as people note it down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.number_lines import line_of, read_line, reading_of
from followup_tui.domain.phone import Phone

US = "+12125550188"


@pytest.mark.parametrize(
    ("line", "label", "e164", "ext"),
    [
        ("+1 212 555 0188", "", US, ""),
        ("mobile +1 212 555 0188 x204", "mobile", US, "204"),
        ("mobile: (212) 555-0188 ext. 204", "mobile", US, "204"),
        ("direct line (212) 555-0188", "direct line", US, ""),
        ("(cell) 212.555.0188", "cell", US, ""),
        ("line 2: 212 555 0188", "line 2", US, ""),
        ("Büro +49 30 901820", "Büro", "+4930901820", ""),
    ],
)
def test_label_number_and_extension_are_understood(line, label, e164, ext):
    phone = read_line(line, "US")
    assert (phone.label, phone.e164, phone.ext) == (label, e164, ext)


@pytest.mark.parametrize("line", ["ask Sam", "mobile 555", "call: 12", "+", "x204", ""])
def test_a_line_that_cant_be_dialled_is_kept_whole(line):
    assert read_line(line, "US") == Phone(typed=line)


def test_a_number_without_a_country_code_is_of_the_country_given():
    assert read_line("030 901820", "DE").e164 == "+4930901820"


def test_a_number_reads_as_people_write_it_and_where_it_is():
    assert reading_of(read_line("+1 212 555 0188 x204", ""), "US") == (
        "= (212) 555-0188 ext. 204, New York"
    )
    assert reading_of(read_line("+49 30 901820", ""), "US") == "= +49 30 901820, Berlin"
    assert reading_of(read_line("+1 800 555 0199", ""), "US").startswith("= (800) 555-0199")


@given(
    label=st.sampled_from(["", "mobile", "direct line", "line 2", "Büro", "2", "a:b", "x"]),
    typed=st.sampled_from(["+1 212 555 0188", "(212) 555-0188", "+49 30 901820"]),
    ext=st.sampled_from(["", "204", "7"]),
)
def test_a_line_reads_back_as_the_number_it_was(label, typed, ext):
    known = read_line(typed, "US")
    phone = Phone(typed=typed, e164=known.e164, ext=ext, label=label)
    again = read_line(line_of(phone), "US")
    assert (again.label, again.e164, again.ext) == (label, phone.e164, ext)
