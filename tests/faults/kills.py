"""kill −9 at random moments, while the real command, or the app's own store, is logging."""

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from json import loads
from pathlib import Path
from statistics import median
from threading import Timer

from filelock import FileLock, Timeout

from tests.faults.home import DRIVER, PATIENCE, Home, log, prepared
from tests.faults.tally import Tally

_CALLS = 2000
"""Calls in the file from the start: writing it takes a while, so that a kill may fall into it."""

_FRESH_AFTER = 100
"""Kills until another home is taken, for the file not to grow for ever."""


class Killing:
    """So many kills by this seed, in homes under `folder`."""

    def __init__(self, times: int, seed: int, folder: Path) -> None:
        self.tally = Tally("`kill -9` at random moments")
        self._random = random.Random(seed)  # noqa: S311 - it chooses the moments
        self._times = times
        self._folder = folder
        self._known: set[str] = set()
        self._left_behind = 0

    def run(self) -> Tally:
        """Kill, look, go on where the killed one stopped."""
        for number in count():
            if self.tally.tried >= self._times:
                break
            if number % _FRESH_AFTER == 0:
                shutil.rmtree(self._folder / "home", ignore_errors=True)
                home = prepared(self._folder / "home", people=20, calls=_CALLS)
                self._known = set()
                life = median(self._life(home, f"life-{number}-{nth}") for nth in range(3))
            if self._random.random() < 0.3:
                self._kill_command(home, f"command-{number}", life)
            else:
                self._kill_driver(home, f"driver-{number}")
        self.tally.besides = f"{self._left_behind} left a half-written file beside it"
        return self.tally

    def _life(self, home: Home, note: str) -> float:
        """Seconds that a command takes when nobody kills it."""
        started = time.monotonic()
        assert home.do(log(note)).confirmed
        self._known.add(note)
        return time.monotonic() - started

    def _kill_command(self, home: Home, note: str, life: float) -> None:
        spread = (0.0, life) if self._random.random() < 0.4 else (0.6 * life, 1.1 * life)
        with home.start(log(note)) as process:
            time.sleep(self._random.uniform(*spread))
            process.kill()
            out, _ = process.communicate(timeout=PATIENCE)
        saved = [note] if "\n" in out else []
        self._look(home, process, note, saved, [note])

    def _kill_driver(self, home: Home, name: str) -> None:
        by = self._random.choice(["app", "desk"])
        ahead = self._random.choice([0, 0, 3])
        before = home.leftovers()
        with home.start([*DRIVER, by, name, "--ahead", str(ahead)]) as process, _watched(process):
            assert process.stdout is not None
            found = process.stdout.readline()
            saved = []
            for _ in range(self._random.randint(0, 3)):
                saved.append(process.stdout.readline().split()[1])
                if before & home.leftovers():
                    self.tally.unkept.append(f"{name}: a half-written file was not cleaned away")
            time.sleep(self._random.uniform(0, 0.012 if by == "desk" else 0.08))
            process.kill()
            saved += [line.split()[1] for line in process.stdout if line.endswith("\n")]
        self.tally.compare(loads(found.partition(" ")[2]), self._known, [], f"{name}: opening")
        self._look(home, process, name, saved, [f"{name}-{len(saved)}"])

    def _look(
        self,
        home: Home,
        process: "subprocess.Popen[str]",
        when: str,
        saved: list[str],
        in_flight: list[str],
    ) -> None:
        """What a kill left: all of it must be there, and nothing in the way of the next."""
        self.tally.tried += process.returncode == -signal.SIGKILL
        self._left_behind += bool(home.leftovers())
        found = self.tally.read(home, when)
        self._known |= set(saved)
        self.tally.compare(found, self._known, in_flight, when)
        if found is not None:
            self._known = set(found)
        try:
            with FileLock(f"{home.data}.lock", timeout=0):
                pass
        except Timeout:
            self.tally.unkept.append(f"{when}: the lock is still held")


@contextmanager
def _watched(process: "subprocess.Popen[str]") -> Iterator[None]:
    """A process that says nothing for too long is ended, and fails the test by its silence."""
    timer = Timer(PATIENCE, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def kill_at_random_moments(times: int, seed: int, folder: Path) -> Tally:
    """Kill so many times; every act that was called saved must be there, once."""
    return Killing(times, seed, folder).run()
