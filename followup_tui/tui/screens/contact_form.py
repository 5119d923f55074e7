"""Add or edit a contact: every field with a remark on how it reads, as it is typed."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from followup_tui.desk.desk import Desk
from followup_tui.desk.editing import Around, Reading, blank, read, typed_of
from followup_tui.desk.number_lines import number_in
from followup_tui.desk.others import Others
from followup_tui.desk.places import regions
from followup_tui.desk.wording import short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.keymap import shown
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.fields import ContactFields
from followup_tui.tui.widgets.key_line import KeyLine


class ContactForm(ModalScreen[Contact | None]):
    """Answers with the contact to add or the changed one; it saves nothing itself.

    Where nothing was changed, it answers as if it had been left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CONTACT, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CONTACT,)

    DEFAULT_CSS = """
    #contact {
        width: 84; max-width: 96%; height: 92%; max-height: 36;
        border: round $frame; border-title-color: $text-accent; border-title-style: bold;
        background: $surface;
    }
    #contact .echo {
        height: 1; padding: 0 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, desk: Desk, contact: Contact | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._adds = contact is None
        self._opened = contact or blank(desk.clock())
        self._before = typed_of(self._opened)
        self._others = Others(desk.book, self._opened.uid)
        self._fields = ContactFields(self._before)
        self._remarked = self._before
        self._held_key = HeldKey()
        self._asked_to_leave = False

    def compose(self) -> ComposeResult:
        """The fields, what there is to say of them all, the keys."""
        with Vertical(id="contact") as box:
            box.border_title = Content(self._heading)
            yield self._fields
            yield Static(classes="echo")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show how it reads as it is; loading the names of all regions takes a while."""
        self._remark()
        self._warm_up()

    @work(thread=True)
    def _warm_up(self) -> None:
        regions()

    @property
    def _heading(self) -> str:
        if self._adds:
            return "Add a contact"
        stopped = self._desk.plan(self._opened.uid).stopped
        return f"{short_name(self._opened)}{' ─ asked to stop' if stopped else ''}"

    # How it reads

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _typed(self) -> None:
        if self._fields.typed != self._remarked:
            self._asked_to_leave = False
            self._say("")
            self._remark()

    def _remark(self) -> None:
        self._remarked = self._fields.typed
        latest = self._desk.book.contacts.get(self._opened.uid, self._opened)
        self._fields.show(self._read(latest).said)

    def _read(self, latest: Contact) -> Reading:
        if self._others.book is not self._desk.book:
            self._others = Others(self._desk.book, self._opened.uid)
        around = Around(self._others, self._desk.calendar, self._desk.policy, self._desk.clock())
        return read(self._opened, self._fields.typed, latest, around)

    def _say(self, words: str, *, bad: bool = False) -> None:
        line = self.query_one(".echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A number alone can be marked."""
        if action == "mark":
            return self._fields.number_at(self.focused) is not None
        return super().check_action(action, parameters)

    @on(Input.Submitted)
    def action_next(self) -> None:
        """The next field, or the next of the places listed."""
        if place := self._fields.open_place():
            place.move(1)
        else:
            self.focus_next()

    def action_previous(self) -> None:
        """The field before, or the place before."""
        if place := self._fields.open_place():
            place.move(-1)
        else:
            self.focus_previous()

    def action_mark(self) -> None:
        """Mark a number as somebody else's, or as theirs after all."""
        if found := self._fields.number_at(self.focused):
            at, line = found
            phone = self._read(self._opened).numbers.get(at)
            line.wrong = "" if phone is None or phone.wrong else number_in(phone)
            self._typed()

    def action_save(self) -> None:
        """Answer with the contact, once nothing stands against it."""
        try:
            self._desk.refresh()
            latest = self._opened if self._adds else self._desk.contact(self._opened.uid)
        except FollowupError as error:
            self._say(str(error), bad=True)
            return
        reading = self._read(latest)
        if (spot := reading.refused) is not None:
            self._remark()
            self._say(reading.said[spot].words, bad=True)
            self._fields.go_to(spot)
        else:
            self.dismiss(reading.contact if reading.contact != latest else None)

    def action_leave(self) -> None:
        """Leave, but with something changed only when asked twice."""
        if self._held_key.repeats("escape"):
            return
        if self._asked_to_leave or self._fields.typed.filled == self._before:
            self.dismiss(None)
        else:
            self._asked_to_leave = True
            key = shown(self._desk.settings.keys, "contact_form.leave")
            self._say(f"Not saved yet: {key} again leaves without saving", bad=True)
