"""On which line of a TOML text something stands: `tomllib` does not say."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)$")
_AT_END = re.compile(r"\s*\(at end of document\)$")


def line_of(text: str, path: Sequence[str]) -> int:
    """The number of the line, from 1, on which the key at `path` is first given.

    It is the end of the shortest beginning of the text that can be read and has the key.
    """
    lines = text.splitlines(keepends=True)
    begins = 1
    for count in range(1, len(lines) + 1):
        try:
            read = tomllib.loads("".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        if _has(read, path):
            return begins
        begins = count + 1
    return begins


def fault_and_line(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, int]:
    """What is wrong with a TOML text, and on which line."""
    message = str(error)
    if found := _AT_LINE.search(message):
        return message[: found.start()], int(found.group(1))
    return _AT_END.sub("", message), max(len(text.splitlines()), 1)


def _has(value: Any, path: Sequence[str]) -> bool:
    for key in path:
        if not isinstance(value, Mapping) or key not in value:
            return False
        value = value[key]
    return True
