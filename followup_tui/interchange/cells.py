"""Cells of a table that no spreadsheet runs, and several values in one cell; both ways."""

import re
from collections.abc import Iterable

_RUNS = r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
"""How a cell begins that a spreadsheet takes for a formula, and one that only seems quoted."""

_WOULD_RUN = re.compile(rf"\A{_RUNS}")
_NEUTRALISED = re.compile(rf"\A'(?={_RUNS})")
_NUMBER = re.compile(r"\+[\d\s().\-/]{7,}(?:(?:\s*(?:;\s*ext=|ext\.?|x|#)\s*)\d+)?", re.IGNORECASE)

NUMBERS = r";(?!\s*ext)|:::"
"""What stands between the numbers in a cell; `;ext=` belongs to a number."""

WORDS = r"[;,]|:::"
"""What stands between the words in a cell."""

_SPECIAL = re.compile(r"([\\;,]|:(?=::))")
_ESCAPED = re.compile(r"\\([\\;,:])")


def neutral(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if _WOULD_RUN.match(cell) else cell


def as_written(cell: str) -> str:
    """The cell without the apostrophe that `neutral` put before it."""
    return _NEUTRALISED.sub("", cell)


def is_number(text: str) -> bool:
    """Whether it is a number with its country's code and nothing else, which runs nothing."""
    return bool(_NUMBER.fullmatch(text))


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, for `split` to take apart again."""
    escaped = [_SPECIAL.sub(r"\\\1", value) for value in values]
    between = " ::: " if any(value[:3].casefold() == "ext" for value in escaped) else "; "
    return between.join(escaped)


def split(cell: str, between: str, whole: str = "(?!)") -> tuple[str, ...]:
    """The values in a cell with one of these (a pattern) between them.

    What matches `whole` is one, whatever it has in it.
    """
    parts = re.findall(rf"{between}|((?:\\[\\;,:]|{whole}|(?!{between}).)+)", cell, re.DOTALL)
    return tuple(_ESCAPED.sub(r"\1", part).strip() for part in parts if part.strip())
