"""A table nobody knows: its columns with some of their cells, and what each of them is."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.columns import Column, Field
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import sentences
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row

_WAYS: tuple[Field | None, ...] = (None, *Field)
_FIELD_WIDTH = 13


class Columns(StatedScreen[Mapping[int, Field]]):
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

    def where(self) -> str:
        """Which column, what it is, whether that is enough."""
        columns = self.query_one(RecordList)
        field = self._fields[int(columns.highlighted)]
        column = f"{columns.in_words}, {f'taken as {field}' if field else 'not used'}"
        return sentences(f"The columns of {self._name_of_file}", column, self._enough)

    def action_choose(self, by: int) -> None:
        """Take the next thing the highlighted column may be, or the one before."""
        at = int(self.query_one(RecordList).highlighted)
        way = _WAYS.index(self._fields[at])
        self._fields[at] = _WAYS[(way + by) % len(_WAYS)]
        self._list()

    def action_go_on(self) -> None:
        """Read the table so, once somebody can have a name."""
        if self._named:
            fields = enumerate(self._fields)
            self.dismiss({at: field for at, field in fields if field is not None})

    def _list(self) -> None:
        rows = [
            Row(str(at), _shown(column), lead=field or "–", look="" if field else "muted")
            for at, (column, field) in enumerate(zip(self._columns, self._fields, strict=True))
        ]
        self.query_one(RecordList).set_rows(rows)
        echo = self.query_one(".echo", Static)
        echo.update(self._enough)
        echo.set_class(not self._named, "-bad")

    @property
    def _named(self) -> bool:
        """Whether somebody can have a name."""
        return any(field is not None and field.names_somebody for field in self._fields)

    @property
    def _enough(self) -> str:
        used = sum(field is not None for field in self._fields)
        if self._named:
            return f"{used} of {len(self._fields)} columns used"
        return "Which column is the name? Nobody can come in without one."


def _shown(column: Column) -> str:
    return f"{column.heading}:  {' · '.join(column.samples) or '(empty)'}"
