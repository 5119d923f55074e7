"""Reading a table twice over: slower, but it finds what would be lost, and says what is wrong."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from followup_tui.domain.errors import StoreError
from followup_tui.storage.reach import OUT_OF_REACH, may_be_out_of_reach, out_of_reach
from followup_tui.storage.refusal import GARBLED, RESTORE, UPDATE, unreadable

R = TypeVar("R", bound=msgspec.Struct)

Unknown = dict[Hashable, dict[str, Any]]
"""Fields this version has no word for, by the key of the record they stand in."""

_REPAIR = "put it right, or " + RESTORE


def read_table(
    content: msgspec.Raw, form: type[R], name: str, path: Path
) -> tuple[dict[int, R], dict[int, dict[str, Any]]]:
    """The records of a table by number, and by number the fields that `form` does not have.

    Raises `StoreError` naming the file at `path`, the table, the record and the field.
    """
    try:
        rows = msgspec.json.decode(content, type=dict[int, form])  # type: ignore[valid-type]
        found = msgspec.json.decode(content, type=dict[int, dict[str, Any]])
    except GARBLED as error:
        raise _problem(content, form, name, path) from error
    if may_be_out_of_reach(bytes(content)):
        for number, row in rows.items():
            if place := out_of_reach(row):
                what = f"can't be read: {name} record {number}, {place}: {OUT_OF_REACH}"
                raise unreadable(path, what, _REPAIR)
    unknown: dict[int, dict[str, Any]] = {}
    for number, values in found.items():
        for field, value in values.items():
            if field not in form.__struct_fields__:
                unknown.setdefault(number, {})[field] = value
            elif isinstance(value, dict | list):
                for stranger in strangers(value, getattr(rows[number], field), field):
                    what = f"can't be read: {name} record {number}, {stranger}: unknown field"
                    raise unreadable(path, what, UPDATE)
    return rows, unknown


def _problem(content: msgspec.Raw, form: type[R], name: str, path: Path) -> StoreError:
    """What is wrong with a table that can't be read as a whole."""
    where = f"table {name}"
    try:
        for number, row in msgspec.json.decode(content, type=dict[int, msgspec.Raw]).items():
            where = f"{name} record {number}"
            msgspec.json.decode(row, type=form)
    except GARBLED as error:
        what, _, field = str(error).partition(" - at `$")
        place = f"{where}, {field.strip('.`')}" if field.startswith(".") else where
        return unreadable(path, f"can't be read: {place}: {what}", _REPAIR)
    return unreadable(path, f"can't be read: table {name}", _REPAIR)


def strangers(found: Any, read: Any, where: str) -> Iterator[str]:
    """The fields inside a value that were found in the file and not read."""
    if isinstance(read, msgspec.Struct):
        for key, value in found.items():
            if key in read.__struct_fields__:
                yield from strangers(value, getattr(read, key), f"{where}.{key}")
            else:
                yield f"{where}.{key}"
    elif isinstance(read, tuple):
        for index, (value, item) in enumerate(zip(found, read, strict=True)):
            yield from strangers(value, item, f"{where}[{index}]")
