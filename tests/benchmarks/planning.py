"""What the rules and the file cost in-process, with 500 contacts and 63 calls each.

`python -m tests.benchmarks.planning [ROUNDS]` prints medians.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.settings import Settings
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.storage.codec import decode, encode
from followup_tui.storage.json_store import JsonStore

ROOT = Path(__file__).parents[2]
ROUNDS = 15


def timed(work: Callable[[], Any], rounds: int, before: Callable[[], Any] | None = None) -> float:
    """The median milliseconds of a piece of work; what comes `before` each time is not counted."""
    taken = []
    for _ in range(rounds):
        if before is not None:
            before()
        started = perf_counter()
        work()
        taken.append(perf_counter() - started)
    return 1000 * median(taken)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as directory:
        make = (sys.executable, "-m", "tests.benchmarks.book", directory)
        subprocess.run(make, check=True, cwd=ROOT)
        for name, milliseconds in measured(Path(directory) / "followup.json", rounds).items():
            print(f"{name:42}{milliseconds:8.2f} ms")  # noqa: T201 - what it is for


def measured(file: Path, rounds: int) -> dict[str, float]:
    """Each piece of work by name, in milliseconds."""
    from tests.benchmarks.book import NOW

    calendar = Calendar(LibraryHolidays(), Here("America/New_York", "US"))
    content = file.read_bytes()
    ledger = decode(content, file)
    store = JsonStore(file)

    def desk() -> Desk:
        return Desk(store, calendar, Settings(), lambda: NOW)

    warm = desk()
    uid = next(entry.contact.uid for entry in warm.queue().entries)

    def log() -> None:
        warm.log(uid, Call(Outcome.NO_ANSWER))

    learnt = desk()
    learnt.queue()

    return {
        f"decode the file ({len(content) / 1e6:.1f} MB)": timed(
            lambda: decode(content, file), rounds
        ),
        "encode it again, nothing changed": timed(lambda: encode(ledger), rounds),
        "plan and queue, cold": timed(lambda: desk().queue(), rounds),
        "plan and queue, nothing changed": timed(warm.queue, rounds),
        "learn from everybody, in the background": timed(learnt.learn, rounds),
        "the queue that follows from it": timed(learnt.queue, rounds, learnt.learn),
        "log one outcome: a durable write": timed(log, rounds),
        "the queue after one new outcome": timed(warm.queue, rounds, log),
        "undo, redo": timed(lambda: (warm.undo(), warm.redo()), rounds),
    }


if __name__ == "__main__":
    main()
