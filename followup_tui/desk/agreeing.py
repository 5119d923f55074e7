"""What the two agreed, from the words it was said in: one reading for the screen and the shell."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.wording import day_words, relative_day
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Commitment, CommitmentKind, Hint, Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.besttime.tally import hinted
from followup_tui.planning.hours import hours_of, policy_for
from followup_tui.planning.when import Past, Reading, WhenContext, WhenError, read_when
from followup_tui.planning.zones import local, moment

_BEFORE, _AFTER = "before ", "after "
_HOUR = timedelta(hours=1)
_MANY = {"mornings", "afternoons", "evenings", "lunchtimes"}


class Asked(StrEnum):
    """The questions at the end of a talk, in the order to ask them."""

    NEXT_CALL = "next_call"
    GOOD_TIME = "good_time"
    PROMISE = "promise"


def when_context(desk: Desk, contact: Contact, said: datetime | None = None) -> WhenContext:
    """How phrases about a contact are read: on their clock, with their holidays and hours.

    `said` is when the words were said, for a call that is logged late; now if not given.
    """
    return WhenContext(
        now=said or desk.clock(),
        tz=desk.calendar.tz_of(contact),
        region=desk.calendar.region_of(contact),
        home_tz=desk.calendar.here.tz,
        calendar=desk.calendar,
        day_first=desk.settings.dates.day_first,
        hours=hours_of(contact, desk.policy),
    )


def said_at(call: Call | Interaction) -> datetime | None:
    """When what was agreed in a call was said, which is as it ended; `None` for now."""
    return call.at + timedelta(seconds=call.seconds or 0) if call.at else None


def home_context(desk: Desk, contact: Contact | None = None) -> WhenContext:
    """How phrases about the user's own day are read, one with a contact perhaps."""
    here = desk.calendar.here
    return WhenContext(
        now=desk.clock(),
        tz=here.tz,
        region=here.region,
        home_tz=here.tz,
        calendar=desk.calendar,
        day_first=desk.settings.dates.day_first,
        their_tz=desk.calendar.tz_of(contact) if contact else "",
    )


def moment_for(desk: Desk, was: Past, contact: Contact) -> datetime:
    """When it was, as it is logged with somebody.

    Where only the day is known, it is that day wherever they are.
    """
    if not was.day_only:
        return was.at
    day = local(was.at, desk.calendar.here.tz).date()
    noon = moment(day, time(12), desk.calendar.tz_of(contact))
    return min(noon, desk.clock().astimezone(UTC))


def agreed(asked: Asked, reading: Reading, words: str) -> Commitment:
    """The commitment that an answer makes.

    "When shall I call again?" answered with a clock time is an appointment, with a day or part of
    a day a suggestion.
    """
    kind = CommitmentKind.SUGGESTION
    if asked is Asked.PROMISE:
        kind = CommitmentKind.PROMISE
    elif asked is Asked.NEXT_CALL and reading.at_a_clock_time:
        kind = CommitmentKind.APPOINTMENT
    time = None if kind is CommitmentKind.PROMISE else reading.time
    return Commitment(
        kind=kind,
        day=reading.day,
        time=time,
        part=reading.part if time else "",
        tz=reading.tz,
        words=words,
    )


class DayOff(msgspec.Struct, frozen=True):
    """The day a call is put off to, and in words when it will be made: its first working day.

    `remark` says that a time of day was said which is not kept; empty where there was none.
    """

    day: date
    words: str
    remark: str = ""


def read_day_off(desk: Desk, contact: Contact, words: str) -> DayOff:
    """Read a day to put a call off to. Raises `WhenError` for what is none after today."""
    reading = read_when(words, when_context(desk, contact))
    day = reading.day
    today = local(desk.clock(), desk.calendar.tz_of(contact)).date()
    if day <= today:
        raise WhenError("put it off to a day after today")
    region = desk.calendar.region_of(contact)
    works = desk.calendar.working_from(day, region)
    said = f"{day_words(works, today)} · {relative_day(works, today)}"
    if works != day:
        said += f" ({day_words(day, today)} is {desk.calendar.why_not(day, region)})"
    remark = "" if reading.time is None else "only the day is kept"
    return DayOff(day, "; ".join(filter(None, (said, remark))), remark)


def read_agreed(
    desk: Desk, contact: Contact, asked: Asked, words: str, said: datetime | None = None
) -> Commitment:
    """Read an answer as a commitment. Raises `WhenError` with the word that can't be read.

    It is read from when it was `said` on: "tomorrow" is the day after the call. What has come and
    gone since then is agreed all the same, and overdue.
    """
    return agreed(asked, read_answer(words, when_context(desk, contact, said)), words)


def read_answer(words: str, context: WhenContext) -> Reading:
    """Read when to call, as they answer; "mornings" begin with the next one.

    Raises `WhenError` with the word that can't be read.
    """
    return read_when(_one_of_many(words), context)


def read_hint(desk: Desk, contact: Contact, words: str) -> Hint:
    """Read when they said to try: "after four", "before ten", "mornings", "at 3".

    A day that is named with it counts for nothing. Raises `WhenError` with the word that can't be
    read, or when no time of day was said.
    """
    phrase, context = _one_of_many(words), when_context(desk, contact)
    reading = read_when(phrase, context)
    if reading.part:
        reading = read_when(phrase, _before_the_day(context))
    if reading.time is None:
        raise WhenError("say a time of day, as in: after four")
    tz = desk.calendar.tz_of(contact)
    at = local(moment(reading.day, reading.time, reading.tz), tz)
    said = one_line(words)
    if reading.part.startswith(_BEFORE):
        bound = _bound(reading.part)
        ends = local(moment(reading.day, bound, reading.tz), tz)
        return Hint(ends=ends.time(), words=said)
    long = _length(reading.part) if reading.part else _HOUR
    return Hint(at.time(), (at + long).time() if long else None, said)


def _before_the_day(context: WhenContext) -> WhenContext:
    """The same as the day begins there: a part of the day that has begun is meant in full."""
    today = local(context.now, context.tz).date()
    return replace(context, now=moment(today, time(), context.tz))


def _length(part: str) -> timedelta | None:
    """How long a part of the day lasts; nothing for one that is open at its end."""
    from followup_tui.planning.when.words import PARTS

    if part.startswith(_AFTER):
        return None
    if named := next((known for known in PARTS.values() if known.name == part), None):
        return named.length
    starts, between, ends = part.partition("–")
    if not between:
        return None
    first, last = (datetime.combine(date.min, time.fromisoformat(at)) for at in (starts, ends))
    return (last - first) % timedelta(days=1)


def _bound(part: str) -> time:
    """Where a part of the day ends that is before something: "before 10:00", "before lunch"."""
    from followup_tui.planning.when.words import PARTS

    lunch = PARTS["BEFORE_LUNCH"]
    return lunch.end if part == lunch.name else time.fromisoformat(part.removeprefix(_BEFORE))


def hint_hours(hint: Hint) -> str:
    """How a hint reads: "from 16:00", "before 10:00", "15:00–16:00"."""
    if hint.starts is None:
        return f"before {hint.ends:%H:%M}"
    return f"{hint.starts:%H:%M}–{hint.ends:%H:%M}" if hint.ends else f"from {hint.starts:%H:%M}"


def outside_hours(desk: Desk, contact: Contact, hint: Hint) -> str:
    """That a hint lies outside the hours at which they may be called; empty where it does not."""
    policy = policy_for(contact, desk.policy)
    hours = range(policy.day_starts, policy.day_ends)
    if set(hinted(hint, policy)) & set(hours):
        return ""
    return f"you call them from {policy.day_starts} to {policy.day_ends}"


def _one_of_many(words: str) -> str:
    """The parts of day named in the plural, as one reads them."""
    return " ".join(
        word.removesuffix("s") if word.casefold() in _MANY else word for word in words.split()
    )
