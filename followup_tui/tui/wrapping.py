"""Breaking a text into lines: a history has thousands of notes, and each is broken to be measured.

Textual's own takes a quarter of a millisecond for a short note, and does not say where it broke it.
"""

import re
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len, chop_cells, set_cell_size

_OTHER_THAN_A_CELL = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2026\u2192]")
_BETWEEN_PHRASES = re.compile(r" · |, |; | \([^()]*\)")
"""What stands in parentheses is one phrase, whatever is in it."""

_WORD = re.compile(r"\S+")
_LEAST = 2
"""Cells that the widest letter takes."""


def breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of a text begins and ends, at most `width` cells wide (two at least).

    The text has no line ends. Lines end between words; a word wider than a line is broken.
    """
    width = max(width, _LEAST)
    if _OTHER_THAN_A_CELL.search(text):
        return list(_by_cells(text, width))
    if len(text) <= width:
        return [(0, len(text))] if text else []
    return [found.span() for found in _line(width).finditer(text)]


def whole_phrases(text: str, width: int) -> str:
    """As many of a line's phrases as fit in so many cells; none is broken.

    Where they would leave more than half of the room empty, an ellipsis breaks the next one.
    """
    if cell_len(text) <= width:
        return text
    ends = (found.start() for found in _BETWEEN_PHRASES.finditer(text))
    fitting = [end for end in ends if width <= 2 * cell_len(text[:end]) <= 2 * width]
    if fitting:
        return text[: fitting[-1]]
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


@cache
def _line(width: int) -> re.Pattern[str]:
    """As many words as fit, else a piece of a word, where every letter is a cell wide."""
    return re.compile(rf"\S.{{0,{width - 1}}}(?=\s|$)|\S{{1,{width}}}")


def _by_cells(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = 0
    for word in _WORD.finditer(text):
        if end and cell_len(text[start : word.end()]) <= width:
            end = word.end()
            continue
        if end:
            yield start, end
        start, end = word.span()
        *pieces, _ = chop_cells(word[0], width)
        for piece in pieces:
            yield start, start + len(piece)
            start += len(piece)
    if end:
        yield start, end
