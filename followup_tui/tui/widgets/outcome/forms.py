"""What the forms of the Outcome pane share: a question, an answer, its reading as it is typed."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from followup_tui.domain.acts import Act
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope


class Answer(msgspec.Struct, frozen=True):
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

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.FORM)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FORM,)

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
    class Drafted(Message):
        """What was typed is to be kept until the form is done, by the names of a draft's fields."""

        contact: str
        what: Mapping[str, Any]

    @dataclass
    class Asks(Message):
        """What is asked at the moment, and how the answer reads so far, in words."""

        words: str

    @dataclass
    class Leads(Message):
        """The answer leads on to another form."""

        form: "Form"

    @dataclass
    class Done(Message):
        """The form is answered: `act` does what it says about `contact` (a uid).

        Where nothing is to be written, it answers with what to say. `ends` says whether that is
        the last of this person for now.
        """

        contact: str
        act: Callable[[], Act | str]
        ends: bool

    def __init__(self, contact: str) -> None:
        super().__init__()
        self.contact = contact

    @abstractmethod
    def action_answer(self) -> None:
        """Take what was typed, or go on to the next question."""

    def say_what_is_asked(self, question: str, answer: Answer | None = None) -> None:
        """Tell those who listen to the screen."""
        reading = f" {answer.echo}" if answer and answer.echo else ""
        self.post_message(self.Asks(f"{question}{reading}"))

    def action_leave(self) -> None:
        """Leave; nothing happens."""
        self.post_message(self.Left())


def show_echo(line: Static, answer: Answer | None, hint: str) -> None:
    """Show how an answer reads, or the hint while there is none."""
    line.update(Content(answer.echo if answer else hint))
    line.set_class(answer is not None and not answer.good, "-bad")
    line.set_class(answer is not None and answer.good, "-good")
