"""Which entry of a history somebody means, and taking back what was done last."""

from datetime import UTC, datetime

from followup_tui.desk.agreeing import when_context
from followup_tui.desk.desk import Desk
from followup_tui.desk.people import made_at
from followup_tui.desk.wording import counted, day_words, happened, short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.planning.when import read_past
from followup_tui.planning.zones import local

_SHOWN = 8
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def entry_meant(desk: Desk, contact: Contact, words: str = "") -> Interaction:
    """The entry of a contact's history logged last, or that of a day: "thu 19 nov", with its hour.

    Day and hour are those their history shows, on the clock they had then; a uid will do as well.
    Raises `FollowupError` where there is none or several, which it then lists.
    """
    history = desk.book.history(contact.uid)
    if not history:
        raise FollowupError(f"nothing is logged with {short_name(contact)} yet")
    if not words:
        return max(history, key=_logged_at)
    if by_uid := [entry for entry in history if entry.uid == words]:
        return by_uid[0]
    tz = desk.calendar.tz_of(contact)
    was = read_past(words, when_context(desk, contact))
    wanted = local(was.at, tz)
    times = [(local(entry.at, entry.tz or tz), entry) for entry in history]
    found = [(at, entry) for at, entry in times if at.date() == wanted.date()]
    if not was.day_only:
        found = [(at, entry) for at, entry in found if _clock(at) == _clock(wanted)]
    if len(found) == 1:
        return found[0][1]
    on = day_words(wanted.date(), local(desk.clock(), tz).date())
    hour = "" if was.day_only else f" {_clock(wanted)}"
    if not found:
        raise FollowupError(f"nothing is logged with {short_name(contact)} on {on}{hour}")
    listed = "; ".join(f"{_clock(at)} {happened(one)} ({one.uid})" for at, one in found[:_SHOWN])
    which = "its uid" if hour else "its hour or uid"
    many = counted(len(found), "entry", "entries")
    raise FollowupError(f"there are {many} of {on}{hour}; say {which}: {listed}")


def _logged_at(entry: Interaction) -> tuple[datetime, datetime, str]:
    """When it was logged; what came from elsewhere came before, in the order it was."""
    return made_at(entry.uid) or _LONG_AGO, entry.at, entry.uid


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"
