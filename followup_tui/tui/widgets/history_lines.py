"""An entry of a history as lines of a width: when and what, the note, what was agreed."""

from collections.abc import Iterator
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from followup_tui.desk.wording import (
    ANNOYED,
    asides,
    commitment_words,
    day_words,
    happened,
    hint_words,
    matter,
)
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local

Line = list[tuple[str, str]]
"""Texts from left to right, each with its look; the first cell is blank, for the cursor."""

_WHEN, _WHAT = 16, 14
_MIN_NOTE = 20
_MIN_GAP = 2


def lines_of(entry: Interaction, width: int, tz: str, today: date) -> list[Line]:
    """The lines of one entry, on the clock the contact had then; in `tz` where that is unknown.

    A day of the year of `today` (in `tz`) goes without it.
    """
    lines = list(_lines(entry, width, tz, today))
    if aside := asides(entry):
        _put_aside(" · ".join(aside), lines, width)
    return lines


def _lines(entry: Interaction, width: int, tz: str, today: date) -> Iterator[Line]:
    at = local(entry.at, entry.tz or tz)
    hour = "" if entry.day_only else f" {at:%H:%M}"
    when = f" {day_words(at.date(), today)}{hour}"
    first = [(f"{when:<{_WHEN + 2}}", "when"), (f"{happened(entry):<{_WHAT}} ", "what")]
    indent = _WHEN + 2 + _WHAT + 1
    if width - indent < _MIN_NOTE:
        yield first
        indent, first = 3, []
    told = " · ".join(filter(None, (matter(entry), one_line(entry.note))))
    notes = [(line, "note") for line in _wrapped(told, width - indent)]
    if entry.commitment:
        said = f"→ {commitment_words(entry.commitment, today, tz)}"
        notes += [(line, "agreed") for line in _wrapped(said, width - indent)]
    if entry.hint:
        said = f"→ {hint_words(entry.hint)}"
        notes += [(line, "agreed") for line in _wrapped(said, width - indent)]
    if entry.annoyed:
        notes.append((ANNOYED, "when"))
    if first and not notes:
        yield first
    for number, note in enumerate(notes):
        yield [*first, note] if first and not number else [(" " * indent, "note"), note]


def _put_aside(aside: str, lines: list[Line], width: int) -> None:
    """Put it at the right edge of the first line that has room; nowhere without."""
    for line in lines:
        used = sum(cell_len(text) for text, _ in line)
        gap = width - used - cell_len(aside) - 1
        if gap >= _MIN_GAP:
            line.append((" " * gap + aside, "when"))
            return


def _wrapped(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text] if text else []
    return [line.plain.rstrip() for line in Content(text).wrap(max(width, 1))]
