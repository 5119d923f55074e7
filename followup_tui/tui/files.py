"""Where an address book is likely to be, and how paths are typed and shown."""

import os
from collections.abc import Iterator
from pathlib import Path

_LIKELY = ("", "Downloads", "Desktop", "Documents")
_SUFFIXES = {".csv", ".json", ".vcf"}
_MOST_LISTED = 6


def path_typed(typed: str) -> Path:
    """The path that was typed or pasted, perhaps in quotation marks."""
    bare = typed.strip("'\"")
    return Path(os.path.expanduser(bare))  # noqa: PTH111 - Path's own raises for unknown users


def likely_files() -> list[Path]:
    """The CSV, vCard and JSON files where downloads end up, newest first."""
    found = {path for folder in (Path.home() / name for name in _LIKELY) for path in _in(folder)}
    found.update(_in(Path.cwd()))
    return sorted(found, key=_written, reverse=True)[:_MOST_LISTED]


def _in(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        return


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # a link to nowhere
        return 0


def from_home(folder: Path) -> str:
    """A folder as it is called from the user's home."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
