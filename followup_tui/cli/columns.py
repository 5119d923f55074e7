"""Text measured in terminal cells: wide characters take two, combining ones none."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TextIO

_NO_CELL = {"Mn", "Me", "Cf"}
_TWO_CELLS = {"W", "F"}
_LEAST, _USUAL = 20, 80


def room(stream: TextIO | None = None) -> int | None:
    """How many cells a line printed there may take, on standard output if nothing is said.

    `None`, without end, where no terminal shows it.
    """
    stream = stream or sys.stdout
    told = os.environ.get("COLUMNS", "")
    columns = int(told) if told.isdecimal() else 0
    if not columns and (stream is None or not stream.isatty()):
        return None
    return max(columns or _columns_of(stream), _LEAST) - 1


def _columns_of(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or _USUAL
    except OSError:
        return _USUAL


def filled(text: str, width: int) -> str:
    """The text filled up with spaces to so many cells, or as it is where it takes more."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(_cells(character) for character in text)


def widest(texts: Iterable[str], least: int, most: int) -> int:
    """How many cells a column of these takes: as many as the widest of them, within bounds."""
    return min(max([least, *map(cells, texts)]), most)


def wrapped(line: str, width: int, indent: int) -> Iterator[str]:
    """The line, broken between its words where it takes more cells; what follows is indented.

    What filled up columns is left out of what follows.
    """
    if cells(line) <= width:
        yield line
        return
    from followup_tui.tui.wrapping import breaks

    text = line.lstrip(" ")
    margin = " " * (len(line) - len(text))
    _, end = breaks(text, width - len(margin))[0]
    yield margin + text[:end].rstrip()
    rest = " ".join(text[end:].split())
    yield from (" " * indent + rest[at:to].rstrip() for at, to in breaks(rest, width - indent))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _TWO_CELLS else 1
