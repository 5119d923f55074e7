"""LinkedIn's Connections.csv: some lines of notes, then a table without phone numbers."""

from followup_tui.domain.person import People, Person
from followup_tui.interchange.addresses import emails_in
from followup_tui.interchange.source import Source
from followup_tui.interchange.table import Row, composed_name, find_table

_SIGNS = {"first name", "last name", "connected on"}
_KNOWN = {"first name", "last name", "company", "position", "email address", "url"}


def read(source: Source) -> People | None:
    """The people in a Connections.csv; `None` when it is something else."""
    table = find_table(source, _SIGNS.issubset)
    return table.people("LinkedIn connections", _person, _KNOWN.__contains__) if table else None


def _person(row: Row) -> Person:
    return Person(
        row=row.number,
        name=composed_name(row, "first name", "last name"),
        company=row.first("company"),
        role=row.first("position"),
        emails=emails_in(row.all("email address")),
        url=row.first("url"),
    )
