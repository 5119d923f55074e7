"""The outcome keys, each with the next date it would set."""

from collections.abc import Iterator, Mapping

import msgspec
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.briefing import NextDay
from followup_tui.domain.draft import Draft
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.text import one_line
from followup_tui.tui.command_table import OUTCOME_KEYS
from followup_tui.tui.keymap import first_key, shown

_ROOM_FOR_TWO = 44
_WORDS = 14
_ROOMY = 30


class _Cell(msgspec.Struct, frozen=True):
    """A command, what it does, and what comes of it."""

    command: str
    words: str
    said: str = "…"
    short: str = "…"


class OutcomeKeys(Widget):
    """The keys in two columns, or in one where it is narrow, for the outcomes in `dates`.

    Those stand behind the arrows, and the note that is at hand behind its key. A click presses.
    """

    DEFAULT_CSS = """
    OutcomeKeys { height: 1fr; }
    """

    dates: reactive[Mapping[Outcome, NextDay]] = reactive(dict)
    at_hand: reactive[Draft | None] = reactive(None)

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def render(self) -> Content:
        """The keys, or a word where there is nobody to log for."""
        if not self.dates:
            return Content.styled("Nothing to log here.", "$quiet")
        cells, columns = list(self._cells()), self._columns
        drawn = [self._drawn(cell) for cell in cells]
        rows = (drawn[at : at + columns] for at in range(0, len(drawn), columns))
        return Content("\n").join(Content("").join(row) for row in rows)

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        cells = list(self._cells()) if self.dates else []
        column = min(event.x // self._width, self._columns - 1)
        at = event.y * self._columns + column
        if 0 <= at < len(cells):
            self.app.simulate_key(first_key(self._keymap, cells[at].command))

    @property
    def _columns(self) -> int:
        return 2 if self.size.width >= _ROOM_FOR_TWO else 1

    @property
    def _width(self) -> int:
        return max(self.size.width // self._columns, 1)

    def _cells(self) -> Iterator[_Cell]:
        for key in OUTCOME_KEYS:
            if key.outcome not in self.dates:
                continue
            name, coming = f"outcome.{key.outcome}", self.dates[key.outcome]
            if key.asks:
                yield _Cell(name, key.words)
            else:
                yield _Cell(name, key.words, f"→ {coming.words}", f"→ {coming.short}")
        yield _Cell("outcome.other", "replied, met")
        words = "asked to stop" if Outcome.STOP in self.dates else "lift the stop"
        yield _Cell("outcome.stop", words)
        note = one_line(self.at_hand.note) if self.at_hand else ""
        yield _Cell("call.note", "note", note or "…", note or "…")
        mark = "yes" if self.at_hand and self.at_hand.annoyed else ""
        yield _Cell("call.annoyed", "annoyed?", mark, mark)

    def _drawn(self, cell: _Cell) -> Content:
        width = self._width
        align = width >= _ROOMY
        key = shown(self._keymap, cell.command)
        before = " " if align else ""
        between = " " * max(_WORDS - len(cell.words), 1) if align else " "
        said = cell.said if align else cell.short
        drawn = Content.assemble(
            (f"{before}{key} ", "bold $text-accent"),
            cell.words,
            "" if said == "…" else between,
            (said, "$quiet"),
        ).truncate(width - 1, ellipsis=True)
        return drawn.pad_right(width - drawn.cell_length)
