"""What one needs to know of a person before and during a call, as plain values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.news import is_wanting, to_tell
from followup_tui.desk.opening import opening_line
from followup_tui.desk.wording import (
    OUTCOME_WORDS,
    commitment_words,
    day_words,
    due_words,
    follow_up_words,
    happened,
    ordinal,
    relative_day,
)
from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import ATTEMPTS, Commitment, CommitmentKind, Outcome
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import one_line
from followup_tui.planning.caution import caution
from followup_tui.planning.followup import Plan
from followup_tui.planning.placing import Entry
from followup_tui.planning.situation import Situation, attempts, tries_without_talk
from followup_tui.planning.zones import local

_UNAMBIGUOUS_DAYS = 28
_EARLIER_NOTES = 2


@dataclass(frozen=True, slots=True)
class Briefing:
    """One contact at one moment.

    `there` is now on their clock, `None` while their zone is unknown. `entry` is their place in
    today's queue, if they have one.
    """

    contact: Contact
    history: History
    plan: Plan
    there: datetime | None
    attempt: int
    entry: Entry | None = None
    next: str = ""
    promise: str = ""
    last: str = ""
    earlier: tuple[str, ...] = ()
    tried: str = ""
    caution: str = ""
    opening: str = ""
    news: str = ""
    wants_news: bool = False
    hint: str = ""

    @property
    def phone(self) -> Phone | None:
        """The number a call goes to."""
        return self.contact.dialable[0] if self.contact.dialable else None


def brief(desk: Desk, uid: str, entry: Entry | None = None) -> Briefing:
    """Gather what is known of a contact now."""
    contact = desk.contact(uid)
    history = desk.book.history(uid)
    now = desk.clock()
    there = local(now, desk.calendar.tz_of(contact))
    situation = Situation(contact, history, desk.policy, desk.calendar, now)
    agreed = situation.commitment
    owed = desk.plan(uid)
    piece = to_tell(desk, uid)
    return Briefing(
        contact=contact,
        history=history,
        plan=owed,
        next=follow_up_words(owed.next, now, desk.calendar.here.tz) if owed.next else "",
        there=there if contact.tz else None,
        attempt=attempts(history) + 1,
        entry=entry,
        promise=_promise(agreed, there) if agreed else "",
        last=_last(history, there),
        earlier=tuple(_earlier(history, there)),
        tried=_tried(history),
        caution=caution(contact, owed.call, desk.policy, desk.calendar, now),
        opening=opening_line(contact, history, owed, there.date(), news=bool(piece)),
        news=one_line(piece.text) if piece else "",
        wants_news=is_wanting(desk, uid),
        hint=_hint(desk, history),
    )


def _promise(agreed: Commitment, there: datetime) -> str:
    """What they promised, in the words it was said; other commitments show in the date itself."""
    if agreed.kind is not CommitmentKind.PROMISE:
        return ""
    said = commitment_words(agreed, there.date())
    return f"{said} “{one_line(agreed.words)}”" if agreed.words else said


@dataclass(frozen=True, slots=True)
class NextDay:
    """The next day that an outcome would set, or why there is none; `short` where room is short."""

    words: str
    short: str


NOTHING = NextDay("", "")


def next_day(desk: Desk, uid: str, call: Call) -> NextDay:
    """The next day that logging this would set: "Tue 24 Nov", "Tue 24"."""
    owed = desk.preview(uid, call)
    coming = owed.call or owed.email
    if coming is None:
        return NextDay(plan_words(desk, uid, owed), "none")
    today = local(desk.clock(), coming.tz).date()
    day = max(coming.day, today)
    near = (day - today).days < _UNAMBIGUOUS_DAYS
    return NextDay(day_words(day, today), f"{day:%a} {day.day}" if near else f"{day.day} {day:%b}")


def next_days(desk: Desk, uid: str, calls: Iterable[Call]) -> Mapping[Outcome, NextDay]:
    """The next day that logging each of these would set; what may not be logged is left out."""
    stopped = desk.plan(uid).stopped
    days = {
        call.outcome: next_day(desk, uid, call)
        for call in calls
        if not stopped or call.outcome is Outcome.THEY_CALLED
    }
    return {**days, Outcome.STOP_LIFTED if stopped else Outcome.STOP: NOTHING}


def plan_words(desk: Desk, uid: str, owed: Plan) -> str:
    """The next date of a contact's plan in a few words, or why there is none."""
    coming, now = owed.call or owed.email, desk.clock()
    if coming is not None:
        today = local(now, coming.tz).date()
        moved = f" ({coming.moved})" if coming.moved else ""
        due = due_words(coming, now, desk.calendar.here.tz)
        past = coming.day < today and coming.by is None
        return day_words(today, today) if past else f"{due}{moved}"
    if owed.stopped:
        return "no more calls"
    if owed.needs_number:
        return "needs a number"
    stage = desk.contact(uid).stage
    return f"nothing ({stage})" if stage in {Stage.LEAD, Stage.CLOSED} else "nothing"


def closing_sentence(desk: Desk, uid: str, call: Call) -> str:
    """What to say before hanging up when nothing was agreed, or empty when no call follows."""
    coming = desk.preview(uid, call).call
    if coming is None:
        return ""
    day = coming.day
    today = local(desk.clock(), coming.tz).date()
    if (day - today).days == 1:
        return "“I'll try you again tomorrow.”"
    month = f" of {day:%B}" if day.month != today.month else ""
    return f"“I'll try you again {day:%A} the {ordinal(day.day)}{month}.”"


def _last(history: History, there: datetime) -> str:
    """The last thing that happened, with the last note there is."""
    if not history:
        return ""
    entry = history[-1]
    day = local(entry.at, entry.tz or "UTC").date()
    when = relative_day(day, there.date())
    if abs(there.date() - day) > timedelta(days=1):
        when = f"{day_words(day, there.date())}, {when}"
    said = f"{happened(entry)} {when}"
    return f"{said}: {one_line(entry.note)}" if entry.note else said


def _earlier(history: History, there: datetime) -> Iterator[str]:
    """The notes before the last entry, the newest first."""
    noted = (entry for entry in reversed(history[:-1]) if entry.note.strip())
    for entry in islice(noted, _EARLIER_NOTES):
        day = local(entry.at, entry.tz or "UTC").date()
        yield f"{day_words(day, there.date())}: {one_line(entry.note)}"


def _tried(history: History) -> str:
    """How the calls so far ended: "9 no answer, 3 voicemail, 1 talked"."""
    count = Counter(entry.outcome for entry in history if entry.outcome in ATTEMPTS)
    return ", ".join(f"{times} {OUTCOME_WORDS[outcome]}" for outcome, times in count.most_common())


def _hint(desk: Desk, history: History) -> str:
    tries = tries_without_talk(history)
    if tries < desk.policy.something_new_after:
        return ""
    ever = any(entry.outcome is Outcome.TALKED for entry in history)
    since = " since you talked" if ever else ""
    return f"{tries} tries{since}: another time of day, an e-mail, or somebody else there?"
