"""A history as one reads a conversation, drawn line by line: the newest entry is at the bottom."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from followup_tui.desk.story import Story
from followup_tui.domain.interaction import Interaction
from followup_tui.tui.widgets.line_view import LineView
from followup_tui.tui.widgets.story_lines import StoryLines


class StoryView(LineView, inherit_bindings=False):
    """Has one entry highlighted, by its uid; what is `sought` is marked wherever it stands."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"story--{name}"
        for name in (
            "day",
            "gap",
            "hour",
            "what",
            "theirs",
            "note",
            "agreed",
            "aside",
            "found",
            "cursor",
        )
    }

    DEFAULT_CSS = """
    StoryView {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .story--day { color: $foreground; text-style: bold; }
        & > .story--gap { color: $quiet; text-style: italic; }
        & > .story--hour { color: $quiet; }
        & > .story--what { color: $text-accent; }
        & > .story--theirs { color: $text-accent; text-style: bold; }
        & > .story--note { color: $foreground; }
        & > .story--agreed { color: $text-success; }
        & > .story--aside { color: $quiet; }
        & > .story--found { text-style: reverse; }
        & > .story--cursor { background: $cursor; }
        &:nocolor > .story--cursor, &:ansi > .story--cursor { text-style: bold; }
    }
    """

    highlighted: reactive[str] = reactive("", repaint=False)
    sought: reactive[str] = reactive("")

    class Highlighted(Message):
        """The highlight is on another entry."""

    @dataclass
    class Picked(Message):
        """An entry was clicked that was highlighted already."""

        entry: Interaction

    def __init__(self, story: Story, coming: str, empty: str) -> None:
        super().__init__(id="story")
        self.story = story
        self._coming = coming
        self._empty = empty
        self._place: dict[str, int] = {}
        self._lines = StoryLines(story, 120)
        self._order: list[int] = []
        self._begin()

    # What is shown

    def show(self, story: Story, coming: str, highlight: str = "") -> None:
        """Show a history in place of the one before; the highlight stays on its entry.

        Where that is gone it goes to the one that stands there now, unless told where to.
        """
        was = self._order_of(self.highlighted)
        self.story, self._coming = story, coming
        self._begin()
        self._lay_out()
        for uid in (highlight, self.highlighted):
            if uid in self._place:
                self.highlighted = uid
                break
        else:
            self.highlighted = self._at(was)
        self._bring_into_view()
        self.refresh()

    @property
    def entry(self) -> Interaction | None:
        """The highlighted entry."""
        place = self._place.get(self.highlighted)
        return None if place is None else self.story.history[place]

    @property
    def number(self) -> int:
        """Which entry is highlighted, counted from the first one, which is 1."""
        return self.number_of(self.highlighted)

    def number_of(self, uid: str) -> int:
        """Which entry that is, counted from the first one; 0 for none."""
        return self._order_of(uid) + 1

    def _begin(self) -> None:
        self._place = {entry.uid: place for place, entry in enumerate(self.story.history)}
        self._order = [place for day in self.story.days for place in day.places]
        self._number = {place: nth for nth, place in enumerate(self._order)}
        self._width = 0

    def on_mount(self) -> None:
        """Open at the newest entry."""
        if not self.highlighted:
            self.set_reactive(StoryView.highlighted, self._at(len(self._order) - 1))

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()
        self._bring_into_view()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width and width != self._width:
            self._width = width
            self._lines = StoryLines(self.story, width, self._coming)
            self.set_line_count(self._lines.count)
            self.refresh()

    # Moving

    def watch_highlighted(self) -> None:
        """Bring the entry into view and tell."""
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Highlighted())

    def move(self, by: int) -> None:
        """Go to an entry later or earlier; within one that is longer than the window first."""
        if not self._scrolled_within(by, max(self.size.height // 2, 1)):
            self._go(self._order_of(self.highlighted) + by)

    def page(self, by: int) -> None:
        """Go a page on, or back."""
        if not self._order or self._scrolled_within(by, self._page):
            return
        lines = self._lines.lines_of(self._place[self.highlighted])
        place = self._lines.near(lines.start + by * self._page)
        there = self._number.get(place, 0) if place is not None else 0
        here = self._order_of(self.highlighted)
        self._go(there if (there - here) * by > 0 else here + by)

    def edge(self, *, newest: bool) -> None:
        """Go to the newest or the first entry."""
        self._go(len(self._order) if newest else 0)

    @property
    def _page(self) -> int:
        return max(self.size.height - 1, 1)

    def _scrolled_within(self, by: int, much: int) -> bool:
        """Scroll on in an entry that does not end within the window; whether it was one."""
        place = self._place.get(self.highlighted)
        if place is None:
            return False
        lines, top = self._lines.lines_of(place), self.scroll_offset.y
        left = lines.stop - (top + self.size.height) if by > 0 else top - lines.start
        if left <= 0 or len(lines) <= self.size.height:
            return False
        self.scroll_to(y=top + by * min(much, left), animate=False, force=True)
        return True

    def _go(self, nth: int) -> None:
        if self._order:
            self.highlighted = self._at(nth)
            self._bring_into_view()

    def _at(self, nth: int) -> str:
        """The uid of an entry by its number from 0, or of the nearest one."""
        if not self._order:
            return ""
        return self.story.history[self._order[min(max(nth, 0), len(self._order) - 1)]].uid

    def _order_of(self, uid: str) -> int:
        place = self._place.get(uid)
        return -1 if place is None else self._number[place]

    def _bring_into_view(self) -> None:
        """Scroll no further than is needed; at either end, to the end."""
        place, height = self._place.get(self.highlighted), self.size.height
        if place is None or not height or not self._width:
            return
        lines = self._lines.from_heading(place)
        if place == self._order[-1] and self._lines.count - lines.start <= height:
            lines = range(lines.start, self._lines.count)
        elif place == self._order[0]:
            lines = range(lines.stop)
        top = self.scroll_offset.y
        if len(lines) > height:
            if not (lines.start <= top and top + height <= lines.stop):
                top = lines.start
        else:
            top = min(max(top, lines.stop - height), lines.start)
        self.scroll_to(y=top, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Highlight what is clicked; a second click picks it."""
        place = self._lines.place_at(event.y + self.scroll_offset.y - self.gutter.top)
        if place is None:
            return
        entry = self.story.history[place]
        if entry.uid == self.highlighted:
            self.post_message(self.Picked(entry))
        self.highlighted = entry.uid

    # How it is drawn

    def watch_sought(self) -> None:
        """Mark other words."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the history."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if not self._order and not y:
            style = self.get_component_rich_style("story--aside")
            return Strip([Segment(self._empty, style)]).adjust_cell_length(width, self.blank())
        if at >= self._lines.count:
            return Strip.blank(width, self.blank())
        place = self._place.get(self.highlighted)
        chosen = self._lines.lines_of(place) if place is not None else range(0)
        base = self.get_component_rich_style("story--cursor") if at in chosen else self.blank()
        segments = []
        for text, look, found in self._lines.line(at, self.sought):
            style = base + self.get_component_rich_style(f"story--{look}", partial=True)
            if found:
                style += self.get_component_rich_style("story--found", partial=True)
            segments.append(Segment(text, style))
        if at == chosen.start and segments:
            mark, rest = segments[0], segments[0].text[1:]
            segments[:1] = [Segment("▸", mark.style), Segment(rest, mark.style)]
        return Strip(segments).adjust_cell_length(width, base)
