"""Add a contact: a name is enough, a number makes them callable."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk, new_contact
from followup_tui.domain.contact import Contact
from followup_tui.planning.zones import zone_named

_FIELDS = (
    ("name", "Name", "Dana Whitfield"),
    ("company", "Company", "Larkspur"),
    ("role", "Role", "Head of Talent"),
    ("phone", "Phone", "+1 212 555 0188"),
    ("email", "E-mail", "dana@larkspur.example"),
    ("tz", "Time zone", "from the number, or as in America/New_York"),
    ("notes", "Notes", "how you know them"),
)


class AddContact(ModalScreen[Contact | None]):
    """Answers with the contact to add; it saves nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="add.leave"),
        Binding("ctrl+s", "save", "Add", id="add.save", priority=True),
        Binding("down", "app.focus_next", "Next field", show=False, id="add.next"),
        Binding("up", "app.focus_previous", "Field before", show=False, id="add.previous"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """A line for each field, and how the number reads."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Add a contact"
            box.border_subtitle = "enter next · ctrl+s add · esc back"
            for name, label, example in _FIELDS:
                with Horizontal(classes="field"):
                    yield Static(label, classes="label")
                    yield Input(placeholder=example, compact=True, id=name)
            yield Static(classes="echo", id="echo")

    def on_mount(self) -> None:
        """Start with the name."""
        self.query_one("#name", Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._say(*self._remark())

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == _FIELDS[-1][0]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Answer with the contact, once there is a name and what was typed makes sense."""
        if not self._typed_in("name"):
            self._say("A name is needed", bad=True)
            self.query_one("#name", Input).focus()
            return
        try:
            contact = self._contact()
        except ValueError as error:
            self._say(str(error), bad=True)
            self.query_one("#tz", Input).focus()
            return
        self.dismiss(contact)

    def _contact(self) -> Contact:
        tz = self._typed_in("tz")
        return new_contact(
            self._typed_in("name"),
            at=self._desk.clock(),
            home=self._desk.calendar.here.region,
            company=self._typed_in("company"),
            role=self._typed_in("role"),
            phones=[self._typed_in("phone")],
            emails=[self._typed_in("email")],
            tz=zone_named(tz) if tz else "",
            notes=self._typed_in("notes"),
        )

    def _remark(self) -> tuple[str, bool]:
        try:
            contact = self._contact()
        except ValueError as error:
            return str(error), True
        if contact.phones and not contact.dialable:
            return "that number can't be dialled yet; it is kept as typed", True
        guess = f"in {contact.tz} (guessed from the number)" if contact.tz_guessed else ""
        return guess, False

    def _typed_in(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _say(self, words: str, bad: bool = False) -> None:  # noqa: FBT001, FBT002 - how it looks
        line = self.query_one("#echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")
