"""The outcome keys, each with the next date it would set."""

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.briefing import NextDay
from followup_tui.domain.interaction import Outcome
from followup_tui.tui.commands import OUTCOME_KEYS
from followup_tui.tui.keymap import shown

_COLUMNS = 2
_WORDS = 14
_ROOMY = 30


class OutcomeKeys(Widget):
    """Two columns of keys, for the outcomes in `dates`, which stand behind the arrows."""

    DEFAULT_CSS = """
    OutcomeKeys { height: 1fr; }
    """

    dates: reactive[Mapping[Outcome, NextDay]] = reactive(dict)

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def render(self) -> Content:
        """The keys, or a word where there is nobody to log for."""
        if not self.dates:
            return Content.styled("Nothing to log here.", "$quiet")
        cells = []
        for key in OUTCOME_KEYS:
            if key.outcome not in self.dates:
                continue
            coming = None if key.asks else self.dates[key.outcome]
            cells.append((shown(self._keymap, f"outcome.{key.outcome}"), key.words, coming))
        words = "asked to stop" if Outcome.STOP in self.dates else "lift the stop"
        cells.append((shown(self._keymap, "outcome.stop"), words, None))
        width = max(self.size.width // _COLUMNS, 1)
        align = width >= _ROOMY
        lines = []
        for at in range(0, len(cells), _COLUMNS):
            pair = [_cell(*cell, width, align=align) for cell in cells[at : at + _COLUMNS]]
            lines.append(Content("").join(pair))
        return Content("\n").join(lines)


def _cell(key: str, words: str, coming: NextDay | None, width: int, *, align: bool) -> Content:
    said, between = "…", ""
    if coming is not None:
        said = f"→ {coming.words if align else coming.short}"
        between = " " * max(_WORDS - len(words), 1) if align else " "
    before = " " if align else ""
    cell = Content.assemble(
        (f"{before}{key} ", "bold $text-accent"), words, between, (said, "$quiet")
    )
    cell = cell.truncate(width - 1, ellipsis=True)
    return cell.pad_right(width - cell.cell_length)
