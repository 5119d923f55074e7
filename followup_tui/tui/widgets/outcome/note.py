"""A note, written while the phone rings: it goes with whatever outcome comes."""

from abc import abstractmethod

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from followup_tui.domain.draft import Draft
from followup_tui.tui.widgets.outcome.forms import Answer, Form, Reader, show_echo
from followup_tui.tui.widgets.plain_area import PlainArea


class NoteArea(PlainArea):
    """Notes on several lines, from the end of what is there."""

    DEFAULT_CSS = """
    NoteArea { height: 2; border: none; padding: 0 1; background: $boost; }
    """

    def on_mount(self) -> None:
        """Go on writing where the note ends."""
        self.move_cursor(self.document.end)


class NotedForm(Form):
    """A form with a note of a call in it, and the mark that they were annoyed."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft.contact)
        self._draft = draft
        self._annoyed = draft.annoyed

    @abstractmethod
    def show_reading(self) -> Answer | None:
        """Show how what stands in the form reads, and answer with it."""

    @property
    @abstractmethod
    def question(self) -> str:
        """What is asked below the note."""

    @on(events.DescendantFocus)
    def _say_where(self) -> None:
        self.show_reading()

    def say_reading(self, answer: Answer | None) -> None:
        """Tell those who listen what is asked where the cursor is, and how the answer reads."""
        note = self.query_one(NoteArea)
        if note.has_focus:
            self.say_what_is_asked(f"Note: what was said. {self._mark}".rstrip())
        else:
            self.say_what_is_asked(f"{self._mark} {self.question}".lstrip(), answer)

    @property
    def _mark(self) -> str:
        return "They are annoyed." if self._annoyed else ""

    def action_line(self) -> None:
        """Break the line in the note."""
        if (note := self.query_one(NoteArea)).has_focus:
            note.insert("\n")

    def action_annoyed(self) -> None:
        """They are annoyed, or not after all."""
        self._annoyed = not self._annoyed
        self.post_message(self.Drafted(self.contact, {"annoyed": self._annoyed}))
        self.show_reading()


class NoteForm(NotedForm):
    """The note, and below it when they, or a gatekeeper, said to try; leaving it keeps both.

    `read` says how that reads.
    """

    DEFAULT_CSS = """
    NoteForm { height: 1fr; }
    NoteForm NoteArea { height: 1fr; }
    """

    def __init__(self, draft: Draft, read: Reader) -> None:
        super().__init__(draft)
        self._read = read

    def compose(self) -> ComposeResult:
        """The note over the hint."""
        note = "Note: what was said. It goes with the outcome you log next."
        yield NoteArea(self._draft.note, note)
        hint = self._draft.hint.words if self._draft.hint else ""
        with Horizontal(classes="question"):
            yield Static(Content(self.question))
            yield Input(hint, compact=True, placeholder="after four · mornings (tab)")
        yield Static(classes="echo")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(NoteArea).focus()
        self.show_reading()

    @property
    def question(self) -> str:
        """When to try them."""
        return "They said to try:"

    @on(TextArea.Changed)
    def _keep(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Drafted(self.contact, {"note": event.text_area.text}))

    @on(Input.Changed)
    def _keep_hint(self, event: Input.Changed) -> None:
        event.stop()
        answer = self.show_reading()
        hint = answer.value if answer and answer.good else None
        self.post_message(self.Drafted(self.contact, {"hint": hint}))

    def action_answer(self) -> None:
        """The note is written, unless the hint does not read."""
        answer = self.show_reading()
        if answer is None or answer.good:
            self.post_message(self.Left())

    def action_back(self) -> None:
        """Go up to the note."""
        self.query_one(NoteArea).focus()

    def show_reading(self) -> Answer | None:
        """The hint as it reads, or that they are annoyed."""
        typed = self.query_one(Input).value
        answer = self._read(typed) if typed.strip() else None
        show_echo(self.query_one(".echo", Static), answer, self._mark)
        self.say_reading(answer)
        return answer
