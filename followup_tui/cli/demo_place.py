"""Where the demo's data is: a temporary directory that goes however the demo ends."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from typing import NoReturn

_PREFIX = "followup-tui-demo-"
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def demo_place() -> Iterator[Path]:
    """A directory of this demo's own; what was left by one that was killed is taken away."""
    _clear()
    before = {number: signal.signal(number, _end) for number in _ENDING}
    try:
        with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as place:
            yield Path(place)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def _clear() -> None:
    for left in Path(gettempdir()).glob(f"{_PREFIX}*-*"):
        number = left.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdecimal() and not _runs(int(number)):
            rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether there is such a process; where that can't be asked, there may be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
