"""What a phrase is read with, and what it is read as."""

import datetime as dt
from datetime import date, datetime

import msgspec

from followup_tui.domain.contact import Hours
from followup_tui.domain.errors import FollowupError
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.zones import zone

USUAL_HOURS = Hours(8, 18)
"""When people are at work, where nothing else is known."""


class WhenError(FollowupError):
    """A phrase that can't be read, or a moment that is not on the side of now it should be.

    The message is one line that names the word that can't be read, or the moment.
    """


class WhenContext(msgspec.Struct, frozen=True):
    """Whose clock and calendar a phrase is read on.

    `now` is an aware instant. `tz` is the IANA zone the phrase is meant in unless it says another;
    `home_tz` is the one "my time" means, `their_tz` the one "their time" does where that is not
    `tz`. `region` is the ISO 3166-1 country (optionally with a subdivision) whose working days
    count. `day_first` reads 3/4 as 3 April. `hours` are those at which one may call, in `tz`.
    """

    now: datetime
    tz: str
    region: str
    home_tz: str
    calendar: Calendar
    day_first: bool = False
    their_tz: str = ""
    hours: Hours = USUAL_HOURS


class Past(msgspec.Struct, frozen=True):
    """A moment that has been (UTC); `day_only` where no hour was said, and noon stands for it."""

    at: datetime
    day_only: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A day, and a time where one was said, on the clock of the IANA zone `tz`.

    `part` is the part of the day that gave the time ("after lunch"), or empty. `first_of` says that
    several were said ("tuesday or wednesday"), of which this is the first. `skipped` is the clock
    time that was said where the clocks skip it that night; `time` is then as they stand after.
    """

    day: date
    time: dt.time | None
    part: str
    tz: str
    first_of: bool = False
    skipped: dt.time | None = None

    @property
    def at_a_clock_time(self) -> bool:
        """Whether a clock time was said (an appointment), not a day or part of one."""
        return self.time is not None and not self.part

    @property
    def due(self) -> date | datetime:
        """The aware local moment where there is a time, else the date."""
        if self.time is None:
            return self.day
        return datetime.combine(self.day, self.time, zone(self.tz))

    @property
    def due_iso(self) -> str:
        """`due` in ISO 8601: a date, or a date and time with offset."""
        return self.due.isoformat()
