import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.text import one_line, plain

hostile = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x9b[]m;0Hl\r\n\x07\u202e\u2066\u200f\ud800")),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;a title\x07Dana", "Dana"),
        ("\x1b]52;c;c2VjcmV0\x1b\\Dana", "Dana"),
        ("\x1bPq#0;2;0\x1b\\Dana", "Dana"),
        ("Da\x08\x7fna", "Dana"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\ufeffDana", "Dana"),
        ("佐藤 健 André 👩‍💻", "佐藤 健 André 👩‍💻"),
        ("[red]Acme [NYC][/x]", "[red]Acme [NYC][/x]"),
    ],
)
def test_plain_text_takes_out_what_moves_a_cursor(text, clean):
    assert plain(text) == clean


@given(hostile)
def test_nothing_of_a_text_commands_a_terminal(text):
    clean = plain(text)
    assert not {c for c in clean if unicodedata.category(c) in {"Cc", "Cs"}} - {"\n", "\t"}
    assert not {c for c in clean if unicodedata.bidirectional(c) in BIDI_CONTROLS}
    assert plain(clean) == clean


@given(hostile)
def test_one_line_is_one_line(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line
    assert one_line(line) == line


@pytest.mark.parametrize(
    "text", ["\u200b", "\u00ad \u2060", "\u200d\ufe0f", "\U000e0041", "\u0301", "\u3164\u2800"]
)
def test_nothing_is_left_of_a_line_of_which_nothing_is_seen(text):
    assert one_line(text) == ""
    assert one_line(f"D{text}ana").startswith("D")


BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
