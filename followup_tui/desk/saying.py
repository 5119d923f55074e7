"""What to say: a line to open the call with, and one to leave on a machine.

The occasion follows from what was agreed, what happened last and how often; the lines of an
occasion take turns by the calls that were made, so that nobody hears the same twice in a row.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from followup_tui.desk.lines import Lines, Occasion, Way, filled
from followup_tui.desk.naming import addressed
from followup_tui.desk.wording import spoken_day
from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import ATTEMPTS, Interaction, Outcome
from followup_tui.planning.followup import FollowUp, Plan, Why
from followup_tui.planning.situation import Situation, tries_without_talk

LONG_HAUL = 15
"""After so many calls without a talk each one more is one of many."""

_STILL_THEIR_TIME = timedelta(hours=1)

_BY_PLAN = {
    Why.AGREED: Occasion.AGREED,
    Why.SUGGESTED: Occasion.SUGGESTED,
    Why.PROMISED: Occasion.PROMISED,
}
_BY_OUTCOME = {
    Outcome.VOICEMAIL: Occasion.LEFT_WORD,
    Outcome.GATEKEEPER: Occasion.LEFT_WORD,
    Outcome.TALKED: Occasion.TALKED,
    Outcome.THEY_CALLED: Occasion.THEY_CALLED,
    Outcome.MET: Occasion.MET,
    Outcome.REPLIED: Occasion.REPLIED,
    Outcome.SENT: Occasion.WROTE,
}
"""What they know of, and what a call that comes after it is."""


class ToSay(msgspec.Struct, frozen=True):
    """What to say first when they answer, and what to leave; empty where nothing is to be said."""

    opening: str = ""
    voicemail: str = ""


NOTHING_TO_SAY = ToSay()


def to_say(lines: Lines, case: Situation, owed: Plan, words: Mapping[str, str]) -> ToSay:
    """What to say to a contact; nothing to somebody who asked to stop.

    `owed` is the plan that follows from their situation. What was agreed for a later day is not
    spoken of: they are not asked before it. `words` are those of the fields that a history does
    not say (see `lines.FIELDS`).
    """
    if owed.stopped:
        return NOTHING_TO_SAY
    contact, history, today = case.contact, case.history, case.today
    last = next((entry for entry in reversed(history) if entry.outcome in _BY_OUTCOME), None)
    occasion = _agreed(owed, case) or _occasion(contact, history, last, bool(words.get("news")))
    named = owed.call.day if owed.call and occasion is Occasion.MISSED else None
    spoken_of = named or (case.day_of(last) if last else None)
    day = spoken_day(spoken_of, today) if spoken_of else ""
    known = {**words, "name": addressed(contact), "day": day}
    say, leave = (lines.turns(occasion, way) for way in (Way.SAY, Way.LEAVE))
    left = sum(entry.outcome is Outcome.VOICEMAIL for entry in history)
    return ToSay(
        filled(say[_turn(history, len(say))], known), filled(leave[left % len(leave)], known)
    )


def _agreed(owed: Plan, case: Situation) -> Occasion | None:
    """What was agreed for now, or that they were annoyed, which goes before a promise of theirs.

    A suggestion for another day than today is not spoken of any more.
    """
    call = owed.call
    if call is None:
        return None
    due = _BY_PLAN.get(call.why) if call.day <= case.today else None
    if due is Occasion.AGREED and _has_gone_by(call, case):
        return Occasion.MISSED
    if due is Occasion.SUGGESTED and not _is_for_today(case):
        due = None
    return Occasion.ANNOYED if _asks_for_room(case) and not (due and call.named) else due


def _is_for_today(case: Situation) -> bool:
    return case.commitment is not None and case.commitment.day == case.today


def _has_gone_by(call: FollowUp, case: Situation) -> bool:
    due = call.due
    return isinstance(due, datetime) and case.now > due + _STILL_THEIR_TIME


def _asks_for_room(case: Situation) -> bool:
    """Whether they were annoyed, and there was no call yet after the days of peace that follow."""
    if case.annoyed_in is None:
        return False
    peace = timedelta(days=case.policy.after_annoyed_days)
    return case.tried_on is None or case.tried_on < case.day_of(case.annoyed_in) + peace


def _occasion(
    contact: Contact,
    history: History,
    last: Interaction | None,
    news: bool,  # noqa: FBT001
) -> Occasion:
    """What happened last, for somebody with whom nothing is agreed for now."""
    if contact.stage is Stage.KEEP_IN_TOUCH:
        return Occasion.NEWS if news else Occasion.IN_TOUCH
    if last is None:
        return Occasion.FIRST_CALL
    occasion = _BY_OUTCOME[last.outcome]
    if occasion is Occasion.LEFT_WORD and tries_without_talk(history) >= LONG_HAUL:
        return Occasion.MANY_CALLS
    return occasion


def _turn(history: History, of: int) -> int:
    """Which of so many lines is next: neither that of the call before nor the one last heard.

    A line is heard in a talk. Until the next one the others take turns.
    """
    heard: int | None = None
    since = 0
    for entry in history:
        if entry.outcome is Outcome.TALKED:
            heard, since = _next(heard, since, of), 0
        elif entry.outcome in ATTEMPTS:
            since += 1
    return _next(heard, since, of)


def _next(heard: int | None, since: int, of: int) -> int:
    return since % of if heard is None else (heard + 1 + since % (of - 1)) % of
