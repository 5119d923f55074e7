"""The system calls of one commit, by strace: counted once, then met one by one.

A call is told by its name and how many calls of that name its thread has made before it, for that
is how strace finds it again. The program is deterministic enough for that: what was met is
compared with what was meant.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.home import Done, Home

_LINE = re.compile(r"(?P<thread>\d+) +(?P<name>[a-z]\w*)\((?P<rest>.*)")
_ANSWER = re.compile(r" = |, 0x|, \{|,  <unfinished")
_SPEAKING = {"read", "write", "ioctl"}
_CHANCE = "getrandom"
_NUMBER = re.compile(r"\d+")

STATE = frozenset(
    {"openat", "write", "fsync", "fdatasync", "ftruncate", "copy_file_range", "sendfile"}
    | {"rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"}
    | {"mkdir", "rmdir", "flock"}
)
"""Calls that change something that others see, or wait for the disk."""


@dataclass(frozen=True)
class Call:
    """One system call: the `nth` of its name; `text` is how strace shows it."""

    name: str
    nth: int
    text: str

    @property
    def shape(self) -> str:
        """What it was called on, without what differs each time: numbers, contents, answers."""
        if self.name == _CHANCE:
            return self.name
        given = self.text.partition(",")[0] if self.name in _SPEAKING else self.text
        return _NUMBER.sub("0", _ANSWER.split(given)[0]).rstrip()


def reason_against() -> str:
    """Why strace can't be used here; empty when it can, and in CI, where it must be installed."""
    if shutil.which("strace") is None:
        return "" if os.environ.get("CI") else "strace is not installed"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True)
    return "" if tried.returncode == 0 else "tracing is not allowed here"


def calls_of_a_commit(home: Home, words: Sequence[str]) -> list[Call]:
    """The calls from the first that makes or opens something in the home to the last word.

    That is the command's to its user: by then the act is confirmed. What Python compiles at its
    first run anywhere must have been compiled.
    """
    with tempfile.NamedTemporaryFile() as log:
        done = home.run(["strace", "-f", "-y", "-s", "64", "-o", log.name, *words])
        assert done.returncode == 0, done
        calls = list(_calls(Path(log.name)))
    first = next(n for n, call in enumerate(calls) if _opens(call, home))
    last = max(n for n, call in enumerate(calls) if call.text.startswith("write(1<"))
    return calls[first : last + 1]


def met(home: Home, call: Call, fault: str, words: Sequence[str]) -> tuple[Done, bool]:
    """Run a command with a fault at one call; what it left, and whether that call was met.

    `fault` is strace's: `signal=SIGKILL`, or `error=EIO`.
    """
    with tempfile.NamedTemporaryFile() as log:
        inject = f"inject={call.name}:{fault}:when={call.nth}"
        tracer = ["strace", "-f", "-y", "-s", "64", "-o", log.name]
        done = home.run([*tracer, "-e", f"trace={call.name}", "-e", inject, *words])
        same = [seen for seen in _calls(Path(log.name)) if seen.name == call.name]
    hit = len(same) >= call.nth and same[call.nth - 1].shape == call.shape
    return Done(done.returncode, done.stdout, done.stderr), hit


def _calls(log: Path) -> Iterator[Call]:
    """The calls of the first thread: a command has no other."""
    numbers: Counter[str] = Counter()
    thread = ""
    for line in log.read_text("utf-8", "replace").splitlines():
        if (found := _LINE.match(line)) is None:
            continue
        thread = thread or found["thread"]
        if found["thread"] == thread:
            numbers[found["name"]] += 1
            yield Call(found["name"], numbers[found["name"]], f"{found['name']}({found['rest']}")


def _opens(call: Call, home: Home) -> bool:
    return call.name in STATE and str(home.directory) in call.text and "O_RDONLY" not in call.text
