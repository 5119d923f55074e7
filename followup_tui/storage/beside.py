"""Copies that sync programs leave beside the data file when two computers wrote it.

What says so in its name is one: Syncthing's `followup.sync-conflict-20261124-101530-ABCDEFG.json`,
Dropbox's and Nextcloud's `followup (Anna's conflicted copy 2026-11-24).json`, in any language where
the word is *conflict* or nearly. iCloud's `followup 2.json`, Google Drive's `followup (1).json` and
OneDrive's `followup-LAPTOP-1A2B3C4.json` are names that people give as well: such a file is only
likely to be one. Any other name is the user's own affair, and `followup-tui merge`'s.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

_CERTAIN = re.compile(r"[ ._~(\[-].*(?:conflict|konflikt|conflit)", re.IGNORECASE)
_LIKELY = re.compile(
    r"""
      \ \d{1,2}                        # iCloud
    | \ ?\(\d{1,2}\)                   # Google Drive
    | -(?:DESKTOP|LAPTOP)-[A-Z0-9]{7}  # OneDrive, by the names Windows gives to computers
    | \ \(.*\d{4}-\d\d-\d\d.*\)        # Dropbox in languages with other words
    """,
    re.VERBOSE,
)


class Copy(NamedTuple):
    """A file that is a copy of the data, for `certain` or judged by its contents."""

    path: Path
    certain: bool


def copies_beside(data: Path) -> list[Copy]:
    """The copies beside the file at `data`, or where that is a link, beside the file itself.

    It takes one look into the directory. One that can't be looked into has none, and where the
    file itself is not there, nothing is its copy.
    """
    target = Path(os.path.realpath(data))
    found, there_too = [], False
    try:
        with os.scandir(target.parent) as there:
            for entry in there:
                name = entry.name
                if not (name.startswith(target.stem) and name.endswith(target.suffix)):
                    continue
                there_too |= name == target.name
                middle = name[len(target.stem) : len(name) - len(target.suffix)]
                certain = _CERTAIN.match(middle) is not None
                likely = certain or _LIKELY.fullmatch(middle) is not None
                if likely and entry.is_file(follow_symlinks=False):
                    found.append(Copy(Path(entry.path), certain))
    except OSError:
        return []
    return sorted(found) if there_too else []
