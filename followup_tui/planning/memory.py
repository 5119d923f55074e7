"""What was worked out before, so that a key press works out only what it changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import takewhile

import msgspec

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.planning.besttime.everybody import learn
from followup_tui.planning.besttime.rates import Everybody
from followup_tui.planning.besttime.tally import tally
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Plan
from followup_tui.planning.hours import policy_for
from followup_tui.planning.placing import (
    Day,
    Entry,
    begins,
    call_entry,
    has_its_time,
    rest_of_today,
    windows_of,
)
from followup_tui.planning.policy import Policy
from followup_tui.planning.proposing import (
    Chance,
    Proposal,
    chances,
    hour_of,
    left_of,
    propose,
    spread_out,
)
from followup_tui.planning.rules import plan
from followup_tui.planning.windows import Window
from followup_tui.planning.zones import local, moment


class Known(msgspec.Struct):
    """What is owed to somebody on a date of theirs.

    Until the user's day that ends at `rests_until` is over there is no call to make to them.
    """

    contact: Contact
    history: History
    on: date
    owed: Plan
    rests_until: datetime | None = None


class Memory:
    """What was worked out before, for one policy and calendar, and what everybody has taught.

    What is known of somebody holds while contact, history and their date are the same: a changed
    history makes another call of it. Windows hold for the user's day, places in the queue within
    one minute.
    """

    def __init__(self) -> None:
        self.everybody: Everybody | None = None
        self._known: dict[str, Known] = {}
        self._windows: dict[str, tuple[FollowUp, Everybody | None, datetime, Sequence[Chance]]] = {}
        self._entries: dict[str, tuple[FollowUp, datetime, Window | None, Entry]] = {}

    def elsewhere(self) -> "Memory":
        """What still holds once the user is in another place: what everybody has taught."""
        there = Memory()
        there.everybody = self.everybody
        return there

    def learn(self, book: Book, policy: Policy, calendar: Calendar, now: datetime) -> None:
        """Learn from everybody's calls before the user's today."""
        today = local(now, calendar.here.tz).date()
        starts = moment(today, time(), calendar.here.tz)
        past = (takewhile(lambda entry: entry.at < starts, one) for one in book.histories.values())
        self.everybody = learn(tally(one, calendar.here.tz, today, policy) for one in past)

    def propose(
        self,
        call: FollowUp,
        contact: Contact,
        history: History,
        policy: Policy,
        calendar: Calendar,
        now: datetime,
    ) -> Proposal | None:
        """When to make a call that is not for today; nothing where the time is fixed or named."""
        today = local(now, call.tz).date()
        if call.time is not None and call.day >= today:
            return None
        region, policy = calendar.region_of(contact), policy_for(contact, policy)
        day = calendar.working_from(max(call.day, today), region)
        everybody = self.everybody or Everybody.unknown()
        for on in (day, calendar.next_working(day, region)):
            found = chances(history, on, call.tz, policy, calendar, everybody)
            if left := left_of(found, now):
                return propose(history, left[0], call.tz, policy)
        return None

    def plan(
        self, contact: Contact, history: History, policy: Policy, calendar: Calendar, now: datetime
    ) -> Plan:
        """What `plan` says of a contact."""
        today = local(now, calendar.tz_of(contact)).date()
        known = self.known(contact, history, today)
        return (known or self.know(contact, history, today, policy, calendar, now)).owed

    def known(self, contact: Contact, history: History, on: date) -> Known | None:
        """What is known of somebody on this date of theirs."""
        known = self._known.get(contact.uid)
        if known and known.contact is contact and known.history is history and known.on == on:
            return known
        return None

    def know(
        self,
        contact: Contact,
        history: History,
        on: date,
        policy: Policy,
        calendar: Calendar,
        now: datetime,
    ) -> Known:
        """Work out what is owed to somebody whose date it is at `now`, and keep it."""
        owed = plan(contact, history, policy, calendar, now)
        known = self._known[contact.uid] = Known(contact, history, on, owed)
        return known

    def entries(self, calls: Sequence[tuple[FollowUp, Day]]) -> Iterator[Entry]:
        """The calls of today, those whose time is open spread over the hours."""
        windows = self._windows_for(calls) if calls else {}
        for call, day in calls:
            window = windows.get(call.contact) or rest_of_today(call, day)
            yield self._entry(call, day, window)

    def _windows_for(self, calls: Sequence[tuple[FollowUp, Day]]) -> Mapping[str, Window]:
        fixed: Counter[datetime] = Counter()
        wanted: dict[str, Sequence[Chance]] = {}
        now, policy = calls[0][1].now, calls[0][1].policy
        for call, day in calls:
            if has_its_time(call, day):
                fixed[hour_of(begins(call))] += 1
            elif found := self._windows_of(call, day):
                wanted[call.contact] = found
        return spread_out(wanted, fixed, policy.calls_an_hour, now)

    def _windows_of(self, call: FollowUp, day: Day) -> Sequence[Chance]:
        known = self._windows.get(call.contact)
        if known is None or known[0] is not call or known[1:3] != (self.everybody, day.ends):
            found = windows_of(call, day, self.everybody or Everybody.unknown())
            known = self._windows[call.contact] = call, self.everybody, day.ends, found
        return known[3]

    def _entry(self, call: FollowUp, day: Day, window: Window | None) -> Entry:
        minute = day.now.replace(second=0, microsecond=0)
        known = self._entries.get(call.contact)
        if known is None or known[0] is not call or known[1:3] != (minute, window):
            entry = call_entry(call, day, window)
            known = self._entries[call.contact] = call, minute, window, entry
        return known[3]
