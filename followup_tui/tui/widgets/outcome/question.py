"""A form of one question, with the reading of its answer as it is typed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.domain.acts import Act
from followup_tui.tui.widgets.outcome.forms import Answer, Form, Reader, show_echo


class Question(Form):
    """One question; `enter` answers it once it reads. `act` is what an answer does."""

    def __init__(
        self,
        contact: str,
        question: str,
        read: Reader,
        act: Callable[[Any], Act | str],
        *,
        hint: str = "",
        ends: bool = False,
    ) -> None:
        super().__init__(contact)
        self._question = question
        self._read = read
        self._act = act
        self._hint = hint
        self._ends = ends

    def compose(self) -> ComposeResult:
        """A line for the question and one for its reading."""
        with Horizontal(classes="question"):
            yield Static(Content(self._question))
            yield Input(compact=True)
        yield Static(Content(self._hint), classes="echo")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()
        self.say_what_is_asked(self._question)

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        event.stop()
        self._show(self._read(event.value) if event.value.strip() else None)

    def action_answer(self) -> None:
        """Take the answer once it reads."""
        answer = self._read(self.query_one(Input).value)
        if answer.good:
            act = partial(self._act, answer.value)
            self.post_message(self.Done(self.contact, act, ends=self._ends))
        else:
            self._show(answer)

    def _show(self, answer: Answer | None) -> None:
        show_echo(self.query_one(".echo", Static), answer, self._hint)
        self.say_what_is_asked(self._question, answer)
