"""kill −9 at every system call of a commit, from the first open to the word that it is saved."""

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from followup_tui.storage.backups import Backups
from tests.builders import NEW_YORK, NOW
from tests.faults.calls import STATE, Call, calls_of_a_commit, met
from tests.faults.home import Done, Home, add, bare, log, prepared
from tests.faults.tally import Tally

ACT = "the act"
_TRIES = 3


@dataclass(frozen=True)
class Scene:
    """A commit to be disturbed: a home as it is before, and the command that commits."""

    name: str
    prepare: Callable[[Path], Home]
    words: Sequence[str]

    def calls(self, ready: Home) -> list[Call]:
        """The system calls of the commit."""
        assert fresh(ready).do(self.words).confirmed  # Python compiles at the first run
        return calls_of_a_commit(fresh(ready), self.words)


def _in_the_day(folder: Path) -> Home:
    home = prepared(folder, calls=3)
    assert home.do(add("earlier")).confirmed
    return home


def _with_old_backups(folder: Path) -> Home:
    """A new day; of two backups of one week, the older may go."""
    home = prepared(folder, calls=3)
    for days in (16, 15, 1):
        Backups(home.data, NEW_YORK).keep(home.data.read_bytes(), NOW - timedelta(days=days))
    return home


FIRST_EVER = Scene("the first act ever", bare, add(ACT))
FIRST_OF_A_DAY = Scene("the first act of a day", _with_old_backups, log(ACT))
IN_THE_DAY = Scene("an act as any", _in_the_day, log(ACT))
SCENES = (FIRST_EVER, FIRST_OF_A_DAY, IN_THE_DAY)


def kill_at_every_call(scene: Scene, folder: Path, seed: int | None = None) -> Tally:
    """Kill once at each call; with a `seed`, at those that change something, and few others."""
    tally = Tally("`kill -9` at every system call of a commit")
    ready = scene.prepare(folder / "ready")
    before = ready.acts()
    calls = scene.calls(ready)
    for call in calls if seed is None else _sampled(calls, seed):
        when = f"{scene.name}, {call.text[:120]}"
        home, done = disturbed(tally, ready, scene, call, "signal=SIGKILL")
        saved = [*before, ACT] if done.confirmed else [*before]
        tally.compare(tally.read(home, when), saved, [ACT], when)
        tally.compare(tally.open(home, when), saved, [ACT], f"{when}, opened")
    return tally


def disturbed(tally: Tally, ready: Home, scene: Scene, call: Call, fault: str) -> tuple[Home, Done]:
    """The home once the commit has met a fault at this call, and what the command left.

    A call is looked for again when Python has made another number of calls before it.
    """
    for _ in range(_TRIES):
        home = fresh(ready)
        done, hit = met(home, call, fault, scene.words)
        if hit:
            tally.tried += 1
            return home, done
    tally.unkept.append(f"{scene.name}, {fault} at {call.text[:120]}: was not met")
    return home, done


def fresh(ready: Home) -> Home:
    """A copy of a home, always at the same place, in the place of the one before."""
    at = ready.directory.with_name("home")
    shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(ready.directory, at, symlinks=True)
    return Home(at)


def _sampled(calls: Sequence[Call], seed: int) -> list[Call]:
    chance = random.Random(seed)  # noqa: S311 - it chooses calls
    telling = [call for call in calls if call.name in STATE - {"openat"}]
    rest = [call for call in calls if call not in telling]
    return [*telling, *chance.sample(rest, min(4, len(rest)))]
