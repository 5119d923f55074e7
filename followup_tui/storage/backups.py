"""Dated copies of the data file, in `backups` beside it."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from followup_tui.domain.book import Book
from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.domain.text import one_line
from followup_tui.storage.codec import Size, decode, size_of
from followup_tui.storage.files import make_private, replace_file, sweep, sync_directory
from followup_tui.storage.refusal import reason
from followup_tui.storage.thinning import superseded

_STAMP = "%Y-%m-%d-%H%M%S"
_UNREADABLE = ".unreadable"


class Backup(NamedTuple):
    """A copy of the data file, the nth of its second.

    `at` is when it was made, on the user's clock then.
    """

    at: datetime
    nth: int
    path: Path

    @property
    def day(self) -> date:
        """The user's day it was made on."""
        return self.at.date()

    @property
    def when(self) -> str:
        """The moment as one says it: "Mon 23 Nov 2026 10:42"."""
        return f"{self.at:%a} {self.at.day} {self.at:%b %Y %H:%M}"

    def content(self) -> tuple[bytes, Size]:
        """Its bytes, and how much is in them. Raises `StoreError` when it can't be opened."""
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise _failure("the backup could not be read", self.path, error) from error
        return content, size_of(content, self.path)

    @property
    def opens(self) -> bool:
        """Whether it can be opened and read to its end."""
        with suppress(StoreError):
            return bool(self.content())
        return False


class StandIn(NamedTuple):
    """What is shown while the file can't be read: the newest good backup."""

    backup: Backup
    book: Book

    def line(self, error: StoreError) -> str:
        """Why it is shown, and what to do, in one line."""
        shown = f"nothing can be changed; the backup of {self.backup.when} is shown"
        if not isinstance(error, UnreadableError):
            return one_line(f"{error}; {shown}")
        what = error.what.partition(" (")[0]
        advice = "run followup-tui restore" if error.restorable else error.advice
        return f"{what}: {advice}; {shown}"


class Backups:
    """The backups of the file at `data`, dated in the time zone (an IANA name) of the user.

    What can't be written or read raises `StoreError`.
    """

    def __init__(self, data: Path, tz: str) -> None:
        self.directory = data.parent / "backups"
        self._data = data
        self._zone = ZoneInfo(tz)
        self._name = re.compile(
            re.escape(data.stem) + r"-(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+))?" + re.escape(data.suffix)
        )

    def all(self) -> list[Backup]:
        """Every backup, newest first, good or not."""
        try:
            found = list(self.directory.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _failure("the backups could not be read", self.directory, error) from error
        return sorted(self._recognised(found), reverse=True)

    def newest_good(self, among: Iterable[Backup] | None = None) -> Backup | None:
        """The newest that opens, of these or of all."""
        return next((one for one in among or self.all() if one.opens), None)

    def stand_in(self) -> StandIn | None:
        """The newest good one, to be looked at."""
        good = self.newest_good()
        if good is None:
            return None
        ledger = decode(good.content()[0], good.path)
        return StandIn(good, ledger.book())

    def made_on(self, at: datetime) -> bool:
        """Whether there is one of the user's day that this instant belongs to."""
        today = self.local(at).date()
        return any(one.day == today for one in self.all())

    def local(self, at: datetime) -> datetime:
        """An instant on the user's clock, as backups are dated."""
        return at.astimezone(self._zone).replace(tzinfo=None, microsecond=0)

    def keep(self, content: bytes, at: datetime) -> Backup:
        """Keep these bytes, which were opened before, as the backup of an instant."""
        path = self._write(content, self.local(at), self._data.suffix)
        return next(iter(self._recognised([path])))

    def keep_unreadable(self, content: bytes, at: datetime) -> Path:
        """Keep bytes that nobody can make sense of, where no one takes them for a backup."""
        return self._write(content, self.local(at), _UNREADABLE)

    def free_name(self, made: datetime, suffix: str = _UNREADABLE) -> Path:
        """Where a file of that moment on the user's clock can lie without another being there."""
        stem = f"{self._data.stem}-{made.strftime(_STAMP)}"
        numbered = (f"-{number}" if number > 1 else "" for number in count(1))
        paths = (self.directory / f"{stem}{number}{suffix}" for number in numbered)
        return next(path for path in paths if not path.exists() and not path.is_symlink())

    def thin(self, at: datetime) -> list[Path]:
        """Let go of those no longer wanted at this instant; what stands for them opens.

        Returns the files that went.
        """
        made: dict[datetime, list[Backup]] = {}
        for one in self.all():
            made.setdefault(one.at, []).append(one)
        good: dict[datetime, bool] = {}
        went = []
        for old, stand_ins in superseded(made.keys(), self.local(at).date()).items():
            for stamp in stand_ins - good.keys():
                good[stamp] = all(one.opens for one in made[stamp])
            if all(good[stamp] for stamp in stand_ins):
                went += [one.path for one in made[old]]
        for path in went:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _failure("an old backup could not be removed", path, error) from error
        return went

    def _recognised(self, found: Iterable[Path]) -> Iterable[Backup]:
        for path in found:
            named = self._name.fullmatch(path.name)
            with suppress(ValueError):
                if named is not None:
                    at = datetime.strptime(named[1], _STAMP)  # noqa: DTZ007 - the user's clock
                    yield Backup(at, int(named[2] or 1), path)

    def _write(self, content: bytes, made: datetime, suffix: str) -> Path:
        try:
            make_private(self.directory)
            path = self.free_name(made, suffix)
            sweep(self.directory, f"{self._data.stem}-")
            replace_file(path, content, durable=True)
            sync_directory(self.directory)
            written = path.read_bytes()
        except OSError as error:
            raise _failure("no backup could be made", self.directory, error) from error
        if written != content:
            path.unlink(missing_ok=True)
            raise StoreError(f"the backup {path.name} does not read as it was written [{path}]")
        return path


def _failure(what: str, path: Path, error: OSError) -> StoreError:
    return StoreError(one_line(f"{what} ({reason(error)}) [{path}]"))
