"""A list of people that is narrowed down as one types, with a mark for each."""

from abc import abstractmethod
from collections.abc import Iterable

from msgspec.structs import replace
from textual import on
from textual.screen import ScreenResultType
from textual.widgets import Input

from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.record_list import RecordList, Row

_MARK = "[x]"


class MarkingScreen(StatedScreen[ScreenResultType]):
    """Holds one field and one list; the keys of a row are the uids that are marked."""

    def __init__(self) -> None:
        super().__init__()
        self._marked: dict[str, None] = {}

    @abstractmethod
    def show_people(self) -> None:
        """List who matches what stands in the field, with their marks."""

    @abstractmethod
    def action_leave(self) -> None:
        """Back; `left_the_field` first."""

    @property
    def people(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    @property
    def field(self) -> Input:
        """What narrows it down."""
        return self.query_one(Input)

    @property
    def marks(self) -> str:
        """How many are marked, and how many of them the field hides; empty for nobody."""
        hidden = len(self._marked.keys() - {row.key for row in self.people.rows})
        said = f"{len(self._marked):,} marked" if self._marked else ""
        return f"{said}, {hidden:,} not listed" if hidden else said

    def with_marks(self, rows: Iterable[Row]) -> list[Row]:
        """The rows, those that are marked so."""
        return [replace(row, lead=_MARK) if row.key in self._marked else row for row in rows]

    def left_the_field(self) -> bool:
        """Go from the field to the whole list; whether that was where the cursor stood."""
        if not self.field.has_focus:
            return False
        self.field.value = ""
        self.people.focus()
        return True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_people()

    @on(Input.Submitted)
    def _narrowed(self, event: Input.Submitted) -> None:
        event.stop()
        if self.people.rows:
            self.people.focus()

    def action_narrow(self) -> None:
        """Type to narrow the list down."""
        self.field.focus()

    def action_mark(self) -> None:
        """Mark or unmark whoever is highlighted, and go on to the next."""
        if not (uid := self.people.highlighted):
            return
        if uid in self._marked:
            del self._marked[uid]
        else:
            self._marked[uid] = None
        self.show_people()
        self.people.action_move(1)
