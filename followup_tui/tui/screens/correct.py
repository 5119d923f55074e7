"""Correct an entry of a history: what it was, when, the note, what was agreed."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.correcting import STOPS, correction, may_become
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import agreed_for, happened, short_name
from followup_tui.domain.acts import differing
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import CommitmentKind, Interaction, Outcome
from followup_tui.domain.text import plain
from followup_tui.planning.zones import local
from followup_tui.tui import past_readings
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form, sentences
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.outcome.forms import Answer, show_echo
from followup_tui.tui.widgets.outcome.note import NoteArea

_KINDS = {
    "": "nothing",
    CommitmentKind.APPOINTMENT: "agreed",
    CommitmentKind.SUGGESTION: "suggested",
    CommitmentKind.PROMISE: "promised",
}
_ANNOYED = {"no": "no", "yes": "they were"}


class Correct(StatedDialog[Interaction | None]):
    """Answers with the corrected entry, or with nothing; it saves nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CORRECT, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CORRECT,)

    DEFAULT_CSS = """
    Correct .row { height: auto; }
    Correct .label { width: 11; color: $text-accent; }
    Correct Input { width: 1fr; margin-left: 1; }
    Correct NoteArea { width: 1fr; height: 3; }
    Correct .reading { height: auto; margin-left: 12; color: $quiet; }
    Correct .reading.-bad { color: $text-warning; text-style: bold; }
    Correct .reading.-good { color: $text-success; }
    """

    def __init__(self, desk: Desk, contact_uid: str, entry: Interaction) -> None:
        super().__init__()
        self._desk = desk
        self._contact = desk.contact(contact_uid)
        self._entry = self._known = entry
        self._note = plain(entry.note)
        self._leaving: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """A line for each thing an entry says, over how it reads."""
        entry = self._entry
        may = may_become(entry)
        what = {str(outcome): happened(replace(entry, outcome=outcome)) for outcome in may}
        there = local(self._desk.clock(), self._desk.calendar.tz_of(self._contact))
        agreed = agreed_for(entry.commitment, there.date()) if entry.commitment else ""
        kind = entry.commitment.kind if entry.commitment else ""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"Correct ─ {short_name(self._contact)}")
            with Horizontal(classes="row"):
                yield Static("What", classes="label")
                yield Choice(what, entry.outcome, name="What", id="what")
            with Horizontal(classes="row"):
                yield Static("When", classes="label")
                was = past_readings.when_shown(self._desk, entry)
                yield Input(was, compact=True, name="When", id="when")
            yield Static(classes="reading", id="when-echo")
            with Horizontal(classes="row"):
                yield Static("Note", classes="label")
                yield NoteArea(self._note, "what was said", name="Note")
            with Horizontal(classes="row"):
                yield Static("Annoyed", classes="label")
                annoyed = "yes" if entry.annoyed else "no"
                yield Choice(_ANNOYED, annoyed, name="Annoyed", id="annoyed")
            with Horizontal(classes="row", id="kind-row"):
                yield Static("Agreed", classes="label")
                yield Choice(_KINDS, kind, name="Agreed", id="kind")
            with Horizontal(classes="row", id="phrase-row"):
                yield Static(classes="label")
                examples = "tue 3pm · next week · 3bd"
                yield Input(agreed, placeholder=examples, compact=True, name="Agreed for")
            yield Static(classes="reading", id="phrase-echo")
            yield Static(classes="reading", id="remark")
            yield KeyLine()

    def on_mount(self) -> None:
        """Start with what it was."""
        self._before = self._typed
        self._show()
        self.query_one("#what").focus()

    def where(self) -> str:
        """Whose entry, the field with the cursor, and what stands against it."""
        readings = {"When": self._was, "Agreed for": self._agreed}
        reading = readings.get(self.focused.name or "") if self.focused else None
        form = in_a_form(self, f"Correct {short_name(self._contact)}: {happened(self._entry)}")
        return sentences(form, reading.echo if reading and reading.good else "")

    @on(Input.Changed)
    @on(Choice.Changed)
    def _changed(self, event: Input.Changed | Choice.Changed) -> None:
        event.stop()
        self._show()

    def action_go_on(self) -> None:
        """Go to the next field, and from the last one save."""
        if self.focused is self._last:
            self.action_save()
        else:
            self.focus_next()

    def action_line(self) -> None:
        """Break the line in the note."""
        if (note := self.query_one(NoteArea)).has_focus:
            note.insert("\n")

    def action_leave(self) -> None:
        """Leave; with something changed only when asked twice."""
        if self._typed in {self._before, self._leaving}:
            self.dismiss(None)
        else:
            self._leaving = self._typed
            self._remark("Not saved; once more leaves it as it was")

    def action_save(self) -> None:
        """Answer with the entry as it is now, once it reads and can have happened."""
        was, agreed = self._was, self._agreed
        if not was.good or not agreed.good:
            self.query_one("#phrase-row Input" if was.good else "#when").focus()
            return
        note = self.query_one(NoteArea).text
        changed = replace(
            self._entry,
            outcome=self._outcome,
            at=was.value,
            day_only=self._entry.day_only and was.value == self._entry.at,
            note=self._entry.note if note == self._note else note,
            commitment=agreed.value,
            annoyed=self.query_one("#annoyed", Choice).value == "yes",
        )
        if not (mine := differing(self._entry, changed)):
            self.dismiss(None)
            return
        try:
            self._desk.refresh()
            if differing(self._known, latest := self._latest):
                self._known = latest
                self._remark("Changed elsewhere meanwhile; once more saves what you changed here")
                return
            changed = replace(latest, **{name: getattr(changed, name) for name in mine})
            correction(self._desk.book, self._contact, changed, self._desk.clock())
        except FollowupError as error:
            self._remark(str(error))
        else:
            self.dismiss(changed)

    @property
    def _latest(self) -> Interaction:
        """The entry as it is in the book by now."""
        history = self._desk.book.history(self._contact.uid)
        return next((one for one in history if one.uid == self._entry.uid), self._entry)

    @property
    def _outcome(self) -> Outcome:
        return Outcome(self.query_one("#what", Choice).value)

    @property
    def _kind(self) -> CommitmentKind | None:
        chosen = self.query_one("#kind", Choice).value
        return CommitmentKind(chosen) if chosen else None

    @property
    def _was(self) -> Answer:
        return past_readings.was(self._desk, self._entry, self.query_one("#when", Input).value)

    @property
    def _agreed(self) -> Answer:
        if self._outcome in STOPS:
            kept = self._entry.commitment if self._entry.outcome in STOPS else None
            return Answer("", value=kept)
        phrase, was = self.query_one("#phrase-row Input", Input).value, self._was
        entry = replace(self._entry, at=was.value) if was.good else self._entry
        return past_readings.agreed(self._desk, self._contact, entry, self._kind, phrase)

    @property
    def _typed(self) -> tuple[str, ...]:
        """All that is in the fields."""
        fields = [field.value for field in self.query(Input)]
        choices = [choice.value for choice in self.query(Choice)]
        return (*fields, *choices, self.query_one(NoteArea).text)

    @property
    def _last(self) -> object:
        """The field after which nothing is left to say."""
        return self.query_one("#phrase-row Input" if self._kind else "#kind")

    def _show(self) -> None:
        """How it all reads, and only the fields that mean something now."""
        agrees = self._outcome not in STOPS
        self.query_one("#kind-row").display = agrees
        for part in ("#phrase-row", "#phrase-echo"):
            self.query_one(part).display = agrees and self._kind is not None
        show_echo(self.query_one("#when-echo", Static), self._was, "")
        show_echo(self.query_one("#phrase-echo", Static), self._agreed, "")
        self._remark("")

    def _remark(self, words: str) -> None:
        answer = Answer(words, good=False) if words else None
        show_echo(self.query_one("#remark", Static), answer, "")
