"""Looking for copies beside the data file while the app runs, in a thread of its own."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from followup_tui.storage.backups import Backups
from followup_tui.storage.beside import copies_beside

_FIRST_SECONDS, _SECONDS = 0.5, 3.0


class CopyWatch:
    """Merges what a sync program leaves beside the file at `data`, and has it said in a line.

    It writes as another process would: the app shows what came in as it shows any other writing.
    """

    def __init__(
        self,
        data: Path,
        backups: Backups,
        clock: Callable[[], datetime],
        say: Callable[[str], None],
    ) -> None:
        self._data, self._backups = data, backups
        self._clock, self._say = clock, say
        self._leaving = Event()
        self._thread = Thread(target=self._watch, name="copies", daemon=True)

    def start(self) -> None:
        """Begin, once the first screen has had time to be drawn."""
        self._thread.start()

    def close(self) -> None:
        """Look no more; a merge that has begun is finished."""
        self._leaving.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        known = None
        wait = _FIRST_SECONDS
        while not self._leaving.wait(wait):
            wait = _SECONDS
            if not (copies := copies_beside(self._data)):
                continue
            from followup_tui.storage.conflict_copies import ConflictCopies

            known = known or ConflictCopies(self._data, self._backups)
            for line in known.take_in(copies, self._clock()):
                self._say(line)
