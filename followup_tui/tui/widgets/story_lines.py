"""A history as numbered lines of a width: how many each part takes, and what they say."""

from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from followup_tui.desk.finding import marks
from followup_tui.desk.story import Day, Story, day_in_full
from followup_tui.desk.wording import ago
from followup_tui.tui.wrapping import breaks

Piece = tuple[str, str, bool]
"""A text, its look, and whether the search found it."""

_MOST = 96
"""Cells to a line of a note: a longer one is hard to read."""

_HOUR, _WHO, _INDENT = 7, 5, 7
_LEAST_ASIDE = 6


class StoryLines:
    """Only the lines that are asked for are made; of the others it is known how many there are.

    `closing` is said below the newest entry. An entry is known by its place in the history.
    """

    def __init__(self, story: Story, width: int, closing: str = "") -> None:
        self.story = story
        self._width = width
        self._room = max(min(width, _MOST) - _INDENT - 1, 2)
        self._closing = closing
        self._made: dict[tuple[int, str], list[list[Piece]]] = {}
        self._parts: list[Day | int | str] = []
        self._tops: list[int] = []
        self._part_of: dict[int, int] = {}
        self.count = 0
        for day in story.days:
            self._add(day, 2 if self._parts else 1)
            for place in day.places:
                self._part_of[place] = len(self._parts)
                self._add(place, self._height(place))
        if closing or story.since:
            self._add(closing, 1 + len(breaks(closing, self._room)))

    def lines_of(self, place: int) -> range:
        """The lines of an entry."""
        part = self._part_of[place]
        top = self._tops[part]
        below = self._tops[part + 1] if part + 1 < len(self._tops) else self.count
        return range(top, below)

    def from_heading(self, place: int) -> range:
        """The same, with the heading of its day and the gap above where it is the first of it."""
        part = self._part_of[place]
        lines = self.lines_of(place)
        first = isinstance(self._parts[part - 1], Day)
        return range(self._tops[part - 1] if first else lines.start, lines.stop)

    def place_at(self, line: int) -> int | None:
        """The entry a line belongs to, if it does."""
        if not 0 <= line < self.count:
            return None
        part = self._parts[bisect_right(self._tops, line) - 1]
        return part if isinstance(part, int) else None

    def near(self, line: int) -> int | None:
        """The entry at a line, or else the one above, or below."""
        at = bisect_right(self._tops, max(line, 0)) - 1
        above = (part for part in reversed(self._parts[: at + 1]) if isinstance(part, int))
        below = (part for part in self._parts[at + 1 :] if isinstance(part, int))
        return next(above, next(below, None))

    def line(self, at: int, query: str) -> list[Piece]:
        """One line, from left to right; the first cell is blank, for the cursor."""
        part = bisect_right(self._tops, at) - 1
        key = part, query
        if key not in self._made:
            self._made[key] = list(self._lines(self._parts[part], part, query))
        return self._made[key][at - self._tops[part]]

    def _add(self, part: Day | int | str, height: int) -> None:
        self._parts.append(part)
        self._tops.append(self.count)
        self.count += height

    def _height(self, place: int) -> int:
        texts = (*self.story.note(place), *(f"→ {said}" for said in self.story.agreed(place)))
        return 1 + sum(len(breaks(text, self._room)) or 1 for text in texts)

    def _lines(self, part: Day | int | str, at: int, query: str) -> Iterator[list[Piece]]:
        if isinstance(part, Day):
            if at:
                yield _gap(part.gap)
            name, when = day_in_full(part.on, self.story.today), ago(part.on, self.story.today)
            yield [(f" {name}", "day", False), (f" · {when}", "aside", False)]
        elif isinstance(part, int):
            yield from self._entry(part, query)
        else:
            since = self.story.since
            yield _gap(f"{since} since then" if since else "")
            if part:
                yield from self._wrapped(part, "aside", "")

    def _entry(self, place: int, query: str) -> Iterator[list[Piece]]:
        told = self.story.told(place)
        look = "theirs" if told.who == "they" else "what"
        first = [
            (f" {told.hour:<{_HOUR - 1}}", "hour", False),
            *_marked(told.who, look, query),
            (" " * (_WHO - len(told.who)), look, False),
            *_marked(told.what, look, query),
        ]
        used = sum(cell_len(text) for text, _, _ in first)
        right = min(self._width, _MOST) - 1
        aside = told.aside
        if cell_len(aside) > (room := right - used - 2):
            aside = set_cell_size(aside, max(room - 1, 0)).rstrip(" ·") + "…"
        if aside and room >= _LEAST_ASIDE:
            gap = (" " * (right - used - cell_len(aside)), "aside", False)
            first += [gap, *_marked(aside, "aside", query)]
        yield first
        for line in told.note:
            yield from self._wrapped(line, "note", query)
        for said in told.agreed:
            yield from self._wrapped(f"→ {said}", "agreed", query)

    def _wrapped(self, text: str, look: str, query: str) -> Iterator[list[Piece]]:
        found = marks(text, query) if query else []
        for start, end in breaks(text, self._room) or [(0, 0)]:
            yield [(" " * _INDENT, look, False), *_cut(text, look, found, start, end)]


def _gap(words: str) -> list[Piece]:
    return [(f"   ┄┄ {words} ┄┄", "gap", False)] if words else []


def _marked(text: str, look: str, query: str) -> list[Piece]:
    return list(_cut(text, look, marks(text, query) if query else [], 0, len(text)))


def _cut(
    text: str, look: str, found: list[tuple[int, int]], start: int, end: int
) -> Iterator[Piece]:
    """A part of a text in pieces: what was found in it, and what lies between."""
    at = start
    for first, last in found:
        begins, ends = max(first, at), min(last, end)
        if begins >= ends:
            continue
        if begins > at:
            yield text[at:begins], look, False
        yield text[begins:ends], look, True
        at = ends
    if at < end:
        yield text[at:end], look, False
