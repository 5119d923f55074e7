"""Contacts: everybody, found as one types, in an order of one's choice; marked and changed."""

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.bulk import Together, change_together
from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.narrowing import Wanted, in_words
from followup_tui.desk.ports import Saving
from followup_tui.desk.standing import on_a_call, standing_on
from followup_tui.desk.undoing import redo, undo
from followup_tui.domain.acts import Act
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.everybody import Everybody
from followup_tui.tui.in_words import narrowed, sentences
from followup_tui.tui.keymap import shown
from followup_tui.tui.screens.marking import MarkingScreen
from followup_tui.tui.watch import Watch
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row
from followup_tui.tui.widgets.said_line import SaidLine

_TWO = 2


class Contacts(MarkingScreen[str | None]):
    """Answers with the uid of whoever is to be looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CONTACTS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CONTACTS,)
    AUTO_FOCUS = "#everybody"
    DEFAULT_CSS = """
    Contacts #how { height: 2; }
    Contacts Input { margin: 0 0 1 0; }
    """

    def __init__(
        self, desk: Desk, drafts: Drafts, everybody: Everybody, saving: Saving | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self._drafts = drafts
        self._everybody = everybody
        self._saving = saving
        self._shown: list[Row] = []

    def compose(self) -> ComposeResult:
        """How everybody is listed, a field, the people, how many they are."""
        with Vertical(classes="page") as box:
            box.border_title = "Contacts"
            yield Static(id="how", classes="hint")
            words, kinds = self._everybody.wanted.words, "name, company, note, number or #tag"
            yield Input(words, placeholder=kinds, compact=True)
            yield RecordList(lead_width=4, tail_first=True, id="everybody")
        yield SaidLine(self._saving)
        yield KeyLine()

    def on_mount(self) -> None:
        """List whom one left, with the cursor where it was."""
        self._read()
        self.show_people()

    # What is listed

    def _read(self) -> None:
        """Take everybody as they are now."""
        self._everybody.read()
        contacts = self._desk.book.contacts
        self._marked = {uid: None for uid in self._marked if uid in contacts}

    @on(Watch.Changed)
    def _look_again(self) -> None:
        """List what something else has written, or that a day has passed.

        Where that changes nothing one sees, what was said last stays.
        """
        if self._everybody.is_as_read():
            return
        before = self._shown, len(self._everybody)
        self._read()
        self._list()
        if (self._shown, len(self._everybody)) != before:
            self._tell()

    def show_people(self) -> None:
        """List who is wanted of them, and say how many."""
        self._list()
        self._tell()

    def _list(self) -> None:
        everybody = self._everybody
        everybody.wanted = replace(everybody.wanted, words=self.field.value)
        self._shown = everybody.rows()
        at = "" if self.people.highlighted else everybody.at
        self.people.set_rows(self.with_marks(self._shown), at)

    def _tell(self) -> None:
        wanted, key = self._everybody.wanted, self._key
        how = [
            f"{key('standing')} whom: {wanted.standing}",
            f" · {key('order')} order: {self._everybody.order}",
            f"\n{key('touched')} touched: {wanted.touched}",
            f" · {key('due')} next date: {wanted.due}",
            f" · {key('everybody')} clears" if wanted != Wanted() else "",
        ]
        self.query_one("#how", Static).update(Content("".join(how)))
        listed = f"{len(self._shown):,} of {len(self._everybody):,}"
        marks = f" · {self.marks}: {key('change')} changes them together"
        if len(self._marked) == _TWO:
            marks += f", {key('unite')} makes them one"
        if self._shown:
            self.say(listed + (marks if self._marked else ""), quiet=True)
        else:
            marked = f" · {len(self._marked):,} marked" if self._marked else ""
            self.say(self._nobody(), ends=marked, quiet=True)

    def _nobody(self) -> str:
        """What to do where nobody is listed."""
        keys, again = self._desk.settings.keys, f"{self._key('everybody')} lists everybody again"
        if not len(self._everybody):
            adds, reads = shown(keys, "contact.add"), shown(keys, "import")
            return f"Nobody here yet: in the calls {adds} adds somebody, {reads} imports people"
        if self.field.has_focus:
            return f"Nobody matches: {self._key('leave')} clears what you typed, then {again}"
        return f"Nobody is like that: {again}"

    @on(RecordList.Highlighted)
    def _on_somebody(self, event: RecordList.Highlighted) -> None:
        event.stop()
        self._everybody.at = event.key or self._everybody.at

    def where(self) -> str:
        """Whom the cursor is on, who is marked and who is listed."""
        uid = self.people.highlighted
        on = standing_on(self._desk, uid, self.people.place, len(self._shown))
        mark = ", marked" if uid in self._marked else ""
        listed = narrowed(self.field, "filter", in_words(self._everybody.wanted))
        call = on_a_call(self._desk, self._drafts.ongoing)
        return sentences(call, f"Contacts, {on}{mark}", self.marks, listed)

    def _key(self, command: str) -> str:
        return shown(self._desk.settings.keys, f"contacts.{command}")

    def say(self, words: str, *, ends: str = "", bad: bool = False, quiet: bool = False) -> None:
        """Say something below the list."""
        self.query_one(SaidLine).say(words, ends=ends, bad=bad, quiet=quiet)

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.key)

    # Keys

    def action_look(self) -> None:
        """Go to whoever is highlighted."""
        if uid := self.people.highlighted:
            self.dismiss(uid)

    def action_go_round(self, what: str) -> None:
        """Take the next order, or the next step of a filter."""
        self._everybody.go_round(what)
        self.show_people()
        self.people.action_edge(last=False)

    def action_everybody(self) -> None:
        """List everybody again."""
        self._everybody.list_all()
        self.field.value = ""
        self.show_people()

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
            self._do_to_marked(lambda: change_together(self._desk, uids, together))

        if uids:
            self.app.push_screen(TogetherForm(self._desk, len(uids)), change)

    def action_unite(self) -> None:
        """Make one of the two marked, or of whoever is highlighted and the one they may be."""
        from followup_tui.desk.uniting import Pair, Sides, unite
        from followup_tui.tui.screens.unite import Unite

        here = self.people.highlighted
        uids = list(self._marked) or [here, *self._everybody.likely.get(here, ())]
        if len(uids) != _TWO:
            self.say(f"Mark the two who are one person: {self._key('mark')} marks", bad=True)
            return
        pair = Pair(self._desk, *uids)

        def make_one(sides: Sides | None) -> None:
            if sides is not None and self._do_to_marked(lambda: unite(self._desk, pair, sides)):
                self.people.highlighted = pair.left.uid

        self.app.push_screen(Unite(pair), make_one)

    def action_forget(self) -> None:
        """Take all of whoever is highlighted out of the data."""
        from followup_tui.desk.forgetting import forget
        from followup_tui.tui.screens.forget import Forget

        if not (uid := self.people.highlighted):
            return

        def gone(whom: str | None) -> None:
            if whom:
                self._do(lambda: forget(self._desk, self._drafts, whom))

        self.app.push_screen(Forget(self._desk, uid), gone)

    def _do_to_marked(self, doing: Callable[[], Act]) -> bool:
        """Do it and unmark them; false when it was refused, and they stay marked."""
        before, self._marked = self._marked, {}
        done = self._do(doing)
        if not done:
            self._marked = before
        return done

    def _do(self, doing: Callable[[], Act | str], said: str = "", then: str = "undo") -> bool:
        """Do it, show everybody as they are then, and say so; false when it was refused.

        What can't be undone answers with what to say.
        """
        try:
            done = doing()
        except FollowupError as error:
            self.say(str(error), bad=True)
            return False
        self._read()
        self.show_people()
        if isinstance(done, Act):
            self.say(f"{said}{done.title}", ends=f" · {self._key(then)} {then}es")
        else:
            self.say(done)
        return True

    def action_undo(self) -> None:
        """Take the last act back."""
        self._do(lambda: undo(self._desk, self._drafts), "Undone: ", "redo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._do(lambda: redo(self._desk, self._drafts), "Done again: ")

    def action_leave(self) -> None:
        """From the field to the list, from the list back."""
        if not self.left_the_field():
            self.dismiss(None)
