"""The lines to say on the telephone and to leave on a machine.

They are plain text with fields in braces that are replaced by words, and nothing else: a line can
reach no file and run nothing.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec


class Occasion(StrEnum):
    """What a call comes after, by the heading its lines stand under."""

    FIRST_CALL = "first call"
    LEFT_WORD = "left word"
    MANY_CALLS = "many calls"
    ANNOYED = "annoyed"
    AGREED = "agreed"
    MISSED = "agreed, and missed"
    SUGGESTED = "suggested"
    PROMISED = "promised"
    TALKED = "talked"
    THEY_CALLED = "they called"
    MET = "met"
    REPLIED = "they replied"
    WROTE = "you wrote"
    IN_TOUCH = "in touch"
    NEWS = "in touch, with news"


class Way(StrEnum):
    """Whether somebody answers or a machine."""

    SAY = "say"
    LEAVE = "leave"


FIELDS: Mapping[str, str] = {
    "name": "",
    "company": "your team",
    "day": "the other day",
    "next": "soon",
    "news": "what I have been doing",
    "me": "(your name)",
    "phone": "(your number)",
}
"""The fields of a line, each with the words where it is not known; an empty one leaves no gap."""

_SHIPPED = Path(__file__).with_name("lines.txt")

Section = tuple[Occasion, Way]


class Lines(msgspec.Struct, frozen=True):
    """The lines for each occasion, in the order in which they take turns."""

    of: Mapping[Section, tuple[str, ...]]

    def turns(self, occasion: Occasion, way: Way) -> tuple[str, ...]:
        """The lines that take turns then: at least three, all different."""
        return self.of[occasion, way]


def filled(line: str, words: Mapping[str, str]) -> str:
    """The line with what is known in place of its fields."""
    said, *parts = line.split("{")
    for part in parts:
        field, _, rest = part.partition("}")
        word = words.get(field) or FIELDS[field]
        said = f"{said if word else said.removesuffix(' ')}{word}{rest}"
    return said


@cache
def shipped() -> Lines:
    """The lines that come with the program."""
    found: dict[Section, tuple[str, ...]] = {}
    occasion = Occasion.FIRST_CALL
    for written in shipped_text().splitlines():
        if written.startswith("["):
            occasion = Occasion(written[1:-1])
        elif written and not written.startswith("#"):
            way, _, line = written.partition(": ")
            section = occasion, Way(way)
            found[section] = (*found.get(section, ()), line)
    return Lines(found)


def shipped_text() -> str:
    """The file of them, which says what its parts mean: the beginning of a user's own."""
    return _SHIPPED.read_text("utf-8")
