"""A letter takes the cells it was given, in any terminal."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth, wcwidth

from followup_tui.domain.text import one_line
from followup_tui.tui.steady import steady

odd = st.sampled_from(
    "\u200d\ufe0f\ufe0e\u20e3\u00ad\u200b\u200c\u0301❤☎👩👧🇩🇪🏽1é한漢\u1112\u1161"
)
texts = st.text(st.one_of(st.characters(exclude_categories=("Cs",)), odd), max_size=20)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Dana Whitfield", "Dana Whitfield"),
        ("Dana │ ▸ → “” Zieliński", "Dana │ ▸ → “” Zieliński"),
        ("👩‍👩‍👧 us", "👩 us"),
        ("I ❤️ it", "I ❤  it"),
        ("👍🏽!", "👍!"),
        ("🇩🇪 GmbH", "DE GmbH"),
        ("1️⃣ first", "1  first"),
        ("soft\u00adly", "soft-ly"),
        ("佐藤 健", "佐藤 健"),
        ("प्रिया", "प्रिया"),
        ("شيرين", "شيرين"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u1112\u1161\u11ab", "한"),
        ("e" + "\u0301" * 30, "é" + "\u0301" * 4),
        ("\U000ebeef", "?"),
        ("\x1b[31mred\x9b0m", "[31mred0m"),
    ],
)
def test_what_terminals_disagree_on_is_drawn_more_simply(text, drawn):
    assert steady(text) == drawn


@given(texts)
@example("\u200dx")
@example("🇩")
@example("\ufe0f❤\ufe0f")
def test_it_takes_as_many_cells_as_was_measured(text):
    drawn = steady(text)
    assert cell_len(drawn) == cell_len(text)
    assert sum(map(wcwidth, drawn)) == cell_len(text)


@given(texts)
def test_it_is_as_wide_for_those_who_join_letters_as_for_those_who_do_not(text):
    """Vowel signs beside their letter apart: there the scripts' readers come first."""
    drawn = steady(text)
    if not any(unicodedata.category(letter) == "Mc" for letter in drawn):
        assert wcswidth(drawn) == cell_len(drawn)


@given(texts)
def test_twice_is_the_same_as_once(text):
    assert steady(steady(text)) == steady(text)


@given(texts.map(one_line))
def test_nothing_that_joins_or_styles_letters_is_left(text):
    assert not set(steady(text)) & set("\u200d\ufe0e\ufe0f\u20e3\u00ad\u200b\u2060")
