"""Writers that do not keep the promise, each in one way: `python -m tests.faults.bad_writers NAME`.

The power-loss model must find fault with every one of them.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tinydb import TinyDB

from followup_tui.storage.paths import Home

ACTS = ("act-0", "act-1", "act-2", "act-3")

Rows = dict[str, dict[str, str]]


def tinydb_as_it_comes(path: Path, rows: Rows) -> None:
    """TinyDB's own storage: in place, and not waited for."""
    with TinyDB(path) as db:
        db.table("interactions").insert(rows[max(rows, key=int)])


def in_place(path: Path, rows: Rows) -> None:
    """Over the old state, but waited for."""
    with path.open("wb") as file:
        file.write(_tables(rows))
        file.flush()
        os.fsync(file.fileno())


def without_fsync(path: Path, rows: Rows) -> None:
    """Beside it and renamed, as many programs do, and not waited for."""
    temporary = path.with_suffix(".tmp")
    temporary.write_bytes(_tables(rows))
    temporary.replace(path)


def without_directory_fsync(path: Path, rows: Rows) -> None:
    """The content is waited for, its name is not."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(_tables(rows))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def renamed_too_early(path: Path, rows: Rows) -> None:
    """All of it is waited for, in the wrong order."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        temporary.replace(path)
        file.write(_tables(rows))
        file.flush()
        os.fsync(file.fileno())
    _sync(path.parent)


def said_too_early(path: Path, rows: Rows) -> None:
    """Everything right, but the user was told before it was."""
    print(f"saved {ACTS[len(rows) - 1]}", flush=True)  # noqa: T201 - the user is told
    _right(path, rows)


def _right(path: Path, rows: Rows) -> None:
    without_directory_fsync(path, rows)
    _sync(path.parent)


def _tables(rows: Rows) -> bytes:
    return json.dumps({"contacts": {}, "interactions": rows}).encode()


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


WRITERS: dict[str, Callable[[Path, Rows], None]] = {
    writer.__name__: writer
    for writer in (
        tinydb_as_it_comes,
        in_place,
        without_fsync,
        without_directory_fsync,
        renamed_too_early,
        said_too_early,
    )
}
RIGHT = "right"

if __name__ == "__main__":
    chosen = {**WRITERS, RIGHT: _right}[sys.argv[1]]
    acts: Rows = {}
    for act in ACTS:
        acts[str(len(acts) + 1)] = {"note": act}
        chosen(Home.find().data, acts)
        print(f"saved {act}", flush=True)  # noqa: T201 - the user is told
