"""A preview of a backlog, spread over the days to come."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import day_words, short_name
from followup_tui.planning.spreading import Move
from followup_tui.planning.zones import local
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.key_line import KeyLine

_NAMED = 3


class Backlog(ModalScreen[tuple[Move, ...]]):
    """Answers with the calls to put off, each with its day; it moves nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.BACKLOG, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.BACKLOG,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._capacity = desk.policy.capacity
        self._moves = desk.spread(self._capacity)

    def compose(self) -> ComposeResult:
        """Day by day, how many and who."""
        with VerticalScroll(classes="dialog") as box:
            box.border_title = "Backlog"
            yield Static(self._preview(), id="days")
        yield KeyLine()

    def action_capacity(self, by: int) -> None:
        """Try another number of calls a day."""
        self._capacity = max(self._capacity + by, 1)
        self._moves = self._desk.spread(self._capacity)
        self.query_one("#days", Static).update(self._preview())

    def action_spread(self) -> None:
        """Take the preview as it stands."""
        self.dismiss(self._moves)

    def _preview(self) -> Content:
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        yield Content(f"{self._capacity} calls a day. Appointments and suggestions stay.")
        yield Content("")
        if not self._moves:
            yield Content("Everything fits today: nothing needs to move.")
            return
        today = local(self._desk.clock(), self._desk.calendar.here.tz).date()
        days = sorted(self._moves, key=attrgetter("day"))
        for day, moves in groupby(days, key=attrgetter("day")):
            people = [short_name(self._desk.contact(move.call.contact)) for move in moves]
            more = ", …" if len(people) > _NAMED else ""
            count = f"{len(people)} more"
            yield Content.assemble(
                (f"{day_words(day, today):<13}", "bold"),
                f"{count:<10}",
                (", ".join(people[:_NAMED]) + more, "$quiet"),
            )
