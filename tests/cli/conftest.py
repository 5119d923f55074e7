import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from followup_tui.cli.program import program
from followup_tui.planning.calendar import NYSE, NYSE_HALF_DAYS, LibraryHolidays
from followup_tui.storage.holiday_cache import CachedHolidays

NOW = "2026-11-23T10:30:00-05:00"
NUMBER = "+1 212 555 0188"


@dataclass
class Said:
    """What a command left: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line on standard error with which a command refused."""
        assert self.code == 1, self
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.startswith("followup-tui: ")
        return line.removeprefix("followup-tui: ")


@dataclass
class CommandLine:
    """The program over one home, on Monday 23 November 2026 at 10:30 in New York."""

    home: Path
    environment: dict[str, str]

    def __call__(
        self, *words: str, at: str = "", code: int | None = 0, given: str | None = None
    ) -> Said:
        fixed = {"FOLLOWUP_TUI_NOW": at} if at else {}
        run = CliRunner(env=self.environment | fixed)
        result = run.invoke(
            program,
            list(words),
            input=given,
            prog_name="followup-tui",
            catch_exceptions=False,
        )
        assert code is None or result.exit_code == code, result.output
        return Said(result.exit_code, result.stdout, result.stderr)

    def refusal(self, *words: str, at: str = "") -> str:
        return self(*words, at=at, code=None).complaint

    def usage_error(self, *words: str) -> str:
        return self(*words, code=2).err

    def configure(self, text: str) -> None:
        self.home.mkdir(exist_ok=True)
        (self.home / "config.toml").write_text(text, "utf-8")

    @property
    def data(self) -> Path:
        return self.home / "followup.json"


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch):
    """Lines are as long as they are, wherever the tests are run."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def holidays(tmp_path_factory):
    path = tmp_path_factory.mktemp("holidays") / "holidays.json"
    cached = CachedHolidays(LibraryHolidays(), path)
    for region in ("US", "GB", "JP", NYSE, NYSE_HALF_DAYS):
        for year in (2026, 2027):
            cached.holidays(region, year)
        cached.weekend(region)
    return path


@pytest.fixture
def home(tmp_path, holidays):
    home = tmp_path / "home"
    (home / "cache").mkdir(parents=True)
    shutil.copy(holidays, home / "cache" / "holidays.json")
    return home


@pytest.fixture
def environment(home):
    return {
        "FOLLOWUP_TUI_HOME": str(home),
        "FOLLOWUP_TUI_NOW": NOW,
        "TZ": "America/New_York",
    }


@pytest.fixture
def cli(home, environment):
    return CommandLine(home, environment)


@pytest.fixture
def dana(cli):
    """The uid of Dana Whitfield, who was added and has a number."""
    return cli("add", "Dana Whitfield", "--company", "Larkspur", "--phone", NUMBER).out.strip()
