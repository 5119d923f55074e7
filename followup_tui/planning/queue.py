"""Today's follow-ups, in the order to do them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Kind, Plan, Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from followup_tui.planning.situation import attempts
from followup_tui.planning.windows import Window, propose, working_hours
from followup_tui.planning.zones import local, moment


class Group(StrEnum):
    """The parts of the queue, in order."""

    NOW = "now"
    GOOD_TIME_NOW = "good_time_now"
    LATER_TODAY = "later_today"
    FIRST_CALLS = "first_calls"
    EMAILS_OWED = "emails_owed"


_GROUPS = tuple(Group)
_DUE_NOW, _BROKEN_PROMISE, _SUGGESTED_NOW, _OVERDUE = range(4)


@dataclass(frozen=True, slots=True)
class Entry:
    """One follow-up of today.

    `window` is when to try, on the contact's clock; `None` where the time is fixed or their
    working day is over. `attempt` numbers the call this would be. `at` orders it among the others
    of its group, smaller first.
    """

    contact: Contact
    follow_up: FollowUp
    group: Group
    at: tuple[int, datetime, str]
    window: Window | None = None
    evidence: str = ""
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """Today: what is to do, what waits for tomorrow, and what is done.

    `rolled` holds what is over capacity. `needs_number` are followed contacts without a number
    that can be dialled. `done` is what was logged today (the user's day), oldest first.
    """

    entries: tuple[Entry, ...] = ()
    rolled: tuple[Entry, ...] = ()
    needs_number: tuple[Contact, ...] = ()
    done: tuple[Interaction, ...] = ()


def build_queue(book: Book, policy: Policy, calendar: Calendar, now: datetime) -> Queue:
    """Today's follow-ups at `now` (an aware instant), for the user's own today."""
    today = local(now, calendar.here.tz).date()
    starts = moment(today, time(), calendar.here.tz)
    ends = moment(today + timedelta(days=1), time(), calendar.here.tz)
    found: list[Entry] = []
    needs_number: list[Contact] = []
    for contact in book.contacts.values():
        history = book.history(contact.uid)
        owed = plan(contact, history, policy, calendar, now)
        if owed.needs_number:
            needs_number.append(contact)
        day = _Day(contact, history, policy, calendar, now, ends)
        found.extend(_entries(owed, day))
    found.sort(key=lambda entry: (_GROUPS.index(entry.group), entry.at))
    done = _done_between(book, starts, ends)
    entries, rolled = _within_capacity(found, policy.capacity - _calls(done))
    needs_number.sort(key=lambda contact: contact.name.casefold())
    return Queue(entries, rolled, tuple(needs_number), done)


@dataclass(frozen=True, slots=True)
class _Day:
    """One contact's today; `ends` is the end of the user's."""

    contact: Contact
    history: History
    policy: Policy
    calendar: Calendar
    now: datetime
    ends: datetime

    @property
    def region(self) -> str:
        return self.calendar.region_of(self.contact)


def _entries(owed: Plan, day: _Day) -> Iterable[Entry]:
    if owed.email and moment(owed.email.day, time(), owed.email.tz) < day.ends:
        at = (0, moment(owed.email.day, time(), owed.email.tz), day.contact.name)
        yield Entry(day.contact, owed.email, Group.EMAILS_OWED, at)
    if owed.call and (entry := _call_entry(owed.call, day)):
        yield entry


def _call_entry(call: FollowUp, day: _Day) -> Entry | None:
    if moment(call.day, call.time or time(), call.tz) >= day.ends:
        return None
    if call.fixed:
        return _appointment(call, day)
    slot = _slot(call, day)
    if slot is None and not _working_today(call, day):
        return None
    group, rank, at = _place(call, day, slot[0] if slot else None)
    return Entry(
        contact=day.contact,
        follow_up=call,
        group=group,
        at=(rank, at, day.contact.name),
        window=slot[0] if slot else None,
        evidence=slot[1] if slot else "",
        attempt=attempts(day.history) + 1,
    )


def _appointment(call: FollowUp, day: _Day) -> Entry:
    at = moment(call.day, call.time or time(), call.tz)
    near = timedelta(minutes=day.policy.appointment_notice_minutes)
    group = Group.NOW if at - near <= day.now else Group.LATER_TODAY
    number = attempts(day.history) + 1
    return Entry(day.contact, call, group, (_DUE_NOW, at, day.contact.name), attempt=number)


def _place(call: FollowUp, day: _Day, window: Window | None) -> tuple[Group, int, datetime]:
    """The group of a call, its rank in it, and what orders it there."""
    since = moment(call.day, call.time or time(), call.tz)
    if call.why is Why.FIRST_CALL:
        return Group.FIRST_CALLS, 0, day.contact.added
    if (rank := _pressing(call, day, since)) is not None:
        return Group.NOW, rank, since
    if since > day.now and call.time is not None:
        return Group.LATER_TODAY, 0, since
    if window is not None and window.is_open(day.now):
        return Group.GOOD_TIME_NOW, 0, since
    return Group.LATER_TODAY, 0, window.opens if window else day.ends


def _pressing(call: FollowUp, day: _Day, since: datetime) -> int | None:
    """The rank of a call in NOW, or `None` when it can wait for its window."""
    today = local(day.now, call.tz).date()
    if call.time is not None and call.day == today:
        return _SUGGESTED_NOW if since <= day.now else None
    open_there = working_hours(today, call.tz, day.policy).is_open(day.now)
    if not (open_there and _working_today(call, day)):
        return None
    ranks = {Why.PROMISED: _BROKEN_PROMISE, Why.SUGGESTED: _SUGGESTED_NOW}
    return ranks.get(call.why, _OVERDUE if call.day < today else None)


def _working_today(call: FollowUp, day: _Day) -> bool:
    """Whether the contact's own today is a day to call on, and the call is due by it."""
    today = local(day.now, call.tz).date()
    return call.day <= today and day.calendar.is_working(today, day.region)


def _slot(call: FollowUp, day: _Day) -> tuple[Window, str] | None:
    """The next window on a working day there that opens before the user's day ends."""
    today = local(day.now, call.tz).date()
    on = _first_day(call, day, today)
    while moment(on, time(), call.tz) < day.ends:
        found = propose(day.history, on, call.tz, day.policy, day.calendar, day.now)
        if found and found.window.opens < day.ends:
            return found.window, found.evidence
        on = day.calendar.next_working(on, day.region)
    return None


def _first_day(call: FollowUp, day: _Day, today: date) -> date:
    return day.calendar.working_from(max(call.day, today), day.region)


def _within_capacity(found: list[Entry], room: int) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """As many calls as a day holds, longest waiting first.

    Appointments and suggestions never roll, and e-mails take no room.
    """
    room -= sum(_never_rolls(entry) for entry in found)
    may_roll = [e for e in found if e.follow_up.kind is Kind.CALL and not _never_rolls(e)]
    may_roll.sort(key=lambda e: (e.group is Group.FIRST_CALLS, e.follow_up.day, e.contact.added))
    over = {entry.contact.uid for entry in may_roll[max(room, 0) :]}
    rolls = [e.contact.uid in over and e.follow_up.kind is Kind.CALL for e in found]
    stay = tuple(entry for entry, rolled in zip(found, rolls, strict=True) if not rolled)
    return stay, tuple(entry for entry, rolled in zip(found, rolls, strict=True) if rolled)


def _never_rolls(entry: Entry) -> bool:
    return entry.follow_up.why in {Why.AGREED, Why.SUGGESTED}


_NOT_WORK = {Outcome.RESCHEDULED, Outcome.STOP_LIFTED}


def _done_between(book: Book, starts: datetime, ends: datetime) -> tuple[Interaction, ...]:
    done = []
    for history in book.histories.values():
        for entry in reversed(history):
            if entry.at < starts:
                break
            if entry.at < ends and entry.outcome not in _NOT_WORK:
                done.append(entry)
    return tuple(sorted(done, key=lambda entry: (entry.at, entry.uid)))


def _calls(done: Iterable[Interaction]) -> int:
    return sum(entry.channel is Channel.PHONE for entry in done)
