"""An e-mail to one person: drafted, put into the user's own words, sent by their mail program."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.entries import Call
from followup_tui.desk.letters import NOTE, TITLES, Sent, address_of, draft, fitting
from followup_tui.desk.ports import Post
from followup_tui.desk.wording import relative_day, short_name
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.domain.letter import Letter, LetterKind
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form
from followup_tui.tui.keymap import shown
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.plain_area import PlainArea

_HOW = "Nothing is sent from here: your mail program sends it, then you say so."
_NOTED = "Your own note is still in it, in [ ]: put it in words for them; {key} again goes on"
_EMPTY = ("", "")
_KEPT = "Your own words stay; the key once more takes the template in their place"


class LetterScreen(StatedScreen[Sent]):
    """Answers with the e-mail to log once the user says that it is sent; it logs nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.LETTER, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LETTER,)

    DEFAULT_CSS = """
    LetterScreen Choice { margin-bottom: 1; }
    LetterScreen .field { height: 1; }
    LetterScreen PlainArea { height: 1fr; margin-top: 1; border: none; background: $boost; }
    LetterScreen #how { margin-top: 1; }
    """

    def __init__(self, desk: Desk, drafts: Drafts, post: Post, uid: str) -> None:
        super().__init__()
        self._desk = desk
        self._key = partial(shown, desk.settings.keys)
        self._drafts = drafts
        self._post = post
        self._uid = uid
        self._whom = short_name(desk.contact(uid))
        self._kind = fitting(desk, uid)
        self._template: tuple[str, ...] = _EMPTY
        self._asked: tuple[str, tuple[str, ...]] | None = None

    def compose(self) -> ComposeResult:
        """Which template, to whom, the subject, the words."""
        contact = self._desk.contact(self._uid)
        with Vertical(classes="page") as box:
            box.border_title = Content(f"E-mail ─ {self._whom}")
            box.border_subtitle = Content(f"{self._key('letter.kind')}: another template")
            kinds = {str(kind): title for kind, title in TITLES.items()}
            yield Choice(kinds, self._kind, name="Template")
            with Horizontal(classes="field"):
                yield Static("To", classes="label")
                yield Static(Content(address_of(contact)))
            with Horizontal(classes="field"):
                yield Static("Subject", classes="label")
                yield Input(compact=True, name="Subject")
            yield PlainArea("", "what you want to say", name="Text")
            yield Static(_HOW, id="how", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Go on with what was written, or begin with what the moment calls for."""
        self._template = self._first_draft(self._kind) or _EMPTY
        kept = self._drafts.of(self._uid).letter
        self._fill(kept if len(kept) == len(_EMPTY) else self._template)
        begun = self._drafts.of(self._uid).letter_begun
        if kept and begun and begun < self._today:
            self._say(f"Begun {relative_day(begun, self._today)}: look at the days in it")
        self.query_one(PlainArea).focus()

    def where(self) -> str:
        """To whom, the field with the cursor, and what is to be looked at before it goes."""
        return in_a_form(self, f"E-mail to {self._whom}")

    @property
    def _written(self) -> tuple[str, ...]:
        return self.query_one(Input).value, self.query_one(PlainArea).text

    @property
    def _today(self) -> date:
        return local(self._desk.clock(), self._desk.calendar.here.tz).date()

    @property
    def _letter(self) -> Letter:
        subject, body = self._written
        return Letter(address_of(self._desk.contact(self._uid)), one_line(subject), body)

    def action_sent(self) -> None:
        """It is sent: that is the user's word."""
        if not self._letter.body.strip() and not self._is_sure("letter.sent"):
            again = self._key("letter.sent")
            self._say(f"There is nothing in it: {again} again logs it all the same", bad=True)
            return
        if self._quotes("letter.sent"):
            return
        subject = one_line(self.query_one(Input).value)
        call = Call(Outcome.SENT, channel=Channel.EMAIL, note=subject)
        self.dismiss(Sent(call, self._letter.body))

    def action_open(self) -> None:
        """Open it in the mail program."""
        if self._quotes("letter.open"):
            return
        try:
            self._say(self._post.open(self._letter))
        except FollowupError as error:
            self._say(str(error), bad=True)

    def action_copy(self) -> None:
        """Copy the words."""
        if self._quotes("letter.copy"):
            return
        self.app.copy_to_clipboard(self._letter.body)
        self._say("The text is on the clipboard")

    def action_kind(self, by: int) -> None:
        """Begin from another template; over words of the user's own only when asked twice."""
        if self._keeps_own_words("letter.kind"):
            return
        kinds = list(LetterKind)
        at = kinds.index(self._kind)
        for step in range(1, len(kinds)):
            if self._begin(kinds[(at + by * step) % len(kinds)]):
                break

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        if event.value != self._kind:
            if not self._keeps_own_words(event.value):
                self._begin(LetterKind(event.value))
            self.query_one(Choice).value = self._kind

    def _begin(self, kind: LetterKind) -> bool:
        """Take that template; whether it can be read."""
        if (template := self._first_draft(kind)) is None:
            return False
        self._kind, self._template = kind, template
        self.query_one(Choice).value = kind
        self._fill(template)
        self._say(_HOW)
        return True

    def action_edit(self) -> None:
        """Go on in the user's own editor."""
        before = self.query_one(PlainArea).text
        text, trouble = before, ""
        try:
            with self.app.suspend():
                try:  # what is raised in here would leave the app suspended
                    text = self._post.edit(before)
                except (FollowupError, OSError) as error:
                    trouble = str(error)
        except SuspendNotSupported:
            trouble = "No editor can be opened on this terminal: write here"
        if trouble:
            self._say(trouble, bad=True)
        else:
            self.query_one(PlainArea).text = text.rstrip("\n")
            self._say(_HOW)
        self.app.refresh(layout=True)

    def action_leave(self) -> None:
        """Back to the calls; what was written is kept."""
        self.dismiss(None)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _keep(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        own = self._written if self._written != self._template else ()
        begun = (self._drafts.of(self._uid).letter_begun or self._today) if own else None
        self._drafts.change(self._uid, letter=own, letter_begun=begun)

    def _quotes(self, command: str) -> bool:
        """Whether a note of the user's own still stands in it as it is, which is said first."""
        if NOTE not in self._letter.body or self._is_sure(command):
            return False
        self._say(_NOTED.format(key=self._key(command)), bad=True)
        return True

    def _keeps_own_words(self, wanted: str) -> bool:
        """Whether words of the user's own stand, which is said before a template takes them."""
        if self._written == self._template or self._is_sure(wanted):
            return False
        self._say(_KEPT, bad=True)
        return True

    def _is_sure(self, wanted: str) -> bool:
        """Whether the same is wanted once more, of the very same words; then it is asked anew."""
        asked = (wanted, self._written)
        sure = self._asked == asked
        self._asked = None if sure else asked
        return sure

    def _fill(self, written: tuple[str, ...]) -> None:
        self.query_one(Input).value, self.query_one(PlainArea).text = written

    def _first_draft(self, kind: LetterKind) -> tuple[str, ...] | None:
        try:
            letter = draft(self._desk, self._post, self._uid, kind)
        except FollowupError as error:
            self._say(str(error), bad=True)
            return None
        return letter.subject, letter.body

    def _say(self, words: str, *, bad: bool = False) -> None:
        how = self.query_one("#how", Static)
        how.update(Content(words))
        how.set_class(bad, "-bad")
