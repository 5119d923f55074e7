"""What one needs to know of a person before and during a call, as plain values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import islice

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.employers import spoken_of
from followup_tui.desk.entries import Call
from followup_tui.desk.news import is_wanting, to_tell
from followup_tui.desk.saying import NOTHING_TO_SAY, ToSay, to_say
from followup_tui.desk.wording import (
    CHANNEL_NOUNS,
    OUTCOME_WORDS,
    commitment_words,
    counted,
    day_words,
    due_words,
    follow_up_words,
    happened,
    ordinal,
    relative_day,
    spoken_day,
)
from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import ATTEMPTS, CommitmentKind, Outcome
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import one_line
from followup_tui.planning.caution import caution
from followup_tui.planning.followup import FollowUp, Kind, Plan
from followup_tui.planning.placing import Entry
from followup_tui.planning.situation import (
    Situation,
    attempts,
    emails_in_a_row,
    tries_without_talk,
)
from followup_tui.planning.zones import local

_UNAMBIGUOUS_DAYS = 28
_EARLIER_NOTES = 2
_MESSAGE = Call(Outcome.VOICEMAIL)
_BOOKKEEPING = {Outcome.RESCHEDULED, Outcome.STOP, Outcome.STOP_LIFTED}


class Briefing(msgspec.Struct, frozen=True):
    """One contact at one moment.

    `tz` is the zone their days are counted in, the user's while theirs is unknown, and `today` the
    date there; `there` is now on their clock, `None` while their zone is unknown. `entry` is the
    follow-up at hand in today's queue, if there is one: that comes `next`; `besides` is what else
    is owed.
    """

    contact: Contact
    history: History
    plan: Plan
    tz: str
    today: date
    there: datetime | None
    attempt: int
    entry: Entry | None = None
    next: str = ""
    besides: str = ""
    promise: str = ""
    last: str = ""
    earlier: tuple[str, ...] = ()
    ways: str = ""
    tried: str = ""
    annoyed: str = ""
    caution: str = ""
    to_say: ToSay = NOTHING_TO_SAY
    news: str = ""
    wants_news: bool = False
    hint: str = ""

    @property
    def phone(self) -> Phone | None:
        """The number a call goes to."""
        return self.contact.dialable[0] if self.contact.dialable else None


def brief(desk: Desk, uid: str, entry: Entry | None = None, message: Call = _MESSAGE) -> Briefing:
    """Gather what is known of a contact now; a `message` left would be logged so."""
    contact = desk.contact(uid)
    history = desk.book.history(uid)
    now = desk.clock()
    case = desk.situation(contact, history)
    owed = desk.plan(uid)
    at_hand = entry.follow_up if entry else owed.next
    piece = to_tell(desk, uid)
    news = one_line(piece.text) if piece else ""
    return Briefing(
        contact=contact,
        history=history,
        plan=owed,
        next=follow_up_words(at_hand, now, desk.calendar.here.tz) if at_hand else "",
        besides=besides(owed, at_hand, now, desk.calendar.here.tz),
        tz=case.tz,
        today=case.today,
        there=local(now, case.tz) if contact.tz else None,
        attempt=attempts(history) + 1,
        entry=entry,
        promise=_promise(case),
        last=_last(case),
        earlier=tuple(_earlier(case)),
        ways=ways_of(history),
        tried=_tried(history),
        annoyed=_annoyed(case, owed),
        caution=caution(contact, owed.call, desk.policy, desk.calendar, now),
        to_say=_to_say(desk, case, owed, news, message),
        news=news,
        wants_news=is_wanting(desk, uid),
        hint="" if owed.stopped else hint_of(desk, contact, history),
    )


def besides(owed: Plan, at_hand: FollowUp | None, now: datetime, home_tz: str) -> str:
    """What is owed besides what is at hand, in one line; empty for nothing."""
    if at_hand is None:
        return ""
    other = owed.call if at_hand.kind is Kind.EMAIL else owed.email
    return follow_up_words(other, now, home_tz) if other else ""


def _to_say(desk: Desk, case: Situation, owed: Plan, news: str, message: Call) -> ToSay:
    """What to say now; a message that is left names the day of the call after it."""
    you, after = desk.settings.you, desk.preview(case.contact.uid, message).call
    words = {
        "company": spoken_of(case.contact, case.history),
        "next": spoken_day(after.day, case.today) if after else "",
        "news": news,
        "me": one_line(you.name),
        "phone": one_line(you.phone),
    }
    return to_say(desk.lines, case, owed, words)


def _promise(case: Situation) -> str:
    """What they promised, in the words it was said; other commitments show in the date itself."""
    agreed = case.commitment
    if agreed is None or agreed.kind is not CommitmentKind.PROMISE:
        return ""
    said = commitment_words(agreed, case.today, case.tz)
    return f"{said} “{one_line(agreed.words)}”" if agreed.words else said


class NextDay(msgspec.Struct, frozen=True):
    """The next day that an outcome would set, or why there is none; `short` where room is short."""

    words: str
    short: str


NOTHING = NextDay("", "")


def next_day(desk: Desk, uid: str, call: Call) -> NextDay:
    """The next day that logging this would set: "Tue 24 Nov", "Tue 24"."""
    owed = desk.preview(uid, call)
    coming = owed.call or owed.email
    if coming is None:
        why, _, _ = plan_words(desk, uid, owed).partition(" (")
        return NextDay(why, "none")
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
    """The next date of a contact's plan in a few words, or why there is none.

    An e-mail that is owed is said too, and first.
    """
    email = f"e-mail {due_words(owed.email, desk.clock())}" if owed.email else ""
    if owed.call is not None:
        call = _call_words(desk, owed.call)
        return f"{email}; call {call}" if email else call
    if email:
        return email
    if owed.stopped:
        return "no more calls"
    if owed.needs_number:
        return "needs a number"
    if owed.no_interest:
        return "nothing (no longer interested)"
    stage = desk.contact(uid).stage
    return f"nothing ({stage})" if stage in {Stage.LEAD, Stage.CLOSED} else "nothing"


def _call_words(desk: Desk, call: FollowUp) -> str:
    now = desk.clock()
    today = local(now, call.tz).date()
    if call.day < today:
        return day_words(today, today)
    moved = f" ({call.moved})" if call.moved else ""
    return f"{due_words(call, now, desk.calendar.here.tz)}{moved}"


def closing_sentence(desk: Desk, uid: str, call: Call) -> str:
    """What to say before hanging up: the next date, as it was agreed or as the rules set it.

    Empty when no call follows, or its day is over, as it may be after a call logged late.
    """
    coming = desk.preview(uid, call).call
    if coming is None:
        return ""
    today, agreed = local(desk.clock(), coming.tz).date(), call.commitment
    if coming.day < today:
        return ""
    day = _named_day(coming.day, today)
    if agreed is None or agreed.kind is CommitmentKind.PROMISE:
        if agreed is None or agreed.day is None:
            return f"“I'll try you again {day}.”"
        by = _named_day(agreed.day, today)
        return f"“I look forward to hearing from you by {by}; else I'll try you {day}.”"
    at = f" at {coming.time:%H:%M}" if coming.time and not coming.part else ""
    verb = "I'll call you" if coming.fixed else "I'll try you"
    return f"“{verb} {day}{at}{f', {coming.part}' if coming.part else ''}, then.”"


def _named_day(day: date, today: date) -> str:
    """A day to come, as one says it on the telephone."""
    if 0 <= (day - today).days <= 1:
        return relative_day(day, today)
    month = f" of {day:%B}" if day.month != today.month else ""
    return f"{day:%A} the {ordinal(day.day)}{month}"


def _last(case: Situation) -> str:
    """The last thing that happened, with the last note there is."""
    entry, day = case.last, case.last_day
    if entry is None or day is None:
        return ""
    when = relative_day(day, case.today)
    if abs(case.today - day) > timedelta(days=1):
        when = f"{day_words(day, case.today)}, {when}"
    said = f"{happened(entry)} {when}"
    return f"{said}: {one_line(entry.note)}" if entry.note else said


def _earlier(case: Situation) -> Iterator[str]:
    """The notes before the last entry, the newest first."""
    noted = (entry for entry in reversed(case.history[:-1]) if entry.note.strip())
    for entry in islice(noted, _EARLIER_NOTES):
        yield f"{day_words(case.day_of(entry), case.today)}: {one_line(entry.note)}"


def ways_of(history: History) -> str:
    """How the two were in contact so far: "13 calls, 2 e-mails, 1 meeting"."""
    count = Counter(entry.channel for entry in history if entry.outcome not in _BOOKKEEPING)
    return ", ".join(
        f"{times} {CHANNEL_NOUNS[by]}{'' if times == 1 else 's'}"
        for by, times in count.most_common()
    )


def _tried(history: History) -> str:
    """How the calls so far ended: "9 no answer, 3 voicemail, 1 talked"."""
    calls = ATTEMPTS | {Outcome.THEY_CALLED, Outcome.WRONG_NUMBER}
    count = Counter(entry.outcome for entry in history if entry.outcome in calls)
    return ", ".join(f"{times} {OUTCOME_WORDS[outcome]}" for outcome, times in count.most_common())


def _annoyed(case: Situation, owed: Plan) -> str:
    """That they were annoyed, when, and what follows from it."""
    if case.annoyed_in is None or owed.stopped:
        return ""
    on = case.day_of(case.annoyed_in)
    said = f"Annoyed {day_words(on, case.today)}"
    if owed.call and owed.call.named:
        return f"{said}; the day they named holds"
    if owed.call and owed.call.day > case.today:
        return f"{said}: no call for {counted(case.policy.after_annoyed_days, 'day')}"
    return f"{said}, {relative_day(on, case.today)}"


def hint_of(desk: Desk, contact: Contact, history: History) -> str:
    """What else to try with somebody whom many calls or e-mails did not reach; else empty."""
    emails = emails_in_a_row(history)
    if emails >= desk.policy.emails_in_a_row:
        says = "a call says more" if contact.dialable else "is there a number to call?"
        return f"{emails} e-mails in a row: {says}"
    tries = tries_without_talk(history)
    if tries < desk.policy.something_new_after:
        return ""
    ever = any(entry.outcome is Outcome.TALKED for entry in history)
    since = " since you talked" if ever else ""
    return f"{tries} tries{since}: another time of day, an e-mail, or somebody else there?"
