"""The daily call session: today's queue, the person to call, their history, the outcome."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var

from followup_tui.desk.briefing import plan_words
from followup_tui.desk.day import WELCOME_BACK, day_end, welcome_back
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.news import ask_for, tell, to_tell, unheard
from followup_tui.desk.ports import Saving
from followup_tui.desk.reminders import Reminders
from followup_tui.desk.standing import nobody_left, on_a_call, standing
from followup_tui.desk.telephone import NoGoodTimeError, NoNumberError, Telephone
from followup_tui.desk.undoing import redo, undo
from followup_tui.desk.wording import short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import TALKS
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import city_of
from followup_tui.tui.command_table import (
    OUTCOME_KEYS,
    POINTLESS_FOR_NOBODY,
    POINTLESS_OFF_A_CALL,
    POINTLESS_ON_A_CALL,
    OutcomeKey,
    commands_of,
    in_scope,
)
from followup_tui.tui.commands import Scope
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.keymap import shown
from followup_tui.tui.person_pane import PersonPane
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.turned_to import TurnedTo
from followup_tui.tui.watch import Watch
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.outcome.pane import OutcomePane
from followup_tui.tui.widgets.record_list import RecordList
from followup_tui.tui.widgets.said_line import SaidLine, lines_on_screen
from followup_tui.tui.widgets.title_line import TitleLine
from followup_tui.tui.widgets.today import Today
from followup_tui.tui.widgets.today_rows import due_row, first_row, found_row

if TYPE_CHECKING:
    from followup_tui.desk.quick import Quick
    from followup_tui.tui.questions import Questions

_BY_OUTCOME: dict[str, OutcomeKey] = {key.outcome: key for key in OUTCOME_KEYS}
_Done = TypeVar("_Done")
_OWN_ACTIONS = {
    command.action.removeprefix("app.").partition("(")[0] for command in commands_of(Scope.SESSION)
}
_OF_THE_ROW = {"snooze"}
"""What is asked of whoever is highlighted, even during a call with somebody else."""


class Session(StatedScreen[None]):
    """Owns the queue, knows whom the keys are about, and does what they and the forms ask for."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.SESSION, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.SESSION,)

    queue: var[Queue] = var(Queue)
    clock: var[datetime | None] = var(None)
    note: var[str] = var("")
    pointless: var[frozenset[str]] = var(POINTLESS_OFF_A_CALL)
    warning: var[str] = var("")

    class LetterWanted(Message):
        """What the highlighted row asks for is an e-mail."""

    def __init__(
        self,
        desk: Desk,
        telephone: Telephone,
        keymap: Mapping[str, str],
        *,
        saving: Saving | None = None,
        note: str = "",
    ) -> None:
        super().__init__()
        self._desk = desk
        self._telephone = telephone
        self._drafts = telephone.drafts
        self._keymap = keymap
        self._key = partial(shown, keymap)
        self._saving = saving
        self._held_key = HeldKey()
        self._turned_to = TurnedTo(desk, telephone)
        self._watch = Watch(desk)
        self._reminders = Reminders(desk)
        self._asked = ""
        self.set_reactive(Session.note, note)

    def compose(self) -> ComposeResult:
        """Title, Today on the left, the person on the right."""
        yield TitleLine().data_bind(Session.clock, Session.queue, Session.note, Session.warning)
        with Horizontal(id="panes"):
            yield Today(self._desk.calendar.here.tz, self._keymap)
            person = PersonPane(self._desk, self._telephone, self._keymap)
            yield person.data_bind(Session.clock)
        yield SaidLine(self._saving)
        yield KeyLine().data_bind(Session.pointless)
        yield self._watch

    def on_mount(self) -> None:
        """Open on the person to call."""
        self.clock = self._watch.now
        self.rebuild()
        self.today.focus()
        self.say(welcome_back(self._desk, self.queue, self._key("backlog")))
        self._remind()
        self.say_what_is_kept()
        self._take_up_the_call()
        self.query_one(SaidLine).show_remark()
        self._heed_the_store()
        self._ask_for_news()

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
    def person(self) -> PersonPane:
        """The person's pane."""
        return self.query_one(PersonPane)

    @property
    def pane(self) -> OutcomePane:
        """The Outcome pane."""
        return self.query_one(OutcomePane)

    @property
    def unfinished(self) -> str:
        """What speaks against leaving now, in a few words; empty for nothing."""
        if self._saving is not None and self._saving.waiting and self._saving.trouble:
            return "Not everything you did is saved"
        return self._telephone.unfinished

    def say(self, words: str, *, ends: str = "", bad: bool = False) -> None:
        """Say what happened, in one line; how it `ends` is there however long it is."""
        self.query_one(SaidLine).say(words, ends=ends, bad=bad)

    def say_nobody_is_chosen(self) -> None:
        """Say why a key that is about somebody does nothing, and what to do."""
        ways = f"{self._key('find')} finds anybody, {self._key('contacts')} lists everybody"
        self.query_one(SaidLine).say(f"Nobody is chosen: {ways}", quiet=True)

    # What the user looks at

    def rebuild(self, highlight: str = "") -> None:
        """Plan today again and show it; the highlight stays on its row unless told otherwise."""
        self._plan()
        self._show(highlight)

    def _plan(self) -> None:
        self._watch.seen(self._desk.book)
        self.queue = self._desk.queue()

    def _show(self, highlight: str = "") -> None:
        self.today.show(self.queue, self._desk.book, self._watch.now.date(), highlight)
        self.person.day_end = None if self.queue.entries else day_end(self._desk, self.queue)
        self._show_person()

    def go_to(self, uid: str) -> None:
        """Plan today again and highlight a contact, due or not."""
        self._plan()
        uid = self._desk.book.now(uid)
        if uid in self._desk.book.contacts:
            self._look_at(uid)
        else:
            self._show()

    def _look_at(self, uid: str) -> None:
        self._turned_to.turn(uid)
        self._show(self.today.look_up(uid, self.queue))

    def heed_no_key_under_way(self) -> None:
        """Let a key that was meant for a screen that is gone by itself do nothing here."""
        self._held_key.surprised()

    def come_back_to(self, uid: str) -> None:
        """Show what was put right elsewhere in somebody's history, and stay with them."""
        before = self.person.briefing
        if before and self._desk.book.history(uid) != before.history:
            self.go_to(uid)
        else:
            self.rebuild()

    def start_over(self) -> None:
        """Plan today again and look at whoever comes first."""
        self._plan()
        self._show(first_row(self.queue))

    def say_what_is_kept(self) -> None:
        """Say which forms have something in them that is not logged."""
        for command in self._drafts.forms:
            goes_on = self._key(command)
            self.say(f"The {command} is kept as you typed it, not logged: {goes_on} goes on")

    def _ask_for_news(self) -> None:
        """Ask for news where the line has room for it; else at the next start."""
        said = self.query_one(SaidLine).shown
        free = said in {"", WELCOME_BACK}
        if free and (asked := ask_for(self._desk, self.queue, self._drafts)):
            self.say(f"{said} {asked}".lstrip(), ends=f": {self._key('news')} adds news")

    @on(RecordList.Highlighted)
    def _look(self, event: RecordList.Highlighted) -> None:
        event.stop()
        if event.key != self.today.highlighted:
            return  # it has gone on since
        self._turned_to.move(self.today.person)
        if event.key != found_row(self.today.person) and not self.pane.form and self.today.let_go():
            self.today.show(self.queue, self._desk.book, self._watch.now.date())
        self._show_person()

    @on(RecordList.Picked)
    def _pick(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_call()

    def _show_person(self) -> None:
        uid, call = self.today.person, self._telephone.ongoing
        self.person.look_at(uid, self.today.entry_of(uid))
        self.person.give_keys_to(self.for_whom)
        off = POINTLESS_OFF_A_CALL if uid else POINTLESS_FOR_NOBODY
        self.pointless = POINTLESS_ON_A_CALL if call else off

    def where(self) -> str:
        """What a form asks, the call that goes on, and whom the cursor is on."""
        call = on_a_call(self._desk, self._telephone.ongoing)
        if (person := self.person.briefing) is not None:
            cursor = standing(self.queue, person, owed=not self._asked)
        else:
            cursor = nobody_left(self.person.day_end) if self.person.day_end else "Calls: nobody"
        here = ". ".join(filter(None, (call, cursor)))
        return " · ".join(filter(None, (self._asked, here)))

    @property
    def looked_at(self) -> str:
        """Whose history is shown: whoever is highlighted, or nobody."""
        briefing = self.person.briefing
        return briefing.contact.uid if briefing else ""

    @property
    def for_whom(self) -> str:
        """Whom the keys belong to: a form's or a call's person, wherever the cursor went."""
        if self.pane.form:
            return self.pane.form.contact
        call = self._telephone.ongoing
        return call.contact if call else self.today.person

    # What changes by itself

    @on(Watch.Ticked)
    def _ticked(self, event: Watch.Ticked) -> None:
        event.stop()
        self.clock = event.now
        self._heed_the_store()

    @on(Watch.Changed)
    def _changed(self, event: Watch.Changed) -> None:
        event.stop()
        if event.travelled:
            self._arrive()
        self._rebuild_around_the_call()
        self._remind()

    @on(Watch.Failed)
    def _failed(self, event: Watch.Failed) -> None:
        event.stop()
        self.say(event.why, bad=True)

    @on(Watch.Learnt)
    def _propose_again(self, event: Watch.Learnt) -> None:
        event.stop()
        self.rebuild()

    def _rebuild_around_the_call(self) -> None:
        """Plan today again; whoever is on the call stays in sight, due or not any more."""
        uid = self.today.person
        on_the_call = (self.pane.form or self._telephone.ongoing) and uid == self.for_whom
        self._plan()
        kept = on_the_call and uid in self._desk.book.contacts
        self._show(self.today.keep_in_sight(uid, self.queue) if kept else "")

    def _arrive(self) -> None:
        """Show the user's own hours on the clock of where they are now, and say so once."""
        here = self._desk.calendar.here
        self.today.go_by(here.tz)
        self.person.go_by(here)
        self.say(f"You are on {city_of(here.tz)} time now: it is {self._watch.now:%H:%M} here")

    def _remind(self) -> None:
        """Say on every screen what comes up, and what of that is still to come."""
        new = self._reminders.coming_up(self.queue)
        words = self._reminders.words(self.queue)
        for line in lines_on_screen(self.app):
            line.give_notice(words, new=new)
        if new and not self._telephone.ongoing:
            self.app.bell()

    def _heed_the_store(self) -> None:
        """Say when nothing can be changed any more, and when everything can again."""
        why = self._saving.read_only if self._saving is not None else ""
        if bool(why) != bool(self.warning):
            self.warning = "READ-ONLY" if why else ""
            self.say(why or "Your data can be read and changed again", bad=bool(why))

    # The call

    def _take_up_the_call(self) -> None:
        """Go on with the call that was going on when the program ended."""
        if (call := self._telephone.ongoing) is not None:
            self.go_to(call.contact)
            gone = self._key("call.cancel")
            name = short_name(self._desk.contact(call.contact))
            self.say(f"You were on a call with {name}: how did it end? {gone}: not at all")

    def action_call(self) -> None:
        """Start the call with whoever is highlighted."""
        if self._held_key.repeats("enter"):
            return
        if self.today.is_email and not self._telephone.ongoing:
            self.post_message(self.LetterWanted())
        else:
            self._tell(self._telephone.call, self.today.person)

    def action_telephone(self, doing: str) -> None:
        """Do something at the telephone: cancel the call, hide a number, take another."""
        telephone = self._telephone
        ways = {
            "cancel": telephone.cancel,
            "hide": telephone.hide,
            "other_number": telephone.other_number,
            "extension": telephone.extension,
            "annoyed": telephone.annoyed,
        }
        if self.for_whom or doing != "cancel":
            self._tell(ways[doing], self.for_whom)

    def _tell(self, doing: Callable[[str], str], uid: str) -> None:
        """Do something at the telephone, and say what came of it."""
        if not uid:
            self.say_nobody_is_chosen()
            return
        try:
            self.say(doing(uid))
        except NoNumberError as error:
            self.say(f"{error}: {self._key('contact.number')} adds one", bad=True)
        except NoGoodTimeError as error:
            anyway = f" · {self._key('call.start')} again calls anyway"
            self.say(str(error), ends=anyway, bad=True)
        except FollowupError as error:
            self.say(str(error), bad=True)
        self._show_person()

    # Outcomes and forms

    def action_outcome(self, name: str) -> None:
        """Log an outcome, or open the form it asks for."""
        if self._held_key.repeats(name):
            return
        key, uid = _BY_OUTCOME[name], self.for_whom
        if not uid:
            self.say_nobody_is_chosen()
        elif key.outcome not in self.person.dates:
            self.say(f"{self.person.subject} asked to stop: only they can call you", bad=True)
        elif key.asks:
            self._ask(self._questions.talk(uid, key.outcome, key.channel))
        else:
            self.log_call(uid, self._telephone.told(uid, key.outcome, key.channel))

    def action_ask(self, asked: str) -> None:
        """Open the form of that name: a note, another moment, a stop, another day, a number."""
        uid = self.today.person if asked in _OF_THE_ROW else self.for_whom
        if not uid:
            self.say_nobody_is_chosen()
        elif (form := self._try(lambda: self._questions.form(asked, uid))) is not None:
            self._ask(form)

    @cached_property
    def _questions(self) -> "Questions":
        from followup_tui.tui.questions import Questions

        return Questions(self._desk, self._telephone)

    def _ask(self, form: Form) -> None:
        self.pane.ask(form)
        self.refresh_bindings()

    @on(Form.Done)
    def _form_done(self, event: Form.Done) -> None:
        event.stop()
        self._held_key.pressed("enter")
        self.do(event.act, ends=event.contact if event.ends else "")

    @on(Form.Asks)
    def _form_asks(self, event: Form.Asks) -> None:
        event.stop()
        self._asked = event.words

    @on(Form.Left)
    def _form_left(self, event: Form.Left) -> None:
        event.stop()
        self._held_key.pressed("escape")
        self._close_form()

    def _close_form(self) -> None:
        self.set_focus(self.today)
        self.pane.done()
        self._asked = ""
        self._show_person()
        self.refresh_bindings()

    def enter(self, quick: "Quick | None") -> None:
        """Do what was said in one line; a stop is asked for once more."""
        if quick is None:
            return
        uid, until = quick.contact, quick.snooze_until
        if quick.stop is not None:
            self.go_to(uid)
            self._ask(self._questions.stop(uid, quick.stop))
        elif until is not None:
            self.do(lambda: self._desk.snooze(uid, until), after=self.today.row_after(uid))
        elif (said := quick.call) is not None:
            self.log_call(
                uid, said.with_rest_of(self._telephone.told(uid, said.outcome, said.channel))
            )

    # The person

    def action_keep_in_touch(self) -> None:
        """Call the highlighted contact once a month."""
        if uid := self.today.person:
            self.do(lambda: self._desk.set_stage([uid], Stage.KEEP_IN_TOUCH), stays=uid)
        else:
            self.say_nobody_is_chosen()

    def action_tell(self) -> None:
        """Put down that they have heard the newest news; asked again where that is not sure.

        Right after a talk it is whom the user talked with, though the cursor went on.
        """
        busy = self.pane.form or self._telephone.ongoing
        uid = self.for_whom if busy else self._turned_to.talked_with or self.for_whom
        if self._held_key.repeats(f"news.tell {uid}"):
            return
        if not uid:
            self.say(f"Who heard your news? {self._key('find')} finds them")
        elif not unheard(self._desk, uid) or self._turned_to.surely(uid):
            self.do(lambda: tell(self._desk, uid))
        else:
            no = f"You did not talk with {self.person.subject} today"
            self.say(f"{no}: {self._key('news.tell')} again if they heard it")

    def action_follow_up(self) -> None:
        """Start following the highlighted contact up."""
        if uid := self.today.person:
            self.do(lambda: self._desk.follow_up(uid))
        else:
            self.say_nobody_is_chosen()

    # Acts

    def log_call(self, uid: str, call: Call) -> None:
        """Log what happened with a contact, who is done for now."""
        self.do(lambda: self._desk.log(uid, call), ends=uid)

    def do(
        self,
        doing: Callable[[], Act | str],
        *,
        after: str = "",
        ends: str = "",
        stays: str = "",
    ) -> bool:
        """Do something, show the queue after it, and say what was done and what comes next.

        `after` is the row to go to. `ends` is the uid of a contact who is done for now: their call
        and draft are over, and the next one's turn comes. `stays` is that of one to look at
        afterwards, due or not: the next key is about them too. False when it was refused; a form
        that asked for it stays as it was then. Where nothing had to be written, `doing` answers
        with what to say.
        """
        proposed = bool(ends) and to_tell(self._desk, ends) is not None
        if (act := self._try(doing)) is None:
            return False
        if ends:
            self._drafts.logged(act.logged if isinstance(act, Act) else None, ends)
        if self.pane.form:
            self._close_form()
        if isinstance(act, str):
            self.say(act)
            return True
        row = self.today.done_with(ends) if ends else after
        self._plan()
        if stays:
            self._look_at(stays)
        else:
            self._show(row or ("" if ends else due_row(self.queue, act.contact)))
        coming = f" Next: {self._coming(act.contact)}" if act.contact else ""
        undoes = f" · {self._key('undo')} undoes"
        if ends:
            talked = proposed and act.logged is not None and act.logged.outcome in TALKS
            self._turned_to.talked(ends if talked else "", self.today.person)
            if talked:
                undoes = f" · {self._key('news.tell')} they heard your news{undoes}"
        self.say(f"{act.title}.{coming}", ends=undoes)
        return True

    def _try(self, doing: Callable[[], _Done]) -> _Done | None:
        try:
            return doing()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return None

    def action_undo(self) -> None:
        """Take the last act back, and look at whom it was about."""
        if (act := self._try(lambda: undo(self._desk, self._drafts))) is None:
            return
        self._turned_to.talked("", "")
        self.go_to(act.contact)
        self.say(f"Undone: {act.title}", ends=f" · {self._key('redo')} redoes")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if (act := self._try(lambda: redo(self._desk, self._drafts))) is None:
            return
        if act.righted is not None:
            self.go_to(act.contact)
        elif act.logged is not None:
            after = self.today.row_after(act.contact)
            self.today.let_go()
            self.rebuild(after)
        else:
            self.rebuild()
        self.say(f"Done again: {act.title}")

    def _coming(self, uid: str) -> str:
        return plan_words(self._desk, uid, self._desk.plan(uid))
