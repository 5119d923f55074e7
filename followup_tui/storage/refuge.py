"""Where what can't be written in its own place is kept until it can: some other directory."""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from followup_tui.storage.files import replace_file, sync_directory

UNSAVED = "unsaved-"
"""How the names of acts that could not be saved begin (see `unsaved`)."""


class Refuge:
    """Files beside the data file at `data`, or else in the first directory that takes them.

    The last one is anybody's (`/tmp`): what lies there is only taken up when it is a file of this
    user's own making, and no link is followed. Directories are never made.
    """

    def __init__(self, data: Path, directories: Sequence[Path]) -> None:
        self._directories = list(dict.fromkeys(directories))
        # Another data file's refuge may be in the same directory.
        self._start = f"followup-tui-{crc32(os.fsencode(data.absolute())):08x}-"

    def put(self, name: str, content: bytes) -> Path | None:
        """Keep bytes under a name, in place of those before; `None` when nobody takes them."""
        for directory in self._directories:
            path = directory / f"{self._start}{name}"
            try:
                replace_file(path, content, durable=True)
            except OSError:
                continue
            with suppress(OSError):
                sync_directory(directory)
            self._remove(path.name, but=path)
            return path
        return None

    def remove(self, name: str) -> None:
        """Let go of what is kept under a name."""
        self._remove(f"{self._start}{name}")

    def found(self, beginning: str) -> list[Path]:
        """What is kept under names that begin so, oldest first."""
        names = (self._start + beginning, ".json")
        paths = []
        for directory in self._directories:
            with suppress(OSError), os.scandir(directory) as here:
                paths += [
                    Path(one.path)
                    for one in here
                    if one.name.startswith(names[0]) and one.name.endswith(names[1])
                ]
        ages = {path: _modified(path) for path in paths}
        return sorted(paths, key=lambda path: (ages[path], path))

    def _remove(self, name: str, but: Path | None = None) -> None:
        for directory in self._directories:
            if (path := directory / name) != but:
                with suppress(OSError):
                    path.unlink()


def read_own(path: Path) -> bytes:
    """What a file of the user's own holds; `OSError` for a link, and for what others could make."""
    with open(path, "rb", opener=_without_following) as file:
        status = os.fstat(file.fileno())
        mine = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
        if not (stat.S_ISREG(status.st_mode) and mine and status.st_nlink == 1):
            raise PermissionError(1, "it is not a file of your own", str(path))
        return file.read()


def _without_following(name: str, flags: int) -> int:
    # Nor is a pipe waited for.
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _modified(path: Path) -> int:
    with suppress(OSError):
        return path.lstat().st_mtime_ns
    return 0
