"""Faults of the place that the file is in: no room in it, no right to write, no place any more."""

import errno
import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.faults.home import Home
from tests.faults.survival import Fault

_LIMIT = 200
"""Bytes a file may have: fewer than any data file has."""

_BLOCK = 1 << 12


@contextmanager
def _limited(_: Home, process: int) -> Iterator[Sequence[str]]:
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    if process:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (_LIMIT, before[1]))
    try:
        yield ["env", "PYTHONDONTWRITEBYTECODE=1", "prlimit", f"--fsize={_LIMIT}:"]
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


@contextmanager
def _small_disk(directory: Path) -> Iterator[None]:
    """A real file system of half a megabyte."""
    with _mounted(directory, "-t", "tmpfs", "-o", "size=512k", "tmpfs"):
        yield


@contextmanager
def _filled(home: Home, _: int) -> Iterator[Sequence[str]]:
    """The file system is filled to the last byte."""
    rest = home.directory / "rest"
    with rest.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(_BLOCK))
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017 - the disk is filled until it is full
    try:
        yield []
    finally:
        rest.unlink()


@contextmanager
def _read_only(home: Home, _: int) -> Iterator[Sequence[str]]:
    if os.geteuid():
        home.directory.chmod(0o500)
        yield []
        home.directory.chmod(0o700)
        return
    # The superuser may write in any directory, but not on a file system that is read-only.
    with _mounted(home.directory, "--bind", str(home.directory)):
        _mount("-o", "remount,ro,bind", str(home.directory))
        yield []


@contextmanager
def _unmounted(home: Home, _: int) -> Iterator[Sequence[str]]:
    """Where the user's disk was mounted there is an empty directory."""
    with _mounted(home.directory, "-t", "tmpfs", "tmpfs"):
        yield []


@contextmanager
def _away(home: Home, _: int) -> Iterator[Sequence[str]]:
    """The directory is somewhere else for a while; nothing may be made in its place."""
    elsewhere = home.directory.with_name("elsewhere")
    home.directory.rename(elsewhere)
    try:
        yield []
    finally:
        elsewhere.rename(home.directory)


@contextmanager
def _mounted(directory: Path, *what: str) -> Iterator[None]:
    directory.mkdir(parents=True, exist_ok=True)
    _mount(*what, str(directory))
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(directory)], check=True)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


@cache
def _no_mounting() -> str:
    """Why nothing can be mounted here; empty when it can."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with _small_disk(Path(folder) / "tried"):
                return ""
        except (OSError, subprocess.CalledProcessError):
            return "mounting is for the superuser"


def _no_read_only() -> str:
    return "" if os.geteuid() else _no_mounting()


PLACES = (
    Fault("a limit on the size of files (RLIMIT_FSIZE)", _limited),
    Fault("a full file system", _filled, ground=_small_disk, reason_against=_no_mounting),
    Fault("a read-only directory", _read_only, reason_against=_no_read_only),
    Fault("a disk that is no longer mounted", _unmounted, reason_against=_no_mounting),
    Fault("a directory that went away", _away),
)
