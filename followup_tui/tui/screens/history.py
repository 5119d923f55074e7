"""History: the whole record of a contact, read as a conversation, searched, and put right."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Input, Static

from followup_tui.desk.briefing import ways_of
from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.ports import Saving
from followup_tui.desk.standing import on_a_call
from followup_tui.desk.story import Story, day_in_full
from followup_tui.desk.undoing import redo, undo
from followup_tui.desk.wording import ago, follow_up_words, happened, short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.in_words import narrowed, sentences
from followup_tui.tui.keymap import shown
from followup_tui.tui.screens.correct import Correct
from followup_tui.tui.screens.find import Find
from followup_tui.tui.stated import SAYS_WHERE, StatedScreen
from followup_tui.tui.watch import Watch
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.said_line import SaidLine
from followup_tui.tui.widgets.story_view import StoryView

_EMPTY = " nothing yet: this will be the first call"


class SearchField(Input):
    """The words looked for; its keys go from one to the next while one types."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.SEARCH)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.SEARCH,)


class HistoryScreen(StatedScreen[str]):
    """Opens at the newest entry, or at the one with the uid `at`.

    Answers with what there is to say on coming back, mostly nothing.

    The search counts entries, the newest first: it begins at the end one reads at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.HISTORY, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.HISTORY,)
    AUTO_FOCUS = "#story"

    DEFAULT_CSS = """
    HistoryScreen StoryView {
        border: round $frame; border-title-color: $text-accent; border-title-style: bold;
        border-subtitle-color: $quiet;
    }
    HistoryScreen #search { height: 1; display: none; padding: 0 1; }
    HistoryScreen #search.-open { display: block; }
    HistoryScreen #search Static { width: auto; color: $text-accent; }
    HistoryScreen #search Input { width: 1fr; margin: 0 1; }
    """

    def __init__(
        self, desk: Desk, drafts: Drafts, uid: str, *, at: str = "", saving: Saving | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self._drafts = drafts
        self._uid = uid
        self._saving = saving
        self._held_key = HeldKey()
        self._at = at
        self._found: list[str] = []
        self._told_of = ""

    def compose(self) -> ComposeResult:
        """The history, what is looked for in it, the state of things in words."""
        story = Story(self._desk, self._uid)
        view = StoryView(story, self._coming(), _EMPTY)
        view.set_reactive(StoryView.highlighted, self._at)
        view.border_title = self._title(story)
        yield view
        with Horizontal(id="search"):
            yield Static("Search")
            yield SearchField(placeholder="what was said, agreed or came of it", compact=True)
        yield SaidLine(self._saving)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say where one is."""
        self.call_later(self._say_where)

    @property
    def _view(self) -> StoryView:
        return self.query_one(StoryView)

    @property
    def _field(self) -> SearchField:
        return self.query_one(SearchField)

    def _title(self, story: Story) -> Content:
        ways = ways_of(story.history)
        said = ("History", short_name(story.contact), ways)
        return Content(" ─ ".join(part for part in said if part))

    def _coming(self) -> str:
        """What comes next, below the newest entry."""
        coming, now = self._desk.plan(self._uid).next, self._desk.clock()
        home = self._desk.calendar.here.tz
        return f"Next: {follow_up_words(coming, now, home)}" if coming else ""

    # The state in words

    def where(self) -> str:
        """Whose history, which entry, and what is looked for."""
        whose = f"History of {short_name(self._view.story.contact)}"
        sought = f"“{self._view.sought}”" if self._view.sought else ""
        search = narrowed(self._field, "search", sought)
        call = on_a_call(self._desk, self._drafts.ongoing)
        return sentences(whose, self._where(), search, call)

    @on(StoryView.Highlighted)
    def _highlighted(self, event: StoryView.Highlighted) -> None:
        event.stop()
        if self._view.highlighted != self._told_of:
            self._say_where()

    def _say_where(self) -> None:
        """Which match and which entry it is, where no other line does; whether a call goes on."""
        self._told_of = ""
        self._say("" if self.app.has_class(SAYS_WHERE) else self._where(), quiet=True)
        call = self._drafts.ongoing
        known = call and self._desk.book.contacts.get(call.contact)
        on_it = f"on a call with {short_name(known)}" if known else ""
        self._view.border_subtitle = Content(on_it)

    def _where(self) -> str:
        """Which match of how many, then which entry of how many, and of when."""
        view = self._view
        if (entry := view.entry) is None:
            return "Nothing yet"
        story = view.story
        number, many = view.number, len(story.history)
        day = next(day for day in story.days if story.place_of(entry.uid) in day.places)
        when = f"{day_in_full(day.on, story.today)}, {ago(day.on, story.today)}"
        match = f"{self._match} · " if view.sought else ""
        return f"{match}Entry {number:,} of {many:,}: {happened(entry)}, {when}"

    @property
    def _match(self) -> str:
        """Which of those found this is, the newest being the first."""
        at, many = self._view.highlighted, f"{len(self._found):,}"
        if not self._found:
            return "Nothing found"
        return (
            f"Match {self._found.index(at) + 1:,} of {many}"
            if at in self._found
            else f"{many} found"
        )

    def _say(self, words: str, *, ends: str = "", bad: bool = False, quiet: bool = False) -> None:
        self.query_one(SaidLine).say(words, ends=ends, bad=bad, quiet=quiet)

    @on(Watch.Changed)
    @on(ScreenResume)
    def _look_again(self) -> None:
        """Show what something else has written, or that a day has passed.

        One's own writing comes back so too, with the time it was changed at: that is no news, and
        what was said of it stays. What stands above this screen is left first.
        """
        if not self.is_active:
            return
        shown = self._view.story
        self._uid = self._desk.book.now(self._uid)
        if self._uid not in self._desk.book.contacts:
            self._leave(f"{short_name(shown.contact)} is no longer here")
            return
        if Story(self._desk, self._uid).source != shown.source:
            before = self._where()
            self._show()
            if self._where() != before:
                self._say_where()

    def _leave(self, words: str = "") -> None:
        """Go back, once."""
        if self.is_active:
            self.dismiss(words)

    def _show(self, highlight: str = "") -> None:
        story = Story(self._desk, self._uid)
        view = self._view
        view.border_title = self._title(story)
        view.show(story, self._coming(), highlight)
        self._look_for(view.sought)

    # Moving

    def action_entry(self, by: int) -> None:
        """Go to an entry later, or earlier."""
        self._view.move(by)

    def action_page(self, by: int) -> None:
        """Go a page on, or back."""
        self._view.page(by)

    def action_edge(self, newest: bool) -> None:  # noqa: FBT001 - an action's argument
        """Go to the newest or the first entry."""
        self._view.edge(newest=newest)

    def action_leave(self) -> None:
        """From the search to the history, from the history back."""
        if self._view.sought or self._field.has_focus:
            self._field.value = ""
            self._look_for("")
            self._close_field()
            self._say_where()
        else:
            self._leave()

    # Searching

    def action_search(self) -> None:
        """Type what to look for."""
        self.query_one("#search").add_class("-open")
        self._field.focus()

    def action_read(self) -> None:
        """From the field to what was found."""
        if not self._view.sought:
            self._close_field()
        self._view.focus()

    def action_match(self, by: int) -> None:
        """Go to the next match further back, or the one before; round at the ends."""
        if not self._view.sought:
            self.action_search()
        elif self._found:
            at = self._view.highlighted
            here = self._found.index(at) if at in self._found else self._nearest(by)
            self._view.highlighted = self._found[(here + by) % len(self._found)]
            self._say_where()

    def _nearest(self, by: int) -> int:
        """The match on the near side of where the cursor is, so that `by` leads to the far one."""
        here = self._view.number
        newer = sum(self._view.number_of(uid) > here for uid in self._found)
        return newer - 1 if by > 0 else newer

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look_for(event.value)
        if self._found and self._view.highlighted not in self._found:
            self.action_match(1)
        self._say_where()

    def _look_for(self, query: str) -> None:
        view = self._view
        view.sought = query.strip()
        history = view.story.history
        self._found = [history[place].uid for place in view.story.found(query)] if query else []

    def _close_field(self) -> None:
        self.query_one("#search").remove_class("-open")
        self._view.focus()

    # Putting right

    @on(StoryView.Picked)
    def _picked(self, event: StoryView.Picked) -> None:
        event.stop()
        self.action_correct()

    def action_correct(self) -> None:
        """Put the highlighted entry right."""

        def correct(changed: Interaction | None) -> None:
            if changed is not None:
                self._do(lambda: self._desk.correct(self._uid, changed))

        if (entry := self._view.entry) is not None:
            self.app.push_screen(Correct(self._desk, self._uid, entry), correct)

    def action_move_entry(self) -> None:
        """Find whom the highlighted entry was really with."""
        if (entry := self._view.entry) is None:
            return

        def move(to: str | None) -> None:
            if to:
                self._do(lambda: self._desk.move_entry(entry, to))

        whose = short_name(self._desk.contact(self._uid))
        self.app.push_screen(Find(self._desk, f"Move {whose}'s {happened(entry)} to whom?"), move)

    def action_delete(self) -> None:
        """Take the highlighted entry away."""
        entry = self._view.entry
        if entry is not None and not self._held_key.repeats("entry.delete"):
            self._do(lambda: self._desk.delete_entry(entry))

    def action_undo(self) -> None:
        """Take the last act back."""
        self._do(lambda: undo(self._desk, self._drafts), "Undone: ", "redo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._do(lambda: redo(self._desk, self._drafts), "Done again: ")

    def _do(self, doing: Callable[[], Act], said: str = "", then: str = "undo") -> None:
        """Do something, stay on the entry it changed, and say what it was."""
        before = {entry.uid: entry for entry in self._desk.book.history(self._uid)}
        try:
            act = doing()
        except FollowupError as error:
            self._say(str(error), bad=True)
            return
        if self._uid not in self._desk.book.contacts:
            self._leave(f"{said}{act.title}")
            return
        after = self._desk.book.history(self._uid)
        changed = [entry.uid for entry in after if before.get(entry.uid) != entry]
        self._show(changed[-1] if changed else "")
        self._told_of = self._view.highlighted
        key = shown(self._desk.settings.keys, f"history.{then}")
        self._say(f"{said}{act.title}", ends=f" · {key} {then}es")
