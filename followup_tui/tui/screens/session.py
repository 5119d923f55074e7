"""The daily call session: today's queue, the person to call, their history, the outcome."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from followup_tui.desk.acts import Act
from followup_tui.desk.briefing import (
    NOTHING,
    Briefing,
    NextDay,
    brief,
    next_day,
    plan_words,
)
from followup_tui.desk.desk import Call, Desk
from followup_tui.desk.ports import Saving
from followup_tui.desk.wording import short_name
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Commitment, Interaction, Outcome
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local
from followup_tui.tui.commands import COMMANDS, OUTCOME_KEYS, OutcomeKey, Scope, in_scope
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.keymap import shown
from followup_tui.tui.widgets.card import Card
from followup_tui.tui.widgets.history import HistoryView
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.outcome.forms import Draft, Form
from followup_tui.tui.widgets.outcome.pane import OngoingCall, OutcomePane
from followup_tui.tui.widgets.record_list import RecordList
from followup_tui.tui.widgets.said_line import SaidLine
from followup_tui.tui.widgets.title_line import TitleLine
from followup_tui.tui.widgets.today import Today, row_key

_BY_OUTCOME: dict[str, OutcomeKey] = {key.outcome: key for key in OUTCOME_KEYS}
_IDLE_SECONDS = 0.5
_OWN_ACTIONS = {command.action.removeprefix("app.").partition("(")[0] for command in COMMANDS}


class Session(Screen[None]):
    """Owns what is shown; the panes below only draw it and post what the user did."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.SESSION, Scope.EVERYWHERE)]

    queue: var[Queue] = var(Queue)
    clock: var[datetime | None] = var(None)
    briefing: var[Briefing | None] = var(None)
    call: var[OngoingCall | None] = var(None)
    dates: var[Mapping[Outcome, NextDay]] = var(dict)
    subject: var[str] = var("")
    note: var[str] = var("")

    class SavingChanged(Message):
        """Something was written, or could not be."""

    def __init__(
        self,
        desk: Desk,
        keymap: Mapping[str, str],
        *,
        saving: Saving | None = None,
        note: str = "",
    ) -> None:
        super().__init__()
        self._desk = desk
        self._keymap = keymap
        self._saving = saving
        self._held_key = HeldKey()
        self._drafts: dict[str, Draft] = {}
        self._found = ""
        self._came_from = ""
        self._shown: Book | None = None
        self.set_reactive(Session.note, note)

    def compose(self) -> ComposeResult:
        """Title, Today on the left, the person on the right."""
        here = self._desk.calendar.here
        yield TitleLine().data_bind(Session.clock, Session.queue, Session.note)
        with Horizontal(id="panes"):
            yield Today(here.tz, self._keymap)
            with Vertical(id="person"):
                yield Card(here.region, self._keymap).data_bind(Session.briefing, Session.queue)
                yield HistoryView().data_bind(Session.briefing)
                yield OutcomePane(self._keymap).data_bind(
                    Session.subject, Session.call, Session.clock, Session.dates
                )
        yield SaidLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Open on the person to call."""
        self.clock = self._now()
        self.rebuild()
        self.today.focus()
        self.set_interval(1, self._tick)
        if self._saving is not None:
            self._saving.listen(self._saving_changed)
        self.set_timer(_IDLE_SECONDS, self._warm_up)

    @work(thread=True)
    def _warm_up(self) -> None:
        from followup_tui.tui import questions, readings  # noqa: F401 - loaded before a key asks

        readings.warm_up(self._desk)
        with suppress(FollowupError):  # what is wrong with the file is said at the next tick
            self._desk.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a form asks, its keys are the only ones."""
        if self.is_mounted and self.pane.form and action in _OWN_ACTIONS:
            return False
        return super().check_action(action, parameters)

    @property
    def today(self) -> Today:
        """The queue's pane."""
        return self.query_one(Today)

    @property
    def pane(self) -> OutcomePane:
        """The Outcome pane."""
        return self.query_one(OutcomePane)

    @property
    def unfinished(self) -> str:
        """The call or note that leaving now would lose, in a few words; empty for none."""
        if self.call is not None:
            return f"You are on a call with {self.call.name}"
        noted = (uid for uid, draft in self._drafts.items() if draft.note.strip())
        name = next((short_name(self._desk.contact(uid)) for uid in noted), "")
        return f"Your note on {name} is not logged" if name else ""

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say what happened, in one line."""
        self.query_one(SaidLine).say(words, bad=bad)

    def rebuild(self, highlight: str = "") -> None:
        """Plan today again and show it; the highlight stays on its row unless told otherwise."""
        self._shown = self._desk.book
        self.queue = self._desk.queue()
        found = self._desk.book.contacts.get(self._found)
        self.today.name_people(self._desk.book)
        self.today.show(self.queue, found, highlight)
        self._show_person()

    # What the user looks at

    @on(RecordList.Highlighted)
    def _look(self, event: RecordList.Highlighted) -> None:
        event.stop()
        if self._found and not event.key.startswith("found:") and not self.pane.form:
            self._found = ""
            self.today.show(self.queue, None)
        self._show_person()

    @on(RecordList.Picked)
    def _pick(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_call()

    def _show_person(self) -> None:
        uid = self._highlighted
        known = uid in self._desk.book.contacts
        self.briefing = brief(self._desk, uid, self.today.entry_of(uid)) if known else None
        self._show_dates()

    def _show_dates(self) -> None:
        uid = self._for_whom
        contact = self._desk.book.contacts.get(uid)
        self.subject = short_name(contact) if contact else ""
        self.dates = self._dates(uid) if contact else {}

    def _dates(self, uid: str) -> Mapping[Outcome, NextDay]:
        keys = OUTCOME_KEYS
        stopped = self._desk.plan(uid).stopped
        if stopped:
            keys = tuple(key for key in OUTCOME_KEYS if key.outcome is Outcome.THEY_CALLED)
        dates = {key.outcome: next_day(self._desk, uid, self._what(key, uid)) for key in keys}
        return {**dates, Outcome.STOP_LIFTED if stopped else Outcome.STOP: NOTHING}

    @property
    def _highlighted(self) -> str:
        return self.today.contact_of(self.today.highlighted)

    @property
    def _for_whom(self) -> str:
        """Whom the keys belong to: a form's or a call's person, wherever the cursor went."""
        if self.pane.form:
            return self.pane.form.contact
        return self.call.contact if self.call else self._highlighted

    # The clock

    def _now(self) -> datetime:
        return local(self._desk.clock(), self._desk.calendar.here.tz)

    def _tick(self) -> None:
        before, self.clock = self.clock, self._now()
        try:
            changed = self._desk.refresh() is not self._shown
        except FollowupError as error:
            self.say(str(error), bad=True)
            return
        if changed or before is None or _minute(before) != _minute(self.clock):
            self.rebuild()

    # The call

    def action_call(self) -> None:
        """Start the call with whoever is highlighted."""
        uid = self._highlighted
        if not uid or self._held_key.repeats("enter"):
            return
        if self.call is not None:
            self.say(f"You are on a call with {self.call.name}: how did it end?", bad=True)
            return
        card = brief(self._desk, uid)
        name = short_name(card.contact)
        if card.plan.stopped:
            self.say(f"{name} asked to stop: no call", bad=True)
        elif card.phone is None:
            self.say(
                f"{name} has no number to call: {self._key('contact.number')} adds one", bad=True
            )
        else:
            self.call = OngoingCall(uid, name, self._desk.clock(), card.phone.e164)
            self.app.copy_to_clipboard(card.phone.e164)
            there = f" It is {card.there:%H:%M} there." if card.there else ""
            self.say(f"Calling {name}; the number is on the clipboard.{there}")
            self._show_dates()

    def action_cancel_call(self) -> None:
        """Stop the timer without logging."""
        if self.call is not None:
            self.say(f"Not calling {self.call.name}; nothing logged")
            self.call = None
            self._show_dates()

    # Outcomes

    def action_outcome(self, name: str) -> None:
        """Log an outcome, or open the form it asks for."""
        if self._held_key.repeats(name):
            return
        key, uid = _BY_OUTCOME[name], self._for_whom
        if not uid:
            return
        if key.outcome not in self.dates:
            self.say(f"{self.subject} asked to stop: only they can call you", bad=True)
            return
        if not key.asks:
            self.do(
                lambda: self._desk.log(uid, self._what(key, uid)),
                self.today.row_after(uid),
                ends=uid,
            )
            return
        from followup_tui.tui import questions

        def log(note: str, agreed: Commitment | None) -> Act:
            call = replace(self._what(key, uid), note=note, commitment=agreed)
            return self._desk.log(uid, call)

        draft = self._drafts.get(uid, Draft())
        self._ask(questions.talk(self._desk, uid, log, partial(self._what, key, uid), draft))

    def _what(self, key: OutcomeKey, uid: str) -> Call:
        """What logging this outcome now would say of the call being made, or of one just made."""
        if key.channel is not Channel.PHONE or key.outcome is Outcome.THEY_CALLED:
            return Call(key.outcome, channel=key.channel)
        if self.call and self.call.contact == uid:
            seconds = self.call.seconds(self._desk.clock())
            return Call(key.outcome, self.call.began, seconds=seconds, number=self.call.number)
        dialable = self._desk.contact(uid).dialable
        return Call(key.outcome, number=dialable[0].e164 if dialable else "")

    # Forms

    def _ask(self, form: Form) -> None:
        self.pane.ask(form)
        self.refresh_bindings()

    @on(Form.Done)
    def _form_done(self, event: Form.Done) -> None:
        event.stop()
        after = self.today.row_after(event.contact) if event.ends else ""
        self._held_key.pressed("enter")
        self.do(event.act, after, ends=event.contact if event.ends else "")

    @on(Form.Drafted)
    def _keep_draft(self, event: Form.Drafted) -> None:
        event.stop()
        self._drafts[event.contact] = event.draft

    @on(Form.Left)
    def _form_left(self, event: Form.Left) -> None:
        event.stop()
        self._held_key.pressed("escape")
        self._close_form()

    def _close_form(self) -> None:
        self.set_focus(self.today)
        self.pane.done()
        self._show_dates()
        self.refresh_bindings()

    def action_stop(self) -> None:
        """Ask once more before a stop; on somebody who asked already, offer to lift it."""
        from followup_tui.tui import questions

        if uid := self._for_whom:
            self._ask(questions.stop(self._desk, uid))

    def action_snooze(self) -> None:
        """Put the highlighted call off, or agree another time for an appointment."""
        from followup_tui.tui import questions

        uid = self._highlighted
        form = questions.snooze(self._desk, uid) if uid else None
        if form is None:
            self.say("There is no call to put off", bad=True)
        else:
            self._ask(form)

    def action_number(self) -> None:
        """Give the highlighted contact a number."""
        from followup_tui.tui import questions

        if uid := self._for_whom:
            self._ask(questions.number(self._desk, uid))

    # Acts

    def do(self, doing: Callable[[], Act], highlight: str = "", *, ends: str = "") -> bool:
        """Do something, show the queue after it, and say what was done and what comes next.

        `ends` is the uid of a contact who is done for now: their call and draft are over. False
        when it was refused; a form that asked for it stays as it was then.
        """
        if (act := self._try(doing)) is None:
            return False
        if self.pane.form:
            self._close_form()
        self._drafts.pop(ends, None)
        if ends and self._found == ends:
            self._found, highlight = "", self._came_from
        if self.call and self.call.contact == ends:
            self.call = None
        self.rebuild(highlight or ("" if ends else self._row_of(act.contact)))
        coming = f" Next: {self._coming(act.contact)}" if act.contact else ""
        self.say(f"{act.title}.{coming} · {self._key('undo')} undoes")
        return True

    def _key(self, command: str) -> str:
        return shown(self._keymap, command)

    def _saving_changed(self) -> None:
        self.post_message(self.SavingChanged())

    @on(SavingChanged)
    def _show_saving(self) -> None:
        """Say whether all that was done is on the disk."""
        if self._saving is None:
            return
        line = self.query_one(SaidLine)
        line.trouble = self._saving.trouble
        line.saving = "saving…" if self._saving.waiting else "saved"

    def _coming(self, uid: str) -> str:
        return plan_words(self._desk, uid, self._desk.plan(uid))

    def _try(self, doing: Callable[[], Act]) -> Act | None:
        try:
            act = doing()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return None
        self._show_saving()
        return act

    def action_undo(self) -> None:
        """Take the last act back, and look at whom it was about."""
        if (act := self._try(self._desk.undo)) is not None:
            self._take_up(act)
            if act.contact in self._desk.book.contacts:
                self.go_to(act.contact)
            else:
                self.rebuild()
            self.say(f"Undone: {act.title} · {self._key('redo')} redoes")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if (act := self._try(self._desk.redo)) is not None:
            self._found = ""
            self._drafts.pop(act.contact, None)
            self.rebuild(self.today.row_after(act.contact))
            self.say(f"Done again: {act.title}")

    def _take_up(self, act: Act) -> None:
        """Keep the note of a talk that was taken back, for when it is told again."""
        for step in act.steps:
            if isinstance(step.after, Interaction) and step.after.note:
                self._drafts[act.contact] = Draft(step.after.note)

    def _row_of(self, uid: str) -> str:
        entries = (entry for entry in self._desk.queue().entries if entry.contact.uid == uid)
        return next((row_key(entry) for entry in entries), "")

    def action_follow_up(self) -> None:
        """Start following the highlighted contact up."""
        uid = self._highlighted
        if not uid:
            return
        contact = self._desk.contact(uid)
        if self._desk.plan(uid).stopped:
            self.say(f"{short_name(contact)} asked to stop: no more calls", bad=True)
        elif contact.stage is Stage.ACTIVE:
            self.say(f"{short_name(contact)} is being followed up", bad=True)
        else:
            self.do(lambda: self._desk.set_stage([uid], Stage.ACTIVE))

    def go_to(self, uid: str) -> None:
        """Highlight a contact, due or not."""
        if not self._found:
            self._came_from = self.today.highlighted
        self._found = ""
        self.rebuild()
        row = self.today.row_of(uid)
        self._found = "" if row else uid
        self.rebuild(row or f"found:{uid}")

    def start_over(self) -> None:
        """Plan today again and look at whoever comes first."""
        first = self._desk.queue().entries[:1]
        self.rebuild(row_key(first[0]) if first else "")


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
