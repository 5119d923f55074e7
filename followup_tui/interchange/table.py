"""Tables as spreadsheets write them: delimiters, quotation marks, rows and their numbers."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

import msgspec
from msgspec.structs import replace

from followup_tui.domain.person import People, Person, Remark
from followup_tui.domain.text import one_line, plain
from followup_tui.interchange.addresses import name_before
from followup_tui.interchange.source import Heed, Source, nobody

DELIMITERS = (",", ";", "\t", "|")
LOOK_AHEAD = 10
"""How many records may stand above the headings: a title, LinkedIn's notes, Excel's `sep=;`."""

_GAPS = re.compile(r"[\W_]+")

Headings = tuple[str, ...]


class Record(msgspec.Struct, frozen=True):
    """One record of a file, or why it could not be read; `row` counts records from 1."""

    row: int
    cells: tuple[str, ...] = ()
    problem: str = ""


class Row(msgspec.Struct, frozen=True):
    """The cells of one person that hold something, by their headings in `heading` spelling."""

    number: int
    cells: Mapping[str, tuple[str, ...]]

    def all(self, *headings: str) -> tuple[str, ...]:
        """What the cells under these headings say, each on one line, in the order asked for."""
        return tuple(text for text in map(one_line, self._under(headings)) if text)

    def first(self, *headings: str) -> str:
        """What the first of these cells says that says something, on one line."""
        return next(filter(None, map(one_line, self._under(headings))), "")

    def text(self, *headings: str) -> str:
        """The same with its lines kept."""
        return next(filter(None, map(plain, self._under(headings))), "")

    def each(self, change: Callable[[str], str]) -> "Row":
        """The row with every cell changed."""
        cells = {name: tuple(map(change, cells)) for name, cells in self.cells.items()}
        return Row(self.number, cells)

    def _under(self, headings: Iterable[str]) -> Iterator[str]:
        return (cell for name in headings if name in self.cells for cell in self.cells[name])


class Table(msgspec.Struct, frozen=True):
    """Headings as the file spells them, and its rows in order, read as they are asked for, once.

    A row that can't be read is a remark that says why.
    """

    headings: Headings
    rows: Iterable[Row | Remark]

    def people(
        self,
        name: str,
        person: Callable[[Row], Person],
        known: Callable[[str], bool],
    ) -> People:
        """Everybody in the table; a row without a name, even before an address, is refused.

        `name` is what to call the format, `known` says which headings `person` looks at.
        """
        people: list[Person] = []
        refused: list[Remark] = []
        filled: set[str] = set()
        for row in self.rows:
            if isinstance(row, Remark):
                refused.append(row)
                continue
            filled.update(row.cells)
            found = person(row)
            if not found.name:
                found = replace(found, name=name_before(found.emails))
            if found.name:
                people.append(found)
            else:
                refused.append(Remark(row.number, "no name"))
        unused = dict.fromkeys(
            shown
            for original in self.headings
            if heading(original) in filled and not known(heading(original))
            if (shown := one_line(original))
        )
        return People(
            format=name, people=tuple(people), refused=tuple(refused), unused=tuple(unused)
        )


def heading(text: str) -> str:
    """A heading without case, punctuation and spacing: "E-mail 1 - Value" is "email 1 value"."""
    return _GAPS.sub(" ", one_line(text)).strip().casefold().replace("e mail", "email")


def find_table(source: Source, claims: Callable[[frozenset[str]], bool]) -> Table | None:
    """The table whose headings (as `heading` spells them) are claimed, or `None`.

    Each of the `DELIMITERS` is tried; what stands above the headings is passed over.
    """
    lines = lines_of(source.text)
    for delimiter in DELIMITERS:
        read = records(lines, delimiter, source.heed)
        for record in islice(read, LOOK_AHEAD):
            if claims(frozenset(map(heading, record.cells))):
                return Table(record.cells, rows(tuple(map(heading, record.cells)), read))
    return None


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, as `records` takes them."""
    return list(io.StringIO(text, newline=""))


def records(lines: list[str], delimiter: str, heed: Heed = nobody) -> Iterator[Record]:
    """The records of a table in order, blank ones included.

    A quotation mark that is never closed costs its own line, not all that follow.
    """
    start, number = 0, 1
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), delimiter=delimiter)
        base, start = start, len(lines)
        while True:
            begin = base + reader.line_num
            cells: tuple[str, ...] = ()
            try:
                cells = tuple(next(reader))
            except StopIteration:
                break
            except csv.Error as error:
                problem = f"it can't be read ({error})"
            else:
                unclosed = base + reader.line_num == len(lines) and _unclosed(
                    lines[begin:], delimiter
                )
                problem = "a quotation mark is never closed" if unclosed else ""
            heed(base + reader.line_num, len(lines))
            yield Record(number, () if problem else cells, problem)
            number += 1
            if problem:
                start = begin + 1
                break


def composed_name(row: Row, *headings: str) -> str:
    """A name out of its parts, in this order."""
    return " ".join(filter(None, (row.first(part) for part in headings)))


def _unclosed(lines: list[str], delimiter: str) -> bool:
    """Whether one more line would still be inside the quotation marks of this last record."""
    return len(list(csv.reader([*lines, "\n"], delimiter=delimiter))) == 1


def rows(names: Headings, body: Iterable[Record]) -> Iterator[Row | Remark]:
    """The rows below a table's headings, their cells by these names; blank ones are none."""
    for record in body:
        if record.problem:
            yield Remark(record.row, record.problem)
        elif any(cell.strip() for cell in record.cells[len(names) :]):
            yield Remark(record.row, "more cells than headings; is a quotation missing?")
        elif any(cell.strip() for cell in record.cells):
            cells: dict[str, tuple[str, ...]] = {}
            for name, cell in zip(names, record.cells, strict=False):
                if cell.strip():
                    cells[name] = (*cells.get(name, ()), cell)
            yield Row(record.row, cells)
