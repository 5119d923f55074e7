"""What the file is to others, and what stays in it."""

import json
import os
import stat
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.errors import StoreError
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.parts import parts_of


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def edit(path: Path, change) -> None:
    tables = json.loads(path.read_text())
    change(tables)
    path.write_text(json.dumps(tables))


def test_stock_tinydb_reads_every_table(file, path, contact, call, news, morning):
    file.commit([Put(contact()), Put(contact("omar")), Put(call()), Put(news())], morning)
    file.commit([Delete(news())], morning)
    with TinyDB(path) as db:
        sizes = {name: len(db.table(name)) for name in db.tables()}
        assert sizes == {"contacts": 2, "interactions": 1, "news": 0, "deletions": 1, "meta": 1}
        assert db.table("meta").all() == [{"schema_version": 1}]
        assert db.table("contacts").get(doc_id=2)["uid"] == "omar"


def test_what_stock_tinydb_writes_is_read(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    with TinyDB(path) as db:
        db.table("contacts").update({"role": "CTO"}, doc_ids=[1])
    assert file.refresh().contacts["dana"].role == "CTO"


def test_tinydb_on_the_atomic_storage_reads_and_writes(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    inode = path.stat().st_ino
    with TinyDB(path, storage=AtomicStorage) as db:
        db.table("contacts").update({"role": "CTO"}, doc_ids=[1])
    assert path.stat().st_ino != inode
    assert file.refresh().contacts["dana"].role == "CTO"


def test_looking_creates_nothing(file, path, contact, morning):
    assert not file.book.contacts
    file.commit([Delete(contact())], morning)
    assert not path.exists()


def test_directory_and_files_are_for_the_user_alone(file, path, contact, morning):
    before = os.umask(0)
    try:
        file.commit([Put(contact())], morning)
    finally:
        os.umask(before)
    assert mode(path.parent) == 0o700
    assert {mode(found) for found in path.parent.iterdir()} == {0o600}


def test_a_file_that_others_could_read_is_private_after_a_commit(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    path.chmod(0o644)
    file.commit([Put(contact("omar"))], morning)
    assert mode(path) == 0o600


def test_documents_keep_their_numbers_and_new_ones_get_the_next(file, path, contact, morning):
    file.commit([Put(contact(uid)) for uid in "abc"], morning)
    file.commit([Delete(contact("b")), Put(contact("d")), Put(contact("c", role="x"))], morning)
    rows = json.loads(path.read_text())["contacts"]
    assert {number: row["uid"] for number, row in rows.items()} == {"1": "a", "3": "c", "4": "d"}


def test_deletions_are_remembered_until_the_record_is_put_again(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    file.commit([Delete(contact())], morning)
    (deletion,) = json.loads(path.read_text())["deletions"].values()
    assert deletion["uid"] == "dana"
    assert deletion["kind"] == "contact"
    assert deletion["at"] > morning.isoformat()
    file.commit([Put(contact())], morning)
    assert json.loads(path.read_text())["deletions"] == {}


def test_fields_and_tables_of_others_are_written_again(file, path, contact, call, morning):
    file.commit([Put(contact()), Put(call())], morning)

    def add(tables):
        tables["contacts"]["1"]["mood"] = {"today": ["sunny"]}
        tables["interactions"]["1"]["rating"] = 5
        tables["meta"]["1"]["device"] = "desk"
        tables["theirs"] = {"1": {"any": "thing"}}

    edit(path, add)
    file.refresh()
    file.commit([Put(contact(role="CTO"))], morning)
    tables = json.loads(path.read_text())
    assert tables["contacts"]["1"]["mood"] == {"today": ["sunny"]}
    assert tables["contacts"]["1"]["role"] == "CTO"
    assert tables["interactions"]["1"]["rating"] == 5
    assert tables["meta"]["1"] == {"schema_version": 1, "device": "desk"}
    assert tables["theirs"] == {"1": {"any": "thing"}}
    assert JsonStore(path).book.contacts["dana"].role == "CTO"


def test_a_link_is_written_through(file, path, contact, morning, tmp_path):
    real = tmp_path / "synced" / "data.json"
    real.parent.mkdir()
    path.parent.mkdir()
    path.symlink_to(real)
    file.commit([Put(contact())], morning)
    file.commit([Put(contact("omar"))], morning)
    assert path.is_symlink()
    assert not real.is_symlink()
    assert set(JsonStore(real).book.contacts) == {"dana", "omar"}
    assert [found.name for found in path.parent.iterdir()] == ["followup.json"]


def test_leftovers_of_killed_processes_are_removed(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    leftover = path.with_name(".followup.json.99.1.tmp")
    leftover.write_text("half")
    neighbour = path.with_name(".other.json.99.1.tmp")
    neighbour.write_text("not ours")
    file.commit([Put(contact("omar"))], morning)
    assert not leftover.exists()
    assert neighbour.exists()


def test_an_act_is_one_write(file, contact, call, morning, monkeypatch):
    writes = []
    replace = Path.replace

    def counted(source, target):
        writes.append(target)
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", counted)
    file.commit([Put(contact()), Put(call()), Put(contact("omar"))], morning)
    assert len(writes) == 1


def test_an_unchanged_file_is_not_read_again(file, contact, morning):
    book = file.commit([Put(contact())], morning)
    assert file.refresh() is book


def test_what_was_read_ahead_is_not_read_again(file, path, contact, morning, monkeypatch):
    file.commit([Put(contact())], morning)
    again = JsonStore(path)
    again.read_ahead()
    assert again._storage._ahead.found() is not None
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("read twice"))
    assert again.refresh().contacts.keys() == {"dana"}


def test_what_was_read_ahead_of_another_change_is_read_again(file, path, contact, morning):
    file.commit([Put(contact())], morning)
    again = JsonStore(path)
    again.read_ahead()
    again._storage._ahead.found()
    file.commit([Put(contact("omar"))], morning)
    assert again.refresh().contacts.keys() == {"dana", "omar"}
    assert again.refresh() is again.book


def test_reading_ahead_hides_no_refusal(path):
    path.mkdir(parents=True)
    store = JsonStore(path)
    store.read_ahead()
    with pytest.raises(StoreError, match="is not a file"):
        store.refresh()


def test_reading_ahead_where_there_is_no_file_makes_none(path):
    store = JsonStore(path)
    store.read_ahead()
    assert not store.refresh().contacts
    assert not path.exists()


def test_two_writes_within_a_tick_of_the_clock_are_told_apart(file, path, contact, morning):
    states = set()
    for name in ["a", "b"] * 20:
        file.commit([Put(contact(name=name))], morning)
        states.add(path.stat().st_mtime_ns)
    assert len(states) == 40


HOSTILE = '\x00\x1b]0;x\x07\u202e[/x] {"a": 1} \\ \n\r\t\u2028 𝔘🏳️‍🌈 é é ' + "x" * 5000


def test_hostile_text_comes_back_as_it_was(file, path, contact, call, news, morning):
    file.commit([Put(contact(name=HOSTILE, tags=(HOSTILE,))), Put(call(note=HOSTILE))], morning)
    file.commit([Put(news(text=HOSTILE))], morning)
    book = JsonStore(path).book
    assert book.contacts["dana"].name == HOSTILE
    assert book.contacts["dana"].tags == (HOSTILE,)
    assert book.history("dana")[0].note == HOSTILE
    assert book.news["prize"].text == HOSTILE


def test_edits_of_different_fields_by_two_processes_both_survive(file, other, contact, morning):
    file.commit([Put(contact())], morning)
    other.refresh()
    mine, theirs = file.book.contacts["dana"], other.book.contacts["dana"]
    other.commit([Put(msgspec.structs.replace(theirs, company="Larkspur"))], morning)
    book = file.commit([Put(msgspec.structs.replace(mine, role="CTO"))], morning)
    assert (book.contacts["dana"].company, book.contacts["dana"].role) == ("Larkspur", "CTO")


def test_what_two_processes_put_into_one_list_is_all_there(file, other, contact, morning):
    file.commit([Put(contact(tags=("a", "b")))], morning)
    other.refresh()
    other.commit([Put(contact(tags=("b", "c")))], morning)
    book = file.commit([Put(contact(tags=("new", "a", "b")))], morning)
    assert book.contacts["dana"].tags == ("new", "b", "c")


def test_what_was_taken_out_of_a_list_stays_out_when_the_contact_comes_back(file, contact, morning):
    file.commit([Put(contact(tags=("a", "b")))], morning)
    file.commit([Delete(contact(tags=("a", "b")))], morning)
    dana = file.commit([Put(contact(tags=("b",)))], morning).contacts["dana"]
    assert dana.tags == ("b",)
    assert dana.changed["tags/a"] > morning


def test_of_two_edits_of_one_field_the_later_stands_with_a_later_stamp(
    file, other, contact, morning
):
    file.commit([Put(contact())], morning)
    other.refresh()
    stamp = other.commit([Put(contact(role="CTO"))], morning).contacts["dana"].changed["role"]
    dana = file.commit([Put(contact(role="CEO"))], morning).contacts["dana"]
    assert dana.role == "CEO"
    assert dana.changed["role"] > stamp


def test_a_contact_deleted_elsewhere_comes_back_whole_when_edited_here(
    file, other, contact, call, morning
):
    file.commit([Put(contact()), Put(call())], morning)
    other.refresh()
    other.commit([Delete(contact()), Delete(call())], morning)
    book = file.commit([Put(contact(role="CTO"))], morning)
    assert book.contacts["dana"].role == "CTO"
    assert [entry.uid for entry in book.history("dana")] == ["call"]
    assert parts_of(other.refresh().contacts["dana"])["role"].at > morning


def test_a_call_logged_on_a_contact_deleted_elsewhere_brings_it_back(
    file, other, contact, call, morning
):
    file.commit([Put(contact()), Put(call("stop"))], morning)
    other.refresh()
    other.commit([Delete(contact()), Delete(call("stop"))], morning)
    book = file.commit([Put(call("new"))], morning)
    assert "dana" in book.contacts
    assert {entry.uid for entry in book.history("dana")} == {"stop", "new"}


def test_a_contact_deleted_elsewhere_stays_deleted_when_nothing_changed_here(
    file, other, contact, morning
):
    file.commit([Put(contact())], morning)
    other.refresh()
    other.commit([Delete(contact())], morning)
    assert not file.commit([Put(contact())], morning).contacts
    assert not file.commit([Delete(contact())], morning).contacts


def test_a_contact_deleted_here_stays_for_a_call_logged_elsewhere(
    file, other, contact, call, morning
):
    file.commit([Put(contact())], morning)
    other.refresh()
    other.commit([Put(call())], morning)
    book = file.commit([Delete(contact())], morning)
    assert set(book.contacts) == {"dana"}
    assert [entry.uid for entry in book.history("dana")] == ["call"]


@pytest.mark.parametrize("step", ["fsync", "utime"])
def test_a_failed_write_leaves_file_memory_and_directory_as_they_were(
    file, path, contact, morning, monkeypatch, step
):
    from followup_tui.domain.errors import StoreError

    before = file.commit([Put(contact())], morning)
    content = path.read_bytes()

    def fail(*_args, **_options):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, step, fail)
        with pytest.raises(StoreError, match="No space left on device"):
            file.commit([Put(contact("omar"))], morning)
    assert path.read_bytes() == content
    assert file.book is before
    assert file.refresh() is before
    assert not list(path.parent.glob(".*"))
    assert set(file.commit([Put(contact("omar"))], morning).contacts) == {"dana", "omar"}


def test_a_table_of_many_blocks_reads_back_after_changes_anywhere_in_it(
    file, path, contact, call, morning
):
    calls = [call(str(number)) for number in range(2000)]
    file.commit([Put(contact()), *map(Put, calls)], morning)
    gone = [*calls[500:1100], calls[1999]]
    file.commit([Delete(entry) for entry in gone], morning)
    file.commit([Put(call("7", note="new")), Put(call("late"))], morning)
    expected = {entry.uid for entry in calls} - {entry.uid for entry in gone} | {"late"}
    for book in (file.book, JsonStore(path).book):
        assert {entry.uid for entry in book.history("dana")} == expected
        assert [entry.note for entry in book.history("dana") if entry.note] == ["new"]
    with TinyDB(path) as db:
        assert len(db.table("interactions")) == len(expected)
