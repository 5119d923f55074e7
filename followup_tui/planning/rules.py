"""The rules of persistence: what is owed to a contact next, and why.

Each rule is one function, numbered as in the table of the user's guide; `RULES` lists them in
order of precedence. A rule answers with a follow-up, or with `None` when it has nothing to say.
3 days, 7 days, a month are calendar days from the last interaction (not from when it was due),
then moved on to a working day in the contact's region. Appointments never move.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from msgspec.structs import replace

from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import (
    LEFT_WORD,
    TALKS,
    UNNOTICED,
    Channel,
    Commitment,
    CommitmentKind,
    Outcome,
)
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Kind, Plan, Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.situation import Situation
from followup_tui.planning.zones import local

Rule = Callable[[Situation], FollowUp | None]


def plan(
    contact: Contact, history: History, policy: Policy, calendar: Calendar, now: datetime
) -> Plan:
    """What is owed to a contact at `now` (an aware instant). Pure.

    Days are dates in the contact's zone. A stopped contact is owed nothing (rule 12); one without
    a dialable number is owed no call (rule 11); `lead` and `closed` are owed no call but an
    appointment. After an interview the user was no longer interested in, only keeping in touch
    goes on, and what was agreed in it or since.
    """
    case = Situation(contact, history, policy, calendar, now)
    if case.stop:
        return Plan(stopped=True)
    email = rule_8_write_to_everybody_you_met(case)
    if case.landmarks and contact.stage is Stage.ACTIVE and case.given_up:
        return Plan(email=email, no_interest=True)
    if not contact.dialable:
        followed = contact.stage in {Stage.ACTIVE, Stage.KEEP_IN_TOUCH} or rule_1_as_agreed(case)
        return Plan(email=email, needs_number=bool(followed))
    return Plan(call=_call(case), email=email)


def _call(case: Situation) -> FollowUp | None:
    if appointment := rule_1_as_agreed(case):
        return appointment
    if case.contact.stage in {Stage.LEAD, Stage.CLOSED}:
        return None
    for rule in RULES:
        if found := rule(case):
            return rule_13_put_off(case, _given_room(case, _once_a_day(case, found)))
    return None


def rule_1_as_agreed(case: Situation) -> FollowUp | None:
    """An appointment was agreed: exactly then."""
    agreed = case.commitment
    if agreed is None or agreed.kind is not CommitmentKind.APPOINTMENT or agreed.day is None:
        return None
    return _follow_up(case, Why.AGREED, agreed.day, agreed=agreed)


def rule_2_as_they_suggested(case: Situation) -> FollowUp | None:
    """They suggested a day or a part of a day: that day, that part."""
    agreed = case.commitment
    if agreed is None or agreed.kind is not CommitmentKind.SUGGESTION or agreed.day is None:
        return None
    return _on_working_day(case, Why.SUGGESTED, agreed.day, agreed=agreed)


def rule_3_after_a_promise(case: Situation) -> FollowUp | None:
    """They promised to get back by a day: the first working day after it; none, as rule 4."""
    agreed, entry = case.commitment, case.agreed_in
    if agreed is None or entry is None or agreed.kind is not CommitmentKind.PROMISE:
        return None
    if agreed.day is None:
        day = case.day_of(entry) + timedelta(days=case.policy.after_talk_days)
        return _on_working_day(case, Why.PROMISED, day)
    day = case.calendar.next_working(agreed.day, case.region)
    return _follow_up(case, Why.PROMISED, day)


def rule_4_after_a_talk(case: Situation) -> FollowUp | None:
    """Talked or met, nothing agreed: 3 days later."""
    return _days_later(case, Why.TALKED, case.policy.after_talk_days, _TALKED)


def rule_5_after_a_message(case: Situation) -> FollowUp | None:
    """A voicemail, or a message with a gatekeeper: 7 days later, for as long as it takes."""
    return _days_later(case, Why.LEFT_WORD, case.policy.after_message_days, LEFT_WORD)


def rule_6_another_time_of_day(case: Situation) -> FollowUp | None:
    """No answer or busy: the next working day; from the third in a row on, 7 days later."""
    if case.last_day is None or case.last_outcome not in UNNOTICED:
        return None
    if case.unnoticed_in_a_row >= case.policy.no_answers_in_a_row:
        return _days_later(case, Why.UNNOTICED, case.policy.after_no_answers_days, UNNOTICED)
    day = case.calendar.next_working(case.last_day, case.region)
    return _follow_up(case, Why.UNNOTICED, day)


def rule_7_the_telephone_too(case: Situation) -> FollowUp | None:
    """An e-mail or an application with no reply: 3 days later, by phone."""
    return _days_later(case, Why.WROTE, case.policy.after_email_days, {Outcome.SENT})


def rule_8_write_to_everybody_you_met(case: Situation) -> FollowUp | None:
    """An interview: an e-mail to each person met, that day or the next working day; then late.

    After several, one e-mail is owed for all, by when the first should have had it.
    """
    first = None
    for entry in reversed(case.landmarks):
        if entry.outcome is Outcome.SENT and entry.channel is Channel.EMAIL:
            break
        if entry.outcome is Outcome.MET:
            first = entry
    if first is None:
        return None
    day = case.day_of(first)
    owed = _on_working_day(case, Why.MET, day, kind=Kind.EMAIL)
    return replace(owed, by=case.calendar.next_working(day, case.region))


def rule_9_keep_in_touch(case: Situation) -> FollowUp | None:
    """Met but not hired, or *keep in touch*: a month later, with news they have not heard."""
    if case.contact.stage is not Stage.KEEP_IN_TOUCH:
        return None
    if case.last_outcome in _TRIED:
        return None
    since = case.last_day or local(case.contact.added, case.tz).date()
    day = _months_after(since, case.policy.keep_in_touch_months)
    return _on_working_day(case, Why.KEEP_IN_TOUCH, day)


def rule_10_first_call(case: Situation) -> FollowUp | None:
    """`active`, never called: today."""
    if case.last is not None:
        return None
    return _on_working_day(case, Why.FIRST_CALL, case.today)


def rule_11_another_number(case: Situation) -> FollowUp | None:
    """A wrong number, once there is another to try: at once; without one, see `plan`."""
    if case.last_day is None or case.last_outcome is not Outcome.WRONG_NUMBER:
        return None
    return _on_working_day(case, Why.ANOTHER_NUMBER, case.last_day)


def rule_13_put_off(case: Situation, call: FollowUp) -> FollowUp:
    """Snoozed: the day chosen; any later interaction spends the snooze, and so does its day."""
    snooze = case.contact.snooze
    if snooze is None or (case.last is not None and case.last.at > snooze.made):
        return call
    if snooze.until == call.day:
        return call
    why = Why.SNOOZED if snooze.until > case.today else call.why
    return _on_working_day(case, why, snooze.until)


RULES: tuple[Rule, ...] = (
    rule_11_another_number,
    rule_2_as_they_suggested,
    rule_3_after_a_promise,
    rule_9_keep_in_touch,
    rule_4_after_a_talk,
    rule_5_after_a_message,
    rule_6_another_time_of_day,
    rule_7_the_telephone_too,
    rule_10_first_call,
)
"""The rules that set the day of a call, first match first. Before them come 12 and 11 (in `plan`)
and 1, which nothing moves; after them 13 may put the call off."""

_TRIED = UNNOTICED | {Outcome.WRONG_NUMBER}
_TALKED = TALKS | {Outcome.RESCHEDULED, Outcome.STOP, Outcome.STOP_LIFTED}


def _days_later(
    case: Situation, why: Why, days: int, outcomes: "frozenset[Outcome] | set[Outcome]"
) -> FollowUp | None:
    if case.last_day is None or case.last_outcome not in outcomes:
        return None
    return _on_working_day(case, why, case.last_day + timedelta(days=days))


def _once_a_day(case: Situation, call: FollowUp) -> FollowUp:
    """No second attempt on the day of the last one, and nothing before the last interaction.

    But where they said on that day to try again on it.
    """
    if case.last_day is not None and call.day < case.last_day:
        call = _on_working_day(case, call.why, case.last_day)
    if case.tried_on is not None and call.day <= case.tried_on and not _for_that_day(case, call):
        day = case.calendar.next_working(case.tried_on, case.region)
        moved = _not_on(call.day, "one call a day")
        call = _follow_up(case, call.why, day, agreed=case.commitment, moved=moved)
    return call


def _for_that_day(case: Situation, call: FollowUp) -> bool:
    if call.why is not Why.SUGGESTED or case.agreed_in is None:
        return False
    return case.day_of(case.agreed_in) == call.day


def _given_room(case: Situation, call: FollowUp) -> FollowUp:
    """They were annoyed and did not ask to stop: no sooner than some days later.

    A day that they named holds. A better talk ends it.
    """
    if case.annoyed_in is None or call.named:
        return call
    earliest = case.day_of(case.annoyed_in) + timedelta(days=case.policy.after_annoyed_days)
    if call.day >= earliest:
        return call
    moved = _not_on(call.day, "they were annoyed")
    day = case.calendar.working_from(earliest, case.region)
    return _follow_up(case, call.why, day, moved=moved)


def _on_working_day(
    case: Situation,
    why: Why,
    day: date,
    *,
    agreed: Commitment | None = None,
    kind: Kind = Kind.CALL,
) -> FollowUp:
    working = case.calendar.working_from(day, case.region)
    moved = ""
    if working != day:
        moved = _not_on(day, case.calendar.why_not(day, case.region))
    return _follow_up(case, why, working, agreed=agreed, kind=kind, moved=moved)


def _follow_up(
    case: Situation,
    why: Why,
    day: date,
    *,
    agreed: Commitment | None = None,
    kind: Kind = Kind.CALL,
    moved: str = "",
) -> FollowUp:
    at: time | None = agreed.time if agreed else None
    return FollowUp(
        contact=case.contact.uid,
        kind=kind,
        why=why,
        day=day,
        tz=(agreed.tz if agreed else "") or case.tz,
        time=at,
        part=agreed.part if agreed else "",
        moved=moved,
        annoyed=kind is Kind.CALL and case.annoyed_in is not None,
    )


@lru_cache
def _not_on(day: date, why: str) -> str:
    return f"not {day:%a} {day.day} {day:%b}, {why}"


@cache
def _months_after(day: date, months: int) -> date:
    """Months clamp: 31 January and a month is 28 February."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)
