"""News: accomplishments and projects worth a call, each with who has heard it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.news import drop, newest_first, reword, write
from followup_tui.desk.ports import Saving
from followup_tui.desk.undoing import undo
from followup_tui.desk.wording import day_words, short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.news import News
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import field_in_words
from followup_tui.tui.keymap import shown
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row
from followup_tui.tui.widgets.said_line import SaidLine

_HOW = "What did you finish, learn or win? A sentence to tell somebody is enough."
_HALF = "Not written down yet: enter writes it"
_TOLD = "Told when you keep in touch; on a first call to those tagged network, too."
_MOST_NAMES = 4


class NewsScreen(StatedScreen[None]):
    """What there is to tell, the newest first; the field takes a new piece, or other words."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.NEWS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.NEWS,)

    def __init__(self, desk: Desk, drafts: Drafts, saving: Saving | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._drafts = drafts
        self._saving = saving
        self._key = partial(shown, desk.settings.keys)
        self._rewording: News | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        """A field, the news, and who has heard the highlighted piece."""
        with Vertical(classes="page") as box:
            box.border_title = "News"
            yield Static(_HOW, classes="hint")
            yield Input(placeholder="what is new", compact=True, name="What is new")
            yield RecordList(lead_width=12, tail_first=True, id="news")
            yield Static(id="heard", classes="hint")
        yield SaidLine(self._saving)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list, or in the field while there is nothing in it."""
        self._list()
        self.set_focus(self._news if self._desk.book.news else self._field)

    def where(self) -> str:
        """The piece that is highlighted, or what is typed."""
        if self._field.has_focus:
            return f"News. {'In other words. ' if self._rewording else ''}{field_in_words(self)}"
        return f"News, {self._news.in_words}"

    @property
    def _news(self) -> RecordList:
        return self.query_one("#news", RecordList)

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    def action_write(self) -> None:
        """Go to the field for a new piece."""
        self._ask(None)

    def action_reword(self) -> None:
        """Take the highlighted piece into the field."""
        if piece := self._highlighted:
            self._ask(piece)

    def action_undo(self) -> None:
        """Take the last act back."""
        try:
            act = undo(self._desk, self._drafts)
        except FollowupError as error:
            self._say(str(error), bad=True)
        else:
            self._say(f"Undone: {act.title}")
            self._list()

    def action_delete(self) -> None:
        """Take the highlighted piece away."""
        if piece := self._highlighted:
            self._do(lambda: drop(self._desk, piece))

    def action_leave(self) -> None:
        """From the field to the list, from the list back to the calls; half a sentence is kept."""
        if self._field.has_focus and self._desk.book.news:
            if not self._half_typed:
                self._clear()
            self.set_focus(self._news)
        elif self._half_typed and not self._warned:
            self._warned = True
            leaves = f" · {self._key('news.leave')} again leaves without it"
            self._say(_HALF, ends=leaves, bad=True)
        else:
            self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        piece, text = self._rewording, event.value
        again = "" if piece else f" · {self._key('news.write')} adds another"
        if self._do(
            lambda: reword(self._desk, piece, text) if piece else write(self._desk, text), again
        ):
            self._clear()
            self.set_focus(self._news)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._warned = False

    @on(RecordList.Highlighted)
    def _look(self, event: RecordList.Highlighted) -> None:
        event.stop()
        self._show_who_heard()

    @on(RecordList.Picked)
    def _pick(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_reword()

    @property
    def _highlighted(self) -> News | None:
        return self._desk.book.news.get(self._news.highlighted)

    def _ask(self, piece: News | None) -> None:
        """Begin in the field, or go on there with what is not written down yet."""
        if self._half_typed:
            self._say(_HALF, bad=True)
        else:
            self._clear(piece)
        self.set_focus(self._field)

    def _clear(self, piece: News | None = None) -> None:
        self._rewording = piece
        self._field.value = self._before

    @property
    def _before(self) -> str:
        return one_line(self._rewording.text) if self._rewording else ""

    @property
    def _half_typed(self) -> bool:
        return self._field.value.strip() not in {"", self._before}

    def _say(self, words: str, *, ends: str = "", bad: bool = False) -> None:
        self.query_one(SaidLine).say(words, ends=ends, bad=bad)

    def _do(self, doing: Callable[[], Act], then: str = "") -> bool:
        try:
            act = doing()
        except FollowupError as error:
            self._say(str(error), bad=True)
            return False
        self._say(act.title, ends=f" · {self._key('news.undo')} undoes{then}")
        self._list()
        return True

    def _list(self) -> None:
        self._news.set_rows([self._row(piece) for piece in newest_first(self._desk)])
        self._show_who_heard()

    def _row(self, piece: News) -> Row:
        tz = self._desk.calendar.here.tz
        today = local(self._desk.clock(), tz).date()
        heard = f"heard by {len(piece.heard_by)}" if piece.heard_by else "new to everybody"
        lead = day_words(local(piece.at, tz).date(), today)
        return Row(piece.uid, one_line(piece.text), lead=lead, tail=heard)

    def _show_who_heard(self) -> None:
        book = self._desk.book
        piece = self._highlighted
        known = [uid for uid in piece.heard_by if uid in book.contacts] if piece else []
        names = [short_name(book.contacts[uid]) for uid in known[:_MOST_NAMES]]
        more = f" and {len(known) - _MOST_NAMES} more" if len(known) > _MOST_NAMES else ""
        said = f"Heard by {', '.join(names)}{more}." if names else _TOLD
        self.query_one("#heard", Static).update(Content(said))
