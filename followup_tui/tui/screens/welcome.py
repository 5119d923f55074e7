"""The first screen of the first day: three ways in."""

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.keymap import shown
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row

_WAYS = (
    Row("import", "Import my contacts", tail="LinkedIn, phone, Outlook, any CSV"),
    Row("add", "Add one person", tail="a name and a number"),
    Row("demo", "Look around first", tail="sample data, nothing is kept"),
    Row("quit", "Leave"),
)

_WORDS = """\
This keeps your follow-up calls: whom to call today, when in their day, \
what was said last. One key logs what happened, and the next call is set.\
"""


class Welcome(StatedDialog[str]):
    """Answers with "import", "add", "demo" or "quit"; empty when it was put aside."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.WELCOME, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.WELCOME,)

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        keys = {way.key: shown(keymap, f"welcome.{way.key}") for way in _WAYS}
        self._ways = [replace(way, lead=keys[way.key]) for way in _WAYS]
        self._key_width = max(map(len, keys.values())) + 2

    def compose(self) -> ComposeResult:
        """A word of welcome, and the ways in."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Welcome"
            yield Static(Content(_WORDS), classes="words")
            yield RecordList(lead_width=self._key_width, id="ways")
            yield KeyLine()

    def on_mount(self) -> None:
        """Start on the first."""
        ways = self.query_one(RecordList)
        ways.set_rows(self._ways, "import")
        ways.focus()

    def where(self) -> str:
        """The way that is highlighted."""
        return f"Welcome to followup, {self.query_one(RecordList).in_words}"

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_go(self) -> None:
        """Go the highlighted way."""
        self.dismiss(self.query_one(RecordList).highlighted)
