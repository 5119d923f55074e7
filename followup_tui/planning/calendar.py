"""Working days: weekends and public holidays by country and subdivision.

The days come from the `holidays` library through a `HolidaySource`, so that a cache can stand in
front of it: loading the library costs more than drawing the first screen.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Protocol

import msgspec

from followup_tui.domain.contact import Contact
from followup_tui.planning.zones import country_of

NYSE = "NYSE"
"""The pseudo-region whose holidays are the New York Stock Exchange's."""

NYSE_HALF_DAYS = "NYSE:half_day"
"""The pseudo-region whose days are those on which the exchange closes at 13:00."""

_MOST_LIVE_IN = {"GB": "ENG"}
"""The part whose holidays count where none is told, as hardly any count in all of the country."""

_SATURDAY_AND_SUNDAY = frozenset({5, 6})
_DAY = timedelta(days=1)


class HolidaySource(Protocol):
    """Where public holidays come from."""

    def holidays(self, region: str, year: int) -> Mapping[date, str]:
        """The public holidays of a region in a year, by name; none for a region nobody knows."""
        ...

    def weekend(self, region: str) -> frozenset[int]:
        """The days of the week people there are off, Monday being 0."""
        ...


class LibraryHolidays:
    """The `holidays` library, imported when first asked."""

    def holidays(self, region: str, year: int) -> Mapping[date, str]:
        """See `HolidaySource`."""
        import holidays as library

        if region == NYSE:
            return dict(library.financial_holidays("NYSE", years=year))
        if region == NYSE_HALF_DAYS:
            return dict(library.financial_holidays("NYSE", years=year, categories=("half_day",)))
        country, _, subdivision = region.partition("-")
        known = library.list_supported_countries(include_aliases=True)
        if country not in known:
            return {}
        subdivision = subdivision or _MOST_LIVE_IN.get(country, "")
        subdiv = subdivision if subdivision in known[country] else None
        return dict(library.country_holidays(country, subdiv=subdiv, years=year))

    def weekend(self, region: str) -> frozenset[int]:
        """See `HolidaySource`."""
        import holidays as library

        country = region.partition("-")[0]
        if country not in library.list_supported_countries(include_aliases=True):
            return _SATURDAY_AND_SUNDAY
        return frozenset(library.country_holidays(country).weekend)


class Here(msgspec.Struct, frozen=True):
    """Where the user is: an IANA zone and a region, used for what is unknown of a contact."""

    tz: str = "UTC"
    region: str = "US"


_UNTOLD = Here()


class Calendar:
    """Which days count as days to call on somebody's account, and on whose clock."""

    def __init__(self, source: HolidaySource, here: Here = _UNTOLD) -> None:
        self._source = source
        self.here = here
        self._years: dict[tuple[str, int], Mapping[date, str]] = {}
        self._weekends: dict[str, frozenset[int]] = {"": _SATURDAY_AND_SUNDAY}
        self._working: dict[tuple[date, str], date] = {}

    def seen_from(self, here: Here) -> "Calendar":
        """The same calendar for a user who is somewhere else."""
        moved = Calendar(self._source, here)
        moved._years, moved._weekends = self._years, self._weekends
        moved._working = self._working
        return moved

    def tz_of(self, contact: Contact) -> str:
        """The zone a contact's days are counted in: theirs, or the user's while it is unknown."""
        return contact.tz or self.here.tz

    def region_of(self, contact: Contact) -> str:
        """Whose holidays a contact keeps: their region, their zone's country, or the user's."""
        return contact.region or country_of(contact.tz) or self.here.region

    def holiday(self, day: date, region: str) -> str:
        """The name of the public holiday that day is in the region, or empty."""
        if not region:
            return ""
        key = (region, day.year)
        if key not in self._years:
            self._years[key] = self._source.holidays(region, day.year)
        return self._years[key].get(day, "")

    def is_working(self, day: date, region: str) -> bool:
        """Whether people in the region are at work that day."""
        return not self.is_weekend(day, region) and not self.holiday(day, region)

    def is_weekend(self, day: date, region: str) -> bool:
        """Whether it is a day of the week people in the region are off."""
        if region not in self._weekends:
            self._weekends[region] = self._source.weekend(region)
        return day.weekday() in self._weekends[region]

    def working_from(self, day: date, region: str) -> date:
        """That day, or the next working day when it is none."""
        found = self._working.get((day, region))
        if found is None:
            found = day
            while not self.is_working(found, region):
                found += _DAY
            self._working[day, region] = found
        return found

    def working_until(self, day: date, region: str) -> date:
        """That day, or the last working day before it when it is none."""
        while not self.is_working(day, region):
            day -= _DAY
        return day

    def next_working(self, day: date, region: str) -> date:
        """The first working day after that day."""
        return self.working_from(day + _DAY, region)

    def business_days_after(self, day: date, count: int, region: str) -> date:
        """The day `count` working days after that day; weekends and holidays don't count."""
        for _ in range(count):
            day = self.next_working(day, region)
        return day

    def why_not(self, day: date, region: str) -> str:
        """Why a day is no working day ("Thanksgiving Day", "a weekend"), or empty."""
        return self.holiday(day, region) or ("a weekend" if self.is_weekend(day, region) else "")

    def named_holidays(
        self, start: date, region: str, days: int = 400
    ) -> Iterator[tuple[date, str]]:
        """The holidays from a day on, in order, with their names."""
        for ahead in range(days):
            day = start + timedelta(days=ahead)
            if name := self.holiday(day, region):
                yield day, name

    def exchange_close(self, day: date) -> time | None:
        """When the New York Stock Exchange closes that day, New York time; `None` when it is shut.

        16:00, and 13:00 on its half days.
        """
        if day.weekday() in _SATURDAY_AND_SUNDAY or self.holiday(day, NYSE):
            return None
        return time(13) if self.holiday(day, NYSE_HALF_DAYS) else time(16)
