"""The end of a talk: a note, and the questions that agree the next call, in their order."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from followup_tui.desk.acts import Act
from followup_tui.desk.agreeing import Asked
from followup_tui.domain.interaction import Commitment
from followup_tui.tui.widgets.outcome.forms import Answer, Draft, Form, show_echo

QUESTIONS: dict[Asked, str] = {
    Asked.NEXT_CALL: "When shall I call again?",
    Asked.GOOD_TIME: "When would be a good time or day?",
    Asked.PROMISE: "Will they get back to you? By when?",
}

_ORDER = tuple(Asked)
_SKIP = "enter: not agreed, ask the next"


class NoteArea(TextArea):
    """Notes on several lines; `enter` goes on, `ctrl+j` breaks the line."""

    DEFAULT_CSS = """
    NoteArea { height: 2; border: none; padding: 0 1; }
    """

    class Finished(Message):
        """The note is written."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())
        elif event.key in {"ctrl+j", "shift+enter"}:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class TalkForm(Form):
    """Note, then one question at a time until something is agreed or nothing is.

    `read` says how an answer to a question reads, `act` logs the talk with its note and what was
    agreed, `sentence` is what to say before hanging up when nothing was agreed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "back", "Question before", show=False, id="form.back"),
    ]

    DEFAULT_CSS = """
    TalkForm NoteArea { background: $boost; }
    """

    def __init__(
        self,
        contact: str,
        read: Callable[[Asked, str], Answer],
        act: Callable[[str, Commitment | None], Act],
        sentence: Callable[[], str],
        draft: Draft,
    ) -> None:
        super().__init__(contact)
        self._read = read
        self._act = act
        self._sentence = sentence
        self._draft = draft
        self._answers = {Asked(name): text for name, text in draft.answers}
        self._step = 0

    def compose(self) -> ComposeResult:
        """The note over the question of the moment."""
        yield NoteArea(
            self._draft.note,
            soft_wrap=True,
            compact=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder="Note: what was said. enter goes on",
        )
        with Horizontal(classes="question"):
            yield Static(id="question")
            yield Input(compact=True, placeholder="tue 3pm · next week · 3bd")
        yield Static(classes="echo")

    def on_mount(self) -> None:
        """Start with the note."""
        self._ask()
        note = self.query_one(NoteArea)
        note.move_cursor(note.document.end)
        note.focus()

    @on(NoteArea.Finished)
    def _note_written(self, event: NoteArea.Finished) -> None:
        event.stop()
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        event.stop()
        if self._asked is None:
            return
        self._answers[self._asked] = event.value
        self._show_echo()

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        asked = self._asked
        if asked is None:
            self._finish(None)
        elif not event.value.strip():
            self._step += 1
            self._ask()
        elif (answer := self._read(asked, event.value)).good:
            self._finish(answer.value)

    def action_back(self) -> None:
        """Go to the question before, or to the note."""
        if self.query_one(Input).has_focus:
            if self._step == 0:
                self.query_one(NoteArea).focus()
            self._step = max(self._step - 1, 0)
            self._ask()

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self._keep()
        super().action_leave()

    def _keep(self) -> None:
        answers = tuple((asked, text) for asked, text in self._answers.items() if text)
        self.post_message(self.Drafted(self.contact, Draft(self.query_one(NoteArea).text, answers)))

    @property
    def _asked(self) -> Asked | None:
        return _ORDER[self._step] if self._step < len(_ORDER) else None

    def _ask(self) -> None:
        asked = self._asked
        entry = self.query_one(Input)
        if asked is None:
            self.query_one("#question", Static).update(Content("Nothing agreed."))
            entry.value = ""
            entry.placeholder = "enter logs it"
        else:
            self.query_one("#question", Static).update(Content(QUESTIONS[asked]))
            entry.value = self._answers.get(asked, "")
            entry.placeholder = "tue 3pm · next week · 3bd"
        self._show_echo()

    def _show_echo(self) -> None:
        line = self.query_one(".echo", Static)
        asked = self._asked
        if asked is None:
            said = self._sentence()
            show_echo(line, None, f"Say: {said}" if said else "")
            return
        typed = self._answers.get(asked, "")
        show_echo(line, self._read(asked, typed) if typed.strip() else None, _SKIP)

    def _finish(self, commitment: Commitment | None) -> None:
        self._keep()
        note = self.query_one(NoteArea).text
        self.post_message(self.Done(self.contact, partial(self._act, note, commitment), ends=True))
