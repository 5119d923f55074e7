"""What a process did to the files of a directory, and said to its user, in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.home import Home
from tests.faults.traced import Traced, traced


class _Step:
    """Something a process did."""

    path: Path

    @property
    def name(self) -> str:
        """It in two words."""
        return f"{type(self).__name__} {self.path.name}"


@dataclass(frozen=True)
class Create(_Step):
    """A new empty file has this name."""

    path: Path


@dataclass(frozen=True)
class Mkdir(_Step):
    """A new empty directory has this name."""

    path: Path


@dataclass(frozen=True)
class Write(_Step):
    """These bytes stand in the file of this name, from `at`."""

    path: Path
    at: int
    content: bytes


@dataclass(frozen=True)
class Truncate(_Step):
    """The file of this name was cut, or filled up with zeros, to this length."""

    path: Path
    length: int


@dataclass(frozen=True)
class Rename(_Step):
    """What had one name has the other now, and what had that is gone."""

    path: Path
    to: Path


@dataclass(frozen=True)
class Link(_Step):
    """What has one name has the other besides."""

    path: Path
    to: Path


@dataclass(frozen=True)
class Unlink(_Step):
    """Nothing has this name any more."""

    path: Path


@dataclass(frozen=True)
class Sync(_Step):
    """The process waited for the file or directory of this name: it is on the disk as it is."""

    path: Path


@dataclass(frozen=True)
class Said:
    """The process told its user something: what it calls done must outlive all that follows."""

    text: str
    name = "what it said"


Operation = Create | Mkdir | Write | Truncate | Rename | Link | Unlink | Sync | Said


def recorded(home: Home, words: Sequence[str], root: Path) -> list[Operation]:
    """Run a process over a home to its end, and give what it did to files under `root`, and said.

    Raises `AssertionError` for a call that changes a file in a way that is not understood here.
    """
    reader = _Reader(root)
    return list(reader.operations(traced(home, words)))


class _Reader:
    """Turns calls into operations; it knows what each file holds and where each handle stands."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lengths = {path: path.stat().st_size for path in root.rglob("*") if path.is_file()}
        self._contents = {path: path.read_bytes() for path in self._lengths}
        self._places: dict[int, int] = {}

    def operations(self, calls: Iterable[Traced]) -> Iterator[Operation]:
        """What the calls did, in order."""
        for call in calls:
            if call.name == "write" and next(iter(call.handles), None) == 1:
                yield Said(call.texts[0].decode())
            elif any(self._is_ours(path) for path in (*call.handles.values(), *call.names)):
                for operation in self._meaning(call):
                    self._follow(operation)
                    yield operation

    def _is_ours(self, path: Path) -> bool:
        return path == self._root or self._root in path.parents

    def _meaning(self, call: Traced) -> Iterator[Operation]:  # noqa: C901, PLR0912 - a table
        handle, path = next(iter(call.handles.items()), (-1, Path()))
        match call.name:
            case "open" | "openat" | "creat":
                yield from self._opened(call, call.names[0])
            case "lseek":
                self._places[handle] = call.result
            case "write":
                yield self._written(handle, path, call.texts[0][: call.result])
            case "pwrite64":
                yield Write(path, call.number, call.texts[0][: call.result])
            case "sendfile" | "copy_file_range":
                yield self._copied(call)
            case "ftruncate":
                yield Truncate(path, call.number)
            case "truncate":
                yield Truncate(call.names[0], call.number)
            case "fsync" | "fdatasync":
                yield Sync(path)
            case "rename" | "renameat" | "renameat2":
                yield Rename(*call.names)
            case "link" | "linkat":
                yield Link(*call.names)
            case "unlink" | "unlinkat" if "AT_REMOVEDIR" not in call.given:
                yield Unlink(call.names[0])
            case "mkdir" | "mkdirat":
                yield Mkdir(call.names[0])
            case "close":
                pass
            case "mmap" if "PROT_WRITE" not in call.given or "MAP_PRIVATE" in call.given:
                pass
            case _:
                raise AssertionError(f"not understood here: {call.name} {call.given[:200]}")

    def _opened(self, call: Traced, path: Path) -> Iterator[Operation]:
        if "O_CREAT" in call.given and path not in self._contents:
            yield Create(path)
        elif "O_TRUNC" in call.given and self._contents.get(path):
            yield Truncate(path, 0)
        at_end = "O_APPEND" in call.given
        self._places[call.result] = len(self._contents[path]) if at_end else 0

    def _written(self, handle: int, path: Path, content: bytes) -> Write:
        at = self._places[handle]
        self._places[handle] = at + len(content)
        return Write(path, at, content)

    def _copied(self, call: Traced) -> Write:
        """From where one handle stands to where the other does."""
        into, source = call.handles if call.name == "sendfile" else reversed(call.handles)
        start = self._places[source]
        content = self._contents[call.handles[source]][start : start + call.result]
        self._places[source] = start + call.result
        return self._written(into, call.handles[into], content)

    def _follow(self, operation: Operation) -> None:
        files = self._contents
        match operation:
            case Create(path):
                files[path] = b""
            case Write(path, at, content):
                files[path] = written(files[path], at, content)
            case Truncate(path, length):
                files[path] = cut(files[path], length)
            case Rename(path, to) if path in files:
                files[to] = files.pop(path)
            case Link(path, to):
                files[to] = files[path]
            case Unlink(path):
                del files[path]
            case _:
                pass


def written(into: bytes, at: int, content: bytes) -> bytes:
    """A file's bytes once these are written at a place, zeros between if it lies beyond its end."""
    return into[:at].ljust(at, b"\0") + content + into[at + len(content) :]


def cut(content: bytes, length: int) -> bytes:
    """A file's bytes once it has this length."""
    return content[:length].ljust(length, b"\0")
