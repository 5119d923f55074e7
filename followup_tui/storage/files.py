"""Private files and directories, and replacing a file in one step."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

_FILE_MODE = 0o600
_DIRECTORY_MODE = 0o700
_TEMPORARY = ".tmp"


def make_private(directory: Path) -> None:
    """Make a directory, and those above it, for the user alone; existing ones stay as they are."""
    if directory.is_dir():
        return
    make_private(directory.parent)
    directory.mkdir(mode=_DIRECTORY_MODE, exist_ok=True)
    sync_directory(directory.parent)


def replace_file(target: Path, content: bytes, *, durable: bool) -> os.stat_result:
    """Give a file new content, readable by the user alone, or raise `OSError` and leave it be.

    `durable` waits until the content is on the disk; the new name is once the directory is synced.
    Returns the status of the new file.
    """
    now = time.time_ns()
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{now}{_TEMPORARY}")
    try:
        with open(temporary, "xb", opener=_private) as file:
            file.write(content)
            file.flush()
            # The kernel's own stamps tick too coarsely to tell two quick writes apart.
            os.utime(temporary, ns=(now, now))
            if durable:
                os.fsync(file.fileno())
            status = os.fstat(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return status


def write_file(target: Path, content: bytes) -> None:
    """Write a file that may be lost, readable by the user alone: after a kill half may be there."""
    with open(target, "wb", opener=_private) as file:
        file.write(content)


def sweep(directory: Path, name: str) -> None:
    """Remove what killed processes left half written of files whose names begin so.

    To be called by their only writer.
    """
    for leftover in leftovers(directory, name):
        with suppress(OSError):
            leftover.unlink()


def leftovers(directory: Path, name: str) -> list[Path]:
    """What killed processes left half written of files whose names begin so."""
    with os.scandir(directory) as beside:
        return [
            Path(found.path)
            for found in beside
            if found.name.startswith(f".{name}") and found.name.endswith(_TEMPORARY)
        ]


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, _FILE_MODE)


def sync_directory(directory: Path) -> None:
    """Wait until the names in a directory are on the disk, or raise `OSError`."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems have no such call, and keep the order themselves.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
