"""What sync programs leave beside the file is taken in, and what is not theirs is left alone."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_tui.domain.book import Put
from followup_tui.storage import atomic, conflict_copies
from followup_tui.storage.backups import Backups
from followup_tui.storage.beside import copies_beside
from followup_tui.storage.conflict_copies import ConflictCopies
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.watching import CopyWatch

SYNCTHING = "followup.sync-conflict-20261124-101530-ABCDEFG.json"
NAMES = [
    SYNCTHING,
    "followup (Anna's conflicted copy 2026-11-24).json",
    "followup (conflicted copy 2026-11-24 101530).json",
    "followup (Annas MacBook's in Konflikt stehende Kopie 2026-11-24).json",
    "followup (Copie en conflit de Anna 2026-11-24).json",
    "followup (SFConflict anna@example 2026-11-24-10-15-30).json",
    "followup.Conflict.json",
    "followup_conflict-20261124-101530.json",
]
LIKELY = [
    "followup 2.json",
    "followup (1).json",
    "followup-LAPTOP-1A2B3C4.json",
    "followup (競合コピー 2026-11-24).json",
]


@pytest.fixture
def backups(path: Path) -> Backups:
    return Backups(path, "UTC")


@pytest.fixture
def apart(path, file, contact, call, morning) -> Callable[[str], Path]:
    """The file with a call logged here, and a copy beside it with another logged elsewhere."""

    def make(name: str) -> Path:
        file.commit([Put(contact())], morning)
        copy = path.with_name(name)
        copy.write_bytes(path.read_bytes())
        JsonStore(copy).commit([Put(call("there"))], morning)
        copy.with_name(copy.name + ".lock").unlink()
        file.commit([Put(call("here"))], morning)
        return copy

    return make


@pytest.fixture
def take_in(path, backups, morning) -> Callable[[], list[str]]:
    copies = ConflictCopies(path, backups)
    return lambda: copies.take_in(copies_beside(path), morning)


def age(path: Path, monkeypatch) -> None:
    """Let a file have been there for long."""
    monkeypatch.setattr(conflict_copies, "_ARRIVING_SECONDS", 0)


def uids(path: Path) -> set[str]:
    return {entry.uid for entry in JsonStore(path).book.history("dana")}


@pytest.mark.parametrize("name", NAMES + LIKELY)
def test_a_copy_is_merged_and_its_original_moved_to_the_backups(apart, take_in, path, name):
    copy = apart(name)
    content = copy.read_bytes()
    assert take_in() == [f"Merged: 1 new interaction (from {name}, now in backups/)"]
    assert uids(path) == {"here", "there"}
    assert not copy.exists()
    kept = path.parent / "backups" / name
    assert kept.read_bytes() == content
    assert kept.stat().st_mode & 0o777 == 0o600
    assert take_in() == []


@pytest.mark.parametrize(
    "name",
    [
        "followup-old.json", "followup copy.json", "followup-2025.json", "followup.json.bak",
        "followup.json.lock", ".syncthing.followup.json.tmp",
        "followup-laptop.json", "followup 2026.json", "conflict followup.json", "config.toml",
    ],
)  # fmt: skip
def test_the_users_own_files_are_no_copies(apart, take_in, path, name):
    copy = apart(name)
    assert take_in() == []
    assert copy.exists()
    assert uids(path) == {"here"}


@pytest.mark.parametrize("name", LIKELY)
def test_a_file_that_only_may_be_a_copy_needs_a_contact_in_common(
    file, path, contact, morning, take_in, name, monkeypatch
):
    file.commit([Put(contact())], morning)
    other = path.with_name(name)
    JsonStore(other).commit([Put(contact("somebody-elses"))], morning)
    age(other, monkeypatch)
    assert take_in() == []
    other.write_text("{}")
    assert take_in() == []
    assert other.exists()
    assert set(JsonStore(path).book.contacts) == {"dana"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b'{"meta": {"1": {"schema', "is damaged"),
        (b'{"a": 1}', "is no followup-tui data file"),
        (b'{"meta": {"1": {"schema_version": 99}}}', "is a newer version's"),
        (b'{"meta": {"1": {"schema_version": 1}}, "x": ' + b"[" * 5000, "is damaged"),
        (
            b'{"meta": {"1": {"schema_version": 1}}, "news": {"1": {"uid": "a", "text": "b",'
            b'"changed": {}, "at": "0001-01-01T00:00:00+14:00"}}}',
            "can't be read: news record 1, at",
        ),
    ],
)
def test_a_copy_that_cant_be_read_is_left_and_said_once(
    apart, take_in, path, content, why, monkeypatch
):
    copy = apart(SYNCTHING)
    copy.write_bytes(content)
    before = path.read_bytes()
    assert take_in() == []  # it may still be on its way
    age(copy, monkeypatch)
    (line,) = take_in()
    assert line.startswith(f"{SYNCTHING} {why}")
    assert "left where it is" in line
    assert take_in() == []
    assert (copy.read_bytes(), path.read_bytes()) == (content, before)


def test_a_copy_that_could_not_be_read_is_merged_once_it_is_whole(
    apart, take_in, path, monkeypatch
):
    copy = apart(SYNCTHING)
    whole = copy.read_bytes()
    age(copy, monkeypatch)
    copy.write_bytes(whole[:100])
    assert len(take_in()) == 1
    copy.write_bytes(whole)
    assert len(take_in()) == 1
    assert uids(path) == {"here", "there"}


def test_the_state_before_is_in_the_backups(apart, take_in, path, backups):
    apart(SYNCTHING)
    before = path.read_bytes()
    take_in()
    assert backups.all()[0].content()[0] == before


def test_without_a_backup_nothing_is_merged(apart, take_in, path, backups):
    copy = apart(SYNCTHING)
    before = path.read_bytes()
    for kept in backups.directory.glob("*"):
        kept.unlink()
    if backups.directory.exists():
        backups.directory.rmdir()
    backups.directory.write_text("in the way")
    (line,) = take_in()
    assert line.startswith(f"{SYNCTHING} is not merged yet: ")
    assert copy.exists()
    assert path.read_bytes() == before
    backups.directory.unlink()
    assert len(take_in()) == 1


def test_two_copies_of_one_name_are_both_kept(apart, take_in, path):
    apart("followup 2.json")
    take_in()
    apart("followup 2.json")
    take_in()
    kept = {found.name for found in (path.parent / "backups").glob("followup 2*")}
    assert kept == {"followup 2.json", "followup 2-2.json"}


def test_a_crash_between_merge_and_move_is_made_good_by_the_next_start(
    apart, take_in, path, monkeypatch
):
    copy = apart(SYNCTHING)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(conflict_copies, "_move", killed)
        with pytest.raises(KeyboardInterrupt):
            take_in()
    assert copy.exists()
    merged = path.read_bytes()
    assert take_in() == [f"Merged: nothing new (from {SYNCTHING}, now in backups/)"]
    assert path.read_bytes() == merged


def test_a_copy_that_is_replaced_while_it_is_merged_comes_in_once_more(
    apart, take_in, path, call, morning, monkeypatch
):
    copy, read = apart(SYNCTHING), conflict_copies._read

    def replaced_just_then(*asked):
        ledger = read(*asked)
        JsonStore(copy).commit([Put(call("later"))], morning)
        return ledger

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(conflict_copies, "_read", replaced_just_then)
        (line,) = take_in()
    assert "has changed meanwhile" in line
    assert copy.exists()
    take_in()
    assert not copy.exists()
    uids = {entry.uid for entry in JsonStore(path).book.history("dana")}
    assert uids >= {"here", "there", "later"}


def test_the_original_is_moved_only_once_the_merge_is_on_the_disk(
    apart, take_in, path, monkeypatch
):
    copy = apart(SYNCTHING)

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    before = path.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(atomic, "replace_file", fail)
        (line,) = take_in()
    assert "No space left on device" in line
    assert copy.exists()
    assert path.read_bytes() == before


def test_two_that_find_a_copy_at_the_same_time_merge_it_once(apart, path, backups, morning):
    apart(SYNCTHING)
    found, said = copies_beside(path), []
    threads = [
        threading.Thread(
            target=lambda: said.extend(ConflictCopies(path, backups).take_in(found, morning))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == [f"Merged: 1 new interaction (from {SYNCTHING}, now in backups/)"]
    assert uids(path) == {"here", "there"}


def test_where_there_is_no_data_nothing_is_its_copy(apart, path, take_in):
    copy = apart(SYNCTHING)
    path.unlink()
    assert take_in() == []
    assert copy.exists()


def test_copies_beside_the_file_a_link_leads_to_are_found(tmp_path, path, contact, call, morning):
    real = tmp_path / "synced" / "followup.json"
    JsonStore(real).commit([Put(contact())], morning)
    copy = real.with_name(SYNCTHING)
    copy.write_bytes(real.read_bytes())
    JsonStore(copy).commit([Put(call("there"))], morning)
    path.parent.mkdir()
    path.symlink_to(real)
    backups = Backups(path, "UTC")
    assert len(ConflictCopies(path, backups).take_in(copies_beside(path), morning)) == 1
    assert path.is_symlink()
    assert uids(real) == {"there"}


def test_while_the_app_runs_a_copy_is_found_within_seconds(apart, path, backups, morning):
    said, heard = [], threading.Event()

    def say(line: str) -> None:
        said.append(line)
        heard.set()

    watch = CopyWatch(path, backups, lambda: morning, say)
    watch.start()
    try:
        apart(SYNCTHING)
        assert heard.wait(10)
    finally:
        watch.close()
    assert said == [f"Merged: 1 new interaction (from {SYNCTHING}, now in backups/)"]


def test_looking_for_copies_loads_nothing_until_there_is_one(run, path):
    script = """
import sys
from followup_tui.storage.beside import copies_beside
put("dana")
copies_beside(store._storage.path)
print("followup_tui.storage.merging" in sys.modules)
"""
    with run(script) as worker:
        assert worker.stdout.read() == "False\n"
