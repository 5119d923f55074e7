"""Import an address book: find the file, see what it holds, take it in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.importing import ImportPlan, plan_import
from followup_tui.desk.people import new_uid
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People
from followup_tui.domain.text import one_line
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.widgets.record_list import RecordList, Row

_SHOWN_REFUSED = 4
_LIKELY = ("", "Downloads", "Desktop", "Documents")
_SUFFIXES = {".csv", ".json"}
_HINT = "LinkedIn: Settings, Get a copy of your data, Connections. Google: Contacts, Export."


class ImportFile(ModalScreen[int]):
    """Answers with how many people came in."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.IMPORT, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.IMPORT,)

    def __init__(self, desk: Desk, read_people: Callable[[bytes], People]) -> None:
        super().__init__()
        self._desk = desk
        self._read_people = read_people
        self._plan: ImportPlan | None = None

    def compose(self) -> ComposeResult:
        """A path, likely files below it, and what the file holds."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Import contacts"
            box.border_subtitle = "enter reads it · esc back"
            yield Input(placeholder="path of the file, or choose one below", compact=True)
            yield RecordList(id="files")
            yield Static(Content(_HINT), classes="echo")

    def on_mount(self) -> None:
        """List the files an address book is likely to be in."""
        rows = [Row(str(path), path.name, tail=_home(path.parent)) for path in likely_files()]
        self.query_one(RecordList).set_rows(rows)
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._plan = None

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._plan is not None:
            self._take_in(self._plan)
        elif path := event.value.strip() or self.query_one(RecordList).highlighted:
            self._read(Path(path.strip("'\"")).expanduser())

    @on(RecordList.Picked)
    def _picked(self, event: RecordList.Picked) -> None:
        event.stop()
        self._read(Path(event.key))

    def action_move(self, by: int) -> None:
        """Move among the files while the cursor stays in the field."""
        self._plan = None
        self.query_one(RecordList).action_move(by)

    def _read(self, path: Path) -> None:
        try:
            people = self._read_people(path.read_bytes())
        except OSError as error:
            self._say(f"{path}: {error.strerror or error}", bad=True)
            return
        except FollowupError as error:
            self._say(f"{one_line(path.name)}: {error}", bad=True)
            return
        self._plan = plan_import(
            self._desk.book,
            [people],
            at=self._desk.clock(),
            home_region=self._desk.calendar.here.region,
            new_uid=new_uid,
        )
        self._say("\n".join(_found(path, self._plan)))

    def _take_in(self, plan: ImportPlan) -> None:
        try:
            self._desk.apply(f"{plan.new} people imported", plan.changes)
        except FollowupError as error:
            self._say(str(error), bad=True)
            return
        self.dismiss(plan.new)

    def _say(self, words: str, *, bad: bool = False) -> None:
        line = self.query_one(".echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")


def likely_files() -> list[Path]:
    """The CSV and JSON files where downloads end up, newest first."""
    found = {path for folder in (Path.home() / name for name in _LIKELY) for path in _in(folder)}
    found.update(_in(Path.cwd()))
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[:6]


def _in(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        return


def _home(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _found(path: Path, plan: ImportPlan) -> Iterator[str]:
    report = plan.files[0]
    yield f"{one_line(path.name)} is {report.format}: {report.new} new, {report.known} known."
    for remark in report.refused[:_SHOWN_REFUSED]:
        yield f"left out, {remark}"
    if len(report.refused) > _SHOWN_REFUSED:
        yield f"and {len(report.refused) - _SHOWN_REFUSED} more left out"
    yield "enter takes them in · esc leaves everything as it is"
