"""What a file says of people, before the desk decides who they are."""

from collections.abc import Mapping

import msgspec

from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News

ASKED_TO_STOP = "Asked to stop"
"""How our exports mark, for other programs to show, whoever is not to be called."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One row of another program's address book, in the words of this one.

    All texts are clean (`domain.text`), none is judged: addresses, zones, regions and stages are
    as the file has them. `phones` are (number as typed, label). `row` is counted as a spreadsheet
    counts: the file's first record is 1, whatever it holds, and a record is one row however many
    lines its cells have. `kind` says what is counted: a "row" or a "card". `stopped` says that they
    asked not to be called, as our own exports do.
    """

    row: int
    name: str
    uid: str = ""
    company: str = ""
    role: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    emails: tuple[str, ...] = ()
    tz: str = ""
    region: str = ""
    hours: str = ""
    stage: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    url: str = ""
    address: str = ""
    position: str = ""
    stopped: bool = False
    kind: str = "row"


class Remark(msgspec.Struct, frozen=True):
    """Something to tell the user about one record of a file, in a few words.

    `kind` says what is counted: a "row" of a table; a "card", with its file before it in a folder
    of cards; a "contact", "interaction" or "news" of our own export. Each is counted from 1.
    """

    row: int
    text: str
    kind: str = "row"

    def __str__(self) -> str:
        return f"{self.kind} {self.row}: {self.text}"


class People(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from one file.

    Other programs' files give `people`; our own export gives `contacts`, `interactions` and
    `news`, each by its position in the file's list, from 1. `refused` are the records that could
    not be used, each with the reason; `remarks` tell of what was lost of others. `unused` are the
    headings of columns that hold something this program has no place for. `format` is what the
    file was taken for. `own` says that the uids of `people` are this program's, by which no two of
    them are one person; other programs give one person several.
    """

    format: str
    people: tuple[Person, ...] = ()
    refused: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unused: tuple[str, ...] = ()
    own: bool = False
    contacts: Mapping[int, Contact] = msgspec.field(default_factory=dict)
    interactions: Mapping[int, Interaction] = msgspec.field(default_factory=dict)
    news: Mapping[int, News] = msgspec.field(default_factory=dict)
