"""An address book that is about to be imported: read, and held against who is here."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.importing import ImportPlan, plan_import
from followup_tui.desk.people import new_uid
from followup_tui.desk.ports import AddressBooks
from followup_tui.domain.columns import Field
from followup_tui.domain.text import one_line

MANY = 1000
"""From so many rows on it takes long enough for somebody to want to see how far it is."""


class Far(msgspec.Struct, frozen=True):
    """How far an import is: `done` of `of` rows, or lines of a file, and what is done to them."""

    doing: str
    done: int
    of: int


class Incoming(msgspec.Struct, frozen=True):
    """A file as it would be imported; nothing is yet. `name` is what to call it."""

    path: Path
    name: str
    plan: ImportPlan


def look_through(
    desk: Desk,
    books: AddressBooks,
    path: Path,
    fields: Mapping[int, Field] | None = None,
    heed: Callable[[Far], None] = lambda _: None,
) -> Incoming:
    """What importing a file would do.

    `heed` is told at every row how far it is, and may raise to give up. Raises `FollowupError`, as
    `AddressBooks.read_file` does.
    """
    people = books.read_file(path, fields, lambda done, of: heed(Far("Reading", done, of)))
    of = len(people.people) + len(people.contacts)
    plan = plan_import(
        desk.book,
        [people],
        at=desk.clock(),
        home_region=desk.calendar.here.region,
        new_uid=new_uid,
        heed=lambda done: heed(Far("Looking who is known", done, of)),
    )
    return Incoming(path, one_line(path.name), plan)
