"""Several processes that write at once, and the app in a terminal that shows what they did."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.home import DRIVER, Home, log, prepared
from tests.faults.tally import Tally
from tests.journeys.terminal import Terminal

_SIZE = (120, 40)
SOON = 20.0
"""Seconds for the app to have seen the last act; it looks every second, slow cores get more."""


def write_at_once(writers: Sequence[str], acts: int, folder: Path) -> Tally:
    """So many acts by each writer at the same time, on people of their own, the app looking on.

    A writer is `command`, a command for each act, or one process as the driver has them: `desk` or
    `app`. All acts must be in the file at the end, once, and the app must show them all done.
    """
    tally = Tally(f"{len(writers)} processes × {acts} acts at once")
    home = prepared(folder / "home", people=len(writers) * acts)
    total = len(writers) * acts
    (home.directory / "config.toml").write_text(f"[policy]\ncapacity = {total}\n", "utf-8")
    screen = Terminal(environment=home.environment, size=_SIZE)
    try:
        screen.wait(f"{total} to go")
        with ThreadPoolExecutor(len(writers)) as all_of_them:
            turns = [
                all_of_them.submit(_write, home, by, number, acts)
                for number, by in enumerate(writers)
            ]
            while not all(turn.done() for turn in turns):
                screen.look(0.2)
        complaints = [turn.result() for turn in turns]
        try:
            screen.wait(f"0 to go · {total} done", within=SOON)
        except AssertionError:
            tally.unkept.append(f"the app shows {screen.lines[0]!r}")
        screen.press("q")
        if screen.ended() != 0:
            tally.unkept.append("the app did not leave in order")
    finally:
        screen.close()
    tally.tried = total
    tally.unkept += [complaint for complaint in complaints if complaint]
    saved = [f"{by}{number}-{nth}" for number, by in enumerate(writers) for nth in range(acts)]
    found = tally.read(home, "at the end")
    tally.compare(found, saved, [], "at the end")
    there = "unreadable" if found is None else f"{sum(found.values()):,} there"
    tally.besides = f"{there}, the app beside them showed them all"
    return tally


def _write(home: Home, by: str, number: int, acts: int) -> str:
    """Do one writer's acts; what went wrong, in words."""
    name, first = f"{by}{number}", number * acts
    if by == "command":
        done = [home.do(log(f"{name}-{nth}", f"p{first + nth}")) for nth in range(acts)]
        return "".join(one.err for one in done if not one.confirmed)
    words = [*DRIVER, by, name, "--first", str(first), "--each", "--acts", str(acts)]
    return home.run(words).stderr
