"""History: a contact's interactions, newest first, notes in full."""

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.wording import commitment_words, day_words, happened
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local
from followup_tui.tui.widgets.line_view import LineView

_WHEN, _WHAT = 16, 14
_MIN_NOTE = 20


class HistoryView(LineView):
    """Line by line, wrapped to the width only when the contact or the width changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "history--when",
        "history--what",
        "history--note",
        "history--agreed",
    }

    DEFAULT_CSS = """
    HistoryView {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & > .history--when { color: $quiet; }
        & > .history--what { color: $text-accent; }
        & > .history--note { color: $foreground; }
        & > .history--agreed { color: $text-success; }
    }
    """

    briefing: reactive[Briefing | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(id="history")
        self.border_title = "History"
        self._lines: list[list[tuple[str, str]]] = []
        self._laid_out: tuple[object, ...] = ()

    def watch_briefing(self) -> None:
        """Show another history from its newest entry."""
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One line of the history."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, self.blank())
        segments = [
            Segment(text, self.get_component_rich_style(f"history--{look}"))
            for text, look in self._lines[at]
        ]
        return Strip(segments).adjust_cell_length(width, self.blank())

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        history = self.briefing.history if self.briefing else ()
        state = (self.briefing is None, history, width)
        if state == self._laid_out or not width:
            return
        self._laid_out = state
        self._lines = [line for entry in reversed(history) for line in self._entry(entry, width)]
        if self.briefing and not history:
            self._lines = [[(" nothing yet: this will be the first call", "when")]]
        self.set_line_count(len(self._lines))
        self.refresh()

    def _entry(self, entry: Interaction, width: int) -> Iterator[list[tuple[str, str]]]:
        at = local(entry.at, entry.tz or "UTC")
        today = self.briefing.there.date() if self.briefing and self.briefing.there else at.date()
        when = f" {day_words(at.date(), today)} {at:%H:%M}"
        first: list[tuple[str, str]] = [
            (f"{when:<{_WHEN + 2}}", "when"),
            (f"{happened(entry):<{_WHAT}} ", "what"),
        ]
        indent = _WHEN + 2 + _WHAT + 1
        if width - indent < _MIN_NOTE:
            yield first
            indent, first = 3, []
        notes = [(line, "note") for line in self._wrapped(one_line(entry.note), width - indent)]
        if entry.commitment:
            said = f"→ {commitment_words(entry.commitment, today)}"
            notes += [(line, "agreed") for line in self._wrapped(said, width - indent)]
        if first and not notes:
            yield first
        for number, note in enumerate(notes):
            yield [*first, note] if first and not number else [(" " * indent, "note"), note]

    @staticmethod
    def _wrapped(text: str, width: int) -> list[str]:
        if cell_len(text) <= width:
            return [text] if text else []
        return [line.plain.rstrip() for line in Content(text).wrap(max(width, 1))]
