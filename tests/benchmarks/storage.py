"""What a confirmed outcome costs, against a bare durable write of the same bytes.

`python -m tests.benchmarks.storage [ROUNDS]` logs outcomes on 500 contacts with 63 calls each. In
each round it logs one, on the disk when that returns, and then writes the same bytes beside the
file with no more than write, fsync, rename and fsync of the directory. Read the ratio: the
milliseconds are this machine's, today.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.settings import Settings
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.storage.backups import Backups
from followup_tui.storage.json_store import JsonStore
from tests.benchmarks.book import NOW, write

ROUNDS = 60
ALLOWED = 2.5
HERE = "America/New_York"


def bare_write(target: Path, content: bytes) -> None:
    """The least that leaves the old bytes or the new ones, whatever happens."""
    temporary = target.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)
    directory = os.open(target.parent, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def measured(home: Path, rounds: int) -> tuple[list[float], list[float]]:
    """The seconds of each confirmed outcome, and of each bare write after it."""
    file = write(home)
    desk = Desk(
        JsonStore(file, Backups(file, HERE)),
        Calendar(LibraryHolidays(), Here(HERE, "US")),
        Settings(),
        lambda: NOW,
    )
    people = [entry.contact.uid for entry in desk.queue().entries]
    bare = home / "bare"
    bare.mkdir()
    logged, written = [], []
    for nth in range(-3, rounds):  # the first ones warm up, and make the day's backup
        uid = people[nth % len(people)]
        took = seconds(lambda uid=uid: desk.log(uid, Call(Outcome.NO_ANSWER)))
        content = file.read_bytes()
        least = seconds(lambda content=content: bare_write(bare / "followup.json", content))
        if nth >= 0:
            logged.append(took)
            written.append(least)
    return logged, written


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_DIRECTORY")) as directory:
        home = Path(directory)
        logged, written = measured(home, rounds)
        size = (home / "followup.json").stat().st_size
    ratio = median(one / other for one, other in zip(logged, written, strict=True))
    print(f"500 contacts × 63 calls ({size / 1e6:.1f} MB), medians of {rounds} rounds in turn")  # noqa: T201
    print(f"{'a confirmed outcome':32}{1000 * median(logged):8.1f} ms")  # noqa: T201
    print(f"{'write, fsync, rename, fsync':32}{1000 * median(written):8.1f} ms")  # noqa: T201
    print(f"{'ratio':32}{ratio:8.2f}×  (at most {ALLOWED})")  # noqa: T201


if __name__ == "__main__":
    main()
