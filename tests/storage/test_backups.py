"""Dated copies of the file: when they are made, that they open, which of them go."""

import os
import stat
from datetime import UTC, datetime, timedelta

import pytest

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.storage import backups as backups_module
from followup_tui.storage.backups import Backups
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.restoring import restore

DAY = timedelta(days=1)


@pytest.fixture
def backups(path):
    return Backups(path, "America/New_York")


@pytest.fixture
def told():
    return []


@pytest.fixture
def store(path, backups, told):
    store = JsonStore(path, backups)
    store.tell = told.append
    return store


def people(backup) -> set[str]:
    return set(JsonStore(backup.path).book.contacts)


def test_the_first_write_of_a_day_keeps_the_state_it_replaces(store, backups, contact, morning):
    store.commit([Put(contact("dana"))], morning)
    assert backups.all() == []
    store.commit([Put(contact("omar"))], morning + DAY)
    store.commit([Put(contact("mei"))], morning + DAY)
    (backup,) = backups.all()
    assert people(backup) == {"dana"}
    assert backup.path.name == "followup-2026-11-24-104200.json"
    assert backup.when == "Tue 24 Nov 2026 10:42"


def test_the_day_is_the_users(store, backups, contact):
    store.commit([Put(contact("a"))], datetime(2026, 11, 23, 12, tzinfo=UTC))
    store.commit([Put(contact("b"))], datetime(2026, 11, 24, 4, 59, tzinfo=UTC))
    store.commit([Put(contact("c"))], datetime(2026, 11, 24, 5, 1, tzinfo=UTC))
    assert [str(one.day) for one in backups.all()] == ["2026-11-24", "2026-11-23"]


def test_another_process_makes_no_second_one(store, path, backups, contact, morning):
    store.commit([Put(contact("dana"))], morning)
    store.commit([Put(contact("omar"))], morning)
    JsonStore(path, backups).commit([Put(contact("mei"))], morning)
    assert len(backups.all()) == 1


def test_an_act_that_changes_nothing_makes_none(store, backups, contact, morning):
    store.commit([Put(contact())], morning)
    store.commit([Delete(contact("nobody"))], morning + DAY)
    assert backups.all() == []


def test_backups_are_the_users_alone(store, backups, contact, morning):
    before = os.umask(0)
    try:
        for uid in ("dana", "omar"):
            store.commit([Put(contact(uid))], morning)
    finally:
        os.umask(before)
    (backup,) = backups.all()
    assert stat.S_IMODE(backups.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


def test_two_of_one_second_are_told_apart(backups, store, path, contact, morning):
    store.commit([Put(contact())], morning)
    content = path.read_bytes()
    made = {backups.keep(content, morning).path.name for _ in range(3)}
    assert made == {f"followup-2026-11-23-104200{nth}.json" for nth in ("", "-2", "-3")}
    assert len(backups.all()) == 3


def test_a_backup_that_cannot_be_made_is_said_once_and_stops_nobody(
    store, path, backups, told, contact, morning
):
    store.commit([Put(contact("dana"))], morning)
    backups.directory.write_text("in its way")
    for uid in ("omar", "mei"):
        store.commit([Put(contact(uid))], morning)
    assert set(JsonStore(path).book.contacts) == {"dana", "omar", "mei"}
    (line,) = told
    assert line.startswith("the backups could not be read")
    backups.directory.unlink()
    store.commit([Put(contact("ruth"))], morning)
    assert len(backups.all()) == 1


def test_what_a_disk_gives_back_differently_is_no_backup(
    store, path, backups, told, contact, morning, monkeypatch
):
    store.commit([Put(contact("dana"))], morning)
    replace_file = backups_module.replace_file

    def forgetful(target, content, *, durable):
        return replace_file(target, content[:-1], durable=durable)

    monkeypatch.setattr(backups_module, "replace_file", forgetful)
    store.commit([Put(contact("omar"))], morning)
    assert "does not read as it was written" in told[0]
    assert backups.all() == []


def test_old_ones_go_when_a_new_one_is_made(store, backups, contact, morning):
    store.commit([Put(contact())], morning)
    for nth in range(1, 120):
        store.commit([Put(contact(role=str(nth)))], morning + nth * DAY)
    ages = [(backups.all()[0].day - one.day).days for one in backups.all()]
    assert ages[:14] == list(range(14))
    assert len(ages) < 32


def test_none_goes_while_what_stands_for_it_does_not_open(store, path, backups, contact, morning):
    store.commit([Put(contact())], morning)
    content = path.read_bytes()
    older = backups.keep(content, morning)
    newer = backups.keep(content, morning + timedelta(hours=1))
    newer.path.write_bytes(content[:-9])
    assert backups.thin(morning + DAY) == []
    newer.path.write_bytes(content)
    assert backups.thin(morning + DAY) == [older.path]
    assert backups.all() == [newer]


def test_the_newest_good_one_is_not_a_damaged_one(store, path, backups, contact, morning):
    store.commit([Put(contact())], morning)
    good = backups.keep(path.read_bytes(), morning)
    for nth, content in enumerate((b"", b"[]", path.read_bytes()[:-9]), 1):
        backups.keep(content, morning + nth * DAY)
    assert backups.newest_good() == good


def test_other_files_in_the_directory_are_left_alone(backups, store, path, contact, morning):
    store.commit([Put(contact())], morning)
    backups.directory.mkdir()
    for name in ("notes.txt", "followup-2026-13-99-000000.json", "other-2026-11-01-000000.json"):
        (backups.directory / name).write_text("x")
    store.commit([Put(contact("omar"))], morning)
    assert len(backups.all()) == 1
    assert len(list(backups.directory.iterdir())) == 4


def test_what_a_kill_left_half_written_goes_with_the_next(backups, store, contact, morning):
    store.commit([Put(contact())], morning)
    backups.directory.mkdir()
    leftover = backups.directory / ".followup-2026-11-01-000000.json.99.1.tmp"
    leftover.write_text("half")
    store.commit([Put(contact("omar"))], morning)
    assert not leftover.exists()


def test_a_file_that_is_gone_is_not_made_anew_where_there_are_backups(
    store, path, backups, contact, morning
):
    for uid in ("dana", "omar"):
        store.commit([Put(contact(uid))], morning)
    path.unlink()
    afresh = JsonStore(path, backups)
    for act in (afresh.refresh, lambda: afresh.commit([Put(contact("mei"))], morning)):
        with pytest.raises(UnreadableError, match="is gone: followup-tui restore"):
            act()
    assert not path.exists()


def test_restoring_keeps_what_was_there(store, path, backups, contact, morning):
    store.commit([Put(contact("dana"))], morning)
    before = path.read_bytes()
    store.commit([Put(contact("omar"))], morning)
    after = path.read_bytes()
    kept = restore(path, before, backups, morning + DAY)
    assert (path.read_bytes(), kept.read_bytes()) == (before, after)
    assert kept == backups.all()[0].path
    assert set(store.refresh().contacts) == {"dana"}


@pytest.mark.parametrize("spoilt", [b"", b"not json", b"{}"])
def test_restoring_keeps_what_nobody_can_read_too(store, path, backups, contact, morning, spoilt):
    store.commit([Put(contact("dana"))], morning)
    good = path.read_bytes()
    path.write_bytes(spoilt)
    kept = restore(path, good, backups, morning)
    assert path.read_bytes() == good
    assert kept.read_bytes() == spoilt
    assert backups.all() == []


def test_restoring_what_is_there_already_changes_nothing(store, path, backups, contact, morning):
    store.commit([Put(contact("dana"))], morning)
    inode = path.stat().st_ino
    assert restore(path, path.read_bytes(), backups, morning) is None
    assert path.stat().st_ino == inode


def test_restoring_a_file_the_system_will_not_show_moves_it_aside(
    store, path, backups, contact, morning, monkeypatch
):
    store.commit([Put(contact("dana"))], morning)
    good = path.read_bytes()

    def deny(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as denied:
        denied.setattr(type(path), "open", deny)
        kept = restore(path, good + b"\n", backups, morning)
    assert kept.read_bytes() == good
    assert path.read_bytes() == good + b"\n"


def test_what_cannot_be_kept_is_not_replaced(store, path, backups, contact, morning):
    store.commit([Put(contact("dana"))], morning)
    good = path.read_bytes()
    backups.directory.write_text("in its way")
    with pytest.raises(StoreError):
        restore(path, good + b"\n", backups, morning)
    assert path.read_bytes() == good
