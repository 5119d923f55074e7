"""Letters that terminals draw in different widths, drawn as ones they all agree on.

Joined emoji, flags, skin tones and emoji styles take two cells in one terminal and six in another,
and everything behind them would be shifted. A simpler letter in its place, filled up with blanks,
keeps every column where it was measured. Whole scripts are left alone: to be read comes first.
Control characters, which nothing should have let through to here, are never drawn.
"""

import re
import unicodedata

from rich.cells import cell_len, get_character_cell_size, set_cell_size, split_graphemes
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_FLAG_LETTERS = {0x1F1E6 + at: chr(ord("A") + at) for at in range(26)}
_HYPHEN = {0xAD: "-"}
_NON_JOINER = "\u200c"
_MARKS = 4
"""More accents than any script needs on one letter climb over the lines above."""

_SAME_EVERYWHERE = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0400-\u0482\u2010-\u25ff]*")


def steady(text: str) -> str:
    """The text in letters of a sure width; it takes as many cells as before."""
    if _SAME_EVERYWHERE.fullmatch(text):
        return text
    graphemes, _ = split_graphemes(text)
    sure = "".join(_grapheme(text[start:end], width) for start, end, width in graphemes)
    return set_cell_size(sure, cell_len(text))


def _grapheme(letters: str, width: int) -> str:
    drawn, room, marks = "", width, 0
    for letter in unicodedata.normalize("NFC", letters).translate(_FLAG_LETTERS | _HYPHEN):
        kind, cells = unicodedata.category(letter), get_character_cell_size(letter)
        if kind in {"Mn", "Mc"} and not cells:
            marks += 1
            drawn += letter if marks <= _MARKS and not _is_style(letter) else ""
        elif kind == "Cn" and room:
            drawn, room = drawn + "?", room - 1
        elif letter == _NON_JOINER or (cells and cells <= room and kind != "Cf"):
            drawn, room = drawn + letter, room - cells
        if drawn and not room and kind in {"So", "Sk"}:
            break
    return drawn + " " * room


def _is_style(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or letter >= "\U000e0100"


class Steady(LineFilter):
    """Draws every line of the app steadily, whatever widget it is of."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments in letters of a sure width."""
        return [Segment(steady(text), style, control) for text, style, control in segments]
