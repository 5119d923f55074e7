"""An interview: when, where, everybody met, the next call; one form, logged as one act."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.finding import Finder
from followup_tui.desk.interviews import Interview
from followup_tui.desk.meeting import MeetingReading, MeetingTyped, read_meeting
from followup_tui.desk.others import Others
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.keymap import shown
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.meeting.fields import MeetingFields
from followup_tui.tui.widgets.meeting.person import NameField

_HOW = "An e-mail is owed to each. enter: the next one · tab: more about them"


class InterviewForm(ModalScreen[Interview | None]):
    """Answers with the interview to log; it logs nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.INTERVIEW, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.INTERVIEW,)

    DEFAULT_CSS = """
    #interview {
        width: 84; max-width: 96%; height: 92%; max-height: 36;
        border: round $frame; border-title-color: $text-accent; border-title-style: bold;
        background: $surface;
    }
    #interview .echo {
        height: 1; padding: 0 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._others = Others(desk.book, "")
        self._fields = MeetingFields(Finder(desk.book.contacts.values()).found)
        self._remarked = MeetingTyped()
        self._held_key = HeldKey()
        self._asked_to_leave = False

    def compose(self) -> ComposeResult:
        """The fields, what there is to say of them all, the keys."""
        with Vertical(id="interview") as box:
            box.border_title = "Interview"
            yield self._fields
            yield Static(_HOW, classes="echo")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show how it reads while nothing is typed."""
        self._before = self._fields.typed
        self._remark()

    # How it reads

    @on(Input.Changed)
    @on(Choice.Changed)
    @on(NameField.Given)
    def _typed(self) -> None:
        if self._fields.typed != self._remarked:
            self._asked_to_leave = False
            self._say(_HOW)
            self._remark()

    def _remark(self) -> None:
        self._remarked = self._fields.typed
        self._fields.show(self._read())

    def _read(self) -> MeetingReading:
        if self._others.book is not self._desk.book:
            self._others = Others(self._desk.book, "")
        return read_meeting(self._desk, self._others, self._fields.typed)

    def _say(self, words: str, *, bad: bool = False) -> None:
        line = self.query_one(".echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")

    # Keys

    @on(Input.Submitted)
    def action_next(self) -> None:
        """The next field, or the next of the people listed."""
        if field := self._fields.open_list():
            field.move(1)
        else:
            self.focus_next()

    def action_previous(self) -> None:
        """The field before, or the person before."""
        if field := self._fields.open_list():
            field.move(-1)
        else:
            self.focus_previous()

    def action_save(self) -> None:
        """Answer with the interview, once nothing stands against it."""
        try:
            self._desk.refresh()
        except FollowupError as error:
            self._say(str(error), bad=True)
            return
        reading = self._read()
        if (spot := reading.refused) is not None:
            self._remark()
            self._say(reading.said[spot].words, bad=True)
            self._fields.go_to(spot)
        else:
            self.dismiss(reading.interview)

    def action_leave(self) -> None:
        """Leave, but with something typed only when asked twice."""
        if self._held_key.repeats("escape"):
            return
        if self._asked_to_leave or self._fields.typed == self._before:
            self.dismiss(None)
        else:
            self._asked_to_leave = True
            key = shown(self._desk.settings.keys, "interview.leave")
            self._say(f"Not logged yet: {key} again leaves without logging", bad=True)
