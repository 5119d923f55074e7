"""How long until the app can be used, and how long a key takes, against a bare Textual app.

`python -m tests.benchmarks.startup [ROUNDS [PEOPLE CALLS]]` measures both in turn in one run, in a
real pseudo-terminal, on a home with 500 contacts and 63 calls each or as many as it is told, and
prints medians and ratios.
Read the ratios: the milliseconds are this machine's, today.
"""

import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.book import CALLS, PEOPLE

ROOT = Path(__file__).parents[2]
ROUNDS = 15
PRESSES = 12
PATIENCE = 20.0
QUIET = 0.06
"""Seconds without output after which a repaint counts as over."""

IDLE = 2.0
"""Seconds in which the app loads, behind its first screen, what reading a phrase takes."""

HELD = 0.45
"""Seconds to let pass before the same outcome key is meant again."""

DOWN = b"\x1b[B"
BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
APP = (sys.executable, "-m", "followup_tui")
Times = dict[str, list[float]]


class Program:
    """A program in a pseudo-terminal of 120 columns and 40 lines; times are from its start."""

    def __init__(self, words: Sequence[str], environment: dict[str, str]) -> None:
        self._terminal, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (40, 120))
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(theirs)
        self._peak = 0.0

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing running, whatever went wrong."""
        self.end()

    def until(self, *wanted: bytes) -> float:
        """Seconds since the start until all of these have been drawn."""
        drawn = bytearray()
        limit = time.perf_counter() + PATIENCE
        while not all(one in drawn for one in wanted):
            read = self._read(PATIENCE)
            if not read or time.perf_counter() > limit:
                raise SystemExit(f"{wanted} never came: {bytes(drawn[-400:])!r}")
            drawn += read
        return time.perf_counter() - self._started

    def press(self, key: bytes) -> tuple[float, float]:
        """Seconds from a key to its repaint, and to the last byte that follows from it."""
        pressed = time.perf_counter()
        os.write(self._terminal, key)
        if not self._read(PATIENCE):
            raise SystemExit(f"{key!r} changed nothing")
        first = last = time.perf_counter()
        while self._read(QUIET):
            last = time.perf_counter()
        return first - pressed, last - pressed

    def settle(self, seconds: float = 0.4) -> None:
        """Wait until nothing more is drawn."""
        while self._read(seconds):
            pass

    def end(self) -> float:
        """End the program; the most memory it ever held, in MB."""
        if self._process.returncode is None:
            os.kill(self._process.pid, signal.SIGKILL)
            _, _, used = os.wait4(self._process.pid, 0)
            self._process.returncode = -signal.SIGKILL
            os.close(self._terminal)
            self._peak = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        return self._peak

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        return os.read(self._terminal, 1 << 16) if ready else b""


def measure(words: Sequence[str], painted: Iterable[bytes], environment: dict[str, str]) -> Times:
    """One run: start to paint, start to the first key answered, then keys, then memory."""
    times: Times = defaultdict(list)
    with Program(words, environment) as program:
        shown = program.until(*painted)
        times["first usable paint"].append(shown)
        times["first key answered"].append(shown + program.press(DOWN)[1])
        program.settle(IDLE)
        for _ in range(PRESSES):
            times["cursor down"].append(program.press(DOWN)[1])
        for _ in range(PRESSES if words == APP else 0):
            program.settle(HELD)
            repaint, saved = program.press(b"n")
            times["outcome n"].append(repaint)
            times["outcome n, saved"].append(saved)
        times["peak memory"].append(program.end())
    return times


def environment_of(home: Path) -> dict[str, str]:
    """A user with a home of their own, on Monday 23 November 2026 at 10:30 in New York."""
    return {
        "FOLLOWUP_TUI_HOME": str(home),
        "FOLLOWUP_TUI_NOW": "2026-11-23T10:30:00-05:00",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "TZ": "America/New_York",
    }


def main() -> None:
    """Measure and print."""
    given = [int(word) for word in sys.argv[1:]]
    rounds, people, calls = given + [ROUNDS, PEOPLE, CALLS][len(given) :]
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        environment = environment_of(home)
        make = (sys.executable, "-m", "tests.benchmarks.book", directory, str(people), str(calls))
        subprocess.run(make, check=True, cwd=ROOT, env=environment)
        full = (home / "followup.json").read_bytes()
        bare, app = defaultdict(list), defaultdict(list)
        measure(APP, [b"to go", b"Person "], environment)  # warms caches, the holidays' among them
        for _ in range(rounds):
            _add(bare, measure(BARE, [b"Row 029"], environment))
            (home / "followup.json").write_bytes(full)
            _add(app, measure(APP, [b"to go", b"Person ", b"no answer"], environment))
    size = f"{people:,} contacts × {calls} calls ({len(full) / 1e6:.1f} MB)"
    print(report(bare, app, f"{size}, medians of {rounds} rounds in turn"))  # noqa: T201 - what it is for


def _add(to: Times, more: Times) -> None:
    for name, values in more.items():
        to[name] += values


def report(bare: Times, app: Times, title: str) -> str:
    """Medians, each with its ratio to the bare app's."""
    lines = [title, f"{'':22}{'bare':>10}{'app':>10}{'ratio':>8}"]
    for name, against in (
        ("first usable paint", "first usable paint"),
        ("first key answered", "first key answered"),
        ("cursor down", "cursor down"),
        ("outcome n", "cursor down"),
        ("outcome n, saved", "cursor down"),
        ("peak memory", "peak memory"),
    ):
        one, other = median(bare[against]), median(app[name])
        unit, scale = ("MB", 1) if name == "peak memory" else ("ms", 1000)
        ratio = f"{other / one:.2f}×"
        lines.append(f"{name:22}{one * scale:7.1f} {unit}{other * scale:7.1f} {unit}{ratio:>8}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
