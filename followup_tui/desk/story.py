"""A history told as one reads a conversation: by day, what was said, agreed and kept."""

from datetime import date, datetime
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import (
    ANNOYED,
    asides,
    commitment_words,
    happened,
    hint_words,
    is_on_the_clock_of,
    matter,
    span,
)
from followup_tui.domain.book import History
from followup_tui.domain.interaction import (
    Channel,
    Commitment,
    CommitmentKind,
    Direction,
    Interaction,
    Outcome,
)
from followup_tui.domain.text import folded, one_line, plain
from followup_tui.planning.keeping import Became, Fate, became
from followup_tui.planning.zones import local, moment

_A_WEEK = 7
_ENOUGH = 3
_UNUSUAL = 1.5
_LONG = 14
_BY = {Channel.EMAIL: "by e-mail", Channel.MESSAGE: "by message", Channel.MEETING: "in person"}
_NOT_SAID = {Outcome.REPLIED, Outcome.STOP}
"""Outcomes that do not say how they came."""


class Told(msgspec.Struct, frozen=True):
    """One entry: `who` did `what` at `hour` on the user's clock (empty when not known).

    `aside` is good to know and may be cut: the hour on their clock first, where it is another.
    `note` is in full, by its lines; `agreed` says what was agreed, and whether it was kept.
    """

    entry: Interaction
    hour: str
    who: str
    what: str
    aside: str
    note: tuple[str, ...]
    agreed: tuple[str, ...]


class Day(msgspec.Struct, frozen=True):
    """One of the user's days: what happened, by its places in the history, in that order.

    `gap` says how long nothing had happened before, where that is worth saying.
    """

    on: date
    places: tuple[int, ...]
    gap: str


class Story:
    """The history of a contact as it stands now, on the user's clock; told as far as it is read."""

    def __init__(self, desk: Desk, uid: str) -> None:
        self._desk = desk
        self.contact = desk.contact(uid)
        self.history: History = desk.book.history(uid)
        self._home = desk.calendar.here.tz
        self._tz = desk.calendar.tz_of(self.contact)
        self._now = desk.clock()
        self.today = local(self._now, self._home).date()
        self._told: dict[int, Told] = {}
        self._places = {entry.uid: place for place, entry in enumerate(self.history)}

    @property
    def source(self) -> tuple[object, ...]:
        """What it is told from: two stories from the same tell the same."""
        return self.contact, self.history, self.today, self._home

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days, the first one first. Of an entry only the day of is known, it is theirs."""
        dated = sorted((self._day_of(entry), place) for place, entry in enumerate(self.history))
        found = [
            (day, tuple(place for _, place in group))
            for day, group in groupby(dated, key=itemgetter(0))
        ]
        apart = [0, *((after - before).days for (before, _), (after, _) in pairwise(found))]
        usual = _usual_gap(apart[1:])
        return tuple(
            Day(day, places, _gap(gap, usual))
            for (day, places), gap in zip(found, apart, strict=False)
        )

    @cached_property
    def since(self) -> str:
        """How long nothing has happened by now, as the gap of a day has it."""
        if not self.days:
            return ""
        on = [day.on for day in self.days]
        usual = _usual_gap([(after - before).days for before, after in pairwise(on)])
        return _gap((self.today - on[-1]).days, usual)

    def place_of(self, uid: str) -> int:
        """The place of an entry in the history."""
        return self._places[uid]

    def told(self, place: int) -> Told:
        """The entry at a place of the history."""
        if place not in self._told:
            self._told[place] = self._tell(place, self.history[place])
        return self._told[place]

    def note(self, place: int) -> tuple[str, ...]:
        """The note of an entry, by its lines, below the work it is about."""
        entry = self.history[place]
        note = plain(entry.note).expandtabs(4).splitlines() if entry.note else ()
        about = matter(entry)
        return (about, *note) if about else tuple(note)

    def agreed(self, place: int) -> tuple[str, ...]:
        """What was agreed in an entry, and whether it was kept; when they said to try."""
        entry = self.history[place]
        said = []
        if entry.commitment is not None:
            found = became(self.history, place, self._desk.policy, self._tz, self._now)
            kept = f": {fate_words(entry.commitment.kind, found)}" if found else ""
            said.append(self._promised(entry.commitment) + kept)
        if entry.hint is not None:
            said.append(hint_words(entry.hint))
        return tuple(said)

    @cached_property
    def haystacks(self) -> list[str]:
        """What a search looks through, folded: of each entry what happened, was said and agreed."""
        return [
            folded(
                " ".join(
                    (*who_and_what(entry), *_asides(entry), *self.note(place), *self.agreed(place))
                )
            )
            for place, entry in enumerate(self.history)
        ]

    def found(self, query: str) -> list[int]:
        """The places of the entries that have these words in them, the newest first."""
        wanted = folded(" ".join(query.split()))
        if not wanted:
            return []
        in_order = (place for day in reversed(self.days) for place in reversed(day.places))
        return [place for place in in_order if wanted in self.haystacks[place]]

    def _promised(self, agreed: Commitment) -> str:
        """What was agreed and by whom, in their words too."""
        theirs = "" if agreed.kind is CommitmentKind.APPOINTMENT else "they "
        said = f"{theirs}{commitment_words(agreed, self.today, self._tz)}"
        if agreed.day and agreed.time and not is_on_the_clock_of(self._home, agreed):
            yours = local(moment(agreed.day, agreed.time, agreed.tz), self._home)
            there = " there" if is_on_the_clock_of(self._tz, agreed) else ""
            said += f"{there}, {_hour(yours, agreed.day)} yours"
        return f"{said} “{one_line(agreed.words)}”" if agreed.words.strip() else said

    def _day_of(self, entry: Interaction) -> date:
        return local(entry.at, (entry.tz or self._tz) if entry.day_only else self._home).date()

    def _tell(self, place: int, entry: Interaction) -> Told:
        yours, theirs = local(entry.at, self._home), local(entry.at, entry.tz or self._tz)
        there = ""
        if not entry.day_only and yours.utcoffset() != theirs.utcoffset():
            there = f"{_hour(theirs, yours.date())} theirs"
        who, what = who_and_what(entry)
        return Told(
            entry=entry,
            hour="" if entry.day_only else f"{yours:%H:%M}",
            who=who,
            what=what,
            aside=" · ".join(part for part in (there, *_asides(entry)) if part),
            note=self.note(place),
            agreed=self.agreed(place),
        )


def _asides(entry: Interaction) -> list[str]:
    return [*([ANNOYED] if entry.annoyed else []), *asides(entry)]


def who_and_what(entry: Interaction) -> tuple[str, str]:
    """Who reached out, and what came of it: "you", "voicemail"; "they", "replied by e-mail"."""
    theirs = entry.direction is Direction.INCOMING or entry.outcome is Outcome.STOP
    what = happened(entry).removeprefix("they ")
    by = _BY.get(entry.channel, "") if entry.outcome in _NOT_SAID else ""
    return ("they" if theirs else "you"), f"{what} {by}".rstrip()


_REACHED_BY = {
    Outcome.THEY_CALLED: "they called",
    Outcome.REPLIED: "they wrote",
    Outcome.MET: "you met",
}
_UNREACHED = {
    Outcome.NO_ANSWER: "no answer",
    Outcome.BUSY: "the line was busy",
    Outcome.VOICEMAIL: "the machine answered",
    Outcome.GATEKEEPER: "somebody else answered",
    Outcome.WRONG_NUMBER: "the number was wrong",
}


def fate_words(kind: CommitmentKind, found: Became) -> str:
    """What became of it, kindly: "kept", "called 2 days later", "not kept, no answer"."""
    promise, outcome = kind is CommitmentKind.PROMISE, found.by and found.by.outcome
    if found.fate is Fate.LATE:
        late = span(found.days)
        how = _REACHED_BY.get(outcome, "you talked" if promise else "called") if outcome else ""
        theirs = outcome in {Outcome.THEY_CALLED, Outcome.REPLIED}
        return f"{'not kept, ' if promise and not theirs else ''}{how} {late} later"
    if found.fate is Fate.TRIED:
        suggestion = kind is CommitmentKind.SUGGESTION
        why = _UNREACHED.get(outcome, "no answer") if outcome else "no answer"
        return f"{'you called' if suggestion else 'not kept'}, {why}"
    if found.fate is Fate.MISSED:
        return "no word so far" if promise else "no call since"
    return {
        Fate.OPEN: "to come",
        Fate.KEPT: "kept",
        Fate.OVERTAKEN: "you talked before that",
        Fate.MOVED: "moved to another time",
        Fate.CALLED_OFF: "called off",
    }[found.fate]


def day_in_full(day: date, today: date) -> str:
    """A day in full: "Thursday 19 November", with the year when it is not this one's."""
    said = f"{day:%A} {day.day} {day:%B}"
    return said if day.year == today.year else f"{said} {day.year}"


def _gap(days: int, usual: float) -> str:
    """A gap of so many days in words: two weeks always count, one where it is unusual with them."""
    said = days >= _LONG or (days >= _A_WEEK and days > _UNUSUAL * usual)
    return span(days) if said else ""


def _usual_gap(gaps: list[int]) -> float:
    """How many days usually lie between two days with somebody; a week until that is known."""
    return median(gaps) if len(gaps) >= _ENOUGH else _A_WEEK


def _hour(at: datetime, day: date) -> str:
    """An hour, with the weekday where it is not on this day."""
    return f"{at:%H:%M}" if at.date() == day else f"{at:%a %H:%M}"
