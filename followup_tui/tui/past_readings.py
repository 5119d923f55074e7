"""How what is typed to correct an entry reads, as answers with their echo."""

from msgspec.structs import replace

from followup_tui.desk.agreeing import Asked, home_context, read_agreed, said_at
from followup_tui.desk.desk import Desk
from followup_tui.desk.echo import echo
from followup_tui.desk.wording import agreed_for, day_words
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Commitment, CommitmentKind, Interaction
from followup_tui.planning.when import Reading, read_past
from followup_tui.planning.zones import local
from followup_tui.tui.readings import NO_HOUR
from followup_tui.tui.widgets.outcome.forms import Answer

_ASKED = {
    CommitmentKind.APPOINTMENT: Asked.NEXT_CALL,
    CommitmentKind.SUGGESTION: Asked.GOOD_TIME,
    CommitmentKind.PROMISE: Asked.PROMISE,
}
_WHEN = Answer("when? as in: tue 3pm", good=False)
_WHAT_TIME = Answer("at what time? as in: tue 3pm", good=False)


def when_shown(desk: Desk, entry: Interaction) -> str:
    """When an entry was, on the user's own clock, as it can be typed again."""
    home = desk.calendar.here.tz
    at, today = local(entry.at, home), local(desk.clock(), home).date()
    hour = "" if entry.day_only else f" {at:%H:%M}"
    return f"{day_words(at.date(), today)}{hour}"


def was(desk: Desk, entry: Interaction, typed: str) -> Answer:
    """When an entry was, read on the user's own clock; what is as it was shown is kept exactly."""
    if typed.strip() == when_shown(desk, entry):
        at = entry.at
    else:
        try:
            past = read_past(typed, home_context(desk, desk.contact(entry.contact)))
        except FollowupError as error:
            return Answer(str(error), good=False)
        if past.day_only:
            return NO_HOUR
        at = past.at
    home = desk.calendar.here.tz
    there = local(at, entry.tz or home)
    reading = Reading(there.date(), there.time(), "", entry.tz or home)
    return Answer(f"= {echo(reading, desk.clock(), home)}", value=at)


def agreed(
    desk: Desk, contact: Contact, entry: Interaction, kind: CommitmentKind | None, typed: str
) -> Answer:
    """What was agreed; `None` for a kind is nothing.

    What is as it was shown keeps its day, whatever its kind becomes; another phrase is read as of
    when the entry was.
    """
    if kind is None:
        return Answer("nothing agreed")
    tz = desk.calendar.tz_of(contact)
    before = entry.commitment
    if before and typed.strip() == agreed_for(before, local(desk.clock(), tz).date()):
        answer = _kept(before, kind)
    elif typed.strip():
        answer = _read(desk, contact, entry, kind, typed.strip())
    else:
        answer = _dayless(kind)
    return _echoed(desk, answer, tz) if answer.good else answer


def _kept(before: Commitment, kind: CommitmentKind) -> Answer:
    """The same day and time, agreed on in another way."""
    if kind is before.kind:
        return Answer("", value=before)
    if before.day is None:
        return _dayless(kind)
    if kind is CommitmentKind.PROMISE:
        return Answer("", value=replace(before, kind=kind, time=None, part=""))
    if kind is CommitmentKind.APPOINTMENT and (before.time is None or before.part):
        return _WHAT_TIME
    return Answer("", value=replace(before, kind=kind))


def _read(
    desk: Desk, contact: Contact, entry: Interaction, kind: CommitmentKind, typed: str
) -> Answer:
    try:
        commitment = read_agreed(desk, contact, _ASKED[kind], typed, said_at(entry))
    except FollowupError as error:
        return Answer(str(error), good=False)
    return Answer("", value=commitment) if commitment.kind is kind else _WHAT_TIME


def _dayless(kind: CommitmentKind) -> Answer:
    """Only a promise needs no day."""
    return Answer("", value=Commitment(kind)) if kind is CommitmentKind.PROMISE else _WHEN


def _echoed(desk: Desk, answer: Answer, tz: str) -> Answer:
    said: Commitment = answer.value
    if said.day is None:
        return Answer("they will get back, no day said", value=said)
    reading = Reading(said.day, said.time, said.part, said.tz or tz)
    return Answer(f"= {echo(reading, desk.clock(), desk.calendar.here.tz)}", value=said)
