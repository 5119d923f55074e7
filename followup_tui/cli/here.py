"""The zone this computer is set to."""

import os
from pathlib import Path

from followup_tui.planning.zones import zone


def zone_here() -> str:
    """The zone this computer is set to, or UTC when nobody can tell.

    The usual ways of setting it are looked at first, because `pendulum`, which knows them all,
    takes longer to import than the rest of a command.
    """
    told = os.environ.get("TZ", "").lstrip(":") or "/etc/localtime"
    if told.startswith("/"):
        told = str(Path(told).resolve()).partition("/zoneinfo/")[2]
    chosen = told.removeprefix("posix/").removeprefix("right/")
    return chosen if _is_zone(chosen) else _asked_of_pendulum()


def _asked_of_pendulum() -> str:
    from pendulum.tz.local_timezone import get_local_timezone

    try:
        name = get_local_timezone().name
    except (RuntimeError, ValueError, OSError):
        return "UTC"
    return name if name and _is_zone(name) else "UTC"


def _is_zone(name: str) -> bool:
    try:
        zone(name)
    except ValueError:
        return False
    return True
