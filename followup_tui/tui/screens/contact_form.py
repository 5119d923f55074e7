"""Add or edit a contact: every field with a remark on how it reads, as it is typed."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from followup_tui.desk.desk import Desk
from followup_tui.desk.editing import Around, Reading, blank, read, typed_of
from followup_tui.desk.number_lines import number_in
from followup_tui.desk.others import Others
from followup_tui.desk.places import regions
from followup_tui.desk.wording import short_name
from followup_tui.domain.contact import Contact
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.screens.typed_form import TypedForm
from followup_tui.tui.widgets.contact.fields import ContactFields


class ContactForm(TypedForm[Contact, Reading]):
    """Answers with the contact to add or the changed one.

    Where nothing was changed, it answers as if it had been left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CONTACT, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CONTACT,)

    _fields: ContactFields

    def __init__(self, desk: Desk, contact: Contact | None = None) -> None:
        self._adds = contact is None
        self._opened = contact or blank(desk.clock())
        self._before = typed_of(self._opened)
        stopped = contact is not None and desk.plan(contact.uid).stopped
        name = f"{short_name(self._opened)}{' ─ asked to stop' if stopped else ''}"
        heading = "Add a contact" if self._adds else name
        super().__init__(desk, ContactFields(self._before), heading)
        self._others = Others(desk.book, self._opened.uid)

    def on_mount(self) -> None:
        """Loading the names of all regions takes a while."""
        self._warm_up()

    @work(thread=True)
    def _warm_up(self) -> None:
        regions()

    def where(self) -> str:
        """Who is edited, the field with the cursor, what stands against it."""
        return super().where() if self._adds else f"Edit {super().where()}"

    def read(self) -> Reading:
        """How it reads, against the contact as it is in the book now."""
        self._others = self._others.in_book(self._desk.book)
        around = Around(self._others, self._desk.calendar, self._desk.policy, self._desk.clock())
        return read(self._opened, self._fields.typed, self._latest, around)

    def remark(self) -> None:
        """Show how it reads; nothing is missed where nothing was typed yet."""
        super().remark()
        if self._adds and self._fields.typed.filled == self._before:
            dict(self._fields.spots())["name", 0].said = None

    def answer(self, reading: Reading) -> Contact | None:
        """The contact, where it is another now."""
        return reading.contact if reading.contact != self._latest else None

    @property
    def _latest(self) -> Contact:
        return self._desk.book.contacts.get(self._opened.uid, self._opened)

    def refresh_book(self) -> None:
        """Read again what something else may have written, the contact above all."""
        super().refresh_book()
        if not self._adds:
            self._desk.contact(self._opened.uid)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A number alone can be marked."""
        if action == "mark":
            return self._fields.number_at(self.focused) is not None
        return super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Mark a number as somebody else's, or as theirs after all."""
        if found := self._fields.number_at(self.focused):
            at, line = found
            phone = self.read().numbers.get(at)
            line.wrong = "" if phone is None or phone.wrong else number_in(phone)
            self.changed()

    def action_leave(self) -> None:
        """Leave, but with something changed only when asked twice."""
        if self._fields.typed.filled == self._before or self.is_sure(
            "contact_form.leave", "Not saved yet: {key} again leaves without saving"
        ):
            self.dismiss(None)
