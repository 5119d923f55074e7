"""The line that says in words where the user is, for those who asked for it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class StatusLine(Widget):
    """One line, always at the same place, plainly."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $quiet; }
    """

    words: reactive[str] = reactive("")

    def render(self) -> Content:
        """The words, cut where the window ends."""
        return Content(self.words).truncate(max(self.size.width - 2, 1), ellipsis=True)
