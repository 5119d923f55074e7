"""A list of records drawn line by line: as fast with ten thousand rows as with ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.line_view import LineView


class Row(msgspec.Struct, frozen=True):
    """One line: `lead` in a column of its own, `body`, and `tail` at the right edge.

    `key` is the record it stands for; a heading has none and can't be highlighted.
    """

    key: str
    body: str
    lead: str = ""
    tail: str = ""
    look: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it only names the rows below it."""
        return not self.key


class RecordList(LineView):
    """Rows with a highlight that stays on its record when the rows change."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.LIST)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LIST,)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-list--heading",
        "record-list--lead",
        "record-list--body",
        "record-list--tail",
        "record-list--cursor",
        "record-list--urgent",
        "record-list--muted",
    }

    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & > .record-list--heading { color: $text-accent; text-style: bold; }
        & > .record-list--lead { color: $quiet; }
        & > .record-list--body { color: $foreground; }
        & > .record-list--tail { color: $quiet; }
        & > .record-list--urgent { color: $text-warning; text-style: bold; }
        & > .record-list--muted { color: $quiet; }
        & > .record-list--cursor { background: $cursor-resting; text-style: bold; }
        &:focus > .record-list--cursor { background: $cursor; text-style: bold; }
    }
    """

    lead_width = reactive(0)
    highlighted: reactive[str] = reactive("", repaint=False)

    @dataclass
    class Highlighted(Message):
        """The highlight is on another record."""

        list: "RecordList"
        key: str

        @property
        def control(self) -> "RecordList":
            """The list."""
            return self.list

    @dataclass
    class Picked(Message):
        """A record was clicked that was highlighted already."""

        list: "RecordList"
        key: str

        @property
        def control(self) -> "RecordList":
            """The list."""
            return self.list

    def __init__(
        self,
        *,
        lead_width: int = 0,
        tail_first: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._tail_first = tail_first
        self._rows: tuple[Row, ...] = ()
        self._index: dict[str, int] = {}
        self.set_reactive(RecordList.lead_width, lead_width)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._rows

    @property
    def place(self) -> int:
        """Which row is highlighted, counted from 1; 0 for none."""
        return self._index.get(self.highlighted, -1) + 1

    @property
    def in_words(self) -> str:
        """Which of how many rows is highlighted, and what it says: "2 of 3: Bo Chen, no number"."""
        if (at := self._index.get(self.highlighted)) is None:
            return "none highlighted" if self._index else "nothing listed"
        row = self._rows[at]
        number = sum(not above.is_heading for above in self._rows[: at + 1])
        said = ", ".join(" ".join(part.split()) for part in (row.body, row.tail) if part)
        return f"{number:,} of {len(self._index):,}: {said}"

    def set_rows(self, rows: Sequence[Row], highlight: str = "", *, follow: bool = True) -> None:
        """List these rows; the highlight goes to `highlight`, or stays where it was.

        When its record is gone it goes on to the next one, or nowhere if it is not to `follow`.
        """
        before = self._index.get(self.highlighted, 0)
        self._rows = tuple(rows)
        self._index = {row.key: at for at, row in enumerate(self._rows) if row.key}
        self.set_line_count(len(self._rows))
        if self.styles.is_auto_height:
            self.refresh(layout=True)
        if highlight in self._index:
            self.highlighted = highlight
        elif self.highlighted not in self._index:
            self.highlighted = self._nearest(before) if follow else ""
        self._show_highlight()
        self.refresh()

    def watch_highlighted(self, before: str, key: str) -> None:
        """Tell whoever listens, bring the row into view, and draw the two rows that changed."""
        self._show_highlight()
        for row in (before, key):
            if (at := self._index.get(row)) is not None:
                self.refresh_line(at)
        self.post_message(self.Highlighted(self, key))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are rows, where the height is left to the list."""
        return len(self._rows)

    def on_resize(self) -> None:
        """Keep the highlighted row in view."""
        self._show_highlight()

    def action_move(self, by: int) -> None:
        """Move the highlight, over headings."""
        at = self._index.get(self.highlighted, -1 if by > 0 else len(self._rows))
        at += by
        while 0 <= at < len(self._rows):
            if self._rows[at].key:
                self.highlighted = self._rows[at].key
                return
            at += by
        if by < 0:
            self.scroll_to(y=0, animate=False)

    def action_page(self, by: int) -> None:
        """Move the highlight by a page."""
        at = self._index.get(self.highlighted, 0) + by * max(self.size.height - 1, 1)
        self.highlighted = self._nearest(at)

    def action_edge(self, last: bool) -> None:  # noqa: FBT001 - an action's argument
        """Move the highlight to the first or last record."""
        self.highlighted = self._nearest(len(self._rows) - 1 if last else 0)

    def on_click(self, event: events.Click) -> None:
        """Highlight what is clicked; a second click picks it."""
        at = event.y + self.scroll_offset.y - self.gutter.top
        if 0 <= at < len(self._rows) and (key := self._rows[at].key):
            if key == self.highlighted:
                self.post_message(self.Picked(self, key))
            self.highlighted = key

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, self.blank())
        row = self._rows[at]
        if row.is_heading:
            style = self.get_component_rich_style(f"record-list--{row.look or 'heading'}")
            return Strip([Segment(set_cell_size(f" {row.body}", width), style)], width)
        return self._record_line(row, width)

    def _record_line(self, row: Row, width: int) -> Strip:
        chosen = row.key == self.highlighted
        base = self.get_component_rich_style("record-list--cursor") if chosen else self.blank()
        room = max(width - self.lead_width - 2, 0)
        tail = self._tail(row, room)
        body_width = max(room - cell_len(tail) - (1 if tail else 0), 0)
        body = set_cell_size(_fitted(row.body, body_width), body_width)
        look = row.look or "body"
        parts = [
            ("▸" if chosen else " ", "urgent"),
            (set_cell_size(_fitted(row.lead, self.lead_width), self.lead_width), "lead"),
            (body, look),
            (f" {tail} " if tail else " ", "tail"),
        ]
        segments = [
            Segment(
                text, base + self.get_component_rich_style(f"record-list--{name}", partial=True)
            )
            if not chosen
            else Segment(
                text, self.get_component_rich_style(f"record-list--{name}", partial=True) + base
            )
            for text, name in parts
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def refresh_line(self, at: int) -> None:
        """Draw one row again."""
        self.refresh(Region(0, at - self.scroll_offset.y, self.size.width, 1))

    def _tail(self, row: Row, room: int) -> str:
        """What stands at the right edge; a name is never cut for it unless the list says so."""
        if self._tail_first:
            return _fitted(row.tail, room // 2)
        return row.tail if cell_len(row.body) + 1 + cell_len(row.tail) <= room else ""

    def _nearest(self, at: int) -> str:
        """The record at a line, else the next one below, else the last one above."""
        at = min(max(at, 0), len(self._rows) - 1)
        below = (row.key for row in self._rows[max(at, 0) :] if row.key)
        above = (row.key for row in reversed(self._rows[: max(at, 0)]) if row.key)
        return next(below, next(above, ""))

    def _show_highlight(self) -> None:
        at = self._index.get(self.highlighted)
        if at is None or not self.size.height:
            return
        top = at - 1 if at and self._rows[at - 1].is_heading else at
        self.scroll_to_region(Region(0, top, 1, at - top + 1), animate=False, force=True)


def _fitted(text: str, width: int) -> str:
    """The text cut to a width in cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
