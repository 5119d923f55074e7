"""Other people's programs, as they are installed: what we write is for them to read."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_tui.cli.program import program as followup


def found(name: str) -> str:
    """Where a program is; one that is missing is a reason to skip, but never in CI."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if beside is None:
        missing = f"{name} is not installed: pip install -e '.[test]' brings it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return beside


@dataclass
class Desktop:
    """A directory with our home, a calendar folder, and the settings of other programs."""

    root: Path

    @property
    def calendar(self) -> Path:
        return self.root / "calendar"

    def environment(self, now: str = "2026-11-23T10:30:00-05:00") -> dict[str, str]:
        return {
            "FOLLOWUP_TUI_HOME": str(self.root / "home"),
            "FOLLOWUP_TUI_NOW": now,
            "TZ": "America/New_York",
            "HOME": str(self.root),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "XDG_DATA_HOME": str(self.root / "share"),
            "LC_ALL": "C.UTF-8",
        }

    def ours(self, *words: str) -> str:
        """What a command of ours says."""
        run = CliRunner(env=self.environment())
        result = run.invoke(followup, list(words), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    def run(self, name: str, *words: str, said: str = "") -> str:
        """What another program says; a complaint of its is a failure."""
        done = subprocess.run(
            [found(name), *words],
            env={**os.environ, **self.environment()},
            cwd=self.root,
            input=said,
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, path: str, text: str) -> Path:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        return place


@pytest.fixture
def desktop(tmp_path):
    desktop = Desktop(tmp_path)
    desktop.write("home/config.toml", '[calendar]\nvdir = "../calendar"\n')
    return desktop


@pytest.fixture
def calls(desktop):
    """An appointment with Dana in New York and Mei in Tokyo, and a first call to Omar."""
    desktop.ours(
        *("add", "Dana Whitfield", "--company", "Lärkspur, Inc; [b]", "--tz", "America/New_York"),
        *("--phone", "+1 212 555 0188"),
    )
    desktop.ours("log", "dana", "talked", "--next", "tue 3pm", "--note", "secret: will know\nlater")
    desktop.ours("add", "Mei Tanaka", "--tz", "Asia/Tokyo", "--phone", "+81 3 5550 0123")
    desktop.ours("log", "mei", "talked", "--next", "wed 9:30")
    desktop.ours("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    return desktop
