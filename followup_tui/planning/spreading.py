"""More calls than a day holds, spread over the days to come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followup_tui.domain.book import Book
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import Memory, build_queue
from followup_tui.planning.zones import local

_FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Move:
    """A call of today that is to be made on another day, in the contact's calendar."""

    call: FollowUp
    day: date


def spread(
    book: Book,
    policy: Policy,
    calendar: Calendar,
    now: datetime,
    memory: Memory | None = None,
) -> tuple[Move, ...]:
    """Where each call over today's capacity goes: the first working day there that has room.

    What is due on a day already counts. Appointments and suggestions are never among those moved;
    broken promises come first, then who waits longest.
    """
    memory = memory or Memory()
    queue = build_queue(book, policy, calendar, now, memory)
    rolled = sorted(queue.rolled, key=lambda call: call.why is not Why.PROMISED)
    today = local(now, calendar.here.tz).date()
    busy = {entry.contact.uid for entry in queue.entries} | {call.contact for call in rolled}
    load = Counter(_days_of(book, busy, policy, calendar, now, memory))
    moves = []
    for call in rolled:
        contact = book.contacts[call.contact]
        region = calendar.region_of(contact)
        day = calendar.next_working(max(today, call.day), region)
        while load[day] >= policy.capacity and day - today < _FARTHEST:
            day = calendar.next_working(day, region)
        load[day] += 1
        moves.append(Move(call, day))
    return tuple(moves)


def _days_of(
    book: Book,
    busy: Iterable[str],
    policy: Policy,
    calendar: Calendar,
    now: datetime,
    memory: Memory,
) -> Iterable[date]:
    """The days on which everybody else is to be called."""
    taken = set(busy)
    for uid, contact in book.contacts.items():
        if uid not in taken:
            owed = memory.plan(contact, book.history(uid), policy, calendar, now)
            if owed.call is not None:
                yield owed.call.day
