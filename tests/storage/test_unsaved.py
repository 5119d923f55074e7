"""Acts that can't be written outlive the process, and come in when they can."""

import os
import stat
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import StoreError
from followup_tui.domain.interaction import Outcome
from followup_tui.storage import background
from followup_tui.storage.applying import apply
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import encode
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.merging import merge
from followup_tui.storage.refuge import UNSAVED, Refuge, read_own
from followup_tui.storage.refusal import unwritten
from followup_tui.storage.unsaved import EmergencyFile, bring_back, touched

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FULL = OSError(28, "No space left on device")


@pytest.fixture
def places(path, tmp_path):
    """The data directory, the cache, and a place that is anybody's."""
    found = [path.parent, tmp_path / "cache", tmp_path / "tmp"]
    for directory in found:
        directory.mkdir()
    return found


@pytest.fixture
def refuge(path, places):
    return Refuge(path, places)


@pytest.fixture
def backups(path):
    return Backups(path, "America/New_York")


@pytest.fixture
def full(monkeypatch):
    """Makes the data file's disk full, and makes room on it again."""
    replaced = AtomicStorage.replace

    class Disk:
        is_full = True

    def replace_file(storage, content, over):
        if Disk.is_full:
            raise unwritten(storage.path, FULL)
        return replaced(storage, content, over)

    monkeypatch.setattr(AtomicStorage, "replace", replace_file)
    monkeypatch.setattr(background, "_RETRY_SECONDS", 0.02)
    return Disk


@pytest.fixture
def dana(path, places, contact):
    JsonStore(path).commit([Put(contact())], NOON)
    return contact()


@pytest.fixture
def store(path, refuge):
    written = JsonStore(path)
    written.refresh()
    return BackgroundStore(written, emergency=EmergencyFile(written, refuge))


def in_trouble(store) -> None:
    told = Event()
    store.listen(lambda: told.set() if store.trouble else None)
    if not store.trouble:
        assert told.wait(10)


def test_what_cannot_be_written_is_in_the_emergency_file_within_the_try(
    dana, store, full, refuge, call
):
    store.commit([Put(call())], NOON)
    in_trouble(store)
    (file,) = refuge.found(UNSAVED)
    assert store.trouble == f"followup.json: No space left on device; kept in {file}"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.uid for entry in JsonStore(file).book.history("dana")] == ["call"]


def test_every_later_act_is_in_it_too(dana, store, full, refuge, call):
    store.commit([Put(call("1"))], NOON)
    in_trouble(store)
    for uid in ("2", "3"):
        store.commit([Put(call(uid))], NOON)
    with pytest.raises(StoreError, match="your last 3 acts are NOT SAVED") as refused:
        store.close()
    (file,) = refuge.found(UNSAVED)
    assert f"they are kept in {file}, and saved at the next start" in str(refused.value)
    assert len(JsonStore(file).book.history("dana")) == 3


def test_as_many_acts_but_others_are_kept_anew(dana, path, refuge, call):
    emergency = EmergencyFile(store := JsonStore(path), refuge)
    first, second, third = (([Put(call(uid))], NOON) for uid in "123")
    store.refresh()
    assert emergency.keep([first, second])
    store.commit(*first)
    assert (file := emergency.keep([second, third]))
    assert {entry.uid for entry in JsonStore(file).book.history("dana")} == {"2", "3"}


def test_it_goes_once_all_is_saved(dana, store, full, refuge, path, call):
    store.commit([Put(call())], NOON)
    in_trouble(store)
    full.is_full = False
    store.close()
    assert refuge.found(UNSAVED) == []
    assert len(JsonStore(path).book.history("dana")) == 1


def test_the_next_start_brings_it_back_with_its_stamps(
    dana, store, full, refuge, path, backups, call
):
    store.commit([Put(call())], NOON)
    with pytest.raises(StoreError):
        store.close()
    full.is_full = False
    line = bring_back(path, refuge, backups, NOON + timedelta(days=1))
    assert line == "what could not be saved last time (1 record) is saved now"
    assert refuge.found(UNSAVED) == []
    (entry,) = JsonStore(path).book.history("dana")
    assert entry.changed == NOON
    assert bring_back(path, refuge, backups, NOON) == ""


def test_it_stays_for_as_long_as_it_cannot_be_brought_back(
    dana, store, full, refuge, path, backups, call
):
    store.commit([Put(call())], NOON)
    with pytest.raises(StoreError):
        store.close()
    (file,) = refuge.found(UNSAVED)
    line = bring_back(path, refuge, backups, NOON)
    assert "is still not saved (followup.json: No space left on device)" in line
    assert str(file) in line
    assert file.exists()


def test_it_waits_for_the_file_it_belongs_to(dana, store, full, refuge, path, backups, call):
    store.commit([Put(call())], NOON)
    in_trouble(store)
    with pytest.raises(StoreError):
        store.close()
    full.is_full = False
    elsewhere = path.rename(path.with_name("elsewhere"))
    assert "still not saved (followup.json is gone)" in bring_back(path, refuge, backups, NOON)
    assert not path.exists()
    elsewhere.rename(path)
    assert "is saved now" in bring_back(path, refuge, backups, NOON)
    assert [entry.uid for entry in JsonStore(path).book.history("dana")] == ["call"]


def test_bringing_it_back_twice_changes_nothing(dana, store, full, refuge, path, backups, call):
    store.commit([Put(call()), Put(replace(dana, role="CTO"))], NOON)
    store.commit([Delete(call())], NOON)
    with pytest.raises(StoreError):
        store.close()
    full.is_full = False
    (file,) = refuge.found(UNSAVED)
    content = file.read_bytes()
    bring_back(path, refuge, backups, NOON)
    after = path.read_bytes()
    file.write_bytes(content)
    bring_back(path, refuge, backups, NOON)
    assert path.read_bytes() == after


def test_what_happened_meanwhile_stays(dana, store, full, refuge, path, backups, call):
    store.commit([Put(replace(dana, role="CTO")), Put(call("mine"))], NOON)
    with pytest.raises(StoreError):
        store.close()
    full.is_full = False
    other = JsonStore(path)
    later = NOON + timedelta(hours=1)
    other.commit([Put(replace(dana, company="Larkspur")), Put(call("theirs"))], later)
    bring_back(path, refuge, backups, later)
    book = JsonStore(path).book
    assert (book.contacts["dana"].role, book.contacts["dana"].company) == ("CTO", "Larkspur")
    assert {entry.uid for entry in book.history("dana")} == {"mine", "theirs"}


def test_a_stop_that_could_not_be_saved_is_in_force_afterwards(
    dana, store, full, refuge, path, backups, call
):
    store.commit([Put(call(outcome=Outcome.STOP))], NOON)
    with pytest.raises(StoreError):
        store.close()
    full.is_full = False
    JsonStore(path).commit([Delete(dana)], NOON + timedelta(hours=1))
    bring_back(path, refuge, backups, NOON + timedelta(hours=2))
    book = JsonStore(path).book
    assert [entry.outcome for entry in book.history("dana")] == [Outcome.STOP]
    assert "dana" in book.contacts


def test_acts_before_there_was_a_file_come_back_as_the_first(
    path, places, refuge, full, backups, contact
):
    written = JsonStore(path)
    store = BackgroundStore(written, emergency=EmergencyFile(written, refuge))
    store.commit([Put(contact())], NOON)
    with pytest.raises(StoreError):
        store.close()
    full.is_full = False
    bring_back(path, refuge, backups, NOON)
    assert list(JsonStore(path).book.contacts) == ["dana"]


def test_where_no_place_takes_it_the_last_word_says_so(dana, path, full, tmp_path, call):
    written = JsonStore(path)
    nowhere = Refuge(path, [tmp_path / "missing"])
    store = BackgroundStore(written, emergency=EmergencyFile(written, nowhere))
    store.refresh()
    store.commit([Put(call())], NOON)
    in_trouble(store)
    assert store.trouble.endswith("kept in memory alone")
    with pytest.raises(StoreError, match="no place took it"):
        store.close()


def test_a_record_that_no_file_could_hold_is_refused_at_once(dana, store, contact, path):
    with pytest.raises(StoreError, match="can't be kept"):
        store.commit([Put(contact("omar", name="\ud800"))], NOON)
    store.commit([Put(contact("mei"))], NOON)
    store.close()
    assert set(JsonStore(path).book.contacts) == {"dana", "mei"}


def test_the_first_place_that_takes_it_is_taken_and_the_others_left_empty(refuge, places):
    places[0].rename(places[0].with_name("gone"))
    there = refuge.put("x.json", b"1")
    assert there is not None
    assert there.parent == places[1]
    places[0].with_name("gone").rename(places[0])
    again = refuge.put("x.json", b"2")
    assert again is not None
    assert again.parent == places[0]
    assert not there.exists()


def test_no_directory_is_made_where_one_went_away(refuge, places):
    for directory in places:
        directory.rmdir()
    assert refuge.put("x.json", b"1") is None
    assert not any(directory.exists() for directory in places)


def test_a_link_in_its_place_is_replaced_and_never_written_through(refuge, places, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    there = refuge.put("x.json", b"1")
    assert there is not None
    there.unlink()
    there.symlink_to(victim)
    assert refuge.put("x.json", b"2") == there
    assert (there.is_symlink(), there.read_bytes(), victim.read_text()) == (False, b"2", "mine")


@pytest.mark.usefixtures("dana")
def test_what_others_could_have_put_there_is_not_taken_up(
    refuge, path, backups, tmp_path, contact, monkeypatch
):
    planted = JsonStore(tmp_path / "planted.json")
    planted.commit([Put(contact("evil"))], NOON)
    there = refuge.put(f"{UNSAVED}1.json", b"x")
    assert there is not None
    there.unlink()
    plants = {
        "a link": lambda: there.symlink_to(tmp_path / "planted.json"),
        "a second name": lambda: os.link(tmp_path / "planted.json", there),
        "a pipe": lambda: os.mkfifo(there),
    }
    for plant in plants.values():
        plant()
        assert "is still not saved" in bring_back(path, refuge, backups, NOON)
        there.unlink()
    there.write_bytes((tmp_path / "planted.json").read_bytes())
    with monkeypatch.context() as somebody_else:
        somebody_else.setattr(os, "geteuid", lambda: os.getuid() + 1)
        with pytest.raises(PermissionError):
            read_own(there)
    assert list(JsonStore(path).book.contacts) == ["dana"]


def test_another_data_files_acts_are_not_taken_up(refuge, places, tmp_path):
    other = Refuge(tmp_path / "other" / "followup.json", places)
    other.put(f"{UNSAVED}1.json", b"theirs")
    assert refuge.found(UNSAVED) == []


names = st.sampled_from(["a", "b"])


@settings(max_examples=40)
@given(st.lists(st.tuples(names, st.sampled_from(["CTO", "CEO", None])), max_size=6))
def test_what_acts_touched_merged_into_what_they_saw_is_what_they_made(acts):
    made = seen = merge(Ledger(), Ledger())
    known: dict[str, Contact] = {}
    commits = []
    for nth, (uid, role) in enumerate(acts):
        at = NOON + timedelta(minutes=nth)
        if role is not None:
            known[uid] = Contact(uid=uid, name=uid, role=role, added=NOON)
            commits.append(([Put(known[uid])], at))
        elif uid in known:
            commits.append(([Delete(known.pop(uid))], at))
    for changes, at in commits:
        made, _ = apply(changes, at, made, made)
    part = touched(seen, commits)
    assert encode(merge(seen, part)) == encode(merge(made, made))
    assert encode(merge(made, part)) == encode(merge(made, made))
