"""Contacts: everybody, found as one types, in an order of one's choice; marked and changed."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.acts import Act
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
from followup_tui.desk.drafts import Drafts
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

_TWO = 2


class Contacts(MarkingScreen[str | None]):
    """Answers with the uid of whoever is to be looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CONTACTS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CONTACTS,)
    AUTO_FOCUS = "#everybody"

    def __init__(self, desk: Desk, drafts: Drafts) -> None:
        super().__init__()
        self._desk = desk
        self._drafts = drafts
        self._order = Order.NAME
        self._standing = Standing.EVERYBODY
        self._people: list[tuple[Listed, Row]] = []
        self._shown: list[Row] = []
        self._likely: dict[str, tuple[str, ...]] = {}

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
        wanted = narrowing(self.field.value, self._standing, self._likely)
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
        if len(self._marked) == _TWO:
            marked += f", {shown(keys, 'contacts.unite')} makes them one"
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
        self._look_for_pairs()
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
            if together is not None:
                self._do(lambda: change_together(self._desk, uids, together))

        if uids:
            self.app.push_screen(TogetherForm(self._desk, len(uids)), change)

    def action_unite(self) -> None:
        """Make one of the two marked, or of whoever is highlighted and the one they may be."""
        from followup_tui.desk.uniting import Pair, Sides, unite
        from followup_tui.tui.screens.unite import Unite

        here = self.people.highlighted
        uids = list(self._marked) or [here, *self._likely.get(here, ())]
        if len(uids) != _TWO:
            mark = shown(self._desk.settings.keys, "contacts.mark")
            self.say(f"Mark the two who are one person: {mark} marks", bad=True)
            return
        pair = Pair(self._desk, *uids)

        def make_one(sides: Sides | None) -> None:
            if sides is not None:
                self._marked.clear()
                self._do(lambda: unite(self._desk, pair, sides))
                self.people.highlighted = pair.left.uid

        self.app.push_screen(Unite(pair), make_one)

    def action_forget(self) -> None:
        """Take all of whoever is highlighted out of the data."""
        from followup_tui.desk.forgetting import forget
        from followup_tui.tui.screens.forget import Forget

        if not (uid := self.people.highlighted):
            return

        def gone(whom: str | None) -> None:
            if not whom:
                return
            try:
                said = forget(self._desk, self._drafts, whom)
            except FollowupError as error:
                self.say(str(error), bad=True)
                return
            self._look_for_pairs()
            self._read()
            self.say(said)

        self.app.push_screen(Forget(self._desk, uid), gone)

    def _do(self, act: Callable[[], Act]) -> None:
        """Do it, show everybody as they are then, and say so."""
        try:
            done = act()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return
        self._look_for_pairs()
        self._read()
        undo = shown(self._desk.settings.keys, "contacts.undo")
        self.say(f"{done.title} · {undo} undoes")

    def _look_for_pairs(self) -> None:
        """See who may be one person, when it is they who are listed."""
        if self._standing is Standing.PERHAPS_ONE:
            from followup_tui.desk.uniting import likely

            self._likely = likely(self._desk.book)
        else:
            self._likely = {}

    def action_undo(self) -> None:
        """Take the last act back."""
        try:
            act = self._desk.undo()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return
        self._look_for_pairs()
        self._read()
        self.say(f"Undone: {act.title}")

    def action_leave(self) -> None:
        """From the field to the list, from the list back."""
        if not self.left_the_field():
            self.dismiss(None)
