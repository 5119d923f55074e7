"""A plain table of people: the user's own spreadsheet, or our own CSV read back.

The heading of a name is all it needs; the table below says which other headings are understood.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from followup_tui.domain.person import People, Person
from followup_tui.interchange.addresses import emails_in
from followup_tui.interchange.cells import NUMBERS, WORDS, as_written, split
from followup_tui.interchange.source import Source
from followup_tui.interchange.table import Row, composed_name, find_table, heading

_NAME = ("name", "full name", "contact", "contact name")
_NAME_PARTS = ("first name", "middle name", "last name", "suffix")
_COMPANY = ("company", "company name", "organization", "organisation", "employer", "firm")
_ROLE = ("role", "job title", "position", "title")
_ZONE = ("timezone", "time zone", "tz", "zone")
_REGION = ("region",)
_HOURS = ("hours",)
_STAGE = ("stage",)
_TAGS = ("tags", "tag", "labels", "categories")
_NOTES = ("notes", "note", "comments", "comment")
_URL = ("url", "linkedin", "linkedin url", "website", "web page", "profile")
_ADDRESS = ("address", "work address", "business address", "company address")
_SOUGHT = ("position sought",)
_STOPPED = ("stopped",)
_YES = {"yes", "true", "1"}
_UID = ("uid",)
_EMAILS = (
    *("email", "emails", "email address", "email addresses", "mail"),
    *("email 1", "email 2", "email 3", "email 2 address", "email 3 address"),
)
_PHONES = {
    **dict.fromkeys(("phone", "phones", "phone number", "phone numbers", "telephone", "tel"), ""),
    **dict.fromkeys(("number", "phone 1", "phone 2", "phone 3", "other phone"), ""),
    **dict.fromkeys(("work phone", "office phone", "business phone", "business phone 2"), "work"),
    **dict.fromkeys(("mobile", "mobile phone", "cell", "cell phone"), "mobile"),
    **dict.fromkeys(("home phone", "home phone 2"), "home"),
}
_ONE_EACH = (
    _COMPANY,
    _ROLE,
    _ZONE,
    _REGION,
    _HOURS,
    _STAGE,
    _TAGS,
    _NOTES,
    _URL,
    _UID,
    _ADDRESS,
    _SOUGHT,
    _STOPPED,
)
_KNOWN = {*_NAME, *_NAME_PARTS, *_EMAILS, *_PHONES}.union(*_ONE_EACH)


def read(source: Source) -> People | None:
    """The people in a plain table; `None` when no heading says which cell is the name."""
    table = find_table(source, _claims)
    if table is None:
        return None
    people = table.people("plain CSV", _person, _KNOWN.__contains__)
    return replace(people, own="uid" in map(heading, table.headings))


def _claims(headings: frozenset[str]) -> bool:
    return not headings.isdisjoint(_NAME) or {"first name", "last name"} <= headings


def _person(row: Row) -> Person:
    row = row.each(as_written)
    return Person(
        row=row.number,
        name=row.first(*_NAME) or composed_name(row, *_NAME_PARTS),
        uid=row.first(*_UID),
        company=row.first(*_COMPANY),
        role=row.first(*_ROLE),
        phones=tuple(_numbers(row)),
        emails=emails_in(row.all(*_EMAILS)),
        tz=row.first(*_ZONE),
        region=row.first(*_REGION),
        hours=row.first(*_HOURS),
        stage=row.first(*_STAGE),
        tags=split_words(row.all(*_TAGS)),
        notes=row.text(*_NOTES),
        url=row.first(*_URL),
        address=row.first(*_ADDRESS),
        position=row.first(*_SOUGHT),
        stopped=row.first(*_STOPPED).casefold() in _YES,
    )


def _numbers(row: Row) -> Iterator[tuple[str, str]]:
    for name, label in _PHONES.items():
        for number in split_numbers(row.all(name)):
            yield number, label


def split_numbers(cells: Iterable[str]) -> tuple[str, ...]:
    """The numbers in these cells, of which one may hold several."""
    return tuple(number for cell in cells for number in split(cell, NUMBERS))


def split_words(cells: Iterable[str]) -> tuple[str, ...]:
    """The words in these cells, of which one may hold several."""
    return tuple(word for cell in cells for word in split(cell, WORDS))
