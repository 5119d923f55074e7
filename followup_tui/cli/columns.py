"""Text measured in terminal cells: wide characters take two, combining ones none."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TextIO

_WORD = re.compile(r"\S+")
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

    What filled up columns is left out of what follows. A word that takes more (a path, a uid) stays
    whole, as it may be copied: the terminal breaks it.
    """
    if cells(line) <= width:
        yield line
        return
    text = line.lstrip(" ")
    margin = " " * (len(line) - len(text))
    first = next(_broken(text, width - len(margin)), "")
    yield (margin + first).rstrip()
    rest = " ".join(text[len(first) :].split())
    yield from (" " * indent + part for part in _broken(rest, width - indent))


def _broken(text: str, width: int) -> Iterator[str]:
    start = end = 0
    for word in _WORD.finditer(text):
        if end and cells(text[start : word.end()]) > width:
            yield text[start:end]
            start = word.start()
        end = word.end()
    if end:
        yield text[start:end]


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _TWO_CELLS else 1
