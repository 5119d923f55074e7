"""One line of words that logs a call, read back in full as it is typed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.quick import Late, Quick, completed, read_quick
from followup_tui.desk.wording import short_name
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form, sentences
from followup_tui.tui.keymap import shown
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.outcome.forms import Answer, show_echo
from followup_tui.tui.widgets.person_row import person_row
from followup_tui.tui.widgets.record_list import RecordList

_HINT = "as in: dana voicemail · omar talked, next tue 3pm: liked it · mei busy -20m"


class QuickEntry(StatedDialog[Quick | None]):
    """Answers with the reading of the line once it says all that is needed.

    A line without a name is about `uid`; `late` tells when it was, where that is put down.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.QUICK, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.QUICK,)

    AUTO_FOCUS = "Input"

    DEFAULT_CSS = """
    QuickEntry > Vertical {
        dock: bottom; width: 100%; height: auto; max-height: 90%;
        border: round $frame; border-title-color: $text-accent; border-title-style: bold;
        border-subtitle-color: $quiet;
        background: $surface; padding: 0 1;
    }
    QuickEntry #reading { height: auto; max-height: 10; }
    QuickEntry #candidates { height: auto; max-height: 8; background: $surface; }
    QuickEntry .echo { height: auto; max-height: 3; color: $quiet; }
    QuickEntry KeyLine { margin-top: 1; background: $surface; }
    """

    def __init__(self, desk: Desk, uid: str, late: Late) -> None:
        super().__init__()
        self._desk = desk
        self._uid = uid
        self._late = late
        self._read = read_quick(desk, "", uid, late)

    def compose(self) -> ComposeResult:
        """How the line reads, whom it could be about, what is missing, and the line."""
        with Vertical() as box:
            box.border_title = "Quick entry"
            yield Static(id="reading")
            yield RecordList(tail_first=True, id="candidates")
            yield Static(classes="echo")
            yield Input(
                placeholder="name, what happened, when, what was agreed: note",
                compact=True,
                name="Line",
            )
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin with an empty line; the list is never typed into."""
        self.query_one(RecordList).can_focus = False
        self._show()

    def where(self) -> str:
        """The line as it is typed, what stands against it, and how it reads."""
        quick, listed = self._read, self.query_one(RecordList)
        about = listed.in_words if quick.candidates else quick.who
        coming = quick.agreed or quick.next
        read = ", ".join(filter(None, (about, quick.what, quick.when, coming)))
        return sentences(in_a_form(self, "Quick entry"), read)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_complete()

    def action_log(self) -> None:
        """Answer with the line, once it says all that is needed."""
        quick = self._show()
        if quick.complete:
            self.dismiss(quick)

    def action_move(self, by: int) -> None:
        """Move among those it could be about while the cursor stays in the line."""
        self.query_one(RecordList).action_move(by)

    def action_complete(self) -> None:
        """Write the name in full: of whoever is highlighted among several, or of the one meant."""
        line = self.query_one(Input)
        quick = self._read
        chosen = self.query_one(RecordList).highlighted if quick.candidates else quick.contact
        if chosen and quick.name_end:
            line.value = completed(self._desk, line.value, quick, chosen)
            line.cursor_position = len(line.value)

    def _show(self) -> Quick:
        typed = self.query_one(Input).value
        self._read = quick = read_quick(self._desk, typed, self._uid, self._late)
        reading = self.query_one("#reading", Static)
        reading.update(_lines(quick))
        reading.display = bool(quick.who)
        listed = self.query_one(RecordList)
        listed.display = bool(quick.candidates)
        listed.set_rows([person_row(one, self._desk.book) for one in quick.candidates])
        answer = Answer(quick.trouble, good=False) if typed.strip() and quick.trouble else None
        show_echo(self.query_one(".echo", Static), answer, self._hint(quick))
        return quick

    def _hint(self, quick: Quick) -> str:
        logs = shown(self._desk.settings.keys, "quick.log")
        if quick.stop:
            return f"{logs} asks once more: a stop is for good"
        if quick.complete:
            return f"{logs} logs it"
        meant = self._desk.book.contacts.get(self._uid)
        return f"{_HINT}\nwithout a name it is about {short_name(meant)}" if meant else _HINT


def _lines(quick: Quick) -> Content:
    """One line for each thing that was said, named at its left."""
    said = {
        "Who": quick.who,
        "What": quick.what,
        "When": quick.when,
        "Agreed": quick.agreed,
        "Next": quick.next,
        "Note": quick.note,
    }
    lines = [
        Content.assemble((f"{name:<8}", "$text-accent"), Content(words))
        for name, words in said.items()
        if words
    ]
    return Content("\n").join(lines)
