"""What is owed, as other programs' calendars show it."""

import datetime as dt

import msgspec

OWN = "followup-tui-"
"""How the uid of every item begins; what else is in a calendar is other programs'."""


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing owed, in the words another program is to show.

    `uid` stays the same for as long as it is about the same person and of the same sort; it is
    also fit to be a file's name. Either `starts` is set, a moment in the contact's own zone with
    `minutes` set aside for it, or only the `day` (a date in that zone) is fixed. `firm` tells an
    appointment from a suggestion. `made` is the moment (UTC) since when it is owed so.
    """

    uid: str
    title: str
    text: str = ""
    day: dt.date
    starts: dt.datetime | None = None
    minutes: int = 0
    firm: bool = True
    made: dt.datetime
