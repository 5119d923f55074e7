"""Tables as spreadsheets write them: delimiters, quotation marks, rows and their numbers."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from followup_tui.domain.person import People, Person, Remark
from followup_tui.domain.text import one_line, plain

_DELIMITERS = (",", ";", "\t")
_LOOK_AHEAD = 10
"""How many records may stand above the headings: a title, LinkedIn's notes, Excel's `sep=;`."""

_GAPS = re.compile(r"[\W_]+")

Headings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file, or why it could not be read; `row` counts records from 1."""

    row: int
    cells: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Row:
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

    def _under(self, headings: Iterable[str]) -> Iterator[str]:
        return (cell for name in headings if name in self.cells for cell in self.cells[name])


@dataclass(frozen=True, slots=True)
class Table:
    """Headings as the file spells them, rows in the file's order, and what could not be read."""

    headings: Headings
    rows: tuple[Row, ...]
    refused: tuple[Remark, ...] = field(default=())

    def people(
        self,
        name: str,
        person: Callable[[Row], Person],
        known: Callable[[str], bool],
    ) -> People:
        """Everybody in the table; a row without a name is refused.

        `name` is what to call the format, `known` says which headings `person` looks at.
        """
        found = [person(row) for row in self.rows]
        nameless = (Remark(one.row, "no name") for one in found if not one.name)
        filled = {name for row in self.rows for name in row.cells}
        unused = dict.fromkeys(
            shown
            for original in self.headings
            if heading(original) in filled and not known(heading(original))
            if (shown := one_line(original))
        )
        return People(
            format=name,
            people=tuple(one for one in found if one.name),
            refused=tuple(sorted([*self.refused, *nameless], key=lambda remark: remark.row)),
            unused=tuple(unused),
        )


def heading(text: str) -> str:
    """A heading without case, punctuation and spacing: "E-mail 1 - Value" is "email 1 value"."""
    return _GAPS.sub(" ", one_line(text)).strip().casefold().replace("e mail", "email")


def find_table(text: str, claims: Callable[[frozenset[str]], bool]) -> Table | None:
    """The table whose headings (as `heading` spells them) are claimed, or `None`.

    Commas, semicolons and tabs are tried; what stands above the headings is passed over.
    """
    lines = list(io.StringIO(text, newline=""))
    for delimiter in _DELIMITERS:
        read = records(lines, delimiter)
        for record in islice(read, _LOOK_AHEAD):
            if claims(frozenset(map(heading, record.cells))):
                return _table(record.cells, read)
    return None


def records(lines: list[str], delimiter: str) -> Iterator[Record]:
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


def _table(headings: Headings, body: Iterator[Record]) -> Table:
    names = tuple(map(heading, headings))
    rows: list[Row] = []
    refused: list[Remark] = []
    for record in body:
        if record.problem:
            refused.append(Remark(record.row, record.problem))
        elif any(cell.strip() for cell in record.cells[len(names) :]):
            refused.append(Remark(record.row, "more cells than headings; is a quotation missing?"))
        elif any(cell.strip() for cell in record.cells):
            cells: dict[str, tuple[str, ...]] = {}
            for name, cell in zip(names, record.cells, strict=False):
                if cell.strip():
                    cells[name] = (*cells.get(name, ()), cell)
            rows.append(Row(record.row, cells))
    return Table(headings, tuple(rows), tuple(refused))
