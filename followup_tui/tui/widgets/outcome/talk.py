"""The end of a talk: a note, and the questions that agree the next call, in their order."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from followup_tui.desk.agreeing import Asked
from followup_tui.domain.acts import Act
from followup_tui.domain.draft import Draft
from followup_tui.domain.interaction import Commitment
from followup_tui.tui.widgets.outcome.forms import Answer, show_echo
from followup_tui.tui.widgets.outcome.note import NoteArea, NotedForm
from followup_tui.tui.widgets.outcome.when_field import WhenField

QUESTIONS: dict[Asked, str] = {
    Asked.NEXT_CALL: "When shall I call again?",
    Asked.GOOD_TIME: "When would be a good time or day?",
    Asked.PROMISE: "Will they get back to you? By when?",
}

_EXAMPLES = "tue 3pm", "next week", "3bd"
_ORDER = tuple(Asked)


class TalkForm(NotedForm):
    """Note, then one question at a time until something is agreed or nothing is.

    `read` says how an answer to a question reads, `act` logs the talk with its note and what was
    agreed, `sentence` is what to say before hanging up: the next date, agreed or not. Both take
    whether they were annoyed. `goes_on` is the key that answers, in words.
    """

    DEFAULT_CSS = """
    TalkForm #closing { height: auto; padding: 0 1; color: $text-accent; }
    """

    def __init__(
        self,
        read: Callable[[Asked, str], Answer],
        act: Callable[[str, Commitment | None, bool], Act],
        sentence: Callable[[Commitment | None, bool], str],
        draft: Draft,
        goes_on: str,
    ) -> None:
        super().__init__(draft)
        self._read = read
        self._act = act
        self._sentence = sentence
        self._goes_on = goes_on
        self._answers = {
            asked: text for asked in Asked for name, text in draft.answers if name == asked
        }
        self._step = 0

    def compose(self) -> ComposeResult:
        """The note over the question of the moment."""
        yield NoteArea(self._draft.note, f"Note: what was said. {self._goes_on} goes on")
        with Horizontal(classes="question"):
            yield Static(id="question")
            yield WhenField()
        yield Static(classes="echo")
        yield Static(id="closing")

    def on_mount(self) -> None:
        """Start with the note."""
        self._ask()
        self.query_one(NoteArea).focus()

    @on(TextArea.Changed)
    def _noted(self, event: TextArea.Changed) -> None:
        event.stop()
        self._keep()

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        event.stop()
        if self._asked is None:
            return
        self._answers[self._asked] = event.value
        self._keep()
        self.show_reading()

    def action_answer(self) -> None:
        """From the note to the questions, from one to the next, from an answer to the end."""
        entry, asked = self.query_one(Input), self._asked
        if self.screen.focused is not entry:
            self.screen.set_focus(entry)  # at once: letters may have been typed ahead
            entry.call_later(self._go_on_with, entry)
        elif asked is None:
            self._finish(None)
        elif not entry.value.strip():
            self._step += 1
            self._ask()
        elif (answer := self._read(asked, entry.value)).good:
            self._finish(answer.value)

    def _go_on_with(self, entry: Input) -> None:
        """Put the cursor behind what is there, and the terminal's own cursor with it."""
        entry.action_end()
        self.app.cursor_position = entry.cursor_screen_offset

    def action_back(self) -> None:
        """Go to the question before, or to the note."""
        if self.screen.focused is self.query_one(Input):
            if self._step == 0:
                self.screen.set_focus(self.query_one(NoteArea))
            self._step = max(self._step - 1, 0)
            self._ask()

    def _keep(self) -> None:
        answers = tuple((str(asked), text) for asked, text in self._answers.items() if text)
        what = {"note": self.query_one(NoteArea).text, "answers": answers}
        self.post_message(self.Drafted(self.contact, what))

    @property
    def _asked(self) -> Asked | None:
        return _ORDER[self._step] if self._step < len(_ORDER) else None

    def _ask(self) -> None:
        asked = self._asked
        entry = self.query_one(WhenField)
        if asked is None:
            entry.value = ""
            entry.offer(f"{self._goes_on} logs it")
        else:
            entry.value = self._answers.get(asked, "")
            entry.offer(*_EXAMPLES)
        self.query_one("#question", Static).update(Content(self.question))
        self.show_reading()

    @property
    def question(self) -> str:
        """The question of the moment, or that none is left."""
        return QUESTIONS[self._asked] if self._asked else "Nothing agreed."

    def show_reading(self) -> Answer | None:
        """The answer to the question of the moment, and what to say before hanging up."""
        line = self.query_one(".echo", Static)
        asked = self._asked
        typed = self._answers.get(asked, "") if asked else ""
        answer = self._read(asked, typed) if asked and typed.strip() else None
        skip = f"{self._goes_on}: not agreed, ask the next" if asked else ""
        show_echo(line, answer, skip)
        said = self._sentence(answer.value if answer and answer.good else None, self._annoyed)
        close = f"Before goodbye: {said}" if said else ""
        self.query_one("#closing", Static).update(Content(f"{self._mark} {close}".strip()))
        self.say_reading(answer)
        return answer

    def _finish(self, commitment: Commitment | None) -> None:
        note = self.query_one(NoteArea).text
        act = partial(self._act, note, commitment, self._annoyed)
        self.post_message(self.Done(self.contact, act, ends=True))
