"""Find anybody as you type: everybody is here, due or not."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.finding import Finder
from followup_tui.desk.standing import standing_on
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.person_row import person_row
from followup_tui.tui.widgets.record_list import RecordList

_NOBODY = "Nobody matches: try a part of the name, the company or a number"


class Find(StatedDialog[str | None]):
    """Answers with the uid of whoever was chosen; `asks` is what they are looked for."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.FIND, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FIND,)

    def __init__(self, desk: Desk, asks: str = "Find") -> None:
        super().__init__()
        self._desk = desk
        self._asks = asks
        people = desk.book.contacts.values()
        self._finder, self._everybody = Finder(people), len(people)

    def compose(self) -> ComposeResult:
        """What was typed, over who matches."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = Content(self._asks)
            yield Input(placeholder="name, company, note or number", compact=True)
            yield RecordList(tail_first=True, id="found")
            yield Static(id="count", classes="hint")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show everybody."""
        self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_go(self) -> None:
        """Go to whoever is highlighted."""
        if uid := self.query_one(RecordList).highlighted:
            self.dismiss(uid)

    def action_move(self, by: int) -> None:
        """Move in the list while the cursor stays in the field."""
        self.query_one(RecordList).action_move(by)

    def _list(self, query: str) -> None:
        found = self._finder.found(query)
        rows = [person_row(contact, self._desk.book) for contact in found]
        first = rows[0].key if rows else ""
        self.query_one(RecordList).set_rows(rows, first)
        self.query_one("#count", Static).update(
            f"{len(found)} of {self._everybody}" if found else _NOBODY
        )

    def where(self) -> str:
        """What they are looked for, and whom the cursor is on."""
        people = self.query_one(RecordList)
        on = standing_on(self._desk, people.highlighted, people.place, len(people.rows))
        return f"{self._asks}{'' if self._asks.endswith('?') else ','} {on}"
