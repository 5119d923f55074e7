"""Today's follow-ups, in the order to do them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import takewhile

import msgspec

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import BOOKKEEPING, Channel, Interaction
from followup_tui.domain.text import folded
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Why
from followup_tui.planning.hours import policy_for
from followup_tui.planning.memory import Memory
from followup_tui.planning.placing import (
    AROUND_THE_WORLD,
    Day,
    Entry,
    Group,
    Todays,
    begins,
    can_be_made_today,
    email_entry,
    first_day,
    users_today,
)
from followup_tui.planning.policy import Policy

_GROUPS = tuple(Group)


class Queue(msgspec.Struct, frozen=True):
    """Today: what is to do, what waits for tomorrow, and what is done.

    `entries` counts what is to do, not people: a call and an e-mail owed to one person are two.
    `rolled` are the calls over capacity. `needs_number` are followed contacts without a number
    that can be dialled. `done` is what was logged today (the user's day), oldest first. `ahead`
    are the calls of the next day that has any; `next_day` is that day.
    """

    entries: tuple[Entry, ...] = ()
    rolled: tuple[FollowUp, ...] = ()
    needs_number: tuple[Contact, ...] = ()
    done: tuple[Interaction, ...] = ()
    ahead: tuple[FollowUp, ...] = ()
    next_day: date | None = None


def build_queue(
    book: Book,
    policy: Policy,
    calendar: Calendar,
    now: datetime,
    memory: Memory | None = None,
) -> Queue:
    """Today's follow-ups at `now` (an aware instant), for the user's own today.

    With a `memory`, only what has changed since the last time is worked out again.
    """
    memory = memory or Memory()
    starts, ends = users_today(calendar, now)
    there = Todays(now)
    calls: list[tuple[FollowUp, Day]] = []
    later: list[tuple[FollowUp, Contact]] = []
    entries: list[Entry] = []
    needs_number: list[Contact] = []
    done: list[Interaction] = []

    def day_of(contact: Contact) -> Day:
        history = book.histories.get(contact.uid, ())
        return Day(contact, history, policy_for(contact, policy), calendar, there, starts, ends)

    for contact in book.contacts.values():
        history = book.histories.get(contact.uid, ())
        if history and history[-1].at >= starts:
            done += _done_between(history, starts, ends)
        on = there[calendar.tz_of(contact)]
        known = memory.known(contact, history, on) or memory.know(
            contact, history, on, policy, calendar, now
        )
        owed = known.owed
        if owed.needs_number:
            needs_number.append(contact)
        if owed.email:
            entries.append(email_entry(owed.email, day_of(contact)))
        if owed.call is None:
            continue
        if known.rests_until != ends and can_be_made_today(owed.call, day := day_of(contact)):
            calls.append((owed.call, day))
            continue
        known.rests_until = ends
        later.append((owed.call, contact))
    done.sort(key=lambda entry: (entry.at, entry.uid))
    stay, rolled = within_capacity(calls, policy.capacity - _calls_in(done))
    entries += memory.entries(stay)
    entries.sort(key=lambda entry: (_GROUPS.index(entry.group), entry.at))
    needs_number.sort(key=lambda contact: folded(contact.name))
    next_day, ahead = _next_of(later, day_of)
    return Queue(tuple(entries), rolled, tuple(needs_number), tuple(done), tuple(ahead), next_day)


def _next_of(
    later: list[tuple[FollowUp, Contact]], day_of: Callable[[Contact], Day]
) -> tuple[date | None, list[FollowUp]]:
    """The next day of the user's on which there is a call to make, and the calls of it."""
    first = date.max
    ahead: list[FollowUp] = []
    for call, contact in sorted(later, key=lambda found: found[0].day):
        if call.day - AROUND_THE_WORLD > first:
            break
        on = first_day(call, day_of(contact))
        if on < first:
            first, ahead = on, []
        if on == first:
            ahead.append(call)
    return (first if ahead else None), sorted(ahead, key=begins)


def within_capacity(
    calls: list[tuple[FollowUp, Day]], room: int
) -> tuple[list[tuple[FollowUp, Day]], tuple[FollowUp, ...]]:
    """As many calls as a day holds, longest waiting first; appointments and suggestions always."""
    always = [found for found in calls if found[0].why in NEVER_ROLLS]
    others = [found for found in calls if found[0].why not in NEVER_ROLLS]
    others.sort(key=lambda found: _waiting(*found))
    room = max(room - len(always), 0)
    return always + others[:room], tuple(call for call, _ in others[room:])


def _waiting(call: FollowUp, day: Day) -> tuple[bool, date, datetime]:
    return call.why is Why.FIRST_CALL, call.day, day.contact.added


NEVER_ROLLS = {Why.AGREED, Why.SUGGESTED}
"""Calls that stay on their day however many there are."""


def _done_between(history: History, starts: datetime, ends: datetime) -> Iterator[Interaction]:
    late = takewhile(lambda entry: entry.at >= starts, reversed(history))
    return (entry for entry in late if entry.at < ends and entry.outcome not in BOOKKEEPING)


def _calls_in(done: Iterable[Interaction]) -> int:
    return sum(entry.channel is Channel.PHONE for entry in done)
