"""Contacts: everybody, found as one types, in an order of one's choice; marked and changed."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.bulk import Together, change_together
from followup_tui.desk.desk import Desk
from followup_tui.desk.directory import (
    Listed,
    Order,
    Standing,
    everybody,
    in_order,
    last_touched,
    narrowing,
    next_days,
)
from followup_tui.desk.wording import day_words, role_and_company
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.keymap import shown
from followup_tui.tui.screens.marking import MarkingScreen
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row


class Contacts(MarkingScreen[str | None]):
    """Answers with the uid of whoever is to be looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CONTACTS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CONTACTS,)
    AUTO_FOCUS = "#everybody"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._order = Order.NAME
        self._standing = Standing.EVERYBODY
        self._people: list[tuple[Listed, Row]] = []
        self._shown: list[Row] = []

    def compose(self) -> ComposeResult:
        """A field, the people, what is listed and how."""
        with Vertical(classes="page") as box:
            box.border_title = "Contacts"
            yield Static(id="how", classes="hint")
            yield Input(placeholder="name, company, note, number or #tag", compact=True)
            yield RecordList(lead_width=4, tail_first=True, id="everybody")
            yield Static(id="said", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """List everybody."""
        self._read()

    # What is listed

    def _read(self) -> None:
        """Take everybody as they are now, in the order of choice."""
        people = everybody(self._desk)
        due = next_days(self._desk, people) if self._order is Order.NEXT else {}
        self._people = [(one, self._row(one, due)) for one in in_order(people, self._order, due)]
        self._marked = {one.uid: None for one, _ in self._people if one.uid in self._marked}
        self.show_people()

    def _row(self, one: Listed, due: dict[str, date]) -> Row:
        now = self._desk.clock()
        name = one_line(one.contact.name)
        if self._order is Order.NEXT:
            day = due.get(one.uid)
            today = local(now, self._desk.calendar.tz_of(one.contact)).date()
            when = day_words(day, today) if day else "nothing"
        else:
            when = last_touched(one, now)
        tail = f"{one.standing.removesuffix('s')}  {when:>13}"
        return Row(one.uid, f"{name}  {role_and_company(one.contact)}", tail=tail)

    def show_people(self) -> None:
        """List who is wanted of them."""
        wanted = narrowing(self.field.value, self._standing)
        self._shown = [row for one, row in self._people if wanted(one)]
        self.people.set_rows(self.with_marks(self._shown))
        self._tell()

    def _tell(self) -> None:
        keys = self._desk.settings.keys
        whom, order, change = (
            shown(keys, f"contacts.{c}") for c in ("standing", "order", "change")
        )
        how = f"{whom} whom: {self._standing} · {order} order: {self._order}"
        self.query_one("#how", Static).update(Content(how))
        listed = f"{len(self._shown):,} of {len(self._people):,}" if self._people else "nobody yet"
        marked = f" · {len(self._marked):,} marked: {change} changes them together"
        self.say(listed + (marked if self._marked else ""))

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say something below the list."""
        line = self.query_one("#said", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.key)

    # Keys

    def action_look(self) -> None:
        """Go to whoever is highlighted."""
        if uid := self.people.highlighted:
            self.dismiss(uid)

    def action_order(self) -> None:
        """Take the next order."""
        self._order = self._order.after
        self._read()
        self.people.action_edge(last=False)

    def action_standing(self) -> None:
        """List the next of those one can choose from."""
        self._standing = self._standing.after
        self.show_people()
        self.people.action_edge(last=False)

    def action_mark_all(self) -> None:
        """Mark all who are listed, or unmark them once they all are."""
        listed = [row.key for row in self._shown]
        if all(uid in self._marked for uid in listed):
            for uid in listed:
                del self._marked[uid]
        else:
            self._marked |= dict.fromkeys(listed)
        self.show_people()

    def action_change(self) -> None:
        """Change the marked together, or whoever is highlighted."""
        from followup_tui.tui.screens.together import TogetherForm

        uids = list(self._marked) or [uid for uid in [self.people.highlighted] if uid]

        def change(together: Together | None) -> None:
            if together is None:
                return
            try:
                act = change_together(self._desk, uids, together)
            except FollowupError as error:
                self.say(str(error), bad=True)
                return
            self._read()
            undo = shown(self._desk.settings.keys, "contacts.undo")
            self.say(f"{act.title} · {undo} undoes")

        if uids:
            self.app.push_screen(TogetherForm(self._desk, len(uids)), change)

    def action_undo(self) -> None:
        """Take the last act back."""
        try:
            act = self._desk.undo()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return
        self._read()
        self.say(f"Undone: {act.title}")

    def action_leave(self) -> None:
        """From the field to the list, from the list back."""
        if not self.left_the_field():
            self.dismiss(None)
