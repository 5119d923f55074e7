"""How what is typed into a form reads, as an answer with its echo."""

from msgspec.structs import replace

from followup_tui.desk.agreeing import (
    Asked,
    hint_hours,
    home_context,
    outside_hours,
    read_answer,
    read_day_off,
    read_hint,
    said_at,
    when_context,
)
from followup_tui.desk.agreeing import agreed as commitment_of
from followup_tui.desk.desk import Desk
from followup_tui.desk.echo import echo
from followup_tui.desk.entries import Call
from followup_tui.desk.number_lines import reading_of
from followup_tui.desk.wording import day_words
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Commitment, CommitmentKind, Outcome
from followup_tui.domain.phone import read_phone
from followup_tui.planning.when import read_past, read_when
from followup_tui.planning.zones import local
from followup_tui.tui.widgets.outcome.forms import Answer

_YES = {"y", "yes", "yeah", "soon", "they will"}


def warm_up(desk: Desk) -> None:
    """Load what reading the first phrase takes, so that nobody waits for it on the phone."""
    read_when("tomorrow 3pm", home_context(desk))


def as_typed(typed: str) -> Answer:
    """Any words will do; they are checked when they are used."""
    return Answer("", value=typed)


def agreed(desk: Desk, uid: str, talk: Call, asked: Asked, typed: str) -> Answer:
    """An answer to one of the questions at the end of a talk, read as of when that was."""
    if asked is Asked.PROMISE and typed.strip().casefold() in _YES:
        promise = Commitment(CommitmentKind.PROMISE, words=typed)
        return Answer("they will get back, no day said", value=promise)
    contact = desk.contact(uid)
    try:
        reading = read_answer(typed, when_context(desk, contact, said_at(talk)))
    except FollowupError as error:
        return Answer(str(error), good=False)
    commitment = commitment_of(asked, reading, typed)
    said = echo(reading, desk.clock(), desk.calendar.here.tz)
    if commitment.kind is not CommitmentKind.PROMISE:
        said += _not_that_day(desk, contact, replace(talk, commitment=commitment))
    return Answer(f"{_KIND[commitment.kind]}: {said}", value=commitment)


def appointment(desk: Desk, uid: str, typed: str) -> Answer:
    """A newly agreed time: a day and a clock time."""
    again = Call(Outcome.RESCHEDULED, channel=Channel.MESSAGE)
    answer = agreed(desk, uid, again, Asked.NEXT_CALL, typed)
    if answer.good and answer.value.kind is not CommitmentKind.APPOINTMENT:
        return Answer("at what time? as in: tue 3pm", good=False)
    return answer


def day_off(desk: Desk, uid: str, typed: str) -> Answer:
    """A day to put a call off to, after today."""
    try:
        off = read_day_off(desk, desk.contact(uid), typed)
    except FollowupError as error:
        return Answer(str(error), good=False)
    return Answer(f"= {off.words}", value=off.day)


NO_HOUR = Answer("at what time? as in: yesterday 3pm", good=False)
"""What to ask where the day alone was said: its hour is worth knowing, and a noon is made up."""


def hint(desk: Desk, uid: str, typed: str) -> Answer:
    """When they said to try: a time of day there."""
    try:
        said = read_hint(desk, desk.contact(uid), typed)
    except FollowupError as error:
        return Answer(str(error), good=False)
    outside = outside_hours(desk, desk.contact(uid), said)
    when = f", but {outside}" if outside else ", whatever the day"
    return Answer(f"= {hint_hours(said)} their time{when}", value=said)


def past(desk: Desk, typed: str) -> Answer:
    """A moment that has been, on the user's own clock."""
    try:
        was = read_past(typed, home_context(desk))
    except FollowupError as error:
        return Answer(str(error), good=False)
    if was.day_only:
        return NO_HOUR
    at, here = was.at, desk.calendar.here.tz
    then, today = local(at, here), local(desk.clock(), here).date()
    return Answer(f"= {day_words(then.date(), today)} {then:%H:%M}", value=at)


def number(desk: Desk, uid: str, typed: str) -> Answer:
    """A number that can be dialled, as people here write it, and where it is."""
    phone = read_phone(typed, desk.calendar.region_of(desk.contact(uid)))
    if not phone.dialable:
        return Answer("not a number that can be dialled yet", good=False)
    return Answer(reading_of(phone, desk.calendar.here.region), value=typed)


def _not_that_day(desk: Desk, contact: Contact, talk: Call) -> str:
    """A word where the call will not be on the day said, or is on one they are not at work."""
    call = desk.preview(contact.uid, talk).call
    if call is None or talk.commitment is None or talk.commitment.day is None:
        return ""
    day = talk.commitment.day
    if call.day != day:
        return f" ({call.moved}: {day_words(call.day, day)} instead)"
    why = desk.calendar.why_not(day, desk.calendar.region_of(contact))
    return f" ({why} there)" if why else ""


_KIND = {
    CommitmentKind.APPOINTMENT: "agreed",
    CommitmentKind.SUGGESTION: "suggested",
    CommitmentKind.PROMISE: "promised by",
}
