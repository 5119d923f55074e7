"""What Contacts costs with 10,000 people against 40: to open, a letter, an order, a filter.

`python -m tests.benchmarks.everybody [ROUNDS]` measures both in one run, in-process, without a
terminal, and prints medians, ratios, and what the many add in frames (sixty a second).
"""

import asyncio
import sys
from statistics import median
from time import perf_counter

from followup_tui.desk.desk import Desk
from followup_tui.desk.settings import Settings
from followup_tui.domain.book import Put
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.storage.memory import MemoryStore
from followup_tui.tui.app import FollowupApp
from followup_tui.tui.screens.contacts import Contacts
from tests.benchmarks.book import NOW, records
from tests.outside import outside

ROUNDS, FEW, MANY, CALLS = 15, 40, 10_000, 10
_FRAME = 1000 / 60
_KEYS = {
    "open": ("C",),
    "a cursor key": ("down",),
    "an order": ("o", "o"),
    "a filter": ("t",),
    "the first letter": ("slash", "p"),
    "a letter more": ("1",),
    "another": ("2",),
}
"""What is timed is the last key of each."""


async def measure(people: int, rounds: int) -> dict[str, float]:
    """The median milliseconds of each thing, with so many people."""
    store = MemoryStore()
    store.commit([Put(record) for record in records(people, CALLS)], NOW)
    calendar = Calendar(LibraryHolidays(), Here("America/New_York", "US"))
    app = FollowupApp(Desk(store, calendar, Settings(), lambda: NOW), outside())
    taken: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(rounds + 1):
            for what, (*before, key) in _KEYS.items():
                await pilot.press(*before)
                started = perf_counter()
                await pilot.press(key)
                taken.setdefault(what, []).append(1000 * (perf_counter() - started))
                assert isinstance(app.screen, Contacts)
            await pilot.press("escape", "c", "o", "escape")
    return {what: median(times[1:]) for what, times in taken.items()}


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    few, many = (asyncio.run(measure(people, rounds)) for people in (FEW, MANY))
    lines = [f"{'':18}{FEW:>10}{MANY:>10,}{'ratio':>8}{'frames':>8}"]
    for what, one in few.items():
        other = many[what]
        added = (other - one) / _FRAME
        lines.append(f"{what:18}{one:7.1f} ms{other:7.1f} ms{other / one:7.2f}×{added:8.2f}")
    print("\n".join(lines))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
