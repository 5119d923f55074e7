"""Merging what this version has no word for: other programs' fields and tables."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

Fields = Mapping[str, Any]
_Rows = dict[str, dict[str, Any]]
_NONE = msgspec.Raw(b"{}")


def in_order(value: Any) -> bytes:
    """A value as JSON, the same for equal values."""
    return msgspec.json.encode(value, order="deterministic")


def merged_fields(both: Iterable[Fields]) -> dict[str, Any]:
    """The fields of either; of two values for one the greater, as JSON."""
    made: dict[str, bytes] = {}
    for fields in both:
        for name, value in fields.items():
            made[name] = max(made.get(name, b""), in_order(value))
    return {name: msgspec.json.decode(value) for name, value in sorted(made.items())}


def merged_meta(ours: msgspec.Raw, theirs: msgspec.Raw) -> msgspec.Raw:
    """The table `meta`, its rows united by number and field."""
    both = [msgspec.json.decode(raw, type=_Rows) for raw in (ours, theirs)]
    numbers = sorted({number for rows in both for number in rows})
    rows = {number: merged_fields(rows.get(number, {}) for rows in both) for number in numbers}
    return msgspec.Raw(msgspec.json.encode(rows))


def merged_tables(
    ours: Mapping[str, msgspec.Raw], theirs: Mapping[str, msgspec.Raw]
) -> dict[str, msgspec.Raw]:
    """The tables of either, those of both united by row."""
    names = sorted({*ours, *theirs})
    return {name: _merged_table(ours.get(name, _NONE), theirs.get(name, _NONE)) for name in names}


def _merged_table(ours: msgspec.Raw, theirs: msgspec.Raw) -> msgspec.Raw:
    """Rows that both have are known by their uid, or else by all that is in them.

    Of two states of one row the one that says it was changed last wins, as far as that can be told.
    """
    both = [_rows(raw) for raw in (ours, theirs)]
    if None in both or both[0] == both[1]:
        return msgspec.Raw(max(in_order(msgspec.json.decode(raw)) for raw in (ours, theirs)))
    made: dict[bytes, tuple[str, bytes]] = {}
    for row in (row for rows in both if rows is not None for row in rows.values()):
        uid, changed, content = row.get("uid"), row.get("changed"), in_order(row)
        key = in_order(uid) if isinstance(uid, str) else content
        state = (changed if isinstance(changed, str) else "", content)
        made[key] = max(made.get(key, state), state)
    rows = (b'"%d":%b' % (number, made[key][1]) for number, key in enumerate(sorted(made), 1))
    return msgspec.Raw(b"{%b}" % b",".join(rows))


def _rows(table: msgspec.Raw) -> _Rows | None:
    try:
        return msgspec.json.decode(table, type=_Rows)
    except msgspec.ValidationError:
        return None
