"""What persistence adds up to: counts over histories, each with the number it is out of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from statistics import median_low

import msgspec

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import (
    ATTEMPTS,
    BOOKKEEPING,
    TALKS,
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.hours import policy_for
from followup_tui.planning.keeping import Fate, became
from followup_tui.planning.placing import Day, Todays, can_be_made_today, first_day, users_today
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from followup_tui.planning.zones import local

DAYS_BACK = 7
DAYS_AHEAD = 7
_ENOUGH = 5
_REACHED = {Outcome.TALKED, Outcome.THEY_CALLED}
_NO_CHANNEL = BOOKKEEPING | {Outcome.THEY_CALLED}
_CAN_END_WITH_A_DATE = TALKS - {Outcome.REPLIED}


class Share(msgspec.Struct, frozen=True):
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share of a hundred, or `None` where fewer than five are too few to speak of one."""
        return round(100 * self.count / self.of) if self.of >= _ENOUGH else None


class Reached(msgspec.Struct, frozen=True):
    """How many attempts it took to reach each person who was reached, fewest first.

    `called` counts everybody the user ever called. A call back counts as reached by the calls
    before it; one that came without any is nobody's persistence and is left out.
    """

    calls: tuple[int, ...]
    called: int

    @property
    def median(self) -> int | None:
        """So many calls reached half of them."""
        return median_low(self.calls) if self.calls else None

    @property
    def longest(self) -> int | None:
        """The most calls that paid off."""
        return self.calls[-1] if self.calls else None


class Brought(msgspec.Struct, frozen=True):
    """What persistence brought, and beside it how often somebody was annoyed.

    `talks` are by telephone, `answers` in writing. A stop is no complaint: it is its own thing.
    """

    talks: int
    answers: int
    interviews: int
    complaints: int


class Insights(msgspec.Struct, frozen=True):
    """The figures over one contact's history, or over all.

    `answered` is by weekday (Monday is 0) and hour, on the clock each person had then. `dated`
    counts the talks that ended with a day agreed, an interview with several people as one,
    `promises` those that were kept of those whose time has come. The telephone among `channels`
    counts the calls the user made, whatever came of them, as `per_day` does on the user's days up
    to today; `they_called` counts those the others made. `ahead` has the calls due from today on,
    each on the day the queue has it.
    """

    answered: Mapping[tuple[int, int], Share]
    reached: Reached
    dated: Share
    promises: Share
    brought: Brought
    channels: Mapping[Channel, int]
    they_called: int
    per_day: tuple[tuple[date, int], ...]
    ahead: tuple[tuple[date, int], ...]


def insights(
    book: Book, people: Iterable[Contact], policy: Policy, calendar: Calendar, now: datetime
) -> Insights:
    """The figures over these people's histories, at `now` (an aware instant)."""
    people = list(people)
    histories = {contact.uid: book.history(contact.uid) for contact in people}
    entries = [entry for history in histories.values() for entry in history]
    tz = calendar.here.tz
    today = local(now, tz).date()
    attempts = [entry for entry in entries if entry.outcome in ATTEMPTS]
    made = [entry for entry in entries if entry.is_call_made and _recent(entry, now)]
    made_on = Counter(local(entry.at, tz).date() for entry in made)
    due = Counter(_due(histories, people, policy, calendar, now))
    zones = {contact.uid: calendar.tz_of(contact) for contact in people}
    happened = _each_once(entries, {one.uid: one.company.casefold() for one in people}, zones)
    talks = [entry for entry in happened if entry.outcome in _CAN_END_WITH_A_DATE]
    promises = [
        kept
        for uid, history in histories.items()
        for kept in _promises(history, policy, zones[uid], now)
    ]
    return Insights(
        answered=_answered(attempts, zones),
        reached=_reached(histories.values()),
        dated=Share(sum(_dated(talk.commitment) for talk in talks), len(talks)),
        promises=Share(sum(promises), len(promises)),
        brought=_brought(happened, complaints=sum(entry.annoyed for entry in entries)),
        channels=Counter(one.channel for one in happened if one.outcome not in _NO_CHANNEL),
        they_called=sum(entry.outcome is Outcome.THEY_CALLED for entry in entries),
        per_day=_by_day(made_on, today - timedelta(days=DAYS_BACK - 1), DAYS_BACK),
        ahead=_by_day(due, today, DAYS_AHEAD),
    )


def _answered(
    calls: Iterable[Interaction], zones: Mapping[str, str]
) -> dict[tuple[int, int], Share]:
    tried: Counter[tuple[int, int]] = Counter()
    took: Counter[tuple[int, int]] = Counter()
    for call in (one for one in calls if not one.day_only):
        at = local(call.at, call.tz or zones[call.contact])
        slot = at.weekday(), at.hour
        tried[slot] += 1
        took[slot] += call.outcome is Outcome.TALKED
    return {slot: Share(took[slot], count) for slot, count in sorted(tried.items())}


def _reached(histories: Iterable[History]) -> Reached:
    took, called = [], 0
    for history in histories:
        attempts = 0
        for entry in history:
            attempts += entry.outcome in ATTEMPTS
            if entry.outcome in _REACHED:
                took += [attempts] if attempts else []
                break
        called += any(entry.is_call_made for entry in history)
    return Reached(tuple(sorted(took)), called)


def _each_once(
    entries: Iterable[Interaction], companies: Mapping[str, str], zones: Mapping[str, str]
) -> list[Interaction]:
    """The entries, of an interview with several people only one: one that a day was agreed in.

    Those of one moment and company are one interview.
    """
    met: dict[tuple[date | datetime, str], Interaction] = {}
    others = []
    for entry in entries:
        if entry.outcome is not Outcome.MET:
            others.append(entry)
            continue
        there = entry.tz or zones[entry.contact]
        at = local(entry.at, there).date() if entry.day_only else entry.at
        of = at, entry.company.casefold() or companies[entry.contact]
        if of not in met or not _dated(met[of].commitment):
            met[of] = entry
    return [*others, *met.values()]


def _brought(entries: Iterable[Interaction], *, complaints: int) -> Brought:
    came = Counter(entry.outcome for entry in entries)
    return Brought(
        talks=came[Outcome.TALKED] + came[Outcome.THEY_CALLED],
        answers=came[Outcome.REPLIED],
        interviews=came[Outcome.MET],
        complaints=complaints,
    )


def _dated(agreed: Commitment | None) -> bool:
    return agreed is not None and agreed.day is not None


def _promises(history: History, policy: Policy, tz: str, now: datetime) -> Iterator[bool]:
    """Of each promise whose time has come, whether they got back by then.

    One that a talk of the user's own, or another agreement, came before is neither kept nor broken.
    """
    broken = {Fate.LATE, Fate.MISSED}
    for at, entry in enumerate(history):
        agreed = entry.commitment
        if agreed is None or agreed.kind is not CommitmentKind.PROMISE:
            continue
        found = became(history, at, policy, tz, now)
        if found is not None and (found.fate is Fate.KEPT or found.fate in broken):
            yield found.fate is Fate.KEPT


def _due(
    histories: Mapping[str, History],
    people: Iterable[Contact],
    policy: Policy,
    calendar: Calendar,
    now: datetime,
) -> Iterator[date]:
    """The day of the user's of each call that is owed, as the queue has it."""
    here = calendar.here.tz
    starts, ends = users_today(calendar, now)
    todays = Todays(now)
    for contact in people:
        history = histories[contact.uid]
        call = plan(contact, history, policy, calendar, now).call
        if call is not None:
            theirs = policy_for(contact, policy)
            day = Day(contact, history, theirs, calendar, todays, starts, ends)
            yield todays[here] if can_be_made_today(call, day) else first_day(call, day)


def _recent(entry: Interaction, now: datetime) -> bool:
    return now - entry.at < timedelta(days=DAYS_BACK + 1)


def _by_day(counted: Counter[date], first: date, days: int) -> tuple[tuple[date, int], ...]:
    listed = (first + timedelta(days=ahead) for ahead in range(days))
    return tuple((day, counted[day]) for day in listed)
