"""Something looked up behind while something else is done, and taken when it is needed."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """Looks something up in a thread of its own, from now on."""

    def __init__(self, look: Callable[[], T]) -> None:
        self._look = look
        self._found: T | None = None
        self._thread = Thread(target=self._run, name="reading ahead", daemon=True)
        self._thread.start()

    def found(self) -> T | None:
        """What was found, once it is; `None` where it failed: whoever looks again learns why."""
        self._thread.join()
        return self._found

    def _run(self) -> None:
        with suppress(Exception):
            self._found = self._look()
