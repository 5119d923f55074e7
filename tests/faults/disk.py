"""A model of a disk at the moment the power goes, as loose as POSIX lets a file system be.

Only what was waited for is there for sure: a file's content after fsync of the file, a name after
fsync of its directory. Of the rest anything may be missing:

- each write since the file's last fsync may be whole, cut short, zeros, or not there, whatever
  became of the others;
- each creation, renaming and removal since the directory's last fsync may be done or not, whatever
  became of the others. A renaming is one step: never half of it.

Real file systems keep more order than this; a writer that survives here survives on them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Any

from tests.faults.recording import (
    Create,
    Link,
    Mkdir,
    Operation,
    Rename,
    Sync,
    Truncate,
    Unlink,
    Write,
    cut,
    written,
)

State = dict[PurePosixPath, bytes | None]
"""What stands in a directory after a crash: every file's content, `None` for a directory."""

_CHOICES = 1 << 10
"""How many ways are tried out, by lot, where there are more."""


@dataclass(eq=False)
class _File:
    safe: bytes = b""
    since: list[Write | Truncate] = field(default_factory=list)


@dataclass(eq=False)
class _Directory:
    safe: "dict[str, _File | _Directory]" = field(default_factory=dict)
    now: "dict[str, _File | _Directory]" = field(default_factory=dict)
    since: "list[dict[str, _File | _Directory | None]]" = field(default_factory=list)

    def change(self, names: "dict[str, _File | _Directory | None]") -> None:
        """Give names to things, or take them away, in one step."""
        self.since.append(names)
        _apply(self.now, names)


class Disk:
    """A directory that begins as it is on the real disk, and what is done to it."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self._root = root
        self._chance = chance
        self._top = _loaded(root)

    def do(self, operation: Operation) -> None:
        """Follow what a process did."""
        match operation:
            case Create(path):
                self._change(path, _File())
            case Mkdir(path):
                self._change(path, _Directory())
            case Link(path, to):
                self._change(to, self._at(path))
            case Unlink(path):
                self._change(path, None)
            case Rename(path, to):
                moved = self._at(path)
                if path.parent == to.parent:
                    self._at(path.parent).change({path.name: None, to.name: moved})
                else:  # two directories, each of which may lose its half
                    self._change(to, moved)
                    self._change(path, None)
            case Write(path) | Truncate(path):
                self._at(path).since.append(operation)
            case Sync(path):
                self._sync(self._at(path))
            case _:
                pass

    def states(self) -> Iterator[State]:
        """What may be found after a crash here and now, each way it may be."""
        for top in self._outcomes(self._top):
            yield {PurePosixPath(name): content for name, content in top.items()}

    def _at(self, path: Path) -> Any:
        found: Any = self._top
        for name in path.relative_to(self._root).parts:
            found = found.now[name]
        return found

    def _change(self, path: Path, to: "_File | _Directory | None") -> None:
        self._at(path.parent).change({path.name: to})

    def _sync(self, what: "_File | _Directory") -> None:
        if isinstance(what, _Directory):
            what.safe = dict(what.now)
        else:
            what.safe = _after(what.safe, what.since)
        what.since.clear()

    def _outcomes(self, directory: _Directory) -> Iterator[dict[str, bytes | None]]:
        steps = directory.since
        for done in self._some([(True, False)] * len(steps)):
            names = dict(directory.safe)
            for step, happened in zip(steps, done, strict=True):
                if happened:
                    _apply(names, step)
            yield from self._filled(names)

    def _filled(self, names: "dict[str, _File | _Directory]") -> Iterator[dict[str, bytes | None]]:
        """Every way the things of these names may be found."""
        ways: list[list[dict[str, bytes | None]]] = []
        for name, thing in names.items():
            if isinstance(thing, _File):
                ways.append([{name: content} for content in self._contents(thing)])
            else:
                inside = self._outcomes(thing)
                ways.append([_under(name, one) for one in inside])
        for chosen in self._some(ways):
            yield {name: content for part in chosen for name, content in part.items()}

    def _contents(self, file: _File) -> set[bytes]:
        """What may be found in a file: each write whole, cut, zeros, or none, with any others."""
        ways = [
            [step, *(_damaged(step, self._chance) if isinstance(step, Write) else [None])]
            for step in file.since
        ]
        return {
            _after(file.safe, [step for step in chosen if step is not None])
            for chosen in self._some(ways)
        }

    def _some(self, ways: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
        """Every choice of one from each, or that many of them by lot."""
        number = 1
        for way in ways:
            number *= len(way)
        if number <= _CHOICES:
            yield from product(*ways)
            return
        yield tuple(way[0] for way in ways)
        for _ in range(_CHOICES):
            yield tuple(self._chance.choice(way) for way in ways)


def _damaged(step: Write, chance: random.Random) -> list[Write | None]:
    """What may become of a write that nobody waited for."""
    size = len(step.content)
    lengths = {0, size // 2, size - 1, chance.randrange(size)} - {size}
    cuts = [Write(step.path, step.at, step.content[:length]) for length in sorted(lengths)]
    return [*cuts, Write(step.path, step.at, bytes(size)), None]


def _after(content: bytes, steps: "Sequence[Write | Truncate]") -> bytes:
    for step in steps:
        if isinstance(step, Write):
            content = written(content, step.at, step.content)
        else:
            content = cut(content, step.length)
    return content


def _apply(names: dict[str, Any], step: dict[str, Any]) -> None:
    for name, thing in step.items():
        if thing is None:
            names.pop(name, None)
        else:
            names[name] = thing


def _under(name: str, inside: dict[str, bytes | None]) -> dict[str, bytes | None]:
    return {name: None, **{f"{name}/{deeper}": content for deeper, content in inside.items()}}


def _loaded(path: Path) -> _Directory:
    """A directory of the real disk, all of it safe."""
    names: dict[str, _File | _Directory] = {
        found.name: _loaded(found) if found.is_dir() else _File(found.read_bytes())
        for found in path.iterdir()
    }
    return _Directory(dict(names), dict(names))
