"""What time it is: the system's, a fixed one for tests and screenshots, or the demo's own."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from followup_tui.domain.errors import FollowupError

Clock = Callable[[], datetime]

_FIXED = "FOLLOWUP_TUI_NOW"
_YEARS = range(1970, 2200)


def system_clock() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


def fixed_clock(environment: Mapping[str, str]) -> Clock | None:
    """A clock that stands at `FOLLOWUP_TUI_NOW`, or `None` when that is not set.

    Raises `FollowupError` when it is no ISO instant with an offset.
    """
    if not (typed := environment.get(_FIXED)):
        return None
    try:
        at = datetime.fromisoformat(typed)
    except ValueError:
        raise FollowupError(
            f"{_FIXED} is {typed!r}; it must be an instant, as in 2026-11-23T10:30:00-05:00"
        ) from None
    if at.tzinfo is None:
        raise FollowupError(f"{_FIXED} is {typed!r}; it needs an offset, as in {typed}-05:00 or Z")
    if at.year not in _YEARS:
        raise FollowupError(f"{_FIXED} is {typed!r}; years go from 1970 to 2199")
    return lambda: at


def clock_from(start: datetime) -> Clock:
    """A clock that starts now at that moment (aware) and ticks on."""
    started = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - started)
