"""A note, written while the phone rings: it goes with whatever outcome comes."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from followup_tui.domain.draft import Draft
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.plain_area import PlainArea


class NoteArea(PlainArea):
    """Notes on several lines, from the end of what is there."""

    DEFAULT_CSS = """
    NoteArea { height: 2; border: none; padding: 0 1; background: $boost; }
    """

    def on_mount(self) -> None:
        """Go on writing where the note ends."""
        self.move_cursor(self.document.end)


class NoteForm(Form):
    """The note alone, in the whole pane; leaving it keeps it."""

    DEFAULT_CSS = """
    NoteForm { height: 1fr; }
    NoteForm NoteArea { height: 1fr; }
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft.contact)
        self._note = draft.note

    def compose(self) -> ComposeResult:
        """The note."""
        yield NoteArea(self._note, "Note: what was said. It goes with the outcome you log next.")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(NoteArea).focus()

    @on(TextArea.Changed)
    def _keep(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Drafted(self.contact, {"note": event.text_area.text}))

    def action_answer(self) -> None:
        """The note is written."""
        self.post_message(self.Left())

    def action_line(self) -> None:
        """Break the line."""
        self.query_one(NoteArea).insert("\n")
