"""What the forms of the Outcome pane share: a question, an answer, its reading as it is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from followup_tui.desk.acts import Act


@dataclass(frozen=True, slots=True)
class Answer:
    """How an answer reads: `echo` in full, and whether it will do. `value` is what it means."""

    echo: str
    good: bool = True
    value: Any = None


Reader = Callable[[str], Answer]
"""Reads what has been typed so far."""


class Form(Vertical):
    """A form about one contact, in place of the outcome keys.

    It does nothing itself: once answered it posts `Done` with what is to be done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=True, id="form.leave", tooltip="Leave the form"),
    ]

    DEFAULT_CSS = """
    Form { height: auto; }
    Form .question { height: 1; }
    Form .question Static { width: auto; padding: 0 1; color: $text-accent; }
    Form .question Input { width: 1fr; }
    Form .echo { height: auto; padding: 0 1; color: $quiet; }
    Form .echo.-bad { color: $text-warning; }
    Form .echo.-good { color: $text-success; }
    """

    class Left(Message):
        """The form was left without an answer."""

    @dataclass
    class Done(Message):
        """The form is answered: `act` does what it says about `contact` (a uid).

        `ends` says whether that is the last of this person for now.
        """

        contact: str
        act: Callable[[], Act]
        ends: bool

    def __init__(self, contact: str) -> None:
        super().__init__()
        self.contact = contact

    def action_leave(self) -> None:
        """Leave; nothing happens."""
        self.post_message(self.Left())


class Question(Form):
    """One question; `enter` answers it once it reads. `act` is what an answer does."""

    def __init__(
        self,
        contact: str,
        question: str,
        read: Reader,
        act: Callable[[Any], Act],
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

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        event.stop()
        show_echo(self.query_one(".echo", Static), self._reading(event.value), self._hint)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        answer = self._read(event.value)
        if answer.good:
            act = partial(self._act, answer.value)
            self.post_message(self.Done(self.contact, act, ends=self._ends))
        else:
            show_echo(self.query_one(".echo", Static), answer, self._hint)

    def _reading(self, typed: str) -> Answer | None:
        return self._read(typed) if typed.strip() else None


def show_echo(line: Static, answer: Answer | None, hint: str) -> None:
    """Show how an answer reads, or the hint while there is none."""
    line.update(Content(answer.echo if answer else hint))
    line.set_class(answer is not None and not answer.good, "-bad")
    line.set_class(answer is not None and answer.good, "-good")
