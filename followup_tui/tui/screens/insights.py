"""Insights: when people answer, what it took, and what the days hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.insights import (
    ANSWERED,
    NAME_WIDTH,
    answered_rows,
    days_of,
    figures,
    first_figure,
    hours_head,
    insights_of,
)
from followup_tui.desk.wording import short_name
from followup_tui.planning.insights import Insights, Share
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.status_line import StatusLine

_HALF = 36
_WARMEST = 50
"""How strong the colour of the best hour is, in percent: what stands on it can still be read."""

_UNSURE = 2
"""Calls without an answer that are added to every hour, as one call says next to nothing."""


class InsightsScreen(Screen[None]):
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

    def compose(self) -> ComposeResult:
        """One text; it scrolls where the window is low."""
        with VerticalScroll(classes="page") as box:
            box.border_title = "Insights"
            yield Static(Content.styled("counting…", "$quiet"))
        if self._desk.settings.looks.status:
            yield StatusLine(classes="-last")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with everybody."""
        self._count("")

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
        box.query_one(Static).update(Content("\n").join(_lines(event.found)))
        for line in self.query(StatusLine):
            line.words = f"Insights, {name}. {first_figure(event.found)}"


def _lines(found: Insights) -> Iterator[Content]:
    yield Content.styled(ANSWERED, "bold $text-accent")
    yield Content.styled(hours_head(found), "$quiet")
    best = max(map(_warmth, found.answered.values()), default=0.0)
    for weekday, cells in answered_rows(found):
        looks = (_cell(cell, share, best) for cell, share in cells)
        yield Content.assemble((weekday, "$quiet"), *looks)
    yield Content("")
    for name, said in figures(found):
        yield Content.assemble((f"{name:<{NAME_WIDTH}}", "bold $text-accent"), said)
    yield Content("")
    yield from _days(found)


def _cell(cell: str, share: Share | None, best: float) -> Content:
    """The more of them answered, the warmer; few calls say little."""
    if share is None or not share.count:
        return Content.styled(cell, "$quiet")
    said = cell.lstrip()
    warm = round(_WARMEST * _warmth(share) / best)
    weight = "bold " if share.percent is not None else ""
    there = Content.styled(f" {said}", f"{weight}on $success {warm}%")
    return Content.assemble(" " * (len(cell) - len(said) - 1), there)


def _warmth(share: Share) -> float:
    return share.count / (share.of + _UNSURE)


def _days(found: Insights) -> Iterator[Content]:
    days = days_of(found)
    heads = "".join(f"{title:<{_HALF}}" for title in days)
    yield Content.styled(heads.rstrip(), "bold $text-accent")
    for made, due in zip_longest(*days.values()):
        yield Content.assemble(*_bar(made, "$text-success"), *_bar(due, "$text-accent"))


def _bar(day: tuple[str, str, int], style: str) -> list[Content]:
    name, bar, count = day
    said = f" {count}" if bar else f"{count}"
    rest = _HALF - len(name) - 2 - len(bar) - len(said)
    return [
        Content.styled(f"{name}  ", "$quiet"),
        Content.styled(bar, style),
        Content(said + " " * rest),
    ]
