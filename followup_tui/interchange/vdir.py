"""A vdir: a folder with one iCalendar file for each item, which other programs show and sync.

The format is vdirsyncer's: a file is called after its item's UID, and is replaced whole. What in
the folder is not this program's is never touched.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from followup_tui.domain.agenda import OWN, AgendaItem
from followup_tui.domain.errors import FollowupError
from followup_tui.interchange.export_ics import MARK, export_ics

_EXTENSION = ".ics"
_OWN_UID = re.compile(rb"^UID:" + OWN.encode(), re.MULTILINE)
_MARK = re.compile(rb"^" + MARK.encode() + rb":(\w+)", re.MULTILINE)

Write = Callable[[Path, bytes], object]
"""Gives a file new content in one step, and makes the folder if need be; raises `OSError`."""


class Vdir:
    """Fills the desk's `ShownCalendar` port with the folder at `path`.

    `alarm` is how many minutes before a fixed time it rings. A file is written again when what it
    is to show has changed, not when another program has changed it: what somebody else's server
    makes of an item is no reason to send it there once more.
    """

    def __init__(self, path: Path, alarm: int, write: Write) -> None:
        self._path = path
        self._alarm = alarm
        self._write = write
        self._there_before: dict[str, tuple[int, int, str | None]] = {}
        self._marks: dict[AgendaItem, str] = {}

    def show(self, items: Iterable[AgendaItem]) -> None:
        """Have these items in the folder, and no others of this program's.

        Raises `FollowupError` when it can't be written; as much as could be is as it should be.
        """
        try:
            self._show({f"{item.uid}{_EXTENSION}": item for item in items})
        except OSError as error:
            why = error.strerror or str(error)
            raise FollowupError(
                f"the calendar can't be written ({why}): put that right, and the next start or"
                f" `followup-tui today` catches it up [{self._path}]"
            ) from error

    def _show(self, wanted: dict[str, AgendaItem]) -> None:
        there = dict(self._there())
        self._marks = {item: self._marks.get(item) or self._mark(item) for item in wanted.values()}
        for name in there.keys() - wanted.keys():
            if there[name] is not None:
                (self._path / name).unlink(missing_ok=True)
        strangers = [name for name in wanted if name in there and there[name] is None]
        for name, item in wanted.items():
            mark = self._marks[item]
            if name not in strangers and there.get(name) != mark:
                self._write(self._path / name, export_ics([item], self._alarm, mark))
        if strangers:
            path = self._path / strangers[0]
            raise FollowupError(f"{path} is another program's; move it away")

    def _there(self) -> Iterator[tuple[str, str | None]]:
        """What is called like this program's files, each with its mark; `None` if it is not."""
        known, self._there_before = self._there_before, {}
        with suppress(FileNotFoundError), os.scandir(self._path) as found:
            for file in found:
                if not (file.name.startswith(OWN) and file.name.endswith(_EXTENSION)):
                    continue
                if not file.is_file():
                    yield file.name, None
                    continue
                with suppress(FileNotFoundError):  # another program has just taken it away
                    status = file.stat()
                    state = (status.st_mtime_ns, status.st_size)
                    before = known.get(file.name)
                    same = before is not None and before[:2] == state
                    mark = before[2] if before and same else _mark_in(Path(file).read_bytes())
                    self._there_before[file.name] = (*state, mark)
                    yield file.name, mark

    def _mark(self, item: AgendaItem) -> str:
        return sha256(f"{item} {self._alarm}".encode("utf-8", "replace")).hexdigest()[:32]


def _mark_in(content: bytes) -> str | None:
    if content.strip(b"\0 \r\n") and not _OWN_UID.search(content):
        return None
    found = _MARK.search(content)
    return found[1].decode() if found else ""
