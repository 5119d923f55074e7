"""Text measured in terminal cells: wide characters take two, combining ones none."""

import os
import shutil
import sys
import unicodedata

_NO_CELL = {"Mn", "Me", "Cf"}
_TWO_CELLS = {"W", "F"}
_MORE = "…"
_LEAST = 40


def room() -> int | None:
    """How many cells a printed line may take; `None`, without end, where no terminal shows it."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    if not terminal and not os.environ.get("COLUMNS", "").isdecimal():
        return None
    return max(shutil.get_terminal_size().columns, _LEAST) - 1


def filled(text: str, width: int) -> str:
    """The text filled up with spaces to so many cells, or as it is where it takes more."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(_cells(character) for character in text)


def fitted(text: str, width: int) -> str:
    """The text in exactly that many cells: filled up with spaces, or cut with an ellipsis."""
    return filled(cut(text, width), width)


def cut(text: str, width: int) -> str:
    """The text in at most that many cells (one or more), ending in an ellipsis when it is cut."""
    if cells(text) <= width:
        return text
    kept, room = [], width - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + _MORE


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _TWO_CELLS else 1
