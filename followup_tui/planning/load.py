"""What the days to come hold: each call on the day of the user's on which the queue has it."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from followup_tui.domain.book import Book
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Kind
from followup_tui.planning.hours import policy_for
from followup_tui.planning.memory import Memory
from followup_tui.planning.placing import Day, Todays, can_be_made_today, first_day, users_today
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue, within_capacity
from followup_tui.planning.zones import local, moment


def load(
    book: Book, policy: Policy, calendar: Calendar, now: datetime, days: int
) -> dict[str, date]:
    """When the user has the call to each contact (a uid), if within so many days from today on.

    On each day the calls the queue has are made; what is more than a day holds waits for the next,
    with what is due there already.
    """
    memory = Memory()
    queue = build_queue(book, policy, calendar, now, memory)
    today = local(now, calendar.here.tz).date()
    found = {one.contact.uid: today for one in queue.entries if one.follow_up.kind is Kind.CALL}
    waiting = list(queue.rolled)
    listed = found.keys() | {call.contact for call in waiting}
    here = _Days(book, policy, calendar, now)
    coming: defaultdict[date, list[FollowUp]] = defaultdict(list)
    for contact in book.contacts.values():
        if contact.uid not in listed:
            owed = memory.plan(contact, book.history(contact.uid), policy, calendar, now)
            if owed.call is not None:
                coming[first_day(owed.call, here.of(owed.call))].append(owed.call)
    place = {uid: nth for nth, uid in enumerate(book.contacts)}
    for ahead in range(1, days):
        on = today + timedelta(days=ahead)
        here = _Days(book, policy, calendar, moment(on, time(), calendar.here.tz))
        due = []
        for call in sorted([*waiting, *coming.pop(on, ())], key=lambda one: place[one.contact]):
            if can_be_made_today(call, day := here.of(call)):
                due.append((call, day))
            else:
                coming[first_day(call, day)].append(call)
        stay, rolled = within_capacity(due, policy.capacity)
        found |= {call.contact: on for call, _ in stay}
        waiting = list(rolled)
    return found


class _Days:
    """The today of each contact at one moment."""

    def __init__(self, book: Book, policy: Policy, calendar: Calendar, now: datetime) -> None:
        self._book, self._policy, self._calendar = book, policy, calendar
        self._todays = Todays(now)
        self._starts, self._ends = users_today(calendar, now)

    def of(self, call: FollowUp) -> Day:
        """The today of whom a call is to."""
        contact = self._book.contacts[call.contact]
        return Day(
            contact,
            self._book.history(contact.uid),
            policy_for(contact, self._policy),
            self._calendar,
            self._todays,
            self._starts,
            self._ends,
        )
