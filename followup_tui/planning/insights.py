"""What persistence adds up to: counts over histories, each with the number it is out of."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from statistics import median_low

import msgspec

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import (
    ATTEMPTS,
    BOOKKEEPING,
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.keeping import Fate, became
from followup_tui.planning.load import load
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local

DAYS_BACK = 7
DAYS_AHEAD = 7
ENOUGH = 5
"""Fewer are too few to say a percentage or a median of."""

_ANSWERED = {Outcome.TALKED, Outcome.STOP}
_BY_OTHERS = {Outcome.GATEKEEPER, Outcome.WRONG_NUMBER}
_TALKED = {Outcome.TALKED, Outcome.THEY_CALLED}

_Interview = tuple[date | datetime, str]
"""When it was, and with which company."""


class Share(msgspec.Struct, frozen=True):
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share of a hundred, or `None` where fewer than five are too few to speak of one."""
        return round(100 * self.count / self.of) if self.of >= ENOUGH else None


class Calls(msgspec.Struct, frozen=True):
    """The calls the user made, whatever came of them, and how they were answered.

    `answered` are those the person took, those in which they asked to stop (`asked_to_stop`) among
    them. A gatekeeper who answered and a wrong number were somebody else: they are among the calls,
    not the answers, and counted in `by_others`. `by_hour` has the calls of each weekday (Monday is
    0) and hour, on the clock the person had then, and `without_hour` counts those of which only the
    day is known: the two add up to all.
    """

    answered: Share
    asked_to_stop: int
    by_others: int
    by_hour: Mapping[tuple[int, int], Share]
    without_hour: int


class Reached(msgspec.Struct, frozen=True):
    """How many attempts it took to reach each person who was reached by telephone, fewest first.

    `called` counts everybody the user ever called. A call back counts as reached by the attempts
    before it; `called_first` counts those who called before any, which is nobody's persistence.
    `asked_to_stop` counts those who did so in a call and never talked: persistence did not pay off
    with them, and they are not among the reached. A wrong number was no attempt at the person.
    """

    calls: tuple[int, ...]
    called_first: int
    asked_to_stop: int
    called: int

    @property
    def people(self) -> Share:
        """Those who talked, of those called."""
        return Share(len(self.calls) + self.called_first, self.called)

    @property
    def median(self) -> int | None:
        """So many calls reached half of them; `None` where they are too few to say so."""
        return median_low(self.calls) if len(self.calls) >= ENOUGH else None

    @property
    def longest(self) -> int | None:
        """The most calls that paid off."""
        return self.calls[-1] if self.calls else None


class Brought(msgspec.Struct, frozen=True):
    """What persistence brought, and beside it how often somebody was annoyed.

    `talks` are by telephone, `answers` in writing. A stop is no complaint: it is its own thing.
    `interactions` are all there were, an interview with several people as one: what the complaints
    and the channels are out of.
    """

    talks: int
    answers: int
    interviews: int
    complaints: int
    interactions: int


class Insights(msgspec.Struct, frozen=True):
    """The figures over one contact's history, or over all; `people` says over how many.

    `dated` counts the talks that ended with a day agreed, an interview with several people as one,
    whoever of them it was agreed with; `promises` those that were kept of those whose time has
    come. The telephone among `channels` counts the calls the user made, as `per_day` does on the
    user's days up to today; `they_called` counts those the others made. `ahead` has the calls to
    come from today on, each on the day the queue has it: no more on one than a day holds, but for
    what was agreed or suggested for it.
    """

    people: int
    calls: Calls
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
    made = [entry for entry in entries if entry.is_call_made]
    made_on = Counter(local(entry.at, tz).date() for entry in made if _recent(entry, now))
    on = load(book, policy, calendar, now, DAYS_AHEAD)
    due = Counter(on[uid] for uid in histories if uid in on)
    zones = {contact.uid: calendar.tz_of(contact) for contact in people}
    promises = [
        kept
        for uid, history in histories.items()
        for kept in _promises(history, policy, zones[uid], now)
    ]
    interviews = _interviews(book, people, calendar)
    apart = BOOKKEEPING | {Outcome.MET}
    others = [entry for entry in entries if entry.outcome not in apart]
    return Insights(
        people=len(people),
        calls=_calls(made, zones),
        reached=_reached(histories.values()),
        dated=_dated(others, interviews, _interviews(book, book.contacts.values(), calendar)),
        promises=Share(sum(promises), len(promises)),
        brought=_brought(others, interviews),
        channels=Counter(
            one.channel
            for one in [*others, *(entries[0] for entries in interviews.values())]
            if one.outcome is not Outcome.THEY_CALLED
        ),
        they_called=sum(entry.outcome is Outcome.THEY_CALLED for entry in entries),
        per_day=_by_day(made_on, today - timedelta(days=DAYS_BACK - 1), DAYS_BACK),
        ahead=_by_day(due, today, DAYS_AHEAD),
    )


def _calls(made: list[Interaction], zones: Mapping[str, str]) -> Calls:
    tried: Counter[tuple[int, int]] = Counter()
    took: Counter[tuple[int, int]] = Counter()
    for call in (one for one in made if not one.day_only):
        at = local(call.at, call.tz or zones[call.contact])
        slot = at.weekday(), at.hour
        tried[slot] += 1
        took[slot] += call.outcome in _ANSWERED
    return Calls(
        answered=Share(sum(call.outcome in _ANSWERED for call in made), len(made)),
        asked_to_stop=sum(call.outcome is Outcome.STOP for call in made),
        by_others=sum(call.outcome in _BY_OTHERS for call in made),
        by_hour={slot: Share(took[slot], count) for slot, count in sorted(tried.items())},
        without_hour=sum(call.day_only for call in made),
    )


def _reached(histories: Iterable[History]) -> Reached:
    took, called_first, asked_to_stop, called = [], 0, 0, 0
    for history in histories:
        if not any(entry.is_call_made for entry in history):
            continue
        called += 1
        attempts, stops = 0, 0
        for entry in history:
            stop = entry.is_call_made and entry.outcome is Outcome.STOP
            stops += stop
            attempts += stop or entry.outcome in ATTEMPTS
            if entry.outcome in _TALKED:
                took += [attempts] if attempts else []
                called_first += not attempts
                break
        else:
            asked_to_stop += stops > 0
    return Reached(tuple(sorted(took)), called_first, asked_to_stop, called)


def _interviews(
    book: Book, people: Iterable[Contact], calendar: Calendar
) -> dict[_Interview, list[Interaction]]:
    """These people's entries of each interview; those of one moment and company are of one."""
    found: defaultdict[_Interview, list[Interaction]] = defaultdict(list)
    for contact in people:
        for entry in book.history(contact.uid):
            if entry.outcome is Outcome.MET:
                there = entry.tz or calendar.tz_of(contact)
                at = local(entry.at, there).date() if entry.day_only else entry.at
                found[at, entry.company.casefold() or contact.company.casefold()].append(entry)
    return found


def _dated(
    others: Iterable[Interaction],
    interviews: Iterable[_Interview],
    whole: Mapping[_Interview, Iterable[Interaction]],
) -> Share:
    """The talks and interviews that ended with a day agreed, with whomever of those met."""
    ended = [_has_a_day(entry.commitment) for entry in others if entry.outcome in _TALKED]
    ended += [any(_has_a_day(entry.commitment) for entry in whole[one]) for one in interviews]
    return Share(sum(ended), len(ended))


def _has_a_day(agreed: Commitment | None) -> bool:
    return agreed is not None and agreed.day is not None


def _brought(
    others: Collection[Interaction], interviews: Mapping[_Interview, Iterable[Interaction]]
) -> Brought:
    came = Counter(entry.outcome for entry in others)
    annoyed = [any(entry.annoyed for entry in met) for met in interviews.values()]
    return Brought(
        talks=sum(came[one] for one in _TALKED),
        answers=came[Outcome.REPLIED],
        interviews=len(interviews),
        complaints=sum(annoyed) + sum(entry.annoyed for entry in others),
        interactions=len(others) + len(interviews),
    )


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


def _recent(entry: Interaction, now: datetime) -> bool:
    return now - entry.at < timedelta(days=DAYS_BACK + 1)


def _by_day(counted: Counter[date], first: date, days: int) -> tuple[tuple[date, int], ...]:
    listed = (first + timedelta(days=ahead) for ahead in range(days))
    return tuple((day, counted[day]) for day in listed)
