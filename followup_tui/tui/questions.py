"""The forms that ask one thing about a contact, each with what its answer does."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from followup_tui.desk.acts import Act
from followup_tui.desk.briefing import closing_sentence
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.wording import short_name
from followup_tui.domain.draft import Draft
from followup_tui.domain.interaction import Commitment
from followup_tui.tui import readings
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.outcome.note import NoteForm
from followup_tui.tui.widgets.outcome.question import Question
from followup_tui.tui.widgets.outcome.stop import StopForm
from followup_tui.tui.widgets.outcome.talk import TalkForm


def talk(
    desk: Desk,
    uid: str,
    log: Callable[[str, Commitment | None], Act],
    so_far: Callable[[], Call],
    draft: Draft,
) -> Form:
    """Tell of a talk and agree the next call; `so_far` is the talk without either."""
    return TalkForm(
        uid,
        read=lambda asked, typed: readings.agreed(desk, uid, so_far(), asked, typed),
        act=log,
        sentence=lambda: closing_sentence(desk, uid, so_far()),
        draft=draft,
    )


def note(draft: Draft) -> Form:
    """A note for whatever outcome comes."""
    return NoteForm(draft)


def when(desk: Desk, uid: str, then: Callable[[datetime], str]) -> Form:
    """When it was, for a call logged late; `then` takes the moment."""
    hint = "as in: -20m · 9:40 · yesterday 4pm"
    return Question(uid, "When was it?", partial(readings.past, desk), then, hint=hint)


def snooze(desk: Desk, uid: str) -> Form | None:
    """Put a call off to a day, or agree an appointment's new time; `None` without a call."""
    call = desk.plan(uid).call
    if call is None:
        return None
    if call.fixed:
        read = partial(readings.appointment, desk, uid)
        act = partial(desk.reschedule, uid)
        return Question(uid, "New time agreed:", read, act, hint="as in: thu 3pm")
    read = partial(readings.day_off, desk, uid)
    hint = "tomorrow · thu · next week · 3bd"
    return Question(uid, "Put it off to:", read, partial(desk.snooze, uid), hint=hint, ends=True)


def number(desk: Desk, uid: str) -> Form:
    """Another number to call them at."""
    read = partial(readings.number, desk, uid)
    act = partial(desk.add_number, uid)
    return Question(uid, "Number to call:", read, act, hint="as in: +1 212 555 0188")


def stop(desk: Desk, uid: str, told: Call) -> Form:
    """Confirm that they asked to stop, as told; on somebody who did, lift it by their name."""
    name = short_name(desk.contact(uid))
    if desk.plan(uid).stopped:
        hint = f"{name} asked you to stop. If they changed their mind, type their full name."
        act = partial(desk.lift_stop, uid)
        return Question(uid, "Lift it:", readings.as_typed, act, hint=hint)
    return StopForm(uid, name, partial(desk.log, uid, told))
