"""Power losses: every state that a disk may be left in while acts are written, each one opened."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.faults.disk import Disk, State
from tests.faults.home import Home
from tests.faults.recording import Said, recorded
from tests.faults.tally import Tally

Opening = Callable[[Home], Counter[str]]
"""Opens what a crash left as the user would; the acts in it, or `ValueError` if it can't."""

_MEMORY = Path("/dev/shm")  # noqa: S108 - a directory of our own is made in it


def saved_lines(text: str) -> list[str]:
    """The acts that a process calls saved, as the driver says it."""
    return [line.split()[1] for line in text.splitlines() if line.startswith("saved ")]


class PowerLoss:
    """A process over a home, the power lost after each step of it.

    `root` is the directory that is looked at, the home's own if not given: above it nothing
    changes. `says` reads from the process's words which acts it calls saved.
    """

    def __init__(
        self,
        home: Home,
        seed: int,
        *,
        root: Path | None = None,
        says: Callable[[str], Sequence[str]] = saved_lines,
        opening: Opening = Home.opened,
    ) -> None:
        self._home = home
        self._root = root or home.directory
        self._chance = random.Random(seed)  # noqa: S311 - it chooses how writes are torn
        self._says = says
        self._opening = opening
        self._tally = Tally("power loss, in every state that a file system may leave")

    def run(self, words: Sequence[str], acts: Sequence[str]) -> Tally:
        """Let the process do these acts, in order, and open all that a power loss may leave.

        What was called saved by then must be there; of the rest, the next act may be.
        """
        tally = self._tally
        disk = Disk(self._root, self._chance)
        saved: dict[str, None] = {}
        seen: dict[frozenset[tuple[object, ...]], Counter[str] | None] = {}
        for step in recorded(self._home, words, self._root):
            when = f"after {step.name}"
            if isinstance(step, Said):
                saved |= dict.fromkeys(self._says(step.text))
            disk.do(step)
            for state in disk.states():
                key = frozenset(state.items())
                if key not in seen:
                    seen[key] = self._open(state, when)
                tally.compare(seen[key], saved, acts[len(saved) :], when)
        assert list(saved) == list(acts), f"{len(saved)} of {len(acts)} were called saved"
        tally.tried = len(seen)
        return tally

    def _open(self, state: State, when: str) -> Counter[str] | None:
        with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
            for name, content in state.items():
                if content is None:
                    Path(folder, name).mkdir()
                else:
                    Path(folder, name).write_bytes(content)
            home = Home(Path(folder) / self._home.directory.relative_to(self._root))
            self._tally.read(home, when)
            try:
                return self._opening(home)
            except ValueError as error:
                self._tally.unreadable.append(f"{when}: {error}")
                return None
