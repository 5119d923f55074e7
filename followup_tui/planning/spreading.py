"""More calls than a day holds, spread over the days to come."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from followup_tui.domain.book import Book
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Kind, Why
from followup_tui.planning.memory import Memory
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import NEVER_ROLLS, build_queue
from followup_tui.planning.zones import local, moment


class Move(msgspec.Struct, frozen=True):
    """A call of today that is to be made on another day.

    `day` is a date on the contact's calendar, `on` the user's day on which they are at work then.
    """

    call: FollowUp
    day: date
    on: date


def spread(
    book: Book,
    policy: Policy,
    calendar: Calendar,
    now: datetime,
    memory: Memory | None = None,
) -> tuple[Move, ...]:
    """Where each call over today's capacity goes: the first day that has room.

    The contact and the user are both at work on it. What is due on a day already counts, and so
    does what rolls on to it by itself. Appointments and suggestions are never among those moved;
    broken promises come first, then who waits longest.
    """
    memory = memory or Memory()
    queue = build_queue(book, policy, calendar, now, memory)
    listed = {one.contact.uid for one in queue.entries if one.follow_up.kind is Kind.CALL}
    listed |= {call.contact for call in queue.rolled}
    plans = (
        memory.plan(contact, book.history(contact.uid), policy, calendar, now)
        for contact in book.contacts.values()
        if contact.uid not in listed
    )
    coming = sorted((plan.call for plan in plans if plan.call), key=lambda call: call.day)
    backlog = sorted(queue.rolled, key=lambda call: call.why is not Why.PROMISED)
    today = local(now, calendar.here.tz).date()
    return tuple(
        _moves(
            _waiting(backlog, book, calendar, now),
            _waiting(coming, book, calendar, now),
            _days_after(today, policy, calendar),
        )
    )


class _Waiting(msgspec.Struct, frozen=True):
    """A call, whose holidays it keeps, and the contact's own today."""

    call: FollowUp
    region: str
    today: date


def _waiting(
    calls: Iterable[FollowUp], book: Book, calendar: Calendar, now: datetime
) -> list[_Waiting]:
    return [
        _Waiting(call, calendar.region_of(book.contacts[call.contact]), local(now, call.tz).date())
        for call in calls
    ]


class _Day:
    """One day to come on the user's calendar, and the dates it has on the contacts'."""

    def __init__(self, on: date, policy: Policy, calendar: Calendar) -> None:
        self.on = on
        self.capacity = policy.capacity
        self._starts = time(policy.day_starts)
        self._calendar = calendar
        self._dates: dict[str, date] = {}

    @property
    def is_working(self) -> bool:
        """Whether the user is at work."""
        return self._calendar.is_working(self.on, self._calendar.here.region)

    def date_in(self, tz: str) -> date:
        """The date in a zone whose working hours begin on this day of the user's."""
        if tz not in self._dates:
            begins = local(moment(self.on, time(), self._calendar.here.tz), tz)
            later = begins.time() > self._starts
            self._dates[tz] = begins.date() + timedelta(days=later)
        return self._dates[tz]

    def has(self, waiting: _Waiting) -> bool:
        """Whether a call is due by this day and can be made on it."""
        call = waiting.call
        if call.fixed:
            at = moment(call.day, call.time or time(), call.tz)
            return local(at, self._calendar.here.tz).date() <= self.on
        day = self.date_in(call.tz)
        return call.day <= day and self._calendar.is_working(day, waiting.region)

    def takes(self, waiting: _Waiting) -> bool:
        """Whether a call of the backlog can be moved here."""
        return self.has(waiting) and self.date_in(waiting.call.tz) > waiting.today


def _days_after(today: date, policy: Policy, calendar: Calendar) -> Iterator[_Day]:
    while True:
        today += timedelta(days=1)
        yield _Day(today, policy, calendar)


def _moves(backlog: list[_Waiting], coming: list[_Waiting], days: Iterator[_Day]) -> Iterator[Move]:
    """The backlog, day by day, until nothing is left of it."""
    while backlog:
        day = next(days)
        due = [one for one in coming if day.has(one)]
        stay = [one for one in due if one.call.why in NEVER_ROLLS]
        others = [one for one in due if one.call.why not in NEVER_ROLLS]
        held = [*stay, *others[: max(day.capacity - len(stay), 0)]]
        coming = _without(coming, held)
        room = day.capacity - len(held) if day.is_working else 0
        taken = [one for one in backlog if day.takes(one)][: max(room, 0)]
        backlog = _without(backlog, taken)
        yield from (Move(one.call, day.date_in(one.call.tz), day.on) for one in taken)


def _without(calls: list[_Waiting], gone: list[_Waiting]) -> list[_Waiting]:
    done = {one.call.contact for one in gone}
    return [one for one in calls if one.call.contact not in done]
