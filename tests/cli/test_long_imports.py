"""Ten thousand rows: one write, little memory, and a bar for whoever waits at a terminal."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from followup_tui.cli import progress

ROOT = Path(__file__).parents[2]
MEASURED = """\
import resource, sys
from followup_tui.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""
PLENTY = 200
"""Megabytes: ten thousand contacts take half of it, and an empty book a seventh."""


@pytest.fixture
def book(tmp_path) -> Path:
    path = tmp_path / "many.csv"
    rows = (
        f'P{n:x} Q{n},Firm {n % 700},(212) 555-{n:04},p{n}@x.example,"Met at fair {n}\nand after"\n'
        for n in range(10_000)
    )
    path.write_text("name,company,phone,email,notes\n" + "".join(rows))
    return path


def test_ten_thousand_rows_come_in_as_one_write_in_little_memory(cli, book):
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "import", str(book), "--json"],
        env={"FOLLOWUP_TUI_HOME": str(cli.data.parent), "PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert json.loads(done.stdout)["new"] == 10_000
    assert int(done.stderr) < PLENTY
    assert len(json.loads(cli.data.read_text())["contacts"]) == 10_000


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("of", "shown"), [(999, False), (1000, True)])
def test_a_bar_is_shown_from_a_thousand_rows_on(monkeypatch, of, shown):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.Bar("Reading") as bar:
        for done in range(1, of + 1):
            bar(done, of)
    assert ("Reading" in screen.getvalue()) is shown
    assert ("100%" in screen.getvalue()) is shown


def test_no_bar_is_shown_where_nobody_looks(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.Bar("Reading") as bar:
        bar(1000, 1000)
    assert screen.getvalue() == ""
