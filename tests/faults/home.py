"""A user's directory that faults are tried on: prepared, written by real processes, read back.

What is on the disk is read as plain JSON here, without any code of the program.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from followup_tui.domain.book import Put, Record
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.planning.calendar import NYSE, NYSE_HALF_DAYS, LibraryHolidays
from followup_tui.storage.backups import Backups
from followup_tui.storage.holiday_cache import CachedHolidays
from followup_tui.storage.json_store import JsonStore
from tests.builders import NEW_YORK, NOW

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "followup_tui")
DRIVER = (sys.executable, "-m", "tests.faults.driver")
_PERSON = "Person "
PATIENCE = 60.0
"""Seconds until a process counts as stuck."""


@dataclass(frozen=True)
class Home:
    """A directory of the user's, on Monday 23 November 2026 at 10:30 in New York."""

    directory: Path

    @property
    def data(self) -> Path:
        """The data file."""
        return self.directory / "followup.json"

    @property
    def environment(self) -> dict[str, str]:
        """What a process over this home is started with; the same each time, to the hash seed."""
        return {
            "FOLLOWUP_TUI_HOME": str(self.directory),
            "FOLLOWUP_TUI_NOW": NOW.isoformat(),
            "HOME": str(self.directory),
            "LANG": "C.UTF-8",
            "PATH": os.environ.get("PATH", ""),
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "TZ": NEW_YORK,
        }

    def start(self, words: Sequence[str]) -> "subprocess.Popen[str]":
        """Start a process over this home."""
        return subprocess.Popen(
            words,
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, words: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        """Run a process over this home to its end."""
        with self.start(words) as process:
            try:
                out, err = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def do(self, act: Sequence[str]) -> "Done":
        """Do an act by the real command."""
        done = self.run(act)
        return Done(done.returncode, done.stdout, done.stderr)

    def acts(self) -> Counter[str]:
        """How often each act stands in the data file. Raises `ValueError` if it is unreadable."""
        return acts_in(self.data.read_bytes()) if self.data.exists() else Counter()

    def entries(self) -> list[str]:
        """The outcomes that stand in the data file, in the order of the alphabet."""
        tables = json.loads(self.data.read_bytes())
        return sorted(row["outcome"] for row in tables["interactions"].values())

    def opened(self) -> Counter[str]:
        """How often each act is there, by the real store, which then does the first write of a day.

        Raises `ValueError` if it can't be opened, or that write loses or leaves something behind.
        """
        store = JsonStore(self.data, Backups(self.data, NEW_YORK))
        later = NOW + timedelta(days=400)
        try:
            book = store.refresh()
            found = Counter(
                [entry.note for uid in book.contacts for entry in book.history(uid) if entry.note]
                + [each.name for each in book.contacts.values() if not _is_prepared(each.name)]
            )
            store.commit([Put(News(uid="n", text="one more write", at=later))], later)
        except FollowupError as error:
            raise ValueError(str(error)) from error
        if self.acts() != found or "n" not in JsonStore(self.data).book.news:
            raise ValueError("the next write was none, or lost something")
        if left := self.leftovers():
            raise ValueError(f"the next write left {left} behind")
        return found

    def backups(self) -> list[Path]:
        """The copies of the data file that are kept for a bad day."""
        return sorted((self.directory / "backups").rglob("*.json"))

    def leftovers(self) -> set[str]:
        """The files, anywhere in the home, that were written only in part."""
        return {str(found) for found in self.directory.rglob(".*.tmp")}


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def confirmed(self) -> bool:
        """Whether it said that the act is on the disk."""
        return "\n" in self.out

    @property
    def refusal(self) -> str:
        """The one line with which it refused; anything else is a failure of the test."""
        assert self.code == 1, self
        assert not self.confirmed, self
        (line,) = self.err.splitlines()
        assert line.startswith("followup-tui: "), self
        assert line.isprintable(), self
        return line.removeprefix("followup-tui: ")


def log(note: str, who: str = "p0") -> list[str]:
    """The command that logs a voicemail, known by its note."""
    return [*COMMAND, "log", who, "voicemail", "--note", note]


def add(name: str) -> list[str]:
    """The command that adds somebody, known by their name."""
    return [*COMMAND, "add", name]


def acts_in(content: bytes) -> Counter[str]:
    """How often each act stands in the bytes of a data file. Raises `ValueError` or `KeyError`.

    An entry is known by its note, a contact that a home was not prepared with by the name.
    """
    tables = json.loads(content)
    entries = tables.get("interactions", {}).values()
    names = (row["name"] for row in tables.get("contacts", {}).values())
    return Counter(
        [row["note"] for row in entries if row.get("note")]
        + [name for name in names if not _is_prepared(name)]
    )


def _is_prepared(name: str) -> bool:
    return name.startswith(_PERSON)


def prepared(directory: Path, people: int = 1, calls: int = 0) -> Home:
    """A home with these people, `p0` and so on, and so many calls behind them, none with a note."""
    home = Home(directory)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "cache").mkdir()
    (directory / "cache" / "holidays.json").write_bytes(_holidays())
    JsonStore(home.data).commit([Put(record) for record in _records(people, calls)], NOW)
    return home


def bare(directory: Path) -> Home:
    """A home that nothing was written in yet."""
    home = Home(directory)
    (directory / "cache").mkdir(parents=True)
    (directory / "cache" / "holidays.json").write_bytes(_holidays())
    return home


def _records(people: int, calls: int) -> Iterable[Record]:
    for nth in range(people):
        number = f"+1212555{nth:04}"
        phones = (Phone(typed=number, e164=number),)
        name = f"{_PERSON}{nth:04}"
        yield Contact(uid=f"p{nth}", name=name, phones=phones, tz=NEW_YORK, added=NOW)
    for nth in range(calls):
        contact = f"p{nth % people}"
        yield Interaction(
            uid=f"c{nth}", contact=contact, at=NOW, tz=NEW_YORK, outcome=Outcome.NO_ANSWER
        )


@cache
def _holidays() -> bytes:
    """The holidays a run asks for, read once: their source takes longer than all the rest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "holidays.json"
        cached = CachedHolidays(LibraryHolidays(), path)
        cached.weekend("US")
        for region in ("US", NYSE, NYSE_HALF_DAYS):
            for year in (2026, 2027):
                cached.holidays(region, year)
        return path.read_bytes()
