"""Today's follow-ups, in the order to do them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import ATTEMPTS, Channel, Interaction, Outcome
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Plan, Why
from followup_tui.planning.hours import policy_for
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from followup_tui.planning.situation import attempts
from followup_tui.planning.windows import Proposal, Window, propose, working_hours
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
    memory: "Memory | None" = None,
) -> Queue:
    """Today's follow-ups at `now` (an aware instant), for the user's own today.

    With a `memory`, only what has changed since the last time is worked out again.
    """
    memory = memory or Memory()
    today = local(now, calendar.here.tz).date()
    starts = moment(today, time(), calendar.here.tz)
    ends = moment(today + timedelta(days=1), time(), calendar.here.tz)
    calls: list[tuple[FollowUp, _Day]] = []
    later: list[tuple[date, FollowUp]] = []
    entries: list[Entry] = []
    needs_number: list[Contact] = []
    for contact in book.contacts.values():
        history = book.history(contact.uid)
        day = _Day(contact, history, policy_for(contact, policy), calendar, now, starts, ends)
        owed = memory.plan(contact, history, policy, calendar, now)
        if owed.needs_number:
            needs_number.append(contact)
        if owed.email and _begins(owed.email) < ends:
            entries.append(_email_entry(owed.email, day))
        if owed.call and _can_be_made_today(owed.call, day):
            calls.append((owed.call, day))
        elif owed.call:
            later.append((_first_day(owed.call, day), owed.call))
    done = _done_between(book, starts, ends)
    stay, rolled = _within_capacity(calls, policy.capacity - _calls_in(done))
    entries += [memory.entry(call, day) for call, day in stay]
    entries.sort(key=lambda entry: (_GROUPS.index(entry.group), entry.at))
    needs_number.sort(key=lambda contact: contact.name.casefold())
    next_day = min((on for on, _ in later), default=None)
    ahead = sorted((call for on, call in later if on == next_day), key=_begins)
    return Queue(tuple(entries), rolled, tuple(needs_number), done, tuple(ahead), next_day)


@dataclass(frozen=True, slots=True)
class _Day:
    """One contact's today; `starts` and `ends` are the user's."""

    contact: Contact
    history: History
    policy: Policy
    calendar: Calendar
    now: datetime
    starts: datetime
    ends: datetime

    @property
    def called(self) -> bool:
        """Whether a call was made on the user's today: theirs may have ended since."""
        late = (entry for entry in reversed(self.history) if entry.outcome in ATTEMPTS)
        last = next(late, None)
        return last is not None and last.at >= self.starts

    @property
    def region(self) -> str:
        return self.calendar.region_of(self.contact)

    def working_days(self, call: FollowUp) -> Iterator[date]:
        """The contact's working days, from the one a call is due or today, in the user's today."""
        today = local(self.now, call.tz).date()
        day = self.calendar.working_from(max(call.day, today), self.region)
        while moment(day, time(), call.tz) < self.ends:
            yield day
            day = self.calendar.next_working(day, self.region)

    def is_working(self, call: FollowUp) -> bool:
        """Whether the contact's own today is a day to call on, and the call is due by it."""
        today = local(self.now, call.tz).date()
        return call.day <= today and self.calendar.is_working(today, self.region)


def _first_day(call: FollowUp, day: _Day) -> date:
    """The first day a call that can't be made today can be made on."""
    if call.fixed:
        return call.day
    return day.calendar.working_from(max(call.day, local(day.now, call.tz).date()), day.region)


def _begins(follow_up: FollowUp) -> datetime:
    return moment(follow_up.day, follow_up.time or time(), follow_up.tz)


def _can_be_made_today(call: FollowUp, day: _Day) -> bool:
    """Whether a call is due by the end of the user's day, on a day people there are at work.

    It stays on the list when their working day is over: the day comes from the rules alone.
    """
    if _begins(call) >= day.ends:
        return False
    if call.fixed:
        return True
    if day.called:
        return False
    if day.is_working(call):
        return True
    hours = (working_hours(on, call.tz, day.policy) for on in day.working_days(call))
    return any(there.opens < day.ends and day.now < there.closes for there in hours)


def _email_entry(email: FollowUp, day: _Day) -> Entry:
    return Entry(day.contact, email, Group.EMAILS_OWED, (0, _begins(email), day.contact.name))


def _call_entry(call: FollowUp, day: _Day) -> Entry:
    attempt = attempts(day.history) + 1
    if call.fixed:
        begins = _begins(call)
        near = timedelta(minutes=day.policy.appointment_notice_minutes)
        group = Group.NOW if begins - near <= day.now else Group.LATER_TODAY
        at = (_DUE_NOW, begins, day.contact.name)
        return Entry(day.contact, call, group, at, attempt=attempt)
    slot = None if _has_its_time(call, day) else _slot(call, day)
    group, rank, since = _place(call, day, slot.window if slot else None)
    return Entry(
        contact=day.contact,
        follow_up=call,
        group=group,
        at=(rank, since, day.contact.name),
        window=slot.window if slot else None,
        evidence=slot.evidence if slot else "",
        attempt=attempt,
    )


def _has_its_time(call: FollowUp, day: _Day) -> bool:
    """Whether they named a time of today or later: then no other is proposed."""
    return call.time is not None and call.day >= local(day.now, call.tz).date()


def _slot(call: FollowUp, day: _Day) -> Proposal | None:
    """The next window on a working day there that opens before the user's day ends."""
    for on in day.working_days(call):
        found = propose(day.history, on, call.tz, day.policy, day.calendar, day.now)
        if found and found.window.opens < day.ends:
            return found
    return None


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
    if not (open_there and day.is_working(call)):
        return None
    ranks = {Why.PROMISED: _BROKEN_PROMISE, Why.SUGGESTED: _SUGGESTED_NOW}
    return ranks.get(call.why, _OVERDUE if call.day < today else None)


def _within_capacity(
    calls: list[tuple[FollowUp, _Day]], room: int
) -> tuple[list[tuple[FollowUp, _Day]], tuple[FollowUp, ...]]:
    """As many calls as a day holds, longest waiting first; appointments and suggestions always."""
    always = [found for found in calls if found[0].why in NEVER_ROLLS]
    others = [found for found in calls if found[0].why not in NEVER_ROLLS]
    others.sort(key=lambda found: _waiting(*found))
    room = max(room - len(always), 0)
    return always + others[:room], tuple(call for call, _ in others[room:])


def _waiting(call: FollowUp, day: _Day) -> tuple[bool, date, datetime]:
    return call.why is Why.FIRST_CALL, call.day, day.contact.added


NEVER_ROLLS = {Why.AGREED, Why.SUGGESTED}
"""Calls that stay on their day however many there are."""

_NOT_WORK = {Outcome.RESCHEDULED, Outcome.STOP_LIFTED}


def _done_between(book: Book, starts: datetime, ends: datetime) -> tuple[Interaction, ...]:
    done = []
    for contact in book.contacts:
        for entry in reversed(book.history(contact)):
            if entry.at < starts:
                break
            if entry.at < ends and entry.outcome not in _NOT_WORK:
                done.append(entry)
    return tuple(sorted(done, key=lambda entry: (entry.at, entry.uid)))


def _calls_in(done: Iterable[Interaction]) -> int:
    return sum(entry.channel is Channel.PHONE for entry in done)


class Memory:
    """What was worked out before, for one policy and calendar.

    Plans hold while contact, history and their date are the same, places in the queue within one
    minute.
    """

    def __init__(self) -> None:
        self._plans: dict[str, tuple[Contact, History, date, Plan]] = {}
        self._entries: dict[str, tuple[FollowUp, datetime, datetime, Entry]] = {}

    def plan(
        self, contact: Contact, history: History, policy: Policy, calendar: Calendar, now: datetime
    ) -> Plan:
        """What `plan` says of a contact."""
        today = local(now, calendar.tz_of(contact)).date()
        known = self._plans.get(contact.uid)
        if known and known[0] is contact and known[1] is history and known[2] == today:
            return known[3]
        owed = plan(contact, history, policy, calendar, now)
        self._plans[contact.uid] = (contact, history, today, owed)
        return owed

    def entry(self, call: FollowUp, day: _Day) -> Entry:
        """A contact's call in today's queue."""
        minute = day.now.replace(second=0, microsecond=0)
        known = self._entries.get(call.contact)
        if known and known[0] is call and known[1:3] == (minute, day.ends):
            return known[3]
        made = _call_entry(call, day)
        self._entries[call.contact] = (call, minute, day.ends, made)
        return made
