"""Lists in which a thing stands once: numbers, addresses, tags, who has heard the news."""

from collections.abc import Iterable
from typing import TypeVar

from followup_tui.domain.phone import Phone

T = TypeVar("T", bound=Phone | str)


def by_name(items: Iterable[T]) -> dict[str, T]:
    """The items by what tells them apart, in their order; of two that are one the first.

    A number is the same whatever is said of it: its label, whether it is wrong.
    """
    named: dict[str, T] = {}
    for item in items:
        named.setdefault(_name(item), item)
    return named


def _name(item: Phone | str) -> str:
    if isinstance(item, str):
        return item
    return f"{item.e164} {item.ext}".strip() if item.e164 else item.typed
