"""Two computers, each with a Syncthing: both log while they are apart, then meet again."""

import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup_tui.storage.beside import copies_beside
from tests.faults.home import COMMAND, Home
from tests.faults.syncthing import PROGRAM, Syncthing
from tests.faults.tally import Tally

PEOPLE = ("Ada", "Bo", "Cy", "Di")
_OUTCOMES = ("no_answer", "voicemail", "busy", "gatekeeper", "talked")
_MEETING_SECONDS = 180.0


class Computer(Home):
    """A home that a Syncthing shares, on the clock of the day."""

    @property
    def environment(self) -> dict[str, str]:
        """That of any home, but its clock is not fixed."""
        known = super().environment
        return {name: value for name, value in known.items() if name != "FOLLOWUP_TUI_NOW"}

    def stopped(self, name: str) -> bool:
        """Whether the program says that somebody asked to stop."""
        shown = self.do([*COMMAND, "show", name, "--json"]).out
        return bool(json.loads(shown)["contact"]["stopped"])


def reason_against() -> str:
    """Why it can't be tried here; empty when it can."""
    return "" if PROGRAM else "Syncthing is not installed here"


def sync_apart_and_together(rounds: int, acts: int, seed: int, folder: Path) -> Tally:
    """Let both sides do so many acts while apart, so many times over, and meet after each."""
    dice = random.Random(seed)  # noqa: S311 - it only chooses what is tried
    tally = Tally("two Syncthings, both sides logging while apart")
    saved: list[str] = [*PEOPLE]
    stopped: set[str] = set()
    copies = 0
    with _two(folder) as (computers, carriers):
        for name in PEOPLE:
            assert computers[0].do([*COMMAND, "add", name]).code == 0
        _meet(computers, carriers, tally, "at first")
        for nth in range(rounds):
            for carrier in carriers:
                carrier.pause()
            for side, computer in enumerate(computers):
                saved += _logged(computer, [f"{nth}.{side}.{n}" for n in range(acts)], dice)
            if nth < len(PEOPLE) - 1:  # somebody is left to be called
                computer = dice.choice(computers)
                assert computer.do([*COMMAND, "log", PEOPLE[nth], "stop"]).code == 0
                stopped.add(PEOPLE[nth])
            for carrier in carriers:
                carrier.resume()
            copies += _meet(computers, carriers, tally, f"round {nth}")
            tally.tried += 1
            for side, computer in enumerate(computers):
                when = f"round {nth}, side {side}"
                tally.compare(tally.read(computer, when), saved, [], when)
                called = [who for who in stopped if not computer.stopped(who)]
                tally.unkept += [f"{when}: {who} is to be called again" for who in called]
    tally.besides = f"{len(saved)} acts on both, {copies} copies merged, the files equal"
    if not copies:
        tally.unkept.append("there was no conflict: nothing was tried")
    return tally


def _logged(computer: "Computer", notes: list[str], dice: random.Random) -> list[str]:
    """Those of the notes that were confirmed with an outcome; none is after a stop."""
    return [
        note
        for note in notes
        if not computer.do(
            [*COMMAND, "log", dice.choice(PEOPLE), dice.choice(_OUTCOMES), "--note", note]
        ).code
    ]


@contextmanager
def _two(folder: Path) -> Iterator[tuple[list[Computer], list[Syncthing]]]:
    computers, carriers = [], []
    for side in "ab":
        computers.append(Computer(folder / side / "followup"))
        carriers.append(Syncthing(folder / side / "syncthing", computers[-1].directory))
    a, b = carriers
    a.share_with(b)
    b.share_with(a)
    try:
        for carrier in carriers:
            carrier.start()
        yield computers, carriers
    finally:
        for carrier in carriers:
            carrier.stop()


def _meet(computers: list[Computer], carriers: list[Syncthing], tally: Tally, when: str) -> int:
    """Use the program on both sides until they agree; how many copies it took in meanwhile."""
    taken_in, agreed = 0, 0
    until = time.monotonic() + _MEETING_SECONDS
    while agreed < 2:
        for computer in computers:
            if computer.data.exists():
                taken_in += computer.do([*COMMAND, "today"]).err.count("Merged: ")
        agreed = agreed + 1 if _agree(computers, carriers) else 0
        if time.monotonic() > until:
            tally.unkept.append(f"{when}: the two sides never agreed")
            break
        time.sleep(1)
    return taken_in


def _agree(computers: list[Computer], carriers: list[Syncthing]) -> bool:
    if not all(computer.data.exists() for computer in computers):
        return False
    left = [copy for computer in computers for copy in copies_beside(computer.data)]
    contents = {computer.data.read_bytes() for computer in computers}
    return not left and len(contents) == 1 and all(carrier.idle for carrier in carriers)
