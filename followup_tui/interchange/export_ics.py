"""What is owed as iCalendar (RFC 5545): a fixed time is an event, a day without a time a task.

`icalendar` does the writing. What other programs read best was tried: khal lists only relative
alarms that display something, and no tasks; todoman refuses a file of two tasks.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from followup_tui.domain.agenda import AgendaItem

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Todo

MARK = "X-FOLLOWUP-TUI"
"""The property that says which state of the item this is."""

_PRODUCT = "-//followup-tui//EN"
_AROUND = dt.timedelta(days=400)
"""How far to both sides of an event its time zone is described."""


def export_ics(items: Iterable[AgendaItem], alarm: int, mark: str = "") -> bytes:
    """All of it in one calendar; `alarm` is how many minutes before an event it rings.

    A `mark` is put on every item.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    days: list[dt.date] = []
    for item in items:
        component = _event(item, item.starts, alarm) if item.starts else _task(item)
        if mark:
            component.add(MARK, mark)
        calendar.add_component(component)
        days.append(item.day)
    if days:
        _describe_zones(calendar, min(days), max(days))
    content: bytes = calendar.to_ical()
    return content


def _describe_zones(calendar: "Calendar", first: dt.date, last: dt.date) -> None:
    calendar.add_missing_timezones(first_date=first - _AROUND, last_date=last + _AROUND)


def _event(item: AgendaItem, starts: dt.datetime, alarm: int) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    _describe(event, item)
    ends = starts.astimezone(dt.UTC) + dt.timedelta(minutes=item.minutes)
    event.add("dtstart", starts)
    event.add("dtend", ends.astimezone(starts.tzinfo))
    event.add("status", "CONFIRMED" if item.firm else "TENTATIVE")
    event.add("transp", "OPAQUE" if item.firm else "TRANSPARENT")
    rings = Alarm()
    rings.add("action", "DISPLAY")
    rings.add("description", item.title)
    rings.add("trigger", dt.timedelta(minutes=-alarm))
    event.add_component(rings)
    return event


def _task(item: AgendaItem) -> "Todo":
    from icalendar import Todo

    task = Todo()
    _describe(task, item)
    task.add("due", item.day)
    task.add("status", "NEEDS-ACTION")
    return task


def _describe(component: "Event | Todo", item: AgendaItem) -> None:
    component.add("uid", item.uid)
    component.add("dtstamp", item.made)
    component.add("summary", item.title)
    if item.text:
        component.add("description", item.text)
    component.add("class", "PRIVATE")
