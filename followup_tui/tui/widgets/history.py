"""The latest of a contact's history at a glance, newest first; a click opens the whole of it."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from followup_tui.desk.briefing import Briefing
from followup_tui.domain.book import History
from followup_tui.tui.widgets.history_lines import Line, lines_of
from followup_tui.tui.widgets.line_view import LineView


class HistoryView(LineView, can_focus=False):
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

    @dataclass
    class Picked(Message):
        """An entry was clicked; `uid` is its, or empty beside them all."""

        uid: str

    def __init__(self) -> None:
        super().__init__(id="history")
        self.border_title = "History"
        self._entries: History = ()
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._laid_out: tuple[object, ...] = ()

    def watch_briefing(self, before: Briefing | None, briefing: Briefing | None) -> None:
        """Show a history: one that is as before where it was left, another from the newest on."""
        self._entitle()
        history = briefing.history if briefing else ()
        same = before and briefing and before.contact.uid == briefing.contact.uid
        unchanged = same and before and before.history == history
        self._entries = history[::-1]
        self._lay_out()
        if not unchanged:
            self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()
        self._entitle()

    def _entitle(self) -> None:
        """Say how the two were in contact where the card has no room for it."""
        short = self.screen.has_class("-short")
        ways = self.briefing.ways if self.briefing and short else ""
        self.border_title = Content(" ─ ".join(part for part in ("History", ways) if part))

    def on_click(self, event: events.Click) -> None:
        """Ask for the whole history, at what was clicked."""
        line = event.y + self.scroll_offset.y - self.gutter.top
        inside = self._entries and 0 <= line < len(self._lines)
        at = self._entries[bisect_right(self._tops, line) - 1].uid if inside else ""
        self.post_message(self.Picked(at))

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
        who = self.briefing
        state = (who and (who.tz, who.today), self._entries, width)
        if state == self._laid_out or not width:
            return
        self._laid_out = state
        self._lines, self._tops = [], []
        if who is not None:
            for entry in self._entries:
                self._tops.append(len(self._lines))
                self._lines += lines_of(entry, width, who.tz, who.today)
            if not self._entries:
                self._lines = [[(" nothing yet: this will be the first call", "when")]]
        self.set_line_count(len(self._lines))
        self.refresh()
