"""Replacing a file whole: whatever happens, it holds the old state or the new one.

The new bytes go to a temporary file beside it, which is synced and renamed over it; then the
directory is synced. What was not read is never overwritten.
"""

import os
import stat
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from tinydb.storages import Storage

from followup_tui.storage.ahead import Ahead
from followup_tui.storage.codec import sections
from followup_tui.storage.files import make_private, replace_file, sweep, sync_directory
from followup_tui.storage.refusal import (
    GARBLED,
    refusal,
    unconfirmed,
    unread,
    unreadable,
    unwritten,
)


class Signature(NamedTuple):
    """What tells one state of a file from another without reading it."""

    device: int
    inode: int
    modified: int
    size: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Signature":
        """The signature in what the system says about a file."""
        return cls(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)


class AtomicStorage(Storage):
    """A TinyDB storage that keeps the file whole and refuses what is not followup-tui's.

    A symbolic link is followed, and the file it leads to is replaced. One writer at a time: the
    lock is the caller's.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).absolute()
        self._read: Signature | None = None
        self._unconfirmed = False
        self._ahead: Ahead[tuple[bytes, Signature] | None] | None = None

    @property
    def target(self) -> Path:
        """The file itself, behind any symbolic links."""
        return Path(os.path.realpath(self.path))

    def signature(self) -> Signature | None:
        """What is there now; `None` for nothing. Raises `StoreError` if that can't be told."""
        try:
            status = self.path.stat()
        except FileNotFoundError as error:
            if self.path.is_symlink() and not self.target.parent.is_dir():
                what = f"is a link into {self.target.parent}, which is not there"
                raise unreadable(self.path, what, "bring that back, or remove the link") from error
            return None
        except OSError as error:
            raise unread(self.path, error) from error
        if not stat.S_ISREG(status.st_mode):
            raise unreadable(self.path, "is not a file", "move it away")
        return Signature.of(status)

    def read_ahead(self) -> None:
        """Begin to read the file; the first `load` takes what was read, if it is there still."""
        self._ahead = Ahead(self._load)

    def load(self) -> tuple[bytes, Signature] | None:
        """The bytes and which state they are; `None` when there is no file.

        Raises `StoreError` when it can't be read.
        """
        ahead, self._ahead = self._ahead, None
        found = ahead.found() if ahead is not None else None
        if found is not None and found[1] == self.signature():
            return found
        return self._load()

    def _load(self) -> tuple[bytes, Signature] | None:
        if self.signature() is None:
            return None
        try:
            with self.path.open("rb") as file:
                signature = Signature.of(os.fstat(file.fileno()))
                return file.read(), signature
        except OSError as error:
            raise unread(self.path, error) from error

    def replace(self, content: bytes, over: Signature | None) -> Signature:
        """Put these bytes in the place of the state `over`, on the disk when this returns.

        Raises `StoreError` when another state is there, or when it can't be written.
        """
        if self.signature() != over:
            raise refusal(self.path, "was changed by something else just now", "try again")
        target = self.target
        try:
            make_private(target.parent)
            sweep(target.parent, f"{target.name}.")
            status = replace_file(target, content, durable=True)
        except OSError as error:
            raise unwritten(self.path, error) from error
        self._unconfirmed = True
        self.settle()
        return Signature.of(status)

    def settle(self) -> None:
        """Wait until what `replace` put there can't be undone by a power cut.

        Raises `StoreError` for as long as the disk does not confirm it.
        """
        if self._unconfirmed:
            try:
                sync_directory(self.target.parent)
            except OSError as error:
                raise unconfirmed(self.path, error) from error
            self._unconfirmed = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table, as TinyDB wants them. Raises `StoreError` for a file that is not ours."""
        loaded = self.load()
        if loaded is None:
            self._read = None
            return None
        content, signature = loaded
        sections(content, self.path)
        try:
            tables = msgspec.json.decode(content, type=dict[str, dict[str, dict[str, Any]]])
        except GARBLED as error:
            raise unreadable(self.path, f"is damaged ({error})") from error
        self._read = signature
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write every table, over a state that could be read. Raises `StoreError` otherwise."""
        content = msgspec.json.encode(data)
        sections(content, self.path)
        if self.signature() != self._read:
            self.read()
        self._read = self.replace(content, self._read)
