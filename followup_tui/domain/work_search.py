"""What offices ask of people who look for work."""

import datetime as dt

import msgspec


class WorkSearchEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One contact with an employer, on a day of the user's calendar. All texts are on one line."""

    day: dt.date
    employer: str
    address: str
    person: str
    how: str
    position: str
    result: str
