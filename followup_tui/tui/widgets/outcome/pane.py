"""The Outcome pane: whom the keys are for, how long the call has been, and a form when one asks."""

from collections.abc import Mapping
from datetime import datetime

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var

from followup_tui.desk.briefing import NextDay
from followup_tui.desk.drafts import seconds_on_call
from followup_tui.domain.draft import Draft
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.outcome.keys import OutcomeKeys

_FRAME = 6
_LEAST_OF_A_NAME = 12


class OutcomePane(Vertical):
    """Keys or a form. `subject` is the name of the person the keys belong to.

    `at_hand` is what is put down of them; `clock` is now on the user's clock.
    """

    DEFAULT_CSS = """
    OutcomePane.-asking OutcomeKeys { display: none; }
    """

    subject: var[str] = var("")
    at_hand: var[Draft | None] = var(None)
    clock: var[datetime | None] = var(None)
    dates: var[Mapping[Outcome, NextDay]] = var(dict)

    def __init__(self, keymap: Mapping[str, str], home_tz: str) -> None:
        super().__init__(id="outcome")
        self._keymap = keymap
        self._home_tz = home_tz
        self._form: Form | None = None
        self.border_title = "Outcome"

    def go_by(self, home_tz: str) -> None:
        """Show the user's hours on the clock of another zone."""
        self._home_tz = home_tz

    def compose(self) -> ComposeResult:
        """The keys, which a form may cover."""
        yield OutcomeKeys(self._keymap).data_bind(OutcomePane.dates, OutcomePane.at_hand)

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

    @on(Form.Leads)
    def _lead_on(self, event: Form.Leads) -> None:
        event.stop()
        self.ask(event.form)

    def done(self) -> None:
        """Close the form."""
        if self._form is not None:
            self._form.remove()
            self._form = None
        self.remove_class("-asking")

    def on_resize(self) -> None:
        """Leave what is told of the call its room beside the name."""
        self._entitle()

    def watch_subject(self) -> None:
        """Name whom the keys are for."""
        self._entitle()

    def watch_at_hand(self) -> None:
        """Show who is on the line, and what else is put down for the next key."""
        self.set_class(self._calling, "-calling")
        self._entitle()

    def watch_clock(self) -> None:
        """Let the timer run."""
        if self._calling:
            self._entitle()

    @property
    def _calling(self) -> bool:
        return self.at_hand is not None and self.at_hand.began is not None

    def _entitle(self) -> None:
        parts = []
        draft = self.at_hand
        if draft and draft.began and self.clock:
            parts.append(_on_call(draft, self.clock, self._home_tz))
        if draft and draft.at:
            parts.append(f"at {local(draft.at, self._home_tz):%H:%M}")
        if draft and draft.hidden:
            parts.append("number hidden")
        if draft and draft.annoyed:
            parts.append("annoyed")
        told = "".join(f" ─ {part}" for part in parts)
        room = self.outer_size.width - _FRAME - cell_len(f"Outcome ─ {told}")
        name = Content(one_line(self.subject))
        if room >= _LEAST_OF_A_NAME:
            name = name.truncate(room, ellipsis=True)
        self.border_title = Content.assemble("Outcome", " ─ " if name else "", name, told)


def _on_call(draft: Draft, now: datetime, tz: str) -> str:
    """The timer, or since when once that says more."""
    seconds = seconds_on_call(draft, now)
    if seconds is None:
        return f"on call since {local(draft.began or now, tz):%H:%M}"
    hours, rest = divmod(seconds, 3600)
    return f"{f'{hours}:' if hours else ''}{rest // 60:02}:{rest % 60:02} on call"
