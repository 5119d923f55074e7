"""How a phrase was read, said back in full: on their clock, on yours, how far off."""

from datetime import datetime, timedelta

from followup_tui.desk.wording import beside, day_words
from followup_tui.planning.when.reading import Reading
from followup_tui.planning.zones import local, moment

_MINUTE = timedelta(minutes=1)
_NEAR = timedelta(hours=6)
"""How near a moment is told in hours, though midnight lies between."""


def echo(reading: Reading, now: datetime, home_tz: str) -> str:
    """A reading in one line: "Tue 24 Nov 15:00 their time · 12:00 yours · in 1 day".

    `now` is an aware instant, `home_tz` the user's zone. The zone of the reading is the contact's;
    where that is the user's own, nothing is said of whose time it is. Where several days or times
    were said, so is that the first was taken.
    """
    today = local(now, reading.tz).date()
    more = " · the first of those" if reading.first_of else ""
    if reading.time is None:
        return f"{day_words(reading.day, today)} · {_days_off((reading.day - today).days)}{more}"
    at = moment(reading.day, reading.time.replace(second=0, microsecond=0), reading.tz)
    there = local(at, reading.tz)
    said = f"{day_words(there.date(), today)} {_clock(reading.part, there)}"
    if reading.tz != home_tz:
        said += f" their time · {beside(local(at, home_tz), there.date(), today)} yours"
    far = _until(at - now.replace(second=0, microsecond=0), (there.date() - today).days)
    return f"{said} · {far}{_clocks(reading, there)}{more}"


def _clocks(reading: Reading, there: datetime) -> str:
    """A word for the hours in the nights in which the clocks change."""
    if reading.skipped is not None:
        return f" · the clocks skip {reading.skipped:%H:%M}"
    first, second = (there.replace(fold=fold).utcoffset() for fold in (0, 1))
    if first == second:
        return ""
    which = "second" if there.fold else "first"
    return f" · the {which} of two {there:%H:%M}"


def _clock(part: str, there: datetime) -> str:
    """The time, and the part of the day it begins; a part that is told in times says it itself."""
    if any(sign.isdigit() for sign in part):
        return part
    return f"{part}, {there:%H:%M}" if part else f"{there:%H:%M}"


def _until(ahead: timedelta, days: int) -> str:
    """How far off a moment is: in hours and minutes on the same day or when near, else in days."""
    if days and abs(ahead) >= _NEAR:
        return _days_off(days)
    minutes = round(abs(ahead) / _MINUTE)
    if not minutes:
        return "now"
    hours, minutes = divmod(minutes, 60)
    said = " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))
    return f"in {said}" if ahead > timedelta() else f"{said} ago"


def _days_off(days: int) -> str:
    if not days:
        return "today"
    said = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {said}" if days > 0 else f"{said} ago"
