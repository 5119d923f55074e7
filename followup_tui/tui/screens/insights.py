"""Insights: when people answer, what it took, and what the days hold."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from followup_tui.desk.desk import Desk
from followup_tui.desk.insights import first_figure, insights_of
from followup_tui.desk.wording import short_name
from followup_tui.planning.insights import Insights
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.figures import Figures
from followup_tui.tui.widgets.key_line import KeyLine


class InsightsScreen(StatedScreen[None]):
    """The figures over everybody, or over whoever was looked at (a uid, or empty)."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.INSIGHTS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.INSIGHTS,)

    @dataclass
    class Counted(Message):
        """The figures are there."""

        of: str
        found: Insights

    def __init__(self, desk: Desk, uid: str) -> None:
        super().__init__()
        self._desk = desk
        self._uid = uid
        self._of = ""
        self._counted = "counting"

    def compose(self) -> ComposeResult:
        """One text; it scrolls where the window is low."""
        with VerticalScroll(classes="page") as box:
            box.border_title = "Insights"
            yield Figures()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with everybody."""
        self._count("")

    def where(self) -> str:
        """Whose figures they are, and the first of them."""
        return f"Insights, {self._counted}"

    def action_one_or_all(self) -> None:
        """The other of the two: the person looked at, or everybody."""
        there = self._desk.book.now(self._uid) in self._desk.book.contacts
        if self._of or there:
            self._count("" if self._of else self._uid)

    @work(thread=True, exclusive=True)
    def _count(self, of: str) -> None:
        self.post_message(self.Counted(of, insights_of(self._desk, of)))

    @on(Counted)
    def _show(self, event: Counted) -> None:
        self._of = event.of
        name = short_name(self._desk.contact(event.of)) if event.of else "everybody"
        box = self.query_one(VerticalScroll)
        box.border_title = Content(f"Insights ─ {name}")
        box.query_one(Figures).found = event.found
        self._counted = f"{name}. {first_figure(event.found)}"
