"""A file of vCards taken apart: each card with its lines, or why it can't be read."""

import re
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from typing import Any

import msgspec

from followup_tui.domain.text import one_line

_LINE_END = re.compile(r"\r\n?|\n")
_PICTURE = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:[a-z0-9_-]+\.)?[a-z0-9_-]+;?(?:;[a-z0-9_-]+(?:[=,](?:\"[^\"]*+\"|[^\";:,]*+))*+)*+:",
    re.IGNORECASE,
)
"""What stands before a value. `vobject` would take ages to find that there is none: many commas."""

_MOST_LETTERS = 200_000
"""A card without its pictures is never this long; a file that is no card may well be."""

_USED = frozenset({
    *("FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "NOTE", "CATEGORIES", "TZ"),
    *("UID", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-ABLABEL", "PRODID", "KIND"),
    *("X-ADDRESSBOOKSERVER-KIND", "X-FOLLOWUP-STAGE", "X-FOLLOWUP-REGION", "X-FOLLOWUP-HOURS"),
    "X-FOLLOWUP-POSITION",
    *("ADR", "BDAY", "RELATED"),
})  # fmt: skip

_BETWEEN_PARTS = {"N": ";", "ORG": ";", "ADR": ";", "CATEGORIES": ","}
"""Properties with several parts. A comma in any other is text, escaped or not: 2.1 does not."""


class Line(msgspec.Struct, frozen=True):
    """One property of a card: `value` in its parts, unescaped; `types` and `group` in lower case.

    `pref` is what 4.0 says of how much it is preferred: "1" most.
    """

    name: str
    value: tuple[str, ...]
    types: frozenset[str]
    pref: str
    group: str


class Card(msgspec.Struct, frozen=True):
    """One card; `number` counts those of its file from 1.

    `lost` says of each line that could not be read which it is, and `problem` why the whole card
    can't be. `file` names the file, in a folder of cards.
    """

    number: int
    lines: tuple[Line, ...] = ()
    lost: tuple[str, ...] = ()
    problem: str = ""
    file: str = ""


def cards_of(text: str, file: str = "") -> Iterator[Card]:
    """The cards in a text, one at a time."""
    for number, (lines, problem) in enumerate(_pieces(text), 1):
        if problem:
            yield Card(number, problem=problem, file=file)
        else:
            yield _read(number, lines, file)


def _pieces(text: str) -> Iterator[tuple[list[str], str]]:
    """The lines between BEGIN and END of each card, without its pictures, or what is wrong."""
    lines: list[str] | None = None
    stray = picture = False
    length = 0
    for line in _lines(text):
        said = line.strip("\ufeff \t").casefold()
        if said == "begin:vcard":
            if lines is not None:
                yield [], "it has no end; is the file damaged?"
            elif stray:
                yield [], "it has no beginning; is the file damaged?"
            lines, stray, picture, length = [], False, False, 0
        elif lines is None:
            stray = stray or bool(said)
        elif said == "end:vcard":
            yield ([], "it is too long for a card") if length > _MOST_LETTERS else (lines, "")
            lines = None
        else:
            picture = bool(_PICTURE.match(line)) or (picture and line[:1] in {" ", "\t"})
            if not picture:
                length += len(line)
                if length <= _MOST_LETTERS:
                    lines.append(line)
    if lines is not None:
        yield [], "it has no end; is the file cut off?"


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; only carriage returns and newlines end one."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    if start < len(text):
        yield text[start:]


def _read(number: int, lines: list[str], file: str) -> Card:
    from vobject.base import VObjectError, getLogicalLines, textLineToContentLine

    found: list[Line] = []
    lost: list[str] = []
    for line, _ in getLogicalLines(StringIO("\n".join(lines))):
        try:
            content = textLineToContentLine(line) if _HEAD.match(line) else None
        except (VObjectError, ValueError, LookupError):
            content = None
        if content is None:
            lost.append(f"a line can't be read: “{one_line(line[:200])[:40]}”")
        elif content.name in _USED:
            found.append(_line(content))
    return Card(number, tuple(found), tuple(lost), file=file)


def _line(content: Any) -> Line:
    from vobject.icalendar import stringToTextValues

    value = content.value
    if value.endswith("\\"):
        value += " "  # a lone backslash would escape the end
    types = chain(content.params.get("TYPE", ()), content.singletonparams)
    return Line(
        content.name,
        tuple(stringToTextValues(value, _BETWEEN_PARTS.get(content.name, ""))),
        frozenset(word.strip().casefold() for words in types for word in words.split(",")),
        next(iter(content.params.get("PREF", ())), ""),
        (content.group or "").casefold(),
    )
