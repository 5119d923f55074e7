"""Moments so far off that there is no reckoning with them: the next call after one has no date.

The program writes none. A file that holds one, at either end of the calendar, is damaged there.
"""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from followup_tui.storage.records import (
    Deletion,
    StoredContact,
    StoredInteraction,
    StoredNews,
)

OUT_OF_REACH = "a moment so far off that there is no reckoning with it"

_YEARS = frozenset(range(10, 9990))
_FAR = (b'"000', b'"999')
_FAR_DATE = re.compile(rb'"\d{4}-\d\d-\d\d')
_CHANGED = "changed"


def may_be_out_of_reach(content: bytes) -> bool:
    """Whether to look for such moments in these bytes of the file at all: it is quickly told."""
    return any(_FAR_DATE.match(content, at) for start in _FAR for at in _found(start, content))


def reckoned_with(
    contacts: Collection[StoredContact],
    interactions: Collection[StoredInteraction],
    news: Collection[StoredNews],
) -> bool:
    """Whether there is reckoning with every moment and day that a follow-up may come from.

    Change times are only compared: they are looked at before the file is written again.
    """
    years = {entry.at.year for entry in interactions}
    agreed = (said for entry in interactions if (said := entry.commitment))
    years.update(said.day.year for said in agreed if said.day)
    years.update(contact.added.year for contact in contacts)
    for put_off in filter(None, (contact.snooze for contact in contacts)):
        years |= {put_off.made.year, put_off.until.year}
    years.update(piece.at.year for piece in news)
    return years <= _YEARS


def _found(start: bytes, content: bytes) -> Iterator[int]:
    at = content.find(start)
    while at >= 0:
        yield at
        at = content.find(start, at + len(start))


def out_of_reach(record: msgspec.Struct) -> str:
    """Where in a record such a moment stands, as in "commitment.day"; empty for nowhere."""
    return next(_places(record, ""), "")


def _places(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, date):
        if not _reached(value, where):
            yield where
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _places(getattr(value, name), f"{where}.{name}" if where else name)
        if isinstance(value, Deletion) and (record := value.record) is not None:
            yield from _places(record, "was")
    elif isinstance(value, tuple):
        for index, thing in enumerate(value):
            yield from _places(thing, f"{where}[{index}]")
    elif isinstance(value, dict):
        for key, thing in value.items():
            yield from _places(thing, f"{where}.{key}")


def _reached(value: date, where: str) -> bool:
    if _CHANGED not in where:
        return value.year in _YEARS
    # A change time is only compared, and that of a part nobody changed is the first there is.
    try:
        return not isinstance(value, datetime) or bool(value.astimezone(UTC))
    except OverflowError:
        return False
