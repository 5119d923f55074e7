"""A person at a terminal: reads the screen, presses keys, types, waits until something shows."""

import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte
from wcwidth import wcswidth, wcwidth

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds until a screen that should change counts as stuck; far more than it takes."""

HELD = 0.4
"""Seconds for which the same outcome key counts as held down."""

_KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f9": "\x1b[20~",
    "space": " ",
    "tab": "\t",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+c": "\x03",
    "ctrl+j": "\n",
    "ctrl+o": "\x0f",
    "ctrl+p": "\x10",
    "ctrl+r": "\x12",
    "ctrl+g": "\x07",
    "ctrl+s": "\x13",
    "ctrl+t": "\x14",
}
_TICK = 0.02

Condition = Callable[["Terminal"], bool]


class Terminal:
    """The program in a pseudo-terminal of `size` columns and lines.

    `keys` counts the keys pressed, `raw` keeps every byte that came out.
    """

    def __init__(
        self,
        *words: str,
        environment: Mapping[str, str],
        size: tuple[int, int] = (120, 40),
        cwd: Path = ROOT,
    ) -> None:
        columns, lines = size
        self.keys = 0
        self.raw = bytearray()
        self._pressed = ("", 0.0)
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn: list[str] | None = None
        with warnings.catch_warnings():
            # Python 3.12 warns of every fork in a process with threads, as a test worker is.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child = pexpect.spawn(
                sys.executable,
                ["-m", "followup_tui", *words],
                env={**environment, "PYTHONPATH": str(ROOT)},
                cwd=str(cwd),
                dimensions=(lines, columns),
            )
        self._child.delaybeforesend = None

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._child.pid

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return [line.rstrip() for line in self._display]

    @property
    def _display(self) -> list[str]:
        """Every line as drawn, to the edge; put together once for each time something came in."""
        if self._drawn is None:
            rows, columns = self._screen.buffer, range(self._screen.columns)
            self._drawn = [
                _written([rows[at][column].data for column in columns])
                for at in range(self._screen.lines)
            ]
        return self._drawn

    @property
    def printed(self) -> str:
        """All that came in so far, lines broken on the way put together."""
        return " ".join(self.raw.decode().split())

    @property
    def text(self) -> str:
        """What the screen shows, in one piece."""
        return "\n".join(self.lines)

    @property
    def said(self) -> str:
        """The line above the footer: what just happened."""
        return self.lines[-2].strip()

    @property
    def person(self) -> str:
        """Whom the outcome keys belong to, by the Outcome pane's title."""
        found = re.search(r"─ Outcome ─ (.+?) ─", self.text)
        return found.group(1) if found else ""

    @property
    def cursor_line(self) -> int:
        """The line the text cursor stands in."""
        return min(self._screen.cursor.y, self._screen.lines - 1)

    @property
    def cursor_row(self) -> str:
        """The highlighted row of a list, as far as the list goes."""
        found = next((line for line in self.lines if "▸" in line), "")
        return " ".join(found.partition("▸")[2].partition("│")[0].split())

    @property
    def to_go(self) -> int:
        """How many the title line says are to go."""
        return self._counted("to go")

    @property
    def done(self) -> int:
        """How many the title line says are done."""
        return self._counted("done")

    def _counted(self, what: str) -> int:
        found = re.search(rf"(\d+) {what}", self.lines[0])
        return int(found.group(1)) if found else -1

    def pane(self, title: str) -> list[str]:
        """The lines inside the frame with this title."""
        lines = self._display
        top = next((at for at, line in enumerate(lines) if f"─ {title} ─" in line), None)
        if top is None:
            return []
        left = lines[top].rindex("╭", 0, lines[top].index(f"─ {title} ─"))
        inside = []
        for line in lines[top + 1 :]:
            if line[left] != "│":
                break
            inside.append(line[left + 1 :].partition("│")[0].strip())
        return inside

    def press(self, *keys: str) -> "Terminal":
        """Press keys, each by its name or the letter on it. A held key's time is let pass."""
        for key in keys:
            before, at = self._pressed
            if key == before and (rest := at + HELD - time.monotonic()) > 0:
                self._look_for(rest + _TICK)
            self._child.send(_KEYS.get(key, key))
            self._pressed = (key, time.monotonic())
            self.keys += 1
        return self

    def type(self, text: str) -> "Terminal":
        """Type text into a field; it is not counted."""
        self._child.send(text)
        return self

    def paste(self, text: str) -> "Terminal":
        """Put in a text as a terminal does that says so, between its two marks."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")
        return self

    def click(self, words: str) -> "Terminal":
        """Click on the first letter of words that are on the screen, once they are."""
        self.wait(words)
        column, line = self._place(words)
        self._child.send(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m")
        return self

    def scroll(self, words: str, *, up: bool = False) -> "Terminal":
        """Turn the wheel by one notch over these words."""
        column, line = self._place(words)
        self._child.send(f"\x1b[<{64 if up else 65};{column};{line}M")
        return self

    def _place(self, words: str) -> tuple[int, int]:
        """Where words begin: the column in cells and the line, both from one."""
        lines = self._display
        line = next(at for at, text in enumerate(lines) if words in text)
        before = lines[line][: lines[line].index(words)]
        return wcswidth(before) + 1, line + 1

    def wait(self, *wanted: str | Condition, within: float = PATIENCE) -> "Terminal":
        """Go on once all these words are on the screen and all these conditions hold."""
        limit = time.monotonic() + within
        while not all(self._holds(one) for one in wanted):
            if time.monotonic() > limit:
                missing = [one for one in wanted if not self._holds(one)]
                raise AssertionError(f"not within {within:.0f} s: {missing}\n{self.text}")
            self._look()
        return self

    def writes_at(self, words: str) -> "Terminal":
        """Go on once the text cursor stands in the line with these words."""
        return self.wait(lambda seen: words in seen.lines[seen.cursor_line])

    def gone(self, words: str, within: float = PATIENCE) -> "Terminal":
        """Go on once these words are no longer on the screen."""
        return self.wait(lambda seen: words not in seen.text, within=within)

    def _holds(self, wanted: str | Condition) -> bool:
        return wanted in self.text if isinstance(wanted, str) else wanted(self)

    def settled(self, quiet: float = 0.15) -> "Terminal":
        """Go on once nothing has been drawn for so long: the screen is whole."""
        limit = time.monotonic() + PATIENCE
        since = time.monotonic()
        while time.monotonic() < min(since + quiet, limit):
            if self._look():
                since = time.monotonic()
        return self

    def look(self, seconds: float) -> "Terminal":
        """Watch the screen for so long."""
        self._look_for(seconds)
        return self

    def resize(self, columns: int, lines: int) -> "Terminal":
        """Make the window another size."""
        self._screen.resize(lines, columns)
        self._drawn = None
        self._child.setwinsize(lines, columns)
        return self

    def ended(self, within: float = PATIENCE) -> int:
        """Wait for the program to end; its exit code, negative for a signal."""
        limit = time.monotonic() + within
        while time.monotonic() < limit and not self._child.flag_eof:
            self._look()
        if not self._child.flag_eof:
            raise AssertionError(f"still running after {within:.0f} s\n{self.text}")
        self._child.wait()
        if self._child.signalstatus is not None:
            return -self._child.signalstatus
        return self._child.exitstatus

    def kill(self, signal: int) -> None:
        """Send a signal."""
        os.kill(self.pid, signal)

    def close(self) -> None:
        """End the program if it is still running."""
        self._child.close(force=True)

    def _look_for(self, seconds: float) -> None:
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            self._look()

    def _look(self) -> bool:
        """Read what has been drawn; whether that was anything."""
        if self._child.flag_eof:
            time.sleep(_TICK)
            return False
        try:
            read = self._child.read_nonblocking(1 << 16, timeout=_TICK)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += read
        self._stream.feed(read)
        self._drawn = None
        return True


def _written(cells: list[str]) -> str:
    """A row of cells in one piece; a wide letter's second cell is empty, half of one a space."""
    if "" not in cells:
        return "".join(cells)
    before = ["", *cells]
    return "".join(
        cell or ("" if first and wcwidth(first[0]) == 2 else " ")
        for first, cell in zip(before, cells, strict=False)
    )
