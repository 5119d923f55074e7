import importlib.metadata
import stat
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from followup_tui.planning.calendar import HolidaySource
from followup_tui.storage import holiday_cache
from followup_tui.storage.holiday_cache import CachedHolidays

THANKSGIVING = {date(2026, 11, 26): "Thanksgiving Day"}


class Source:
    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def holidays(self, region: str, year: int) -> Mapping[date, str]:
        self.asked.append((region, year))
        return THANKSGIVING if region == "US" else {}

    def weekend(self, region: str) -> frozenset[int]:
        self.asked.append((region, 0))
        return frozenset({4, 5} if region == "EG" else {5, 6})


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "holidays.json"


def test_the_source_is_asked_once_even_across_processes(source, cache):
    for _ in range(2):
        holidays: HolidaySource = CachedHolidays(source, cache)
        assert holidays.holidays("US", 2026) == THANKSGIVING
        assert holidays.holidays("XX", 2026) == {}
        assert holidays.holidays("US", 2026) == THANKSGIVING
    assert source.asked == [("US", 2026), ("XX", 2026)]


def test_another_version_of_the_library_is_asked_again(source, cache, monkeypatch):
    CachedHolidays(source, cache).holidays("US", 2026)
    monkeypatch.setattr(holiday_cache, "_library_version", lambda: "another")
    CachedHolidays(source, cache).holidays("US", 2026)
    assert len(source.asked) == 2


def test_the_version_is_the_installed_one():
    version = importlib.metadata.version("holidays")
    assert holiday_cache._library_version() == f"holidays-{version}.dist-info"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"library": 1}', b"\xff", b"\x00" * 99])
def test_a_damaged_cache_is_passed_over_and_replaced(source, cache, content):
    cache.parent.mkdir()
    cache.write_bytes(content)
    assert CachedHolidays(source, cache).holidays("US", 2026) == THANKSGIVING
    assert CachedHolidays(source, cache).holidays("US", 2026) == THANKSGIVING
    assert len(source.asked) == 1


def test_a_cache_that_cannot_be_written_or_read_is_passed_over(source, tmp_path):
    (tmp_path / "file").write_text("")
    holidays = CachedHolidays(source, tmp_path / "file" / "holidays.json")
    assert holidays.holidays("US", 2026) == THANKSGIVING
    assert holidays.holidays("US", 2026) == THANKSGIVING
    assert len(source.asked) == 1


def test_a_read_only_directory_is_fine(source, cache, monkeypatch):
    def deny(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(holiday_cache, "replace_file", deny)
    assert CachedHolidays(source, cache).holidays("US", 2026) == THANKSGIVING


def test_weekends_are_remembered_too(source, cache):
    for _ in range(2):
        holidays = CachedHolidays(source, cache)
        assert holidays.weekend("EG") == {4, 5}
        assert holidays.weekend("US") == {5, 6}
    assert source.asked == [("EG", 0), ("US", 0)]


def test_the_cache_is_private(source, cache):
    CachedHolidays(source, cache).holidays("US", 2026)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.parent.stat().st_mode) == 0o700
    assert [found.name for found in cache.parent.iterdir()] == ["holidays.json"]


def test_a_failing_source_is_not_hidden(cache):
    class Broken:
        def holidays(self, region: str, year: int) -> Mapping[date, str]:
            raise RuntimeError("broken")

        def weekend(self, region: str) -> frozenset[int]:
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        CachedHolidays(Broken(), cache).holidays("US", 2026)
