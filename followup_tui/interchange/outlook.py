"""Outlook's CSV: outlook.com's and that of the program on the desktop.

Their "Title" is how to address somebody, not what they do. Fax, telex and pager numbers are no
numbers to call.
"""

from collections.abc import Iterator

from followup_tui.domain.person import People, Person
from followup_tui.interchange.addresses import emails_in, named, place
from followup_tui.interchange.source import Source
from followup_tui.interchange.table import Row, composed_name, find_table

_NAME = {"first name", "last name"}
_SIGNS = {
    *("email display name", "given yomi", "business phone", "business street", "email 2 address"),
    *("assistant s phone", "company main phone", "primary phone"),
}
_NAME_PARTS = ("title", "first name", "middle name", "last name", "suffix")
_PHONES = {
    "primary phone": "",
    "business phone": "work",
    "business phone 2": "work",
    "mobile phone": "mobile",
    "company main phone": "switchboard",
    "home phone": "home",
    "home phone 2": "home",
    "other phone": "",
    "car phone": "car",
    "callback": "callback",
    "assistant s phone": "assistant",
}
_EMAILS = ("email address", "email 2 address", "email 3 address")
_PAGES = ("web page", "personal web page", "business web page")
_DISPLAYED = ("email display name", "email 2 display name", "email 3 display name")
_WORKPLACE = (
    *("business street", "business street 2", "business street 3", "business address po box"),
    *("business po box", "business city", "business state", "business postal code"),
    *("business country", "business country region"),
)
_PASSED_OVER = {
    *("email type", "email 2 type", "email 3 type", "priority", "private", "sensitivity", "gender"),
}
_KNOWN = {
    *(*_NAME_PARTS, *_PHONES, *_EMAILS, *_DISPLAYED, *_PAGES, *_WORKPLACE, *_PASSED_OVER),
    *("nickname", "company", "job title", "categories", "notes"),
}


def read(source: Source) -> People | None:
    """The people in an Outlook export; `None` when it is something else."""
    table = find_table(source, lambda found: found >= _NAME and bool(found & _SIGNS))
    return table.people("Outlook contacts", _person, _KNOWN.__contains__) if table else None


def _person(row: Row) -> Person:
    named_in_parts = row.first("first name", "middle name", "last name")
    whole = composed_name(row, *_NAME_PARTS) if named_in_parts else row.first("nickname")
    return Person(
        row=row.number,
        name=whole or named(row.first(*_DISPLAYED)),
        company=row.first("company"),
        role=row.first("job title"),
        phones=tuple(_phones(row)),
        emails=emails_in(row.all(*_EMAILS)),
        tags=tuple(tag for part in row.first("categories").split(";") if (tag := part.strip())),
        notes=row.text("notes"),
        url=row.first(*_PAGES),
        address=place(row.text(part) for part in _WORKPLACE),
    )


def _phones(row: Row) -> Iterator[tuple[str, str]]:
    for name, label in _PHONES.items():
        for number in row.all(name):
            yield number, label
