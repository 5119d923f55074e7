"""Every fault, at length: `python -m tests.faults`; a table of what came of them, in Markdown.

`--only` chooses among the faults, `--kills` and `--acts` how much of each, `--seed` repeats a run.
What can't be tried on this machine says why. The exit code is 1 if any harm came.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks import storage
from tests.faults.calls import reason_against
from tests.faults.forking import fork_and_merge
from tests.faults.io_errors import IN_THE_APP, error_at_every_call, error_in_the_app
from tests.faults.killed_calls import (
    FIRST_EVER,
    FIRST_OF_A_DAY,
    IN_THE_DAY,
    SCENES,
    kill_at_every_call,
)
from tests.faults.kills import kill_at_random_moments
from tests.faults.places import PLACES
from tests.faults.power_scenes import first_act_ever, over_days
from tests.faults.strangers import STRANGERS
from tests.faults.survival import Fault, survive_by_command, survive_in_the_app
from tests.faults.syncing import reason_against as reason_against_syncing
from tests.faults.syncing import sync_apart_and_together
from tests.faults.tally import Tally
from tests.faults.writers import write_at_once

_HEAD = "| what was done to it | times | unreadable | lost | |\n|---|--:|--:|--:|---|"
_POWER_ACTS = 40
_APART_ACTS = 5


def main() -> int:
    """Try them, print a row for each as it is done, and then whatever harm there was."""
    asked = _arguments()
    print(f"seed {asked.seed}\n\n{_HEAD}", flush=True)  # noqa: T201 - it is a command
    harm = []
    for name, tried in FAULTS.items():
        if asked.only and name not in asked.only:
            continue
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            for tally in tried(asked, Path(folder)):
                harm += tally.harm
                print(row(tally), flush=True)  # noqa: T201
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr)  # noqa: T201
    print("", *harm, sep="\n")  # noqa: T201
    return bool(harm)


def row(tally: Tally) -> str:
    """A line of the table."""
    besides = tally.besides if not tally.unkept else f"**{len(tally.unkept)} promises not kept**"
    figures = f"{tally.tried:,} | {len(tally.unreadable)} | {len(tally.lost)}"
    return f"| {tally.fault} | {figures} | {besides} |"


def _kills(asked: argparse.Namespace, folder: Path) -> Iterator[Tally]:
    yield kill_at_random_moments(asked.kills, asked.seed, folder)


def _traced(
    fault: str,
    besides: str,
    tried: Callable[[argparse.Namespace, Path], list[Tally]],
    asked: argparse.Namespace,
    folder: Path,
) -> Iterator[Tally]:
    """What strace is needed for, in one row."""
    why = reason_against()
    yield Tally.together(fault, [] if why else tried(asked, folder), why or besides)


def _calls(_: argparse.Namespace, folder: Path) -> list[Tally]:
    return [kill_at_every_call(scene, folder / scene.name) for scene in SCENES]


def _errors(_: argparse.Namespace, folder: Path) -> list[Tally]:
    scenes = (FIRST_EVER, FIRST_OF_A_DAY)
    return [error_at_every_call(scene, folder / scene.name) for scene in scenes] + [
        error_in_the_app(call, error, IN_THE_DAY, folder / f"{call} {error}")
        for call, error in IN_THE_APP
    ]


def _power(asked: argparse.Namespace, folder: Path) -> list[Tally]:
    return [
        first_act_ever(folder / "first", asked.seed),
        over_days(folder / "app", "app", _POWER_ACTS, asked.seed, ahead=3),
        over_days(folder / "desk", "desk", _POWER_ACTS, asked.seed),
    ]


def _lasting(
    fault: str, faults: tuple[Fault, ...], _: argparse.Namespace, folder: Path
) -> Iterator[Tally]:
    tallies, reasons = [], set()
    for nth, one in enumerate(faults):
        if why := one.reason_against():
            reasons.add(f"{one.name}: {why}")
            continue
        tallies.append(survive_by_command(one, folder / f"{nth}-command"))
        tallies.append(survive_in_the_app(one, folder / f"{nth}-app"))
    besides = "; ".join(reasons) or "refused in one line, saved once it was over"
    yield Tally.together(fault, tallies, besides)


def _writers(asked: argparse.Namespace, folder: Path) -> Iterator[Tally]:
    for nth, writers in enumerate((["app", "desk"], ["command"] * 4)):
        yield write_at_once(writers, asked.acts, folder / str(nth))


def _forks(asked: argparse.Namespace, folder: Path) -> Iterator[Tally]:
    yield fork_and_merge(asked.forks, asked.seed, folder)


def _syncing(asked: argparse.Namespace, folder: Path) -> Iterator[Tally]:
    if why := reason_against_syncing():
        yield Tally("two Syncthings, both sides logging while apart", besides=why)
    else:
        yield sync_apart_and_together(asked.meetings, _APART_ACTS, asked.seed, folder)


def _cost(_: argparse.Namespace, folder: Path) -> Iterator[Tally]:
    tally = Tally("a confirmed outcome, 500 contacts × 63 calls", tried=storage.ROUNDS)
    logged, bare = storage.measured(folder, storage.ROUNDS)
    ratio = median(one / other for one, other in zip(logged, bare, strict=True))
    tally.besides = f"{ratio:.1f}× a bare write, fsync, rename, fsync of the same bytes"
    if ratio > storage.ALLOWED:
        tally.unkept.append(f"a confirmed outcome costs {ratio:.2f}×, not {storage.ALLOWED}×")
    yield tally


FAULTS: dict[str, Callable[[argparse.Namespace, Path], Iterator[Tally]]] = {
    "kills": _kills,
    "calls": partial(
        _traced,
        "`kill -9` at every system call of a commit",
        "the old state or the new, each time",
        _calls,
    ),
    "power": partial(
        _traced,
        "power loss, every state a file system may leave",
        f"of {2 * _POWER_ACTS} acts and their backups",
        _power,
    ),
    "errors": partial(
        _traced,
        "an I/O error at every system call of a commit",
        "one line says why; done by trying again",
        _errors,
    ),
    "places": partial(_lasting, "a full disk, a read-only one, a directory gone", PLACES),
    "strangers": partial(_lasting, "something else in the file's place", STRANGERS),
    "writers": _writers,
    "forks": _forks,
    "syncing": _syncing,
    "cost": _cost,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--only", nargs="+", choices=FAULTS, help="all of them if not given")
    parser.add_argument("--kills", type=int, default=1000, help="how many at random moments")
    parser.add_argument("--acts", type=int, default=250, help="how many by each process at once")
    parser.add_argument("--forks", type=int, default=200, help="how many, two and three ways")
    parser.add_argument("--meetings", type=int, default=20, help="how many of two computers")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
