"""Time zones: which there are, the country each belongs to, moments on a contact's clock."""

import re
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_PART = re.compile("[A-Z0-9]{1,3}")


@cache
def zone(name: str) -> ZoneInfo:
    """The IANA zone of this name. Raises `ValueError` when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone called {name!r}") from error


def zone_named(text: str) -> str:
    """The proper name of a zone typed in any case. Raises `ValueError` when there is none."""
    if not (listed := listed_zone(text)):
        zone(text.strip())
    return listed or text.strip()


def listed_zone(text: str) -> str:
    """The proper name of a zone of the table, or of UTC, typed in any case; else empty."""
    wanted = text.strip().replace(" ", "_").casefold()
    return next((name for name in listed_zones() if name.casefold() == wanted), "")


def listed_zones() -> tuple[str, ...]:
    """The zones of the table, and UTC before them."""
    return ("UTC", *_countries())


def spelled_region(text: str) -> str:
    """The code of a region typed in any case, as US or US-CA; else empty.

    Whether a country has such a part is not looked up: that takes the whole library of holidays.
    """
    code = text.strip().upper()
    country, *parts = code.split("-", maxsplit=1)
    is_one = country in country_names() and all(map(_PART.fullmatch, parts))
    return code if is_one else ""


def database_file(name: str) -> Path:
    """A file of the IANA database as it is installed with this program."""
    found = find_spec("tzdata")
    if found is None or found.origin is None:
        raise FileNotFoundError("the package tzdata is not installed")
    return Path(found.origin).with_name("zoneinfo") / name


@cache
def _countries() -> dict[str, str]:
    """Zone name to ISO 3166-1 country, from the IANA database's own table (zone.tab)."""
    return {row[2]: row[0] for row in database_rows("zone.tab")}


@cache
def country_names() -> dict[str, str]:
    """The countries of ISO 3166-1 by their codes, from the table that comes with the zones."""
    return {code: name for code, name, *_ in database_rows("iso3166.tab")}


def database_rows(table: str) -> list[list[str]]:
    """The rows of one of the database's tables, without its comments."""
    lines = database_file(table).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def country_of(tz: str) -> str:
    """The country a zone belongs to, or empty when it has none (UTC, "EST")."""
    return _countries().get(tz, "")


def city_of(tz: str) -> str:
    """The city a zone is named after."""
    return tz.rpartition("/")[2].replace("_", " ")


def local(at: datetime, tz: str) -> datetime:
    """A moment on the clock of a zone."""
    return at.astimezone(zone(tz))


def moment(day: date, at: time, tz: str) -> datetime:
    """The instant (UTC) a local date and time name.

    A time that the clocks skip in spring is read as if they had not moved yet (02:30 is 03:30
    after the change); one that comes twice in autumn is the first of the two.
    """
    return datetime.combine(day, at, zone(tz)).astimezone(UTC)


def moments_of(day: date, at: time, tz: str) -> list[datetime]:
    """The instants (UTC) a local date and time name: two of a time that comes twice in autumn."""
    first, second = moment(day, at, tz), moment(day, at.replace(fold=1), tz)
    return [first, second] if first < second else [first]
