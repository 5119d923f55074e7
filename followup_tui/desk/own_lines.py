"""The lines of a user's own, read and checked."""

import re
from difflib import get_close_matches

from followup_tui.desk.lines import FIELDS, Lines, Occasion, Section, Way, shipped
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line

FEWEST = 3
"""So many there must be of each sort, for a line never to be heard twice in a row."""

_LONGEST = 300
_FIELD = re.compile(r"\{([^{}]*)\}")
_HEADING = re.compile(r"\[(.*)\]")
_WAY = re.compile(r"(\w+)\s*:\s*(.+)")


def read_lines(text: str, source: str) -> Lines:
    """The lines of a user's own file, over ours where it has none.

    Raises `FollowupError` that names `source` and the line of it that can't be used.
    """
    own = _read(text, source)
    ours = {section: lines for section, lines in shipped().of.items() if section not in own}
    said = {(way, line): occasion for (occasion, way), lines in ours.items() for line in lines}
    for (occasion, way), lines in own.items():
        for line, number in lines.items():
            if other := said.get((way, line)):
                why = f"our [{other}] says the same; nobody is to hear a line twice in a row"
                raise _refused(source, number, why)
        if len(lines) < FEWEST:
            why = f"[{occasion}] has {len(lines)} to {way}; {FEWEST} or more take turns"
            raise _refused(source, next(iter(lines.values())), why)
    return Lines({**ours, **{section: tuple(lines) for section, lines in own.items()}})


def _read(text: str, source: str) -> dict[Section, dict[str, int]]:
    """The lines of a file, each with the number of the line it stands on."""
    found: dict[Section, dict[str, int]] = {}
    known: dict[tuple[Way, str], int] = {}
    occasion: Occasion | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        written = one_line(raw)
        if not written or written.startswith("#"):
            continue
        try:
            if heading := _HEADING.fullmatch(written):
                occasion = _occasion(heading[1])
                continue
            way, line = _line(written)
        except FollowupError as error:
            raise _refused(source, number, str(error)) from None
        if occasion is None:
            raise _refused(source, number, "it stands under no [heading]")
        if before := known.get((way, line)):
            raise _refused(source, number, f"line {before} says the same")
        known[way, line] = number
        found.setdefault((occasion, way), {})[line] = number
    return found


def _occasion(heading: str) -> Occasion:
    try:
        return Occasion(heading.strip().casefold())
    except ValueError:
        near = get_close_matches(heading.casefold(), list(Occasion), n=1) or list(Occasion)
        meant = ", ".join(f"[{one}]" for one in near)
        raise FollowupError(f"there is no [{heading[:40]}]; there is {meant}") from None


def _line(written: str) -> tuple[Way, str]:
    found = _WAY.fullmatch(written)
    if not found or found[1].casefold() not in {*Way}:
        raise FollowupError("a line begins with say: or leave:, then come its words")
    line = found[2]
    if len(line) > _LONGEST:
        raise FollowupError(f"it is longer than {_LONGEST} letters")
    for field in _FIELD.findall(line):
        if field not in FIELDS:
            fields = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise FollowupError(f"there is no field {{{field[:40]}}}; there are {fields}")
    if set(_FIELD.sub("", line)) & set("{}"):
        raise FollowupError("there is a brace without its pair; a field is written {name}")
    return Way(found[1].casefold()), line


def _refused(source: str, number: int, why: str) -> FollowupError:
    return FollowupError(f"{source}, line {number}: {why}")
