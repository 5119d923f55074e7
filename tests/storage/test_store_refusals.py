"""What could not be read is never overwritten, and one line says why."""

import json
import os

import pytest
from filelock import FileLock, UnixFileLock
from tinydb import TinyDB

from followup_tui.domain.book import Put
from followup_tui.domain.errors import StoreError
from followup_tui.storage import lock
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.json_store import JsonStore

META = {"1": {"schema_version": 1}}
WHEN = "2026-11-23T15:42:00Z"
DANA = {"uid": "dana", "name": "Dana", "added": WHEN, "changed": {}}
CALL = {"uid": "call", "contact": "dana", "at": WHEN, "outcome": "voicemail", "changed": WHEN}


def tables(**more):
    return json.dumps({"meta": META, **more}).encode()


def contacts(**fields):
    return tables(contacts={"3": DANA | fields})


REFUSED = {
    "empty": (b"", "is empty"),
    "zeros": (bytes(4096), "is damaged"),
    "truncated": (contacts()[:-9], "is damaged"),
    "extra data": (contacts() + b'"}}', "is damaged"),
    "no text": (b"\xff\xfe\x00", "is damaged"),
    "a list": (b"[]", "no followup-tui data"),
    "another program's": (b'{"bookmarks": {"1": {"url": "x"}}}', "no followup-tui data"),
    "an empty TinyDB": (b"{}", "no followup-tui data"),
    "a table that is a list": (tables(contacts=[1]), "table contacts"),
    "a record without a number": (tables(contacts={"x": DANA}), "table contacts"),
    "newer": (b'{"meta": {"1": {"schema_version": 2}}, "contacts": 7}', "newer version's"),
    "schema 0": (b'{"meta": {"1": {"schema_version": 0}}}', "no followup-tui data"),
    "schema true": (b'{"meta": {"1": {"schema_version": true}}}', "no followup-tui data"),
    "a wrong type": (contacts(name=7), "contacts record 3, name: Expected `str`"),
    "a wrong type inside": (contacts(phones=[{"typed": 7}]), r"record 3, phones\[0\]\.typed:"),
    "a missing field": (tables(contacts={"3": {"uid": "dana"}}), "record 3: .*`name`"),
    "a moment without a zone": (contacts(added="2026-11-23T15:42:00"), "record 3, added"),
    "an unknown outcome": (tables(interactions={"7": CALL | {"outcome": "?"}}), "record 7, outc"),
    "a field inside a phone": (
        contacts(phones=[{"typed": "1", "fax": True}]),
        r"contacts record 3, phones\[0\]\.fax: unknown field",
    ),
    "one uid twice": (tables(contacts={"3": DANA, "4": DANA}), "records 3 and 4"),
    "nested too deeply": (tables(x={})[:-2] + b"[" * 5000 + b"]" * 5000 + b"}", "is damaged"),
    "before all time": (
        tables(interactions={"7": CALL | {"at": "0001-01-01T00:00:00+14:00"}}),
        "interactions record 7, at: a moment so far off",
    ),
    "after all time": (
        tables(interactions={"7": CALL | {"at": "9999-12-31T23:00:00Z"}}),
        "interactions record 7, at: a moment so far off",
    ),
    "agreed for the last day there is": (
        tables(interactions={"7": CALL | {"commitment": {"kind": "promise", "day": "9999-12-31"}}}),
        r"record 7, commitment\.day: a moment so far off",
    ),
    "a change before all time": (
        contacts(changed={"name": "0001-01-01T00:00:00+14:00"}),
        r"record 3, changed\.name: a moment so far off",
    ),
    "a line break in a key": (contacts(phones=[{"typed": "1", "a\nb\x1b[2J": 1}]), "unknown field"),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("known", [False, True], ids=["at start", "while running"])
def test_a_file_that_cannot_be_kept_whole_is_left_alone(
    path, file, contact, morning, content, says, known
):
    if known:
        file.commit([Put(contact())], morning)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)

    def look_twice():
        file.refresh()
        file.refresh()

    for act in (look_twice, lambda: file.commit([Put(contact("omar"))], morning)):
        with pytest.raises(StoreError, match=says) as refused:
            act()
        message = str(refused.value)
        assert message.isprintable()
        assert message.startswith(path.name)
        assert message.endswith(f"[{path}]")
        assert path.read_bytes() == content


def test_one_uid_twice_is_seen_in_a_file_of_our_own_making_too(path, file, contact, morning):
    file.commit([Put(contact("dana")), Put(contact("omar"))], morning)
    path.write_bytes(path.read_bytes().replace(b'"omar"', b'"dana"'))
    file.refresh()
    with pytest.raises(StoreError, match="records 1 and 2"):
        file.refresh()


@pytest.mark.parametrize("content", [b"", b"[]", contacts()[:-9], tables(contacts=[1])])
def test_tinydb_on_the_atomic_storage_refuses_too(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError):
        TinyDB(path, storage=AtomicStorage).table("contacts").insert({})
    with pytest.raises(StoreError):
        AtomicStorage(path).write({"meta": META})
    assert path.read_bytes() == content


def test_the_atomic_storage_writes_nothing_it_would_refuse(path):
    with pytest.raises(StoreError):
        AtomicStorage(path).write({"theirs": {}})
    assert not path.exists()


def test_a_directory_in_its_place_is_left_alone(file, path, contact, morning):
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="is not a file"):
        file.commit([Put(contact())], morning)


def test_a_pipe_in_its_place_is_not_waited_for(file, path):
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(StoreError, match="is not a file"):
        file.refresh()


def test_a_home_that_is_a_file_is_refused(tmp_path, contact, morning):
    (tmp_path / "home").write_text("")
    store = JsonStore(tmp_path / "home" / "followup.json")
    for act in (store.refresh, lambda: store.commit([Put(contact())], morning)):
        with pytest.raises(StoreError, match=r"Not a directory|File exists"):
            act()


def test_a_link_into_a_place_that_is_gone_is_refused(file, path, tmp_path):
    path.parent.mkdir()
    path.symlink_to(tmp_path / "unmounted" / "followup.json")
    with pytest.raises(StoreError, match="unmounted, which is not there"):
        file.refresh()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read and write anything")
def test_an_unreadable_file_is_left_alone(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    path.chmod(0)
    with pytest.raises(StoreError, match="Permission denied"):
        JsonStore(path).commit([Put(contact("omar"))], morning)
    path.chmod(0o600)
    assert list(JsonStore(path).book.contacts) == ["dana"]


def test_a_system_that_denies_reading_is_quoted(file, path, contact, morning, monkeypatch):
    file.commit([Put(contact())], morning)

    def deny(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    content = path.read_bytes()
    with monkeypatch.context() as denied:
        denied.setattr(type(path), "open", deny)
        with pytest.raises(StoreError, match="Permission denied"):
            JsonStore(path).commit([Put(contact("omar"))], morning)
    assert path.read_bytes() == content


def test_a_file_that_vanished_while_running_is_not_replaced(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    path.rename(path.with_name("elsewhere.json"))
    for act in (file.refresh, lambda: file.commit([Put(contact("omar"))], morning)):
        with pytest.raises(StoreError, match="is gone"):
            act()
    assert not path.exists()
    path.with_name("elsewhere.json").rename(path)
    assert set(file.commit([Put(contact("omar"))], morning).contacts) == {"dana", "omar"}


def test_a_directory_that_vanished_while_running_is_not_made_anew(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    elsewhere = path.parent.rename(path.parent.with_name("elsewhere"))
    with pytest.raises(StoreError, match="is gone"):
        file.commit([Put(contact("omar"))], morning)
    assert not path.parent.exists()
    elsewhere.rename(path.parent)
    assert set(file.commit([Put(contact("omar"))], morning).contacts) == {"dana", "omar"}


def test_another_writer_is_waited_for_only_so_long(file, path, contact, morning, monkeypatch):
    before = file.commit([Put(contact())], morning)
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with FileLock(f"{path}.lock"), pytest.raises(StoreError, match="another process"):
        file.commit([Put(contact("omar"))], morning)
    assert file.refresh() is before
    assert set(file.commit([Put(contact("omar"))], morning).contacts) == {"dana", "omar"}


def test_a_change_between_reading_and_writing_is_not_overwritten(path, file, contact, morning):
    file.commit([Put(contact())], morning)
    storage = AtomicStorage(path)
    over = storage.signature()
    file.commit([Put(contact("omar"))], morning)
    with pytest.raises(StoreError, match="try again"):
        storage.replace(tables(), over)
    assert len(JsonStore(path).book.contacts) == 2


def test_a_disk_that_does_not_confirm_is_reported_until_it_does(
    file, path, contact, morning, monkeypatch
):
    file.commit([Put(contact())], morning)
    fsync = os.fsync
    synced = []

    def only_files(handle):
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112
            raise OSError(5, "Input/output error")
        fsync(handle)

    def noting(handle):
        synced.append(os.path.realpath(f"/proc/self/fd/{handle}"))
        fsync(handle)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", only_files)
        for _ in range(2):  # nothing is left to write the second time, but it is not safe yet
            with pytest.raises(StoreError, match="would not confirm"):
                file.commit([Put(contact("omar"))], morning)
        assert set(file.refresh().contacts) == {"dana", "omar"}
    monkeypatch.setattr(os, "fsync", noting)
    file.commit([Put(contact("omar"))], morning)
    assert synced == [str(path.parent)]


def test_a_lock_that_can_not_be_let_go_of_does_not_undo_what_was_written(
    file, path, contact, morning, monkeypatch
):
    release = UnixFileLock._release

    def refuse(lock):
        release(lock)
        raise OSError(37, "No locks available")

    monkeypatch.setattr(UnixFileLock, "_release", refuse)
    assert set(file.commit([Put(contact())], morning).contacts) == {"dana"}
    assert set(JsonStore(path).book.contacts) == {"dana"}
