"""The person on the right: their card and history, and the keys or the form that are about them."""

from collections.abc import Mapping
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var

from followup_tui.desk.briefing import Briefing, NextDay, brief, next_days
from followup_tui.desk.day import DayEnd
from followup_tui.desk.desk import Desk
from followup_tui.desk.telephone import Telephone
from followup_tui.desk.wording import short_name
from followup_tui.domain.draft import Draft
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.calendar import Here
from followup_tui.planning.placing import Entry
from followup_tui.tui.command_table import OUTCOME_KEYS
from followup_tui.tui.widgets.card import Card
from followup_tui.tui.widgets.history import HistoryView
from followup_tui.tui.widgets.outcome.forms import Form
from followup_tui.tui.widgets.outcome.pane import OutcomePane


class PersonPane(Vertical):
    """Shows whom the user looks at, and below whom the keys are about: a call's person first.

    `clock` is now on the user's clock; `day_end` is shown where there is nobody to look at.
    """

    clock: var[datetime | None] = var(None)
    day_end: var[DayEnd | None] = var(None)
    briefing: var[Briefing | None] = var(None)
    subject: var[str] = var("")
    at_hand: var[Draft | None] = var(None)
    dates: var[Mapping[Outcome, NextDay]] = var(dict)

    def __init__(self, desk: Desk, telephone: Telephone, keymap: Mapping[str, str]) -> None:
        super().__init__(id="person")
        self._desk = desk
        self._telephone = telephone
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        here = self._desk.calendar.here
        yield Card(here.region, self._keymap).data_bind(
            PersonPane.briefing, PersonPane.day_end, PersonPane.at_hand
        )
        yield HistoryView().data_bind(PersonPane.briefing)
        yield OutcomePane(self._keymap, here.tz).data_bind(
            PersonPane.subject, PersonPane.at_hand, PersonPane.clock, PersonPane.dates
        )

    def go_by(self, here: Here) -> None:
        """Show the user's hours, and read numbers, as where they are now."""
        self.query_one(OutcomePane).go_by(here.tz)
        self.query_one(Card).home_region = here.region

    def look_at(self, uid: str, entry: Entry | None) -> None:
        """Show a contact, with their place in today's queue; nobody who is not in the book."""
        if uid in self._desk.book.contacts:
            message = self._telephone.told(uid, Outcome.VOICEMAIL)
            self.briefing = brief(self._desk, uid, entry, message)
        else:
            self.briefing = None

    def give_keys_to(self, uid: str) -> None:
        """Let the keys be about a contact: what is at hand for them, what each key would set."""
        desk, telephone = self._desk, self._telephone
        contact = desk.book.contacts.get(uid)
        self.subject = short_name(contact) if contact else ""
        self.at_hand = telephone.drafts.of(uid) if contact else None
        told = [telephone.told(uid, key.outcome, key.channel) for key in OUTCOME_KEYS if contact]
        self.dates = next_days(desk, uid, told) if contact else {}

    @on(Form.Drafted)
    def _keep_draft(self, event: Form.Drafted) -> None:
        event.stop()
        self._telephone.drafts.change(event.contact, **event.what)
