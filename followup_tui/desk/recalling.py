"""Which entry of a history somebody means: the last, that of a day and hour as shown, or a uid."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import msgspec

from followup_tui.desk.agreeing import home_context, when_context
from followup_tui.desk.desk import Desk
from followup_tui.desk.people import made_at
from followup_tui.desk.wording import counted, day_words, happened, short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.planning.when import Past, WhenContext, WhenError, read_past
from followup_tui.planning.zones import local

_SHOWN = 8
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class _Named(msgspec.Struct, frozen=True):
    """A phrase as it was read on somebody's clock, and the entries it fits there, with their times.

    `at` is the day and hour on that clock.
    """

    was: Past
    at: datetime
    found: Sequence[tuple[datetime, Interaction]]


def entry_meant(desk: Desk, contact: Contact, words: str = "") -> Interaction:
    """The entry of a contact's history logged last, or that of a day: "thu 19 nov", with its hour.

    Day and hour are those of the user's clock; where nothing is of then, those of the clock the
    contact had will do. A uid names one as well. Raises `FollowupError` where there is none or
    several, which it then lists.
    """
    history = desk.book.history(contact.uid)
    if not history:
        raise FollowupError(f"nothing is logged with {short_name(contact)} yet")
    if not words:
        return max(history, key=_logged_at)
    if by_uid := [entry for entry in history if entry.uid == words]:
        return by_uid[0]
    theirs = desk.calendar.tz_of(contact)

    def on_yours(entry: Interaction) -> datetime:
        return on_theirs(entry) if entry.day_only else local(entry.at, desk.calendar.here.tz)

    def on_theirs(entry: Interaction) -> datetime:
        return local(entry.at, entry.tz or theirs)

    there = None
    with suppress(WhenError):
        there = _named(words, when_context(desk, contact), history, on_theirs)
    try:
        here = _named(words, home_context(desk, contact), history, on_yours)
    except WhenError:
        if there is None or not there.found:
            raise
        return _the_one(desk, contact, there)
    return _the_one(desk, contact, there if there and there.found and not here.found else here)


def _named(
    words: str,
    context: WhenContext,
    history: Sequence[Interaction],
    shown: Callable[[Interaction], datetime],
) -> _Named:
    was = read_past(words, context)
    at = local(was.at, context.tz)
    times = [(shown(entry), entry) for entry in history]
    found = [(on, entry) for on, entry in times if on.date() == at.date()]
    if not was.day_only:
        found = [(on, one) for on, one in found if not one.day_only and _clock(on) == _clock(at)]
    return _Named(was, at, found)


def _the_one(desk: Desk, contact: Contact, named: _Named) -> Interaction:
    found, clock = named.found, "" if named.was.day_only else f" {_clock(named.at)}"
    if len(found) == 1:
        return found[0][1]
    on = day_words(named.at.date(), local(desk.clock(), desk.calendar.here.tz).date())
    if not found:
        raise FollowupError(f"nothing is logged with {short_name(contact)} on {on}{clock}")
    listed = "; ".join(f"{_listed(at, one)} ({one.uid})" for at, one in found[:_SHOWN])
    which = "its uid" if clock else "its hour or uid"
    many = counted(len(found), "entry", "entries")
    raise FollowupError(f"there are {many} of {on}{clock}; say {which}: {listed}")


def _listed(at: datetime, entry: Interaction) -> str:
    return happened(entry) if entry.day_only else f"{_clock(at)} {happened(entry)}"


def _logged_at(entry: Interaction) -> tuple[datetime, datetime, str]:
    """When it was logged; what came from elsewhere came before, in the order it was."""
    return made_at(entry.uid) or _LONG_AGO, entry.at, entry.uid


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"
