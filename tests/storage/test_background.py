"""No key press waits for the disk, and nothing is called saved that is not on it."""

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from msgspec.structs import replace

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.errors import StoreError
from followup_tui.storage import background, json_store
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.backups import Backups
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.memory import MemoryStore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class SlowDisk:
    """A store that writes when it is let, and fails when it is told to."""

    def __init__(self, store):
        self.store = store
        self.let = Event()
        self.refuse = ""
        self.tries = 0

    @property
    def book(self):
        return self.store.book

    def refresh(self):
        return self.store.refresh()

    def commit(self, changes, at):
        self.let.wait(10)
        self.tries += 1
        if self.refuse:
            raise StoreError(self.refuse)
        return self.store.commit(changes, at)


@pytest.fixture
def dana(contact):
    return contact()


@pytest.fixture
def disk():
    disk = SlowDisk(MemoryStore())
    yield disk
    disk.let.set()


@pytest.fixture
def store(disk):
    return BackgroundStore(disk)


def test_a_change_is_in_the_book_before_it_is_on_the_disk(store, disk, dana):
    store.commit([Put(dana)], NOON)
    assert store.book.contacts[dana.uid] == dana
    assert disk.book.contacts == {}
    assert store.waiting == 1


def test_closing_waits_until_all_is_written_in_the_order_it_was_done(store, disk, dana):
    for number in range(20):
        store.commit([Put(replace(dana, role=str(number)))], NOON + timedelta(seconds=number))
    disk.let.set()
    store.close()
    assert store.waiting == 0
    assert disk.book.contacts[dana.uid].role == "19"


def test_a_deletion_follows_what_it_deletes(store, disk, dana):
    store.commit([Put(dana)], NOON)
    store.commit([Delete(dana)], NOON)
    assert store.book.contacts == {}
    disk.let.set()
    store.close()
    assert disk.book.contacts == {}


def test_what_cannot_be_written_is_kept_and_said_and_tried_again(store, disk, dana, monkeypatch):
    monkeypatch.setattr(background, "_RETRY_SECONDS", 0.01)
    told = Event()
    store.listen(lambda: told.set() if store.trouble else None)
    disk.refuse = "the disk is full"
    disk.let.set()
    store.commit([Put(dana)], NOON)
    assert told.wait(10)
    assert (store.waiting, store.trouble) == (1, "the disk is full; kept in memory alone")
    assert dana.uid in store.book.contacts
    disk.refuse = ""
    store.close()
    assert (store.waiting, store.trouble) == (0, "")
    assert dana.uid in disk.book.contacts


def test_closing_says_what_could_not_be_saved(store, disk, dana):
    disk.refuse = "the disk is full"
    disk.let.set()
    store.commit([Put(dana)], NOON)
    with pytest.raises(StoreError, match=r"your last act is NOT SAVED \(the disk is full\)"):
        store.close()


def test_whoever_listens_is_told_when_something_waits_and_when_it_is_written(store, disk, dana):
    told = Event()
    store.listen(told.set)
    store.commit([Put(dana)], NOON)
    assert told.is_set()
    told.clear()
    disk.let.set()
    assert told.wait(10)
    store.close()


def test_reading_again_does_not_lose_what_is_still_waiting(store, dana):
    store.commit([Put(dana)], NOON)
    assert dana.uid in store.refresh().contacts


def test_what_another_program_wrote_is_seen_and_kept(tmp_path, dana):
    path = tmp_path / "followup.json"
    store = BackgroundStore(JsonStore(path))
    store.commit([Put(dana)], NOON)
    store.close()
    other = JsonStore(path)
    other.commit([Put(replace(other.book.contacts[dana.uid], role="Head"))], NOON)
    assert store.refresh().contacts[dana.uid].role == "Head"
    again = BackgroundStore(JsonStore(path))
    again.commit([Put(replace(again.book.contacts[dana.uid], company="Larkspur"))], NOON)
    again.close()
    kept = JsonStore(path).book.contacts[dana.uid]
    assert (kept.role, kept.company) == ("Head", "Larkspur")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "followup.json"


@pytest.fixture
def opened(path, dana):
    """A file with Dana in it, a backup of that, and how the app opens it."""
    JsonStore(path).commit([Put(dana)], NOON)
    backups = Backups(path, "America/New_York")
    backups.keep(path.read_bytes(), NOON)
    return lambda: BackgroundStore(JsonStore(path, backups), backups.stand_in)


SPOILT = {"empty": b"", "truncated": b'{"meta": {"1": {"sch', "foreign": b"{}"}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT)
def test_a_file_that_cannot_be_read_at_the_start_opens_on_the_newest_good_backup(
    opened, path, dana, content
):
    good = path.read_bytes()
    path.write_bytes(content)
    store = opened()
    assert list(store.refresh().contacts) == [dana.uid]
    assert "run followup-tui restore" in store.read_only
    assert "the backup of Mon 23 Nov 2026 07:00 is shown" in store.read_only
    with pytest.raises(StoreError, match="nothing can be changed"):
        store.commit([Put(replace(dana, role="CTO"))], NOON)
    assert store.refresh().contacts[dana.uid].role == ""
    assert path.read_bytes() == content
    path.write_bytes(good)
    store.refresh()
    assert store.read_only == ""
    store.commit([Put(replace(dana, role="CTO"))], NOON)
    store.close()
    assert JsonStore(path).book.contacts[dana.uid].role == "CTO"


def test_a_file_that_went_away_before_the_start_opens_on_the_newest_good_backup(opened, path, dana):
    path.unlink()
    store = opened()
    assert list(store.refresh().contacts) == [dana.uid]
    assert "followup.json is gone" in store.read_only
    assert not path.exists()


def test_a_newer_file_is_shown_as_of_the_backup_and_says_to_update(opened, path, dana):
    path.write_bytes(path.read_bytes().replace(b'"schema_version":1', b'"schema_version":2'))
    store = opened()
    assert list(store.refresh().contacts) == [dana.uid]
    assert "update followup-tui" in store.read_only
    assert "restore" not in store.read_only


def test_without_a_good_backup_there_is_nothing_to_open_on(opened, path):
    (backup,) = (path.parent / "backups").iterdir()
    backup.write_bytes(b"")
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="is empty"):
        opened().refresh()


@pytest.mark.parametrize("content", [*SPOILT.values(), None], ids=[*SPOILT, "gone"])
def test_a_file_spoilt_while_running_is_a_trouble_and_acts_wait_for_it(
    opened, path, dana, content, monkeypatch
):
    monkeypatch.setattr(background, "_RETRY_SECONDS", 0.01)
    good = path.read_bytes()
    store = opened()
    store.refresh()
    path.unlink() if content is None else path.write_bytes(content)
    assert list(store.refresh().contacts) == [dana.uid]
    assert store.trouble.startswith("followup.json is ")
    store.commit([Put(replace(dana, role="CTO"))], NOON)
    assert store.book.contacts[dana.uid].role == "CTO"
    assert store.waiting == 1
    assert (path.read_bytes() if path.exists() else None) == content
    path.write_bytes(good)
    store.close()
    assert JsonStore(path).book.contacts[dana.uid].role == "CTO"


def test_a_file_that_is_right_again_is_no_trouble_any_more(opened, path):
    good = path.read_bytes()
    store = opened()
    store.refresh()
    path.write_bytes(b"")
    store.refresh()
    assert store.trouble
    path.write_bytes(good)
    store.refresh()
    assert store.trouble == ""


def test_a_spoilt_file_is_not_read_over_and_over(opened, path, monkeypatch):
    path.write_bytes(b"spoilt")
    store = opened()
    store.refresh()
    monkeypatch.setattr(json_store, "decode", None)
    store.refresh()
