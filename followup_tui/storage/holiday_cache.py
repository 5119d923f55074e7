"""Public holidays remembered on disk: the library that knows them takes 240 ms to load."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import msgspec

from followup_tui.storage.files import make_private, replace_file

_Days = dict[date, str]


class _Source(Protocol):
    def holidays(self, region: str, year: int) -> Mapping[date, str]: ...

    def weekend(self, region: str) -> frozenset[int]: ...


class _Remembered(msgspec.Struct):
    """What the file holds, by region and year, as one version of the library gave it."""

    library: str
    days: dict[str, dict[int, _Days]] = {}
    weekends: dict[str, frozenset[int]] = {}


class CachedHolidays:
    """Answers from the file at `path`, and asks the source for what is not in it.

    The file is only a convenience: one that is missing, damaged, out of date or that can't be
    written is passed over in silence.
    """

    def __init__(self, source: _Source, path: Path) -> None:
        self._source = source
        self._path = path
        self._remembered: _Remembered | None = None

    def holidays(self, region: str, year: int) -> Mapping[date, str]:
        """The public holidays of a region in a year, by name; none for a region nobody knows."""
        known = self._known
        years = known.days.setdefault(region, {})
        if year not in years:
            years[year] = dict(self._source.holidays(region, year))
            self._write(known)
        return years[year]

    def weekend(self, region: str) -> frozenset[int]:
        """The days of the week people there are off, Monday being 0."""
        known = self._known
        if region not in known.weekends:
            known.weekends[region] = self._source.weekend(region)
            self._write(known)
        return known.weekends[region]

    @property
    def _known(self) -> _Remembered:
        if self._remembered is None:
            self._remembered = self._read()
        return self._remembered

    def _read(self) -> _Remembered:
        version = _library_version()
        with suppress(OSError, msgspec.MsgspecError, UnicodeError):
            remembered = msgspec.json.decode(self._path.read_bytes(), type=_Remembered)
            if remembered.library == version:
                return remembered
        return _Remembered(version)

    def _write(self, remembered: _Remembered) -> None:
        with suppress(OSError, UnicodeError):
            make_private(self._path.parent)
            replace_file(self._path, msgspec.json.encode(remembered), durable=False)


def _library_version() -> str:
    """The installed version of `holidays`, by the name of its metadata directory.

    `importlib.metadata.version` says the same and costs 50 ms more.
    """
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return ""
    installed = Path(spec.origin).parent.parent.glob("holidays-*.dist-info")
    return " ".join(sorted(found.name for found in installed))
