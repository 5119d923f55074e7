"""Insights: when people answer, what it took, and what the days hold."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from followup_tui.desk.desk import Desk
from followup_tui.desk.insights import first_figure, insights_of
from followup_tui.desk.wording import short_name
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.insights import Insights
from followup_tui.planning.zones import local
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.watch import Watch
from followup_tui.tui.widgets.figures import Figures
from followup_tui.tui.widgets.key_line import KeyLine


class InsightsScreen(StatedScreen[None]):
    """The figures over everybody, or over whoever was looked at (a uid, or empty)."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.INSIGHTS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.INSIGHTS,)

    @dataclass
    class Counted(Message):
        """The figures are there, and whose they are."""

        name: str
        found: Insights

    def __init__(self, desk: Desk, uid: str) -> None:
        super().__init__()
        self._desk = desk
        self._uid = uid
        self._one = False
        self._counts = self._now
        self._counted = "counting"

    def compose(self) -> ComposeResult:
        """One text; it scrolls where the window is low."""
        with VerticalScroll(classes="page") as box:
            box.border_title = "Insights"
            yield Figures()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with everybody."""
        self._count_anew()

    def where(self) -> str:
        """Whose figures they are, and the first of them."""
        return f"Insights, {self._counted}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One alone is there to see only where somebody was looked at."""
        if action == "one_or_all":
            return self._looked_at is not None
        return super().check_action(action, parameters)

    def action_one_or_all(self) -> None:
        """The other of the two: the person looked at, or everybody."""
        self._one = not self._one
        self._count_anew()

    @property
    def _looked_at(self) -> Contact | None:
        book = self._desk.book
        return book.contacts.get(book.now(self._uid))

    @property
    def _now(self) -> tuple[Book, Calendar, date]:
        """What the figures follow from."""
        calendar = self._desk.calendar
        return self._desk.book, calendar, local(self._desk.clock(), calendar.here.tz).date()

    @on(Watch.Changed)
    def _look_again(self) -> None:
        """Count what something else has written, or that a day has passed; not every minute."""
        if self._counts != self._now:
            self._count_anew()

    def _count_anew(self) -> None:
        """What is shown stays until it is done; of whoever is no longer here nothing is said."""
        self._counts = self._now
        self._one = self._one and self._looked_at is not None
        self.refresh_bindings()
        self._count(self._looked_at if self._one else None)

    @work(thread=True, exclusive=True)
    def _count(self, whom: Contact | None) -> None:
        found = insights_of(self._desk, whom)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(short_name(whom) if whom else "everybody", found))

    @on(Counted)
    def _show(self, event: Counted) -> None:
        box = self.query_one(VerticalScroll)
        box.border_title = Content(f"Insights ─ {event.name}")
        box.query_one(Figures).found = event.found
        self._counted = f"{event.name}. {first_figure(event.found)}"
