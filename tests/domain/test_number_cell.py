import pytest

from followup_tui.domain.number_cell import numbers_in


@pytest.mark.parametrize(
    "cell",
    [
        "212 555 0143 / 212 555 0199",
        "212 555 0143/212 555 0199",
        "212 555 0143; 212 555 0199",
        "212 555 0143;212 555 0199",
        "212 555 0143, 212 555 0199",
        "212 555 0143 or 212 555 0199",
        "212 555 0143 oder 212 555 0199",
        "212 555 0143 & 212 555 0199",
        "212 555 0143 | 212 555 0199",
        "212 555 0143\n212 555 0199",
        "212 555 0143 ::: 212 555 0199",
    ],
)
def test_two_numbers_in_a_cell_are_two(cell):
    assert list(numbers_in(cell)) == [("212 555 0143", ""), ("212 555 0199", "")]


@pytest.mark.parametrize(
    "cell",
    [
        "(212) 555-0143",
        "030/1234567",
        "0211 / 123 456",
        "212 555 0143 / 0199",
        "212 555 0143, ext. 5",
        "+1-212-555-0143;ext=5",
        "555-0143;phone-context=+1-212-555",
        "1-800-FLOWERS",
        "p5550143",
        "ask for Ann or Bo",
        "not a number",
        "2.12555E+09",
        "",
    ],
)
def test_what_is_not_plainly_several_stays_as_it_was_typed(cell):
    assert list(numbers_in(cell)) == [(cell, "")]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("212 555 0143 (mobile)", "mobile"),
        ("mobile: 212 555 0143", "mobile"),
        ("(m) 212 555 0143", "mobile"),
        ("Cell 212 555 0143", "mobile"),
        ("212 555 0143 - cell", "mobile"),
        ("212 555 0143 [Office]", "work"),
        ("Tel.: 212 555 0143", ""),
    ],
)
def test_a_kind_beside_a_number_is_its_kind(cell, kind):
    assert list(numbers_in(cell)) == [("212 555 0143", kind)]


@pytest.mark.parametrize("cell", ["2125550143.0", "2125550143.00", "2.125550143E+09"])
def test_what_a_spreadsheet_took_for_an_amount_is_a_number_again(cell):
    assert list(numbers_in(cell)) == [("2125550143", "")]


def test_kinds_and_several_numbers_come_together():
    cell = "Office: +1 212 555 0143 x5 / +1 646 555 0177 (mobile)"
    assert list(numbers_in(cell)) == [("+1 212 555 0143 x5", "work"), ("+1 646 555 0177", "mobile")]
