"""A key that is only being held down must not log the next person."""

from collections.abc import Callable
from time import monotonic

_SECONDS = 0.4
_ANY = ""


class HeldKey:
    """Tells a new press from the repeats of a held key, by the time since the one before."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._last = ("", float("-inf"))

    def pressed(self, key: str) -> None:
        """Take note of a key that was pressed elsewhere: the one before it is not held down."""
        self._last = (key, self._seconds())

    def surprised(self) -> None:
        """Take note that what is on screen changed by itself: keys under way were for another."""
        self._last = (_ANY, self._seconds())

    def repeats(self, key: str) -> bool:
        """Whether this press follows the same key, or a surprise, too closely to be meant."""
        before, at = self._last
        now = self._seconds()
        self._last = (key, now)
        return before in {key, _ANY} and now - at < _SECONDS
