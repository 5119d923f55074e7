"""History: a contact's interactions, newest first, notes in full; each can be put right."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from followup_tui.desk.briefing import Briefing
from followup_tui.domain.book import History
from followup_tui.domain.interaction import Interaction
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.history_lines import Line, lines_of
from followup_tui.tui.widgets.line_view import LineView


class HistoryView(LineView):
    """Line by line, wrapped to the width only when the contact or the width changes.

    With the focus in it one entry is highlighted, by its uid; what the user wants done with that
    one is posted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.HISTORY)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.HISTORY,)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "history--when",
        "history--what",
        "history--note",
        "history--agreed",
        "history--cursor",
    }

    DEFAULT_CSS = """
    HistoryView {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & > .history--when { color: $quiet; }
        & > .history--what { color: $text-accent; }
        & > .history--note { color: $foreground; }
        & > .history--agreed { color: $text-success; }
        & > .history--cursor { background: $cursor; text-style: bold; }
        &:nocolor > .history--cursor, &:ansi > .history--cursor { text-style: bold reverse; }
    }
    """

    briefing: reactive[Briefing | None] = reactive(None)
    highlighted: reactive[str] = reactive("", repaint=False)

    @dataclass
    class Wanted(Message):
        """What is to be done with an entry."""

        entry: Interaction

    class Correct(Wanted):
        """It is to be corrected."""

    class Move(Wanted):
        """It is to be moved to somebody else."""

    class Delete(Wanted):
        """It is to be deleted."""

    class Left(Message):
        """The user has seen enough."""

    def __init__(self) -> None:
        super().__init__(id="history")
        self.border_title = "History"
        self._entries: History = ()
        self._index: dict[str, int] = {}
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._laid_out: tuple[object, ...] = ()
        self._clicked = ""
        self._under_the_mouse = False

    # What is shown

    def watch_briefing(self, before: Briefing | None, briefing: Briefing | None) -> None:
        """Show a history: the same person's where it was left, another's from the newest entry."""
        self._entitle()
        same = before and briefing and before.contact.uid == briefing.contact.uid
        history = briefing.history if briefing else ()
        if same and before and before.history == history:
            self._lay_out()
            return
        at = self._index.get(self.highlighted, 0)
        self._entries = history[::-1]
        self._index = {entry.uid: place for place, entry in enumerate(self._entries)}
        self._lay_out()
        if same and self._in_use:
            self.highlighted = self.highlighted if self.highlighted in self._index else self._at(at)
            self._show_highlight()
        else:
            self.highlighted = self._at(0)
            self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()
        self._entitle()
        if self._in_use:
            self._show_highlight()

    def _entitle(self) -> None:
        """Say how the two were in contact where the card has no room for it."""
        short = self.screen.has_class("-short")
        ways = self.briefing.ways if self.briefing and short else ""
        self.border_title = Content(" ─ ".join(part for part in ("History", ways) if part))

    def on_focus(self) -> None:
        """Bring the highlighted entry into view, unless it is a click that leads here."""
        self.call_later(self._arrive)

    def _arrive(self) -> None:
        if not self._under_the_mouse:
            self._show_highlight()

    def on_mouse_down(self) -> None:
        """What is clicked stays where it is."""
        self._under_the_mouse = True

    def on_blur(self) -> None:
        """The next click is a first one."""
        self._clicked = ""
        self._under_the_mouse = False

    def watch_highlighted(self, before: str, uid: str) -> None:
        """Bring the entry into view, and draw the two that changed."""
        self._clicked = ""
        if self._in_use:
            self._show_highlight()
        for one in (before, uid):
            lines = self._lines_of(one)
            top = lines.start - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, len(lines)))

    def render_line(self, y: int) -> Strip:
        """One line of the history."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, self.blank())
        chosen = self._lines_of(self.highlighted) if self.has_focus else range(0)
        if at not in chosen:
            segments = [Segment(text, self._look(look)) for text, look in self._lines[at]]
            return Strip(segments).adjust_cell_length(width, self.blank())
        cursor = self._look("cursor")
        segments = [
            Segment(text, self.get_component_rich_style(f"history--{look}", partial=True) + cursor)
            for text, look in self._lines[at]
        ]
        if at == chosen.start:
            mark, rest = segments[0], segments[0].text[1:]
            segments[:1] = [Segment("▸", mark.style), Segment(rest, mark.style)]
        return Strip(segments).adjust_cell_length(width, cursor)

    # What the user does

    def action_entry(self, by: int) -> None:
        """Go to an entry further back, or nearer."""
        self._go(self._index.get(self.highlighted, 0) + by)

    def action_page(self, by: int) -> None:
        """Go a page further back, or nearer; by one entry where that is longer than a page."""
        if not self._tops:
            return
        at = self._index.get(self.highlighted, 0)
        line = self._tops[at] + by * max(self.size.height - 1, 1)
        there = bisect_right(self._tops, line) - 1
        self._go(there if there != at else at + by)

    def action_edge(self, oldest: bool) -> None:  # noqa: FBT001 - an action's argument
        """Go to the newest or the first entry."""
        self._go(len(self._entries) if oldest else 0)

    def action_correct(self) -> None:
        """Ask for the highlighted entry to be corrected."""
        self._want(self.Correct)

    def action_move_entry(self) -> None:
        """Ask for it to be moved."""
        self._want(self.Move)

    def action_delete(self) -> None:
        """Ask for it to be deleted."""
        self._want(self.Delete)

    def action_leave(self) -> None:
        """Say that the user leaves."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """Highlight what is clicked; a second click on it corrects it."""
        self._under_the_mouse = False
        line = event.y + self.scroll_offset.y - self.gutter.top
        if not 0 <= line < len(self._lines) or not self._tops:
            return
        uid = self._at(bisect_right(self._tops, line) - 1)
        if uid == self._clicked:
            self.action_correct()
        self.highlighted = uid
        self._clicked = uid

    def _want(self, what: type[Wanted]) -> None:
        if (at := self._index.get(self.highlighted)) is not None:
            self.post_message(what(self._entries[at]))

    def _go(self, at: int) -> None:
        self.highlighted = self._at(at)

    def _at(self, at: int) -> str:
        """The uid of the entry at a place, or of the nearest one."""
        last = len(self._entries) - 1
        return self._entries[min(max(at, 0), last)].uid if self._entries else ""

    # How it is drawn

    @property
    def _in_use(self) -> bool:
        """Whether the user is in here, even if something stands over the screen now."""
        return self.is_attached and self.screen.focused is self

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"history--{name}")

    def _lines_of(self, uid: str) -> range:
        at = self._index.get(uid)
        if at is None or at >= len(self._tops):
            return range(0)
        end = self._tops[at + 1] if at + 1 < len(self._tops) else len(self._lines)
        return range(self._tops[at], end)

    def _show_highlight(self) -> None:
        lines, height = self._lines_of(self.highlighted), self.size.height
        if lines and height:
            region = Region(0, lines.start, 1, min(len(lines), height))
            self.scroll_to_region(region, animate=False, force=True)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        state = (self.briefing is None, self._entries, width)
        if state == self._laid_out or not width:
            return
        self._laid_out = state
        self._lines, self._tops = [], []
        there = self.briefing.there if self.briefing else None
        for entry in self._entries:
            self._tops.append(len(self._lines))
            self._lines += lines_of(entry, width, there.date() if there else None)
        if self.briefing and not self._entries:
            self._lines = [[(" nothing yet: this will be the first call", "when")]]
        self.set_line_count(len(self._lines))
        self.refresh()
