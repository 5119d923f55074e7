"""The forms that ask one thing about a contact, each with what its answer does."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from followup_tui.desk.briefing import closing_sentence
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.telephone import Telephone
from followup_tui.desk.wording import short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Commitment, Outcome
from followup_tui.tui import readings
from followup_tui.tui.command_table import OTHER_OUTCOMES
from followup_tui.tui.keymap import shown
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.outcome.note import NoteForm
from followup_tui.tui.widgets.outcome.question import Question
from followup_tui.tui.widgets.outcome.stop import StopForm
from followup_tui.tui.widgets.outcome.talk import TalkForm
from followup_tui.tui.widgets.outcome.which import WhichForm

_OTHERS = {key.words: key for key in OTHER_OUTCOMES}


class Questions:
    """Makes the forms, on this desk and with what is at hand at this telephone.

    What there is nothing to ask about is refused with `FollowupError`.
    """

    def __init__(self, desk: Desk, telephone: Telephone) -> None:
        self._desk = desk
        self._key = partial(shown, desk.settings.keys)
        self._telephone = telephone

    def form(self, asked: str, uid: str) -> Form:
        """The form of that name about a contact: note, when, other, stop, snooze or number."""
        forms = {
            "other": self._other,
            "note": self._note,
            "when": self._when,
            "stop": self.stop,
            "snooze": self._snooze,
            "number": self._number,
        }
        return forms[asked](uid)

    def talk(self, uid: str, outcome: Outcome, channel: Channel) -> Form:
        """Tell of a talk and agree the next call."""
        desk, so_far = self._desk, partial(self._telephone.told, uid, outcome, channel)

        def said(agreed: Commitment | None, annoyed: bool) -> Call:  # noqa: FBT001 - a form gives it
            return replace(so_far(), commitment=agreed, annoyed=annoyed)

        def log(note: str, agreed: Commitment | None, annoyed: bool) -> Act:  # noqa: FBT001
            return desk.log(uid, replace(said(agreed, annoyed), note=note))

        return TalkForm(
            read=lambda asked, typed: readings.agreed(desk, uid, so_far(), asked, typed),
            act=log,
            sentence=lambda agreed, annoyed: closing_sentence(desk, uid, said(agreed, annoyed)),
            draft=self._telephone.drafts.of(uid),
            goes_on=self._key("form.answer"),
        )

    def stop(self, uid: str, told: Call | None = None) -> Form:
        """Confirm that they asked to stop, as told; on somebody who did, lift it by their name."""
        desk, name = self._desk, short_name(self._desk.contact(uid))
        if desk.plan(uid).stopped:
            hint = f"{name} asked you to stop. If they changed their mind, type their full name."
            act = partial(desk.lift_stop, uid)
            return Question(uid, "Lift it:", readings.as_typed, act, hint=hint)
        told = told or self._telephone.told(uid, Outcome.STOP)
        keys = (
            f"{self._key('form.answer')}: yes, they asked   ·   "
            f"{self._key('form.leave')}: no, go back"
        )
        return StopForm(uid, name, keys, partial(desk.log, uid, told))

    def _other(self, uid: str) -> Form:
        """Which of the rarer things it was that happened."""
        desk, told = self._desk, self._telephone.told

        def then(what: str) -> Form | Callable[[], Act]:
            key = _OTHERS[what]
            if key.asks:
                return self.talk(uid, key.outcome, key.channel)
            return partial(desk.log, uid, told(uid, key.outcome, key.channel))

        options = {what: key.words for what, key in _OTHERS.items()}
        before, after = self._key("choice.before"), self._key("choice.after")
        hint = f"{before} and {after} choose, {self._key('form.answer')} goes on"
        return WhichForm(uid, "What was it?", options, then, hint=hint)

    def _note(self, uid: str) -> Form:
        """A note for whatever outcome comes, and when they said to try."""
        read = partial(readings.hint, self._desk, uid)
        return NoteForm(self._telephone.drafts.of(uid), read)

    def _when(self, uid: str) -> Form:
        """When it was, for a call logged late."""
        hint = "as in: -20m · 9:40 · yesterday 4pm"
        read, then = partial(readings.past, self._desk), partial(self._telephone.was_at, uid)
        return Question(uid, "When was it?", read, then, hint=hint)

    def _snooze(self, uid: str) -> Form:
        """Put a call off to a day, or agree an appointment's new time."""
        desk, call = self._desk, self._desk.plan(uid).call
        if call is None:
            raise FollowupError("There is no call to put off")
        if call.fixed:
            read = partial(readings.appointment, desk, uid)
            act = partial(desk.reschedule, uid)
            return Question(uid, "New time agreed:", read, act, hint="as in: thu 3pm")
        read = partial(readings.day_off, desk, uid)
        hint = "tomorrow · thu · next week · 3bd"
        return Question(
            uid, "Put it off to:", read, partial(desk.snooze, uid), hint=hint, ends=True
        )

    def _number(self, uid: str) -> Form:
        """Another number to call them at."""
        read = partial(readings.number, self._desk, uid)
        act = partial(self._desk.add_number, uid)
        return Question(uid, "Number to call:", read, act, hint="as in: +1 212 555 0188")
