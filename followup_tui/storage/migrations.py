"""From each version of the file to the next: small steps on plain tables.

To change the file's format, append a step here, and put a file of the version that was to
`tests/storage/versions`. A file is brought up to date in memory when it is read, and on the disk
with the next write, of which there is a backup then.
"""

from collections.abc import Callable
from typing import Any

import msgspec

Tables = dict[str, dict[str, dict[str, Any]]]
"""Every table by name; in it every record by number, as in the JSON."""

Step = Callable[[Tables], Tables]
"""From one version to the next: pure, on JSON's own types; `schema_version` is not its concern."""

STEPS: tuple[Step, ...] = ()
"""The first is from version 1 to 2."""


def schema_version() -> int:
    """The version this program writes, and the newest it can read."""
    return 1 + len(STEPS)


def version_in(meta: dict[Any, dict[str, Any]]) -> int | None:
    """What the file says its version is, in its table `meta`; `None` when it says no such thing."""
    found = [row["schema_version"] for row in meta.values() if "schema_version" in row]
    if len(found) != 1 or type(found[0]) is not int or found[0] < 1:
        return None
    return found[0]


def migrated(content: bytes, version: int) -> bytes:
    """The file's bytes of today's version, from those of an older one.

    Raises what `msgspec` raises for bytes that are no tables, and `ValueError` when a step could
    not make sense of them.
    """
    tables = msgspec.json.decode(content, type=Tables)
    for step in STEPS[version - 1 :]:
        try:
            tables = step(tables)
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"{type(error).__name__}: {error}") from error
    for row in tables["meta"].values():
        if "schema_version" in row:
            row["schema_version"] = schema_version()
    return msgspec.json.encode(tables)
