"""A table nobody knows: its columns with some of their cells, and what each of them is."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from followup_tui.domain.columns import Column, Field
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row

_WAYS: tuple[Field | None, ...] = (None, *Field)
_FIELD_WIDTH = 13


class Columns(Screen[Mapping[int, Field]]):
    """Answers with what each column is, by its place from 0; with nothing when left."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.COLUMNS, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.COLUMNS,)

    def __init__(
        self, name: str, columns: Sequence[Column], fields: Mapping[int, Field] | None = None
    ) -> None:
        super().__init__()
        self._name_of_file = name
        self._columns = columns
        self._fields: list[Field | None] = [
            column.guess if fields is None else fields.get(at) for at, column in enumerate(columns)
        ]

    def compose(self) -> ComposeResult:
        """What to do, the columns, and whether that is enough."""
        with Vertical(classes="page") as box:
            box.border_title = Content(f"{self._name_of_file} ─ what are its columns?")
            yield Static("space changes what a column is, ← changes it back.", classes="hint")
            yield RecordList(lead_width=_FIELD_WIDTH, id="columns")
            yield Static(classes="echo")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start with the guesses."""
        self._list()
        self.query_one(RecordList).focus()

    def action_choose(self, by: int) -> None:
        """Take the next thing the highlighted column may be, or the one before."""
        at = int(self.query_one(RecordList).highlighted)
        way = _WAYS.index(self._fields[at])
        self._fields[at] = _WAYS[(way + by) % len(_WAYS)]
        self._list()

    def action_go_on(self) -> None:
        """Read the table so, once somebody can have a name."""
        fields = {at: field for at, field in enumerate(self._fields) if field is not None}
        if any(field.names_somebody for field in fields.values()):
            self.dismiss(fields)

    def _list(self) -> None:
        rows = [
            Row(str(at), _shown(column), lead=field or "–", look="" if field else "muted")
            for at, (column, field) in enumerate(zip(self._columns, self._fields, strict=True))
        ]
        self.query_one(RecordList).set_rows(rows)
        named = any(field is not None and field.names_somebody for field in self._fields)
        used = sum(field is not None for field in self._fields)
        words = f"{used} of {len(rows)} columns used"
        echo = self.query_one(".echo", Static)
        echo.update(words if named else "Which column is the name? Nobody can come in without one.")
        echo.set_class(not named, "-bad")


def _shown(column: Column) -> str:
    return f"{column.heading}:  {' · '.join(column.samples) or '(empty)'}"
