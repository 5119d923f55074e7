"""What scripts get: the keys of the user's guide, which are only ever added to."""

import datetime as dt
from typing import Any, Protocol

from followup_tui.cli.coming import Coming
from followup_tui.domain.contact import Contact
from followup_tui.interchange.export_json import shown_contact
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.placing import Entry
from followup_tui.planning.windows import Window
from followup_tui.planning.zones import country_of, local, moment


class Due(Protocol):
    """A day, and perhaps a time, in a zone: a follow-up, or a phrase as it was read."""

    @property
    def day(self) -> dt.date: ...  # noqa: D102

    @property
    def time(self) -> dt.time | None: ...  # noqa: D102

    @property
    def tz(self) -> str: ...  # noqa: D102


def contact_json(contact: Contact, calendar: Calendar, *, stopped: bool) -> dict[str, Any]:
    """A contact's card; `region` is the one in force, null with `tz` where nobody knows it."""
    known = contact.region or country_of(contact.tz)
    return {
        **shown_contact(contact, stopped=stopped),
        "tz": contact.tz or None,
        "region": calendar.region_of(contact) if known else None,
    }


def coming_json(next_one: Coming | None, tz: str) -> dict[str, Any] | None:
    """The next follow-up, or null; `tz` is the contact's zone."""
    if next_one is None:
        return None
    follow_up = next_one.follow_up
    return {
        "due": due_iso(follow_up, tz),
        "kind": follow_up.kind.value,
        "reason": follow_up.why.value,
        "window": _hours(next_one.window),
        "evidence": next_one.evidence,
        "moved": follow_up.moved,
        "annoyed": follow_up.annoyed,
    }


def entry_json(entry: Entry, calendar: Calendar, now: dt.datetime) -> dict[str, Any]:
    """One follow-up of today's queue."""
    contact, follow_up = entry.contact, entry.follow_up
    return {
        "uid": contact.uid,
        "name": contact.name,
        "company": contact.company,
        "kind": follow_up.kind.value,
        "due": due_iso(follow_up, calendar.tz_of(contact)),
        "reason": follow_up.why.value,
        "attempt": entry.attempt,
        "window": _hours(entry.window),
        "evidence": entry.evidence,
        "local_time": f"{local(now, contact.tz):%H:%M}" if contact.tz else None,
        "group": entry.group.value,
        "moved": follow_up.moved,
        "annoyed": follow_up.annoyed,
        "emails_in_a_row": entry.emails,
        "stage": contact.stage.value,
        "late": entry.late,
    }


def due_iso(due: Due, tz: str) -> str:
    """When it is due on the clock of `tz`: a date, or a date and time with offset.

    An hour that the clocks skip is given as the one they then show.
    """
    if due.time is None:
        return due.day.isoformat()
    return local(moment(due.day, due.time, due.tz), tz).isoformat()


def _hours(window: Window | None) -> str | None:
    return f"{window.opens:%H:%M}-{window.closes:%H:%M}" if window else None
