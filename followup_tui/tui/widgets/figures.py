"""The figures of Insights as one text, laid out anew for each width."""

from collections.abc import Iterator
from itertools import zip_longest

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from followup_tui.desk.heat_map import heat_map
from followup_tui.desk.insights import (
    ANSWERED,
    answered_words,
    broken,
    days_of,
    figure_lines,
)
from followup_tui.planning.insights import Calls, Insights, Share

_HALF = 36
_WARMEST = 50
"""How strong the colour of the best hour is, in percent: what stands on it can still be read."""

_UNSURE = 2
"""Calls without an answer that are added to every hour, as one call says next to nothing."""


class Figures(Static):
    """What was counted, once it is."""

    found: reactive[Insights | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(Content.styled("counting…", "$quiet"))

    def watch_found(self) -> None:
        """Show what was found."""
        self._lay_out()

    def on_resize(self) -> None:
        """There is more room, or less."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self.found:
            self.update(Content("\n").join(_lines(self.found, self.size.width)))


def _lines(found: Insights, width: int) -> Iterator[Content]:
    yield Content.styled(ANSWERED, "bold $text-accent")
    yield from _hours(found.calls, width)
    yield Content("")
    for name, said in figure_lines(found, width):
        yield Content.assemble((name, "bold $text-accent"), said)
    yield Content("")
    yield from _days(found, min(_HALF, width // 2))


def _hours(calls: Calls, width: int) -> Iterator[Content]:
    shown = heat_map(calls.by_hour, width)
    yield Content.styled(shown.head, "$quiet")
    shares = [share for row in shown.rows for _, share in row.cells if share]
    best = max(map(_warmth, shares), default=0.0)
    for row in shown.rows:
        looks = (_cell(cell, share, best) for cell, share in row.cells)
        yield Content.assemble((row.weekday, "$quiet"), *looks)
    for line in broken(answered_words(calls), width):
        yield Content.styled(line, "$quiet")


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


def _days(found: Insights, half: int) -> Iterator[Content]:
    days = days_of(found)
    heads = "".join(f"{title:<{half}}" for title in days)
    yield Content.styled(heads.rstrip(), "bold $text-accent")
    for made, due in zip_longest(*days.values()):
        yield Content.assemble(*_bar(made, "$text-success", half), *_bar(due, "$text-accent", half))


def _bar(day: tuple[str, str, int], style: str, half: int) -> list[Content]:
    name, bar, count = day
    said = f" {count}" if bar else f"{count}"
    rest = half - len(name) - 2 - len(bar) - len(said)
    return [
        Content.styled(f"{name}  ", "$quiet"),
        Content.styled(bar, style),
        Content(said + " " * rest),
    ]
