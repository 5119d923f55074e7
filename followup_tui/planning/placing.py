"""Where one call stands in today's queue: its group, its order there, the window to try."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import msgspec

from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import ATTEMPTS
from followup_tui.domain.text import folded
from followup_tui.planning.besttime.rates import Everybody
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.proposing import Chance, chances, propose, rest_of_day
from followup_tui.planning.situation import attempts, emails_in_a_row
from followup_tui.planning.windows import Window, working_hours
from followup_tui.planning.zones import local, moment


class Group(StrEnum):
    """The parts of the queue, in order."""

    NOW = "now"
    GOOD_TIME_NOW = "good_time_now"
    LATER_TODAY = "later_today"
    FIRST_CALLS = "first_calls"
    EMAILS_OWED = "emails_owed"


AROUND_THE_WORLD = timedelta(days=2)
"""More than the dates of any two zones differ by at one moment."""

_DUE_NOW, _BROKEN_PROMISE, _SUGGESTED_NOW, _OVERDUE = range(4)
_PRESSING = {Why.PROMISED: _BROKEN_PROMISE, Why.SUGGESTED: _SUGGESTED_NOW}


class Entry(msgspec.Struct, frozen=True):
    """One follow-up of today.

    `window` is when to try, on the contact's clock; `None` where the time is fixed, and where
    their working day is `over`. `attempt` numbers the call this would be. `at` orders it among the
    others of its group, smaller first. `late` says that an e-mail should have been sent before
    today. `emails` is how many were sent in a row without a call, once they are so many that it is
    time for one.
    """

    contact: Contact
    follow_up: FollowUp
    group: Group
    at: tuple[int, datetime, str]
    window: Window | None = None
    evidence: str = ""
    attempt: int = 1
    late: bool = False
    emails: int = 0
    over: bool = False


class Todays(dict[str, date]):
    """The date it is at a moment `now`, by zone."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now

    def __missing__(self, tz: str) -> date:
        self[tz] = local(self.now, tz).date()
        return self[tz]


class Day(msgspec.Struct, frozen=True):
    """One contact's today; `starts` and `ends` are the user's."""

    contact: Contact
    history: History
    policy: Policy
    calendar: Calendar
    todays: Todays
    starts: datetime
    ends: datetime

    @property
    def now(self) -> datetime:
        """The moment that all of it is said of."""
        return self.todays.now

    @property
    def called(self) -> bool:
        """Whether a call was made on the user's today: theirs may have ended since."""
        late = (entry for entry in reversed(self.history) if entry.outcome in ATTEMPTS)
        last = next(late, None)
        return last is not None and last.at >= self.starts

    @property
    def region(self) -> str:
        """Whose holidays the contact keeps."""
        return self.calendar.region_of(self.contact)

    def working_days(self, call: FollowUp, since: datetime) -> Iterator[date]:
        """The contact's working days in the user's today, from the one a call is due or `since`."""
        today = local(since, call.tz).date()
        day = self.calendar.working_from(max(call.day, today), self.region)
        while moment(day, time(), call.tz) < self.ends:
            yield day
            day = self.calendar.next_working(day, self.region)

    def is_working(self, call: FollowUp) -> bool:
        """Whether the contact's own today is a day to call on, and the call is due by it."""
        today = self.todays[call.tz]
        return call.day <= today and self.calendar.is_working(today, self.region)


def users_today(calendar: Calendar, now: datetime) -> tuple[datetime, datetime]:
    """When the user's own day begins and ends."""
    today, tz = local(now, calendar.here.tz).date(), calendar.here.tz
    return moment(today, time(), tz), moment(today + timedelta(days=1), time(), tz)


def begins(follow_up: FollowUp) -> datetime:
    """When a follow-up is due: the moment, or when its day begins there."""
    return moment(follow_up.day, follow_up.time or time(), follow_up.tz)


def can_be_made_today(call: FollowUp, day: Day) -> bool:
    """Whether a call is due by the end of the user's day, on a day people there are at work.

    It stays on the list when their working day is over, as the day comes from the rules alone; but
    it is not there where they are first at work for it once the user's day has ended.
    """
    if call.day - AROUND_THE_WORLD > day.ends.date() or begins(call) >= day.ends:
        return False
    if call.fixed:
        return True
    if day.called and call.why is not Why.SUGGESTED:
        return False
    since = day.now
    if day.is_working(call):
        if has_its_time(call, day) or _at_work(call, day, day.todays[call.tz], day.starts):
            return True
        since = day.starts
    return any(_at_work(call, day, on, since) for on in day.working_days(call, since))


def _at_work(call: FollowUp, day: Day, on: date, since: datetime) -> bool:
    """Whether the hours of a working day there are in the user's day, from a moment on."""
    hours = working_hours(on, call.tz, day.policy)
    return hours.opens < day.ends and since < hours.closes


def first_day(call: FollowUp, day: Day) -> date:
    """The day of the user's on which a call that can't be made today first can be."""
    here = day.calendar.here.tz
    tomorrow = local(day.ends, here).date()
    if call.fixed:
        return max(local(begins(call), here).date(), tomorrow)
    today = day.todays[call.tz]
    there = day.calendar.working_from(max(call.day, today), day.region)
    opens = working_hours(there, call.tz, day.policy).opens
    first = max(local(opens, here).date(), tomorrow)
    return max(local(begins(call), here).date(), first) if call.time else first


def email_entry(email: FollowUp, day: Day) -> Entry:
    """An e-mail that is owed, from the moment it is: nobody need wait for its day to write."""
    late = email.by is not None and email.by < day.todays[email.tz]
    at = (0, begins(email), folded(day.contact.name))
    return Entry(day.contact, email, Group.EMAILS_OWED, at, late=late)


def windows_of(call: FollowUp, day: Day, everybody: Everybody) -> Sequence[Chance]:
    """All the windows of the user's today for a call whose time is open, the best first.

    Nothing where they named a time of today or later: then no other is proposed.
    """
    if has_its_time(call, day):
        return ()
    found = (
        chance
        for on in day.working_days(call, day.starts)
        for chance in chances(day.history, on, call.tz, day.policy, day.calendar, everybody)
        if chance.window.opens < day.ends and day.starts < chance.window.closes
    )
    return sorted(found, key=lambda chance: -chance.worth)


def has_its_time(call: FollowUp, day: Day) -> bool:
    """Whether a time of today or later was agreed or suggested."""
    return call.fixed or (call.time is not None and call.day >= day.todays[call.tz])


def rest_of_today(call: FollowUp, day: Day) -> Window | None:
    """What is left of their working day when the windows are over."""
    if has_its_time(call, day) or not day.is_working(call):
        return None
    today = day.todays[call.tz]
    return rest_of_day(today, call.tz, day.policy, day.now)


def call_entry(call: FollowUp, day: Day, window: Window | None) -> Entry:
    """A call that is due today, with the window to try if its time is open."""
    group, rank, since = _place(call, day, window)
    emails = emails_in_a_row(day.history)
    proposal = propose(day.history, window, call.tz, day.policy) if window else None
    return Entry(
        contact=day.contact,
        follow_up=call,
        group=group,
        at=(rank, since, folded(day.contact.name)),
        window=window,
        evidence=proposal.evidence if proposal else "",
        attempt=attempts(day.history) + 1,
        emails=emails if emails >= day.policy.emails_in_a_row else 0,
        over=window is None and not has_its_time(call, day),
    )


def _presses(call: FollowUp, day: Day) -> bool:
    """Whether a call is for as soon as they are at work, whatever its window."""
    overdue = call.day < day.todays[call.tz]
    return call.why is not Why.FIRST_CALL and (call.why in _PRESSING or overdue)


def _place(call: FollowUp, day: Day, window: Window | None) -> tuple[Group, int, datetime]:
    """The group of a call, its rank in it, and what orders it there."""
    since = begins(call)
    if call.fixed:
        near = timedelta(minutes=day.policy.appointment_notice_minutes)
        group = Group.NOW if since - near <= day.now else Group.LATER_TODAY
        return group, _DUE_NOW, since
    if call.why is Why.FIRST_CALL:
        return Group.FIRST_CALLS, 0, day.contact.added
    if (rank := _pressing(call, day, since)) is not None:
        return Group.NOW, rank, since
    if since > day.now and call.time is not None:
        return Group.LATER_TODAY, 0, since
    if window is not None and window.is_open(day.now):
        return Group.GOOD_TIME_NOW, 0, since
    return Group.LATER_TODAY, 0, window.opens if window else day.ends


def _pressing(call: FollowUp, day: Day, since: datetime) -> int | None:
    """The rank of a call in NOW, or `None` when it can wait for its window."""
    today = day.todays[call.tz]
    if call.time is not None and call.day == today:
        return _SUGGESTED_NOW if since <= day.now else None
    open_there = working_hours(today, call.tz, day.policy).is_open(day.now)
    if not (open_there and day.is_working(call)):
        return None
    return _PRESSING.get(call.why, _OVERDUE) if _presses(call, day) else None
