"""What one knows of a contact, on as many lines as it takes."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from followup_tui.tui.widgets.contact.field import LABEL_WIDTH
from followup_tui.tui.widgets.plain_area import PlainArea


class NotesArea(PlainArea):
    """Up from its first line is the field before."""

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's own
        """A line up, or out of it."""
        if select or not self.navigator.is_first_wrapped_line(self.cursor_location):
            super().action_cursor_up(select)
        else:
            self.screen.focus_previous()


class Notes(Widget):
    """The notes with their label; they take what room there is."""

    DEFAULT_CSS = f"""
    Notes {{ height: 1fr; min-height: 4; }}
    NotesArea {{
        margin-left: {LABEL_WIDTH}; height: 1fr; border: none; padding: 0; background: $boost;
    }}
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.area = NotesArea(text, "how you know them, what to remember", name="Notes")

    def compose(self) -> ComposeResult:
        """The area."""
        yield self.area

    def render(self) -> Content:
        """The label."""
        return Content.styled("Notes", "$text-accent")
