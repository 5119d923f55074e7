import pytest

from followup_tui.cli.columns import cells, filled, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("佐藤", 4), ("e\u0301", 1), ("👍", 2), ("a\u200bb", 2), ("", 0)],
)
def test_text_is_measured_in_cells(text, width):
    assert cells(text) == width


def test_a_column_is_filled_up_and_never_cut():
    assert filled("佐藤", 6) == "佐藤  "
    assert filled("佐藤健太", 6) == "佐藤健太"


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("what fits  stays", 16, ["what fits  stays"]),
        (" 10:30   Dana       agreed today", 16, [" 10:30   Dana", "    agreed today"]),
        ("Dana    Larkspur    active   call", 17, ["Dana    Larkspur", "    active call"]),
        (" " * 20, 16, [""]),
        ("佐藤健太 佐藤", 9, ["佐藤健太", "    佐藤"]),
        (
            "kept as /a/path/that/is/long for now",
            12,
            ["kept as", "    /a/path/that/is/long", "    for now"],
        ),
    ],
)
def test_a_line_is_broken_between_its_words_and_nothing_is_lost(line, width, shown):
    assert list(wrapped(line, width, 4)) == shown
    assert all(cells(part) <= width or len(part.split()) == 1 for part in shown)
