"""Google Contacts' CSV, with today's headings and with those of before 2024."""

import re
from collections.abc import Iterator

from followup_tui.domain.person import ASKED_TO_STOP, People, Person
from followup_tui.interchange.addresses import emails_in, place
from followup_tui.interchange.cells import as_written
from followup_tui.interchange.source import Source
from followup_tui.interchange.table import Row, composed_name, find_table

_SIGNS = {
    "phonetic first name",
    "organization name",
    "yomi name",
    "group membership",
    "organization 1 name",
    "email 1 value",
    "phone 1 value",
}
_NAMED = {"first name", "given name", "name"}
_SEVERAL = ":::"
_WORK = "work"
_PLACE = ("street", "extended address", "po box", "city", "region", "postal code", "country")
_PLACED = re.compile(rf"(address \d+) (?:label|type|formatted|{'|'.join(_PLACE)})")
_NUMBERED = re.compile(r"(email|phone|website|custom field) \d+ (value|label|type)")
_EVERYBODY = "mycontacts"
GOOGLES_OWN = "* "
"""What Google puts before the labels it made itself."""

OWN_FIELD = "followup-tui"
"""The label of the custom field that keeps a contact's uid on its way through Google."""


_NAME_PARTS = (
    ("name prefix", "first name", "middle name", "last name", "name suffix"),
    ("name prefix", "given name", "additional name", "family name", "name suffix"),
)
_WHOLE_NAMES = ("name", "file as", "nickname")
_COMPANY = ("organization name", "organization 1 name")
_ROLE = ("organization title", "organization 1 title")
_LABELS = ("labels", "group membership")
_KNOWN = {*_NAME_PARTS[0], *_NAME_PARTS[1], *_WHOLE_NAMES, *_COMPANY, *_ROLE, *_LABELS, "notes"}


def read(source: Source) -> People | None:
    """The people in a Google Contacts export; `None` when it is something else."""
    table = find_table(source, lambda found: bool(found & _SIGNS) and bool(found & _NAMED))
    if table is None:
        return None
    workplaces: set[str] = set()

    def person(row: Row) -> Person:
        row = row.each(as_written)
        workplaces.update(stem for stem, _ in _workplaces(row))
        return _person(row)

    def known(heading: str) -> bool:
        placed = _PLACED.fullmatch(heading)
        is_employers = placed is not None and placed[1] in workplaces
        return heading in _KNOWN or bool(_NUMBERED.fullmatch(heading)) or is_employers

    return table.people("Google contacts", person, known)


def _person(row: Row) -> Person:
    tags = tuple(_tags(row))
    composed = next(filter(None, (composed_name(row, *parts) for parts in _NAME_PARTS)), "")
    return Person(
        row=row.number,
        uid=next((uid for uid, label in _numbered(row, "custom field") if label == OWN_FIELD), ""),
        name=composed or row.first(*_WHOLE_NAMES),
        company=" / ".join(_values(row.first(*_COMPANY))),
        role=" / ".join(_values(row.first(*_ROLE))),
        phones=tuple(_numbered(row, "phone")),
        emails=emails_in(email for email, _ in _numbered(row, "email")),
        tags=tuple(tag for tag in tags if tag != ASKED_TO_STOP),
        stopped=ASKED_TO_STOP in tags,
        notes=row.text("notes"),
        url=next((url for url, _ in _numbered(row, "website")), ""),
        address=next((address for _, address in _workplaces(row)), ""),
    )


def _numbered(row: Row, kind: str) -> Iterator[tuple[str, str]]:
    """The values and labels of "Phone 1", "Phone 2" and so on; a cell may hold several values."""
    for name in row.cells:
        if name.startswith(f"{kind} ") and name.endswith(" value"):
            stem = name.removesuffix("value")
            label = _unstarred(row.first(f"{stem}label", f"{stem}type"))
            for value in _values(row.first(name)):
                yield value, label


def _workplaces(row: Row) -> Iterator[tuple[str, str]]:
    """The employers' addresses, after the stems of their headings; no home."""
    for name in row.cells:
        stem, _, part = name.rpartition(" ")
        label = row.first(name) if part in {"label", "type"} and stem.startswith("address ") else ""
        if _unstarred(label).casefold() == _WORK:
            in_parts = place(row.text(f"{stem} {part}") for part in _PLACE)
            yield stem, in_parts or place([row.text(f"{stem} formatted")])


def _tags(row: Row) -> Iterator[str]:
    for label in _values(row.first(*_LABELS)):
        name = _unstarred(label)
        if name.replace(" ", "").casefold() != _EVERYBODY:
            yield name


def _values(cell: str) -> list[str]:
    return [value for part in cell.split(_SEVERAL) if (value := part.strip())]


def _unstarred(label: str) -> str:
    """A label without the "* " by which Google marks its own."""
    return label.removeprefix(GOOGLES_OWN)
