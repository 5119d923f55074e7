"""Zones and regions as people type them, checked."""

import os
import re
from difflib import get_close_matches
from pathlib import Path

from followup_tui.domain.errors import FollowupError
from followup_tui.planning.zones import country_names, zone, zone_named

_REGION = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,4}))?")
_NAMED = 3


def zone_typed(text: str) -> str:
    """The IANA zone meant, in any case. Raises `FollowupError`, with the ones that come close."""
    try:
        return zone_named(text)
    except ValueError:
        from zoneinfo import available_timezones

        by_case = {name.casefold(): name for name in available_timezones()}
        wanted = text.strip().replace(" ", "_").casefold()
        if wanted in by_case:
            return by_case[wanted]
        close = get_close_matches(wanted, by_case, n=_NAMED)
        named = " or ".join(by_case[name] for name in close)
        hint = f"did you mean {named}?" if named else "they are written as in Europe/Berlin"
        raise FollowupError(f"there is no time zone called {text.strip()!r}; {hint}") from None


def region_typed(text: str) -> str:
    """The region meant, in any case: a country of ISO 3166-1, or one with its subdivision.

    Whether the subdivision exists is not looked up: that takes the whole library of holidays.
    Raises `FollowupError`.
    """
    found = _REGION.fullmatch(text.strip().upper())
    if found is None or found.group(1) not in country_names():
        raise FollowupError(
            f"there is no region called {text.strip()!r}; "
            "regions are two-letter countries, as in US or DE, or their parts, as in US-CA"
        )
    return found.group()


def region_looked_up(text: str) -> str:
    """The region meant, its subdivision known to exist. Raises `FollowupError`."""
    region = region_typed(text)
    country, _, subdivision = region.partition("-")
    if subdivision:
        from holidays import list_supported_countries

        known = list_supported_countries(include_aliases=False).get(country, [])
        if subdivision not in known:
            hint = f"; {country} has: {' '.join(known)}" if known else f"; use {country}"
            raise FollowupError(f"{country} has no part called {subdivision!r}{hint}")
    return region


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
