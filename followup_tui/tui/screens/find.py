"""Find anybody as you type: everybody is here, due or not."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.finding import best_first, haystack, matches
from followup_tui.desk.wording import position
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.record_list import RecordList, Row


class Find(ModalScreen[str | None]):
    """Answers with the uid of whoever was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.FIND, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FIND,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        people = sorted(desk.book.contacts.values(), key=lambda c: (c.name.casefold(), c.uid))
        self._people = [(contact, haystack(contact)) for contact in people]

    def compose(self) -> ComposeResult:
        """What was typed, over who matches."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = "Find"
            box.border_subtitle = "enter goes there · esc back"
            yield Input(placeholder="name, company, note or number", compact=True)
            yield RecordList(tail_first=True, id="found")
            yield Static(id="count", classes="hint")

    def on_mount(self) -> None:
        """Show everybody."""
        self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _chosen(self, event: Input.Submitted) -> None:
        event.stop()
        if uid := self.query_one(RecordList).highlighted:
            self.dismiss(uid)

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_move(self, by: int) -> None:
        """Move in the list while the cursor stays in the field."""
        self.query_one(RecordList).action_move(by)

    def _list(self, query: str) -> None:
        found = best_first([c for c, hay in self._people if matches(query, hay)], query)
        rows = [_row(contact) for contact in found]
        first = rows[0].key if rows else ""
        self.query_one(RecordList).set_rows(rows, first)
        self.query_one("#count", Static).update(
            f"{len(found)} of {len(self._people)}" if found else "nobody matches"
        )


def _row(contact: Contact) -> Row:
    where = position(contact)
    body = f"{one_line(contact.name)}  {where}"
    return Row(contact.uid, body, tail=contact.stage.replace("_", " "))
