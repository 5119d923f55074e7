"""The text of a file that is being read, and who follows along."""

from collections.abc import Callable

import msgspec

Heed = Callable[[int, int], None]
"""Told how far the reading is: so many of so many. It may raise to give up."""


def nobody(done: int, of: int) -> None:
    """For reading that nobody follows."""


class Source(msgspec.Struct, frozen=True):
    """What a reader gets: the whole text, and whom to tell how far it is."""

    text: str
    heed: Heed = nobody
