import pytest

from followup_tui.cli.columns import cells, cut, fitted


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("佐藤", 4), ("e\u0301", 1), ("👍", 2), ("a\u200bb", 2), ("", 0)],
)
def test_text_is_measured_in_cells(text, width):
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 4, "abc…"),
        ("佐藤健太", 8, "佐藤健太"),
        ("佐藤健太", 7, "佐藤健…"),
        ("佐藤健太", 6, "佐藤… "),
        ("ab cdef", 4, "ab… "),
    ],
)
def test_text_takes_the_room_it_is_given(text, room, shown):
    assert fitted(text, room) == shown
    assert cells(shown) == room


def test_what_fits_is_not_cut():
    assert cut("abc", 3) == "abc"
