"""A table that nobody knows: its columns, and what the user says they are."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from followup_tui.domain.errors import FollowupError


class Field(StrEnum):
    """What a column of somebody's table may be."""

    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    COMPANY = "company"
    ROLE = "role"
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "e-mail"
    ZONE = "time zone"
    TAGS = "tags"
    NOTES = "notes"
    URL = "web page"

    @property
    def names_somebody(self) -> bool:
        """Whether it is a name or a part of one: without that nobody can come in."""
        return self in {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}


class Column(msgspec.Struct, frozen=True):
    """One column: its heading (a number where the table has none), some of its cells, a guess."""

    heading: str
    samples: tuple[str, ...] = ()
    guess: Field | None = None


class ColumnsUnknownError(FollowupError):
    """It is a table, but no heading in it is known as a name; `columns` are what it has."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        headings = ", ".join(column.heading for column in self.columns)
        super().__init__(
            f"none of its columns is known as a name: {headings}."
            " Say what they are, as in --map name=COLUMN --map phone=COLUMN"
        )
