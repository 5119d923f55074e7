"""The Outcome pane: whom the keys are for, how long the call has been, and a form when one asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var

from followup_tui.desk.briefing import NextDay
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.text import one_line
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.outcome.keys import OutcomeKeys


@dataclass(frozen=True, slots=True)
class OngoingCall:
    """The call being made: to whom, since when (an aware instant), on which number (E.164)."""

    contact: str
    name: str
    began: datetime
    number: str

    def seconds(self, now: datetime) -> int:
        """How long it has lasted."""
        return max(int((now - self.began).total_seconds()), 0)


class OutcomePane(Vertical):
    """Keys or a form. `subject` is the name of the person the keys belong to."""

    DEFAULT_CSS = """
    OutcomePane.-asking OutcomeKeys { display: none; }
    """

    subject: var[str] = var("")
    call: var[OngoingCall | None] = var(None)
    clock: var[datetime | None] = var(None)
    dates: var[Mapping[Outcome, NextDay]] = var(dict)

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(id="outcome")
        self._keymap = keymap
        self._form: Form | None = None
        self.border_title = "Outcome"

    def compose(self) -> ComposeResult:
        """The keys, which a form may cover."""
        yield OutcomeKeys(self._keymap).data_bind(OutcomePane.dates)

    @property
    def form(self) -> Form | None:
        """The form that is open, if one is."""
        return self._form

    def ask(self, form: Form) -> None:
        """Open a form in place of the keys."""
        self.done()
        self._form = form
        self.add_class("-asking")
        self.mount(form)

    def done(self) -> None:
        """Close the form."""
        if self._form is not None:
            self._form.remove()
            self._form = None
        self.remove_class("-asking")

    def watch_subject(self) -> None:
        """Name whom the keys are for."""
        self._entitle()

    def watch_call(self) -> None:
        """Show who is on the line."""
        self.set_class(self.call is not None, "-calling")
        self._entitle()

    def watch_clock(self) -> None:
        """Let the timer run."""
        if self.call is not None:
            self._entitle()

    def _entitle(self) -> None:
        whom = self.call.name if self.call else self.subject
        title = f"Outcome ─ {one_line(whom)}" if whom else "Outcome"
        if self.call and self.clock:
            minutes, seconds = divmod(self.call.seconds(self.clock), 60)
            title = f"{title} ─ {minutes:02}:{seconds:02} on call"
        self.border_title = Content(title)
