"""A preview of a backlog, spread over the days to come."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from followup_tui.desk.backlog import FITS, calls_due, days_of
from followup_tui.desk.desk import Desk
from followup_tui.planning.spreading import Move
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import sentences
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine


class Backlog(StatedDialog[tuple[Move, ...]]):
    """Answers with the calls to put off, each with its day; it moves nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.BACKLOG, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.BACKLOG,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._capacity = desk.policy.capacity
        self._due, self._moves = calls_due(desk), desk.spread(self._capacity)

    def compose(self) -> ComposeResult:
        """How much there is; then day by day, how many and who."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Backlog"
            with VerticalScroll(id="spread"):
                yield Static(id="how")
                yield Static(id="days")
            yield KeyLine()

    def on_mount(self) -> None:
        """Start with what a day holds."""
        self._show()

    def where(self) -> str:
        """How much there is, and how much of it stays today."""
        stay, go = self._due - len(self._moves), len(self._moves)
        split = f"{stay} stay today, {go} go to later days" if go else FITS
        return sentences(f"Backlog: {self._how}", split)

    def action_capacity(self, by: int) -> None:
        """Try another number of calls a day, up to what a day holds."""
        self._capacity = min(max(self._capacity + by, 1), self._desk.policy.capacity)
        self._due, self._moves = calls_due(self._desk), self._desk.spread(self._capacity)
        self._show()

    def action_spread(self) -> None:
        """Take the preview as it stands."""
        self.dismiss(self._moves)

    def _show(self) -> None:
        how = f"{self._how} Appointments and suggestions stay."
        self.query_one("#how", Static).update(how)
        lines = self._lines() if self._moves else [Content(FITS)]
        self.query_one("#days", Static).update(Content("\n").join(lines))

    @property
    def _how(self) -> str:
        a_day = "1 call" if self._capacity == 1 else f"{self._capacity} calls"
        return f"{self._due} due, {a_day} a day."

    def _lines(self) -> Iterator[Content]:
        yield _line("today", f"{self._due - len(self._moves)} stay")
        for day, people in days_of(self._desk, self._moves):
            yield _line(day, f"{len(people)} more", ", ".join(people))


def _line(day: str, count: str, people: str = "") -> Content:
    return Content.assemble((f"{day:<13}", "bold"), f"{count:<10}", (people, "$quiet"))
