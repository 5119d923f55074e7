import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from followup_tui.planning.calendar import NYSE, NYSE_HALF_DAYS, LibraryHolidays
from followup_tui.storage.holiday_cache import CachedHolidays
from tests.journeys.terminal import ROOT, Terminal

MORNING = "2026-11-23T10:30:00-05:00"


@pytest.fixture(scope="session")
def holiday_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("holidays") / "holidays.json"
    cached = CachedHolidays(LibraryHolidays(), path)
    for region in ("US", NYSE, NYSE_HALF_DAYS):
        for year in (2026, 2027):
            cached.holidays(region, year)
    return path


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """The user's own directory."""
    for name in ("Downloads", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def home(user: Path, holiday_file: Path) -> Path:
    """Where the app keeps its files."""
    home = user / "followup"
    (home / "cache").mkdir(parents=True)
    shutil.copy(holiday_file, home / "cache" / "holidays.json")
    return home


@pytest.fixture
def environment(user: Path, home: Path) -> dict[str, str]:
    """Monday 23 November 2026, 10:30 in New York."""
    return {
        "FOLLOWUP_TUI_HOME": str(home),
        "FOLLOWUP_TUI_NOW": MORNING,
        "HOME": str(user),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", ""),
        "TERM": "xterm-256color",
        "TMPDIR": str(user / "tmp"),
        "TZ": "America/New_York",
    }


@pytest.fixture
def start(environment: dict[str, str], user: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program in a terminal; whatever still runs after the test is ended."""
    started: list[Terminal] = []

    def start(*words: str, **more: Any) -> Terminal:
        given = environment | more.pop("env", {})
        started.append(Terminal(*words, environment=given, cwd=user, **more))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def command(environment: dict[str, str], user: Path) -> Callable[..., str]:
    """Runs a command beside the app and gives what it printed."""

    def command(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "followup_tui", *words],
            env={**environment, "PYTHONPATH": str(ROOT)},
            cwd=user,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    return command


@pytest.fixture
def exported(command: Callable[..., str]) -> Callable[[], dict[str, Any]]:
    """Reads everything back through `export json`, as a script would."""
    return lambda: json.loads(command("export", "json"))
