"""What a repair took out of a table: rows in a table of their own, carried along unread."""

from collections.abc import Set
from typing import Any

import msgspec

SET_ASIDE = "set_aside"
"""The table, whose rows are `{"table", "number", "row"}`: where it stood, and what it was."""


def without(table: msgspec.Raw, uids: Set[str]) -> msgspec.Raw:
    """The table without the rows of these records, and of what was logged with these contacts."""
    try:
        rows = msgspec.json.decode(table, type=dict[str, Any])
    except msgspec.MsgspecError:
        return table
    kept = {number: row for number, row in rows.items() if uids.isdisjoint(_said_of(row))}
    return table if len(kept) == len(rows) else msgspec.Raw(msgspec.json.encode(kept))


def _said_of(aside: Any) -> set[str]:
    row = aside.get("row") if isinstance(aside, dict) else None
    found = [row.get("uid"), row.get("contact")] if isinstance(row, dict) else []
    return {uid for uid in found if isinstance(uid, str)}
