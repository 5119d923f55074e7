"""Texts broken into lines: no letter is lost, no line too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from followup_tui.tui.wrapping import breaks, whole_phrases


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("one two", 10, ["one two"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one extraordinarily", 5, ["one", "extra", "ordin", "arily"]),
        ("für Übermütige", 8, ["für", "Übermüti", "ge"]),
        ("日本語 で 話す", 6, ["日本語", "で", "話す"]),
        ("日本語で話す", 5, ["日本", "語で", "話す"]),
        ("日本", 1, ["日", "本"]),
    ],
)
def test_lines_end_between_words(text, width, lines):
    assert [text[start:end].rstrip() for start, end in breaks(text, width)] == lines


@pytest.mark.parametrize(
    ("text", "width", "said"),
    [
        ("Next: Tue 15:00 there, 17:00 yours", 40, "Next: Tue 15:00 there, 17:00 yours"),
        ("Next: Tue 15:00 there, 17:00 yours", 33, "Next: Tue 15:00 there"),
        ("tue 3pm · next week · 3bd", 20, "tue 3pm · next week"),
        ("tue 3pm · next week · 3bd", 18, "tue 3pm · next we…"),
        ("tue 3pm · next week · 3bd", 14, "tue 3pm"),
        ("Lee, who called about the offer", 20, "Lee, who called abo…"),
        ("Next: Mon 14 Dec (not Thu 3 Dec, annoyed)", 32, "Next: Mon 14 Dec"),
        (
            "Next: Mon 14 Dec (not Thu 3 Dec, annoyed)",
            41,
            "Next: Mon 14 Dec (not Thu 3 Dec, annoyed)",
        ),
        ("Mon 14 Dec (agreed, in full), then Thu", 32, "Mon 14 Dec (agreed, in full)"),
        ("as :( they say, and on and on", 20, "as :( they say"),
        ("日本, 話す", 7, "日本"),
        ("one", 0, ""),
    ],
)
def test_a_line_too_long_ends_with_a_whole_phrase(text, width, said):
    assert whole_phrases(text, width) == said


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])), st.integers(2, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    lines = [text[start:end] for start, end in breaks(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_what_is_taken_for_a_cell_wide_is():
    letters = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x300)]))
    letters += "".join(map(chr, range(0x2010, 0x2027))) + "→"
    assert {letter for letter in letters if cell_len(letter) != 1} == set()
