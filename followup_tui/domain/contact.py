"""A person being followed up."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from followup_tui.domain.phone import Phone

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment that has happened: always with an offset, stored in UTC."""


class Stage(StrEnum):
    """Where a contact stands; only `active` and `keep_in_touch` are followed up."""

    LEAD = "lead"
    ACTIVE = "active"
    KEEP_IN_TOUCH = "keep_in_touch"
    CLOSED = "closed"


class Snooze(msgspec.Struct, frozen=True):
    """A follow-up put off to a day (rule 13).

    `until` is a date in the contact's zone. `made` is the moment it was put off: any later
    interaction spends the snooze, and so does the day itself when it comes.
    """

    until: date
    made: Instant


class Hours(msgspec.Struct, frozen=True):
    """The hours of the day at which somebody may be called, on their own clock.

    From the full hour `starts` until the full hour `ends`; hours that end before they start say
    nothing.
    """

    starts: Annotated[int, msgspec.Meta(ge=0, le=23)]
    ends: Annotated[int, msgspec.Meta(ge=1, le=24)]

    def __str__(self) -> str:
        """As one says it, and as it can be typed: "9–17"."""
        return f"{self.starts}–{self.ends}"


class Contact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person being followed up.

    `tz` is an IANA zone name or empty for *unknown*; `tz_guessed` says that it was read off a
    phone number and not confirmed. `region` is an ISO 3166-1 country, optionally with a
    subdivision ("US", "US-CA"), or empty for the zone's country. `hours` are theirs where they are
    not the usual ones. `address` is the employer's and `position` the one sought there, both as a
    work-search record has them. `added` is when the contact came in.
    """

    uid: str
    name: str
    company: str = ""
    role: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    tz: str = ""
    tz_guessed: bool = False
    region: str = ""
    hours: Hours | None = None
    stage: Stage = Stage.ACTIVE
    tags: tuple[str, ...] = ()
    notes: str = ""
    url: str = ""
    address: str = ""
    position: str = ""
    snooze: Snooze | None = None
    added: Instant

    @property
    def dialable(self) -> tuple[Phone, ...]:
        """The numbers a call can be made to, in the order the user keeps them."""
        return tuple([phone for phone in self.phones if phone.dialable])
