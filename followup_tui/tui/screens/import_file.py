"""Import an address book: find the file, see what it holds, take it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, ProgressBar, Static
from textual.worker import Worker, get_current_worker

from followup_tui.desk.desk import Desk
from followup_tui.desk.incoming import MANY, Far, Incoming, look_through
from followup_tui.desk.ports import AddressBooks
from followup_tui.domain.columns import Column, ColumnsUnknownError, Field
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.files import from_home, likely_files, path_typed
from followup_tui.tui.in_words import field_in_words, sentences
from followup_tui.tui.keymap import shown
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row

_HINT = (
    "LinkedIn: Settings, Get a copy of your data, Connections. Google: Contacts, Export."
    " Phone: share all contacts as a .vcf file. Any other table: save it as CSV."
)
_BETWEEN_LOOKS = 0.05
"""Seconds between two drawings of the bar."""


class _GivenUpError(Exception):
    """The user does not want to wait for it."""


class ImportFile(StatedDialog[int]):
    """Answers with how many people came in."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.IMPORT, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.IMPORT,)

    @dataclass
    class Reached(Message):
        """The worker has come so far."""

        far: Far

    @dataclass
    class Found(Message):
        """The worker has looked the file through."""

        incoming: Incoming

    @dataclass
    class Failed(Message):
        """The file is no address book, or one whose `columns` the user has to name."""

        path: Path
        error: FollowupError

    def __init__(self, desk: Desk, books: AddressBooks) -> None:
        super().__init__()
        self._desk = desk
        self._books = books
        self._worker: Worker[None] | None = None
        self._fields: Mapping[int, Field] | None = None

    def compose(self) -> ComposeResult:
        """A path, likely files below it, and how far the reading is."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Import contacts"
            yield Input(
                placeholder="path of the file, or choose one below", compact=True, name="Path"
            )
            yield RecordList(id="files")
            yield Static(Content(_HINT), classes="echo")
            yield ProgressBar(show_eta=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """List the files an address book is likely to be in."""
        rows = [Row(str(path), path.name, tail=from_home(path.parent)) for path in likely_files()]
        self.query_one(RecordList).set_rows(rows)
        self.query_one(ProgressBar).display = False
        self.query_one(Input).focus()

    def where(self) -> str:
        """The path that is typed, else the file that is highlighted; what came of reading it."""
        field, files = self.query_one(Input), self.query_one(RecordList)
        chooses = files.highlighted and (files.has_focus or not field.value)
        file = f"File {files.in_words}" if chooses else ""
        said = str(self.query_one(".echo", Static).content)
        return sentences(
            "Import contacts", "" if said == _HINT else said, file or field_in_words(self)
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self._look_through(Path(event.key))

    def action_go_on(self) -> None:
        """Read the file that is named, or highlighted."""
        typed = self.query_one(Input).value.strip()
        if path := typed or self.query_one(RecordList).highlighted:
            self._look_through(path_typed(path))

    def action_move(self, by: int) -> None:
        """Move among the files while the cursor stays in the field."""
        self.query_one(RecordList).action_move(by)

    def action_leave(self) -> None:
        """Give up what is being read, or leave."""
        if self._worker is not None:
            self._worker.cancel()
            self._at_rest()
            self._say("Given up; nothing has come in.")
        else:
            self.dismiss(0)

    @property
    def _reading(self) -> bool:
        return self._worker is not None

    def _look_through(self, path: Path, fields: Mapping[int, Field] | None = None) -> None:
        if not self._reading:
            self.query_one(Input).disabled = True
            self._fields = fields
            self._say(f"Reading {one_line(path.name)} …")
            self._worker = self._look(path, fields)

    @work(thread=True)
    def _look(self, path: Path, fields: Mapping[int, Field] | None) -> None:
        """Read the file and compare it, telling how far it is."""
        worker, told = get_current_worker(), monotonic()

        def heed(far: Far) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _GivenUpError
            if far.of >= MANY and monotonic() - told > _BETWEEN_LOOKS:
                told = monotonic()
                self.post_message(self.Reached(far))

        try:
            found = look_through(self._desk, self._books, path, fields, heed)
        except _GivenUpError:
            return
        except FollowupError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(path, error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Found(found))

    @on(Reached)
    def _show_how_far(self, event: Reached) -> None:
        event.stop()
        if self._reading:
            bar = self.query_one(ProgressBar)
            bar.display = True
            bar.update(total=event.far.of, progress=event.far.done)
            far, leaves = event.far, shown(self._desk.settings.keys, "import.leave")
            self._say(f"{far.doing}: {far.done:,} of {far.of:,}. {leaves} gives up.")

    @on(Failed)
    def _refused(self, event: Failed) -> None:
        event.stop()
        self._at_rest()
        if isinstance(event.error, ColumnsUnknownError):
            self._ask_for_columns(event.path, event.error.columns, self._say_nothing_came)
        else:
            self._say(str(event.error), bad=True)

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        self._at_rest()
        self._show(event.incoming)

    def _show(self, incoming: Incoming) -> None:
        """Show what the file would bring, and do with it what is answered."""
        from followup_tui.tui.screens.preview import Preview

        def go_on(answer: str | None) -> None:
            if answer == "take":
                self._take_in(incoming)
            elif answer == "columns":
                path, columns = incoming.path, self._books.columns_in(incoming.path)
                self._ask_for_columns(path, columns, lambda: self._show(incoming))
            else:
                self._say_nothing_came()

        self.app.push_screen(Preview(incoming), go_on)

    def _ask_for_columns(
        self, path: Path, columns: tuple[Column, ...], back: Callable[[], None]
    ) -> None:
        """Ask what the columns are; whoever leaves that goes `back`."""
        from followup_tui.tui.screens.columns import Columns

        def go_on(fields: Mapping[int, Field] | None) -> None:
            if fields is None:
                back()
            else:
                self._look_through(path, fields)

        if columns:
            self.app.push_screen(Columns(one_line(path.name), columns, self._fields), go_on)
        else:
            self._say(f"{one_line(path.name)} has no columns to name.", bad=True)

    def _take_in(self, incoming: Incoming) -> None:
        plan = incoming.plan
        try:
            self._desk.apply(f"{plan.new} people imported from {incoming.name}", plan.changes)
        except FollowupError as error:
            self._say(str(error), bad=True)
            return
        self.dismiss(plan.new)

    def _say_nothing_came(self) -> None:
        self._say("Nothing has come in.")

    def _at_rest(self) -> None:
        """Nothing is being read any more."""
        self._worker = None
        self.query_one(ProgressBar).display = False
        field = self.query_one(Input)
        field.disabled = False
        field.focus()

    def _say(self, words: str, *, bad: bool = False) -> None:
        line = self.query_one(".echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")
