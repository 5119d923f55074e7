"""Numbers, one person after another, for those who have none yet."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import role_and_company
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.tui import readings
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form, sentences
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.outcome.forms import Answer, show_echo

_HINT = "enter on an empty line: later. They wait under NEEDS A NUMBER until then."


class Numbers(StatedScreen[None]):
    """Asks for one number at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.NUMBERS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.NUMBERS,)

    def __init__(self, desk: Desk, people: Sequence[Contact]) -> None:
        super().__init__()
        self._desk = desk
        self._people = people
        self._answers: dict[str, str] = {}
        self._saved: set[str] = set()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Who, and a field."""
        with Vertical(classes="page"):
            yield Static(id="who")
            yield Static(id="where", classes="hint")
            yield Input(
                placeholder="their number, as on their signature or website",
                compact=True,
                name="Number",
            )
            yield Static(classes="echo")
        yield KeyLine()

    def on_mount(self) -> None:
        """Ask for the first."""
        self._ask()

    def where(self) -> str:
        """Whose number is asked for, and how it reads."""
        whose = f"{self._at + 1} of {len(self._people)}: {one_line(self._person.name)}"
        echo = self.query_one(".echo", Static)
        reading = str(echo.content) if echo.has_class("-good") else ""
        return sentences(in_a_form(self, f"Their numbers, {whose}"), reading)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.value.strip()
        read = readings.number(self._desk, self._person.uid, typed) if typed else None
        show_echo(self.query_one(".echo", Static), read, _HINT)

    def action_answer(self) -> None:
        """Take the number, or leave it for later, and ask for the next."""
        typed = self.query_one(Input).value.strip()
        self._answers[self._person.uid] = typed
        if typed:
            try:
                self._desk.add_number(self._person.uid, typed)
                self._saved.add(self._person.uid)
            except FollowupError as error:
                answer = Answer(str(error), good=False)
                show_echo(self.query_one(".echo", Static), answer, _HINT)
                return
        self._at += 1
        if self._at == len(self._people):
            self.dismiss(None)
        else:
            self._ask()

    def action_back(self) -> None:
        """Ask for the one before again; what was given for them is taken back first."""
        if self._at == 0:
            return
        self._answers[self._person.uid] = self.query_one(Input).value
        self._at -= 1
        if self._person.uid in self._saved:
            self._desk.undo()
            self._saved.discard(self._person.uid)
        self._ask()

    @property
    def _person(self) -> Contact:
        return self._people[self._at]

    def _ask(self) -> None:
        person = self._person
        where = role_and_company(person)
        box = self.query_one(".page", Vertical)
        box.border_title = f"Their numbers ─ {self._at + 1} of {len(self._people)}"
        self.query_one("#who", Static).update(Content.styled(one_line(person.name), "bold"))
        self.query_one("#where", Static).update(Content(where))
        field = self.query_one(Input)
        field.value = self._answers.get(person.uid, "")
        field.focus()
        if not field.value:
            show_echo(self.query_one(".echo", Static), None, _HINT)
