"""Something else in the place of the data file: it is never overwritten."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.home import Home, add
from tests.faults.survival import Fault, Holding

_NEWER = b'{"meta":{"1":{"schema_version":999}},"contacts":{}}'


def _in_its_place(put: Callable[[Path, bytes], object]) -> Holding:
    """The file is put aside and something is made in its place, from what it held."""

    @contextmanager
    def hold(home: Home, _: int) -> Iterator[Sequence[str]]:
        aside = home.data.with_name("aside")
        home.data.rename(aside)
        put(home.data, aside.read_bytes())
        try:
            yield []
        finally:
            aside.rename(home.data) if not home.data.is_dir() else _swapped(home.data, aside)

    return hold


def _swapped(directory: Path, aside: Path) -> None:
    directory.rmdir()
    aside.rename(directory)


def _written(change: Callable[[bytes], bytes]) -> Holding:
    return _in_its_place(lambda path, content: path.write_bytes(change(content)))


_HOLDS = {
    "an empty file": _written(lambda _: b""),
    "a truncated file": _written(lambda content: content[: len(content) // 2]),
    "a file of zeros": _written(lambda content: bytes(len(content))),
    "a file with a tail of an older one": _written(lambda content: content + content[-9:]),
    "another program's TinyDB": _written(lambda _: b'{"_default":{"1":{"url":"x"}}}'),
    "a newer version's file": _written(lambda _: _NEWER),
    "a directory": _in_its_place(lambda path, _: path.mkdir()),
    "a pipe": _in_its_place(lambda path, _: os.mkfifo(path)),
    "a link to nowhere": _in_its_place(lambda path, _: path.symlink_to("/nowhere/at.all")),
    "no file at all": _in_its_place(lambda path, _: None),
}

STRANGERS = tuple(Fault(name, hold, tuple(add("act"))) for name, hold in _HOLDS.items())
"""Met by adding somebody, which goes well with an empty database too."""
