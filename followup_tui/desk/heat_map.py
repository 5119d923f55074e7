"""When people answer, by weekday and hour, in as many columns as there is room for."""

from collections.abc import Iterator, Mapping
from itertools import chain

import msgspec

from followup_tui.planning.insights import Share

_USUAL_DAYS = range(5)
_USUAL_HOURS = range(8, 18)
_A_DAY = 24
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY, _ROOMY = 4, 6

_SHARING = ((range(8, 18), 1), (range(8, 18), 2), (range(9, 18), 3))
"""Which hours are shown so many to a column, with what is before and after in one each."""


class Row(msgspec.Struct, frozen=True):
    """A weekday with its cells, each as wide as its column, and the share it says, or none."""

    weekday: str
    cells: tuple[tuple[str, Share | None], ...]


class HeatMap(msgspec.Struct, frozen=True):
    """The hours over the columns, and the rows below them: the usual weekdays, and any other."""

    head: str
    rows: tuple[Row, ...]


class _Column(msgspec.Struct, frozen=True):
    name: str
    hours: range


def heat_map(by_hour: Mapping[tuple[int, int], Share], width: int) -> HeatMap:
    """The shares by weekday and hour, no line wider than `width`.

    Every hour has a column of its own if they fit. If not, the early and the late ones share one,
    then two or three hours do. "–8" is before eight, "8–10" from eight to before ten.
    """
    days = sorted({*_USUAL_DAYS, *(day for day, _ in by_hour)})
    table, cell = _fitting(by_hour, days, width)
    rows = (
        Row(f"{_WEEKDAYS[day]:<{_DAY}}", tuple((f"{_said(one):>{cell}}", one) for one in shares))
        for day, shares in zip(days, zip(*table.values(), strict=True), strict=True)
    )
    head = "".join(f"{column.name:>{cell}}" for column in table)
    return HeatMap(" " * _DAY + head, tuple(rows))


def _fitting(
    by_hour: Mapping[tuple[int, int], Share], days: list[int], width: int
) -> tuple[dict[_Column, list[Share | None]], int]:
    """Each column with its shares by day, and how wide they all are."""
    for columns in _choices({hour for _, hour in by_hour}):
        table = {one: [_together(by_hour, day, one.hours) for day in days] for one in columns}
        texts = [*(column.name for column in table), *map(_said, chain(*table.values()))]
        needed, there = max(map(len, texts)) + 1, (width - _DAY) // len(table)
        if needed <= there:
            break
    return table, max(needed, min(there, _ROOMY))


def _choices(called: set[int]) -> Iterator[list[_Column]]:
    """From the finest to the coarsest columns."""
    yield [_Column(f"{hour}", range(hour, hour + 1)) for hour in sorted({*_USUAL_HOURS, *called})]
    for hours, several in _SHARING:
        early, late = range(hours.start), range(hours.stop, _A_DAY)
        columns = [
            _Column(f"–{early.stop}", early),
            *(_Column(_name(at, several), range(at, at + several)) for at in hours[::several]),
            _Column(f"{late.start}–", late),
        ]
        yield [one for one in columns if one.hours.start in hours or called & {*one.hours}]


def _name(start: int, several: int) -> str:
    return f"{start}" if several == 1 else f"{start}–{start + several}"


def _together(by_hour: Mapping[tuple[int, int], Share], day: int, hours: range) -> Share | None:
    shares = [share for hour in hours if (share := by_hour.get((day, hour)))]
    if not shares:
        return None
    return Share(sum(one.count for one in shares), sum(one.of for one in shares))


def _said(share: Share | None) -> str:
    return f"{share.count}/{share.of}" if share else "·"
