"""The line that says in words where the user is, for those who asked for it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class StatusLine(Widget):
    """One line, always at the same place, plainly."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $quiet; }
    StatusLine.-last { margin-bottom: 1; }
    """

    words: reactive[str] = reactive("")
    asked: reactive[str] = reactive("")

    def render(self) -> Content:
        """What is asked at the moment, then the words; cut where the window ends."""
        said = " · ".join(part for part in (self.asked, self.words) if part)
        return Content(said).truncate(max(self.size.width - 2, 1), ellipsis=True)
