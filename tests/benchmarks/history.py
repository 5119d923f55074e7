"""What a history of 2,000 entries costs against one of 20: to open, a key, a letter of a search.

`python -m tests.benchmarks.history [ROUNDS]` measures both in one run, in-process, without a
terminal, and prints medians and ratios. Read the ratios.
"""

import asyncio
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from followup_tui.desk.desk import Desk
from followup_tui.desk.settings import Settings
from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Commitment, CommitmentKind, Interaction, Outcome
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.storage.memory import MemoryStore
from followup_tui.tui.app import FollowupApp
from followup_tui.tui.screens.history import HistoryScreen
from tests.builders import person
from tests.outside import outside

ROUNDS = 15
NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
_NOTE = "Liked the project; no opening before the new budget, after the offsite. "
_KEYS = {"up": "up", "page up": "pageup", "home": "home", "end": "end"}


def entries(count: int) -> Iterable[Interaction]:
    """Calls every nine hours, every fifth a talk with a promise, notes of up to a paragraph."""
    promise = Commitment(CommitmentKind.PROMISE, words="after the offsite")
    for nth in range(count):
        talked = nth % 5 == 0
        yield Interaction(
            uid=f"{nth:05}",
            contact="dana",
            at=NOW - timedelta(hours=9 * nth + 1),
            tz="Asia/Tokyo",
            outcome=Outcome.TALKED if talked else Outcome.VOICEMAIL,
            note=_NOTE * (nth % 5),
            commitment=promise if talked else None,
        )


async def measure(count: int, rounds: int) -> dict[str, float]:
    """The median milliseconds of each thing, with so many entries."""
    store = MemoryStore()
    dana = person(tz="Asia/Tokyo", added=NOW - timedelta(days=900))
    store.commit([Put(dana), *map(Put, entries(count))], NOW)
    calendar = Calendar(LibraryHolidays(), Here("America/New_York", "US"))
    app = FollowupApp(Desk(store, calendar, Settings(), lambda: NOW), outside())
    taken: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"dana", "enter")
        for _ in range(rounds + 1):
            for what, key in {"open": "h", **_KEYS, "search": "slash", "a letter": "o"}.items():
                started = perf_counter()
                await pilot.press(key)
                taken.setdefault(what, []).append(1000 * (perf_counter() - started))
                assert isinstance(app.screen, HistoryScreen)
            await pilot.press("escape", "escape")
    return {what: median(times[1:]) for what, times in taken.items()}


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    few, many = (asyncio.run(measure(count, rounds)) for count in (20, 2000))
    lines = [f"{'':10}{'20':>10}{'2,000':>10}{'ratio':>8}"]
    for what, one in few.items():
        other = many[what]
        lines.append(f"{what:10}{one:7.1f} ms{other:7.1f} ms{f'{other / one:.2f}×':>8}")
    print("\n".join(lines))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
