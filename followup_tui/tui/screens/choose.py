"""Choose whom to start on among the leads, then type in the numbers that are missing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.finding import haystack, seeking
from followup_tui.desk.wording import role_and_company
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.planning.situation import stop_in_force
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import narrowed, sentences
from followup_tui.tui.keymap import shown
from followup_tui.tui.screens.marking import MarkingScreen
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row


class Choose(MarkingScreen[int]):
    """Leads with a mark each. Answers with how many were chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CHOOSE, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CHOOSE,)
    AUTO_FOCUS = "#leads"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        book = desk.book
        leads = [
            contact
            for contact in book.contacts.values()
            if contact.stage is Stage.LEAD and not stop_in_force(book.history(contact.uid))
        ]
        leads.sort(key=lambda contact: (contact.name.casefold(), contact.uid))
        self._leads = [(_row(contact), haystack(contact)) for contact in leads]

    def compose(self) -> ComposeResult:
        """A heading, a filter, the leads."""
        with Vertical(classes="page") as box:
            box.border_title = "Whom do you want to start on?"
            yield Static(id="how", classes="hint")
            yield Input(placeholder="name, company or role", compact=True)
            yield RecordList(lead_width=4, tail_first=True, id="leads")
        yield KeyLine()

    def on_mount(self) -> None:
        """List them."""
        self.show_people()

    def where(self) -> str:
        """Whom the cursor is on, what is typed, how many are chosen."""
        typed = f"“{self.field.value}”" if self.field.value else ""
        listed = narrowed(self.field, "filter", typed)
        mark = ", chosen" if self.people.highlighted in self._marked else ""
        chosen = f"{len(self._marked):,} chosen" if self._marked else ""
        return sentences(f"Choosing leads, {self.people.in_words}{mark}", chosen, listed)

    @on(RecordList.Picked)
    def _clicked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_mark()

    def action_leave(self) -> None:
        """From the filter to the list, from the list back."""
        if not self.left_the_field():
            self.dismiss(0)

    def action_start(self) -> None:
        """Follow the marked up; whoever has no number is asked for next."""
        if not self._marked:
            self.query_one("#how", Static).update("Nobody is chosen yet: space chooses")
            return
        try:
            self._desk.set_stage(list(self._marked), Stage.ACTIVE)
        except FollowupError as error:
            self.query_one("#how", Static).update(Content(str(error)))
            return
        people = [self._desk.contact(uid) for uid in self._marked]
        without = [contact for contact in people if not contact.dialable]
        if without:
            from followup_tui.tui.screens.numbers import Numbers

            self.app.push_screen(
                Numbers(self._desk, without), lambda _: self.dismiss(len(self._marked))
            )
        else:
            self.dismiss(len(self._marked))

    def show_people(self) -> None:
        """The leads who match, and how many are chosen."""
        found = seeking(self.field.value)
        self.people.set_rows(self.with_marks(row for row, hay in self._leads if found(hay)))
        chosen = f"{len(self._marked)} chosen" if self._marked else "ten is a good start"
        ids = ("choose.mark", "choose.start", "choose.find", "import", "choose.leave")
        mark, start, find, read, leave = (shown(self._desk.settings.keys, one) for one in ids)
        how = f"{mark} chooses, {start} starts on them, {find} narrows down. {chosen}."
        if not self._leads:
            how = (
                f"No leads. {read} on the first screen imports an address book; {leave} goes back."
            )
        elif not self.people.rows:
            how = f"Nobody matches: {leave} clears what you typed. {chosen}."
        self.query_one("#how", Static).update(Content(how))


def _row(lead: Contact) -> Row:
    where = role_and_company(lead)
    number = "" if lead.dialable else "no number"
    return Row(lead.uid, f"{one_line(lead.name)}  {where}", lead="[ ]", tail=number)
