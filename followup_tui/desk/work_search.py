"""The work-search record: what was done for finding work, from the history alone."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from followup_tui.desk.employers import employer_in
from followup_tui.desk.wording import commitment_words, happened
from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.domain.phone import written_out
from followup_tui.domain.text import folded, one_line
from followup_tui.domain.work_search import WorkSearchEntry
from followup_tui.planning.zones import local

_HOW = {
    Channel.PHONE: "telephone",
    Channel.EMAIL: "e-mail",
    Channel.MEETING: "meeting",
    Channel.MESSAGE: "message",
    Channel.APPLICATION: "application",
}
_BETWEEN_NOBODY = {Outcome.STOP_LIFTED}
_WEEK = timedelta(days=7)


def week_of(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of the week a day is in; the last week there is ends early."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + min(_WEEK - timedelta(days=1), date.max - monday)


def last_whole_week(now: datetime, tz: str) -> tuple[date, date]:
    """The Monday and the Sunday of the week before this one, on the clock of a zone."""
    return week_of(local(now, tz).date() - _WEEK)


def work_search(
    book: Book, tz: str, first: date, last: date, *, notes: bool
) -> tuple[WorkSearchEntry, ...]:
    """Every contact with an employer from one day to another, both included, oldest first.

    Days are those of the user, in the zone `tz`. With `notes` the result says what was noted.
    """
    entries = (
        (entry, contact)
        for uid, contact in book.contacts.items()
        for entry, contact in _sought(contact, book.history(uid))
        if entry.outcome not in _BETWEEN_NOBODY
    )
    done = sorted(
        ((_day(entry, tz), entry, contact) for entry, contact in entries),
        key=lambda one: (one[1].at, one[1].uid),
    )
    return tuple(
        _entry(day, entry, contact, notes=notes)
        for day, entry, contact in done
        if first <= day <= last
    )


def _sought(contact: Contact, history: History) -> Iterator[tuple[Interaction, Contact]]:
    """Each entry with the contact as it was then: the position sought is the last applied for.

    At a company that is not the contact's own, it is the last one there.
    """
    sought = {"": contact.position}
    for entry in history:
        at = folded(one_line(entry.company))
        if entry.position:
            sought[at] = entry.position
        yield entry, replace(contact, position=sought.get(at, ""))


def _day(entry: Interaction, tz: str) -> date:
    """The day on the user's calendar, or the one that was said where no hour was."""
    said_in = entry.tz if entry.day_only and entry.tz else tz
    return local(entry.at, said_in).date()


def _entry(day: date, entry: Interaction, contact: Contact, *, notes: bool) -> WorkSearchEntry:
    who = [contact.name, contact.role, *([contact.company] if entry.company else [])]
    said = [happened(entry)]
    if entry.commitment is not None:
        said.append(commitment_words(entry.commitment, day))
    if notes:
        said.append(one_line(entry.note))
    return WorkSearchEntry(
        day=day,
        employer=employer_in(entry, contact),
        address="" if entry.company else _address(contact),
        person=", ".join(filter(None, map(one_line, who))),
        how=_how(entry),
        position=one_line(contact.position),
        result="; ".join(filter(None, said)),
    )


def _how(entry: Interaction) -> str:
    how = _HOW[entry.channel]
    way = one_line(entry.place) if entry.channel is Channel.APPLICATION else ""
    return f"{how}: {way}" if way else how


def _address(contact: Contact) -> str:
    """The employer's address, or else where they can be reached: that will do for most offices."""
    numbers = (written_out(phone) for phone in contact.dialable)
    reached_at = (contact.address, *numbers, *contact.emails)
    return next(filter(None, map(one_line, reached_at)), "")
