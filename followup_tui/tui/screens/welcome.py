"""The first screen of the first day: three ways in."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.record_list import RecordList, Row

_WAYS = (
    Row("import", "Import my contacts", lead="i", tail="LinkedIn, phone, Outlook, any CSV"),
    Row("add", "Add one person", lead="a", tail="a name and a number"),
    Row("demo", "Look around first", lead="d", tail="sample data, nothing is kept"),
    Row("quit", "Leave", lead="q"),
)

_WORDS = """\
This keeps your follow-up calls: whom to call today, when in their day, \
what was said last. One key logs what happened, and the next call is set.\
"""


class Welcome(StatedDialog[str]):
    """Answers with "import", "add", "demo" or "quit"; empty when it was put aside."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Go", id="welcome.choose"),
        Binding("i", "dismiss('import')", "Import", show=False, id="welcome.import"),
        Binding("a", "dismiss('add')", "Add", show=False, id="welcome.add"),
        Binding("d", "dismiss('demo')", "Demo", show=False, id="welcome.demo"),
        Binding("q", "dismiss('quit')", "Leave", show=False, id="welcome.quit"),
        Binding("escape", "dismiss('')", "Later", show=False, id="welcome.leave"),
    ]

    def compose(self) -> ComposeResult:
        """A word of welcome, and the ways in."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Welcome"
            box.border_subtitle = "enter goes"
            yield Static(Content(_WORDS), classes="words")
            yield RecordList(lead_width=3, id="ways")

    def on_mount(self) -> None:
        """Start on the first."""
        ways = self.query_one(RecordList)
        ways.set_rows(_WAYS, "import")
        ways.focus()

    def where(self) -> str:
        """The way that is highlighted."""
        return f"Welcome to followup, {self.query_one(RecordList).in_words}"

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_choose(self) -> None:
        """Go the highlighted way."""
        self.dismiss(self.query_one(RecordList).highlighted)
