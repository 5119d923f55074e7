"""A form that says how it reads while it is typed, and answers with what it read."""

from abc import abstractmethod
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from followup_tui.desk.desk import Desk
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.in_words import in_a_form
from followup_tui.tui.keymap import shown
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.fields import Fields, Reading
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.meeting.person import NameField

Answer = TypeVar("Answer")


class TypedForm(StatedDialog[Answer | None], Generic[Answer, Reading]):
    """It saves nothing itself. `how` stands below the fields while there is nothing else to say."""

    DEFAULT_CSS = """
    TypedForm > #form {
        width: 84; max-width: 96%; height: 92%; max-height: 36;
        border: round $frame; border-title-color: $text-accent; border-title-style: bold;
        background: $surface;
    }
    TypedForm > #form > .echo {
        height: 1; padding: 0 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, desk: Desk, fields: Fields[Reading], heading: str, how: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._fields = fields
        self._heading = heading
        self._how = how
        self._remarked: object = None
        self._held_key = HeldKey()
        self._asked = ""

    @abstractmethod
    def read(self) -> Reading:
        """How what stands in the fields reads now."""

    @abstractmethod
    def answer(self, reading: Reading) -> Answer | None:
        """What to answer with, from a reading that nothing stands against."""

    def compose(self) -> ComposeResult:
        """The fields, what there is to say of them all, the keys."""
        with Vertical(id="form") as box:
            box.border_title = Content(self._heading)
            yield self._fields
            yield Static(Content(self._how), classes="echo")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show how it reads as it is."""
        self.remark()

    def where(self) -> str:
        """The form, the field with the cursor, what stands against it."""
        return in_a_form(self, self._heading)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    @on(NameField.Given)
    def changed(self) -> None:
        """Show how it reads now, where something else stands there."""
        if self._fields.typed != self._remarked:
            self._asked = ""
            self.say(self._how)
            self.remark()

    def remark(self) -> None:
        """Show how it reads."""
        self._remarked = self._fields.typed
        self._fields.show(self.read())

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say something about all of it."""
        line = self.query_one(".echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")

    def is_sure(self, command: str, words: str) -> bool:
        """Whether the key of a command that loses something came twice; the first time it says so.

        In `words` the key stands for `{key}`. A held key counts once.
        """
        if self._held_key.repeats(command):
            return False
        if self._asked == command:
            return True
        self._asked = command
        self.say(words.format(key=shown(self._desk.settings.keys, command)), bad=True)
        return False

    # Keys

    @on(Input.Submitted)
    def action_next(self) -> None:
        """The next field, or the next of what is listed."""
        if field := self._fields.open_list():
            field.move(1)
        else:
            self.focus_next()

    def action_previous(self) -> None:
        """The field before, or the one before of what is listed."""
        if field := self._fields.open_list():
            field.move(-1)
        else:
            self.focus_previous()

    def action_save(self) -> None:
        """Answer, once nothing stands against it."""
        try:
            self.refresh_book()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return
        reading = self.read()
        if (spot := reading.refused) is not None:
            self.remark()
            self.say(reading.said[spot].words, bad=True)
            self._fields.go_to(spot)
        else:
            self.dismiss(self.answer(reading))

    def refresh_book(self) -> None:
        """Read again what something else may have written. Raises `FollowupError`."""
        self._desk.refresh()
