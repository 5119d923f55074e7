"""`today`: the queue."""

from collections.abc import Iterator
from datetime import datetime

import click

from followup_tui.cli.as_json import entry_json
from followup_tui.cli.columns import filled, widest
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import GROUP_WORDS, happened
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.placing import Entry
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local, moment

_WHEN = 11
_NAMES, _COMPANIES = (20, 26), (13, 20)
"""The least and the most that a column takes."""

_INDENT, _OF_ROWS = 2, 13


@click.command()
@json_option
@click.pass_obj
def today(session: Session, *, as_json: bool) -> None:
    """List today's follow-ups, in the order to do them.

    Below them is who is done, and how. Hours are on your clock; where the clock of the person to
    call shows another, it says so.
    """
    desk = session.desk
    now = desk.clock()
    session.catch_up()
    desk.learn()
    queue = desk.queue()
    if as_json:
        say_json([entry_json(entry, desk.calendar, now) for entry in queue.entries])
        return
    for line in _lines(queue, desk, now):
        say(line, _OF_ROWS if line.startswith(" ") else _INDENT)


def _lines(queue: Queue, desk: Desk, now: datetime) -> Iterator[str]:
    yield f"{len(queue.entries)} to go · {len(queue.done)} done"
    people, group = [entry.contact for entry in queue.entries], None
    name = widest((one_line(one.name) for one in people), *_NAMES)
    company = widest((one_line(one.company) for one in people), *_COMPANIES)
    for entry in queue.entries:
        if entry.group is not group:
            group = entry.group
            yield GROUP_WORDS[group]
        who = filled(one_line(entry.contact.name), name)
        where = filled(one_line(entry.contact.company), company)
        there = desk.calendar.tz_of(entry.contact)
        yield _row(entry, f"{who} {where}", there, desk.calendar.here.tz, now)
    if queue.done:
        yield f"DONE · {len(queue.done)}"
        yield from (_done(desk, entry) for entry in reversed(queue.done))
    if not desk.book.contacts:
        yield "Nobody here yet. Add somebody: followup-tui add NAME; or import a file."
    elif not queue.entries:
        yield "Nobody is waiting for you. Enjoy the day."
    if queue.rolled:
        yield f"{len(queue.rolled)} more than a day holds: they wait for the next one."
    if queue.needs_number:
        needy = ", ".join(map(_named, queue.needs_number))
        yield f"{len(queue.needs_number)} without a number to call: {needy}"


def _done(desk: Desk, entry: Interaction) -> str:
    """Who is done, when and how: " 09:12       Dana Whitfield: voicemail"."""
    at = "" if entry.day_only else f"{local(entry.at, desk.calendar.here.tz):%H:%M}"
    return f" {filled(at, _WHEN)} {_named(desk.contact(entry.contact))}: {happened(entry)}"


def _named(contact: Contact) -> str:
    company = one_line(contact.company)
    return one_line(contact.name) + (f" ({company})" if company else "")


def _row(entry: Entry, who: str, there: str, here: str, now: datetime) -> str:
    when = filled(_when(entry, here, now), _WHEN)
    why = entry.follow_up.why.value
    if entry.emails and not entry.follow_up.named:
        why = f"{entry.emails} e-mails in a row, no call"
    return f" {when} {who} {_there(entry, there, here)}{why}".rstrip()


def _when(entry: Entry, here: str, now: datetime) -> str:
    """The hour to call, or the day it was agreed for when that has passed, on the user's clock.

    Of an e-mail only that it is late, of a call that their working day is over.
    """
    if entry.late:
        return "late"
    if entry.over:
        return "day over"
    if entry.window is not None:
        return entry.window.on_the_clock_of(here).hours
    at = _begins(entry)
    if at is None:
        return ""
    at = local(at, here)
    if at.date() == local(now, here).date():
        return f"{at:%H:%M}"
    return f"{at:%a} {at.day} {at:%b}"


def _there(entry: Entry, there: str, here: str) -> str:
    """The hour on the contact's clock, where that shows another than the user's."""
    at = _begins(entry)
    if at is None:
        return ""
    theirs, yours = local(at, there), local(at, here)
    if theirs.utcoffset() == yours.utcoffset():
        return ""
    day = "" if theirs.date() == yours.date() else f"{theirs:%a} "
    return f"{day}{theirs:%H:%M} there, "


def _begins(entry: Entry) -> datetime | None:
    """When to call, or when its window opens; `None` where no hour was said."""
    follow_up = entry.follow_up
    if entry.window is not None:
        return entry.window.opens
    if follow_up.time is None:
        return None
    return moment(follow_up.day, follow_up.time, follow_up.tz)
