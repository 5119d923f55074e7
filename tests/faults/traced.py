"""What strace saw of a process that ran undisturbed: every call on files, with its contents."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.home import Home

_CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,pwritev2,truncate,"
    "ftruncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,"
    "link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,sendfile,copy_file_range,splice,mmap"
)
_BY_NAME = re.compile(r"open|creat|rename|unlink|link|symlink|mkdir|rmdir|truncate")
_HEX = r"((?:\\x[0-9a-f]{2})*)"
_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_THREAD = re.compile(r"(\d+) +(.*)")
_TEXT = re.compile(f'"{_HEX}"')
_HANDLE = re.compile(rf"(?:^|, )(\d+)<{_HEX}>")
_NAMED = re.compile(rf'(?:(?:AT_FDCWD|\d+)<{_HEX}>, )?"{_HEX}"')


@dataclass(frozen=True)
class Traced:
    """One call that succeeded: `given` is what it was given, `result` what it answered."""

    name: str
    given: str
    result: int

    @property
    def handles(self) -> dict[int, Path]:
        """The open files it was given, in their order, and the names they have now."""
        return {int(number): _path(path) for number, path in _HANDLE.findall(self.given)}

    @property
    def texts(self) -> list[bytes]:
        """The strings it was given, which may be contents or names."""
        return [_bytes(text) for text in _TEXT.findall(self.given)]

    @property
    def names(self) -> list[Path]:
        """The names of files it was given."""
        if _BY_NAME.match(self.name) is None:
            return []
        return [_path(beside) / _path(name) for beside, name in _NAMED.findall(self.given)]

    @property
    def number(self) -> int:
        """The last number it was given: a length or a place."""
        return int(self.given.rpartition(",")[2])


def traced(home: Home, words: Sequence[str]) -> list[Traced]:
    """Run a process over a home to its end; its calls, in the order they were done with."""
    with tempfile.NamedTemporaryFile() as log:
        tracer = ["strace", "-f", "-y", "-xx", "-s", str(1 << 24), "-o", log.name]
        done = home.run([*tracer, "-e", f"trace={_CALLS}", *words])
        assert done.returncode == 0, done
        return list(_calls(Path(log.name)))


def _calls(log: Path) -> Iterator[Traced]:
    begun: dict[str, str] = {}
    for line in log.read_text("ascii").splitlines():
        if (seen := _THREAD.match(line)) is None:
            continue
        thread, text = seen.groups()
        if text.endswith(" <unfinished ...>"):
            begun[thread] = text.removesuffix(" <unfinished ...>")
            continue
        if text.startswith("<... "):
            text = begun.pop(thread) + text.partition(" resumed>")[2]
        if (call := _LINE.match(text)) is not None and int(call[3]) >= 0:
            yield Traced(call[1], call[2], int(call[3]))


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _path(text: str) -> Path:
    return Path(_bytes(text).decode())
