"""A contact who was forgotten, as other processes, copies and backups find them."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.forgotten import Forgotten
from followup_tui.domain.interaction import Outcome
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode, encode
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.restoring import restore
from followup_tui.storage.uniting import take_in
from tests.storage.test_united import merged, other_copy, whose

MARKER = Forgotten("00ff", ("abcd",))


@pytest.fixture
def people(file, contact, call, morning):
    file.commit([Put(contact()), Put(contact("ann", name="Ann Ek"))], morning)
    file.commit([Put(call(note="secret")), Put(call("other", contact="ann"))], morning)
    return file


def forgotten(store: JsonStore, morning, minutes: int = 1) -> None:
    dana = store.refresh().contacts["dana"]
    store.commit([Delete(dana, forgotten=MARKER)], morning + timedelta(minutes=minutes))


def test_nothing_of_them_is_in_the_file_but_the_marker(people, path, morning):
    forgotten(people, morning)
    assert b"Whitfield" not in path.read_bytes()
    assert b"secret" not in path.read_bytes()
    assert whose(JsonStore(path)) == {"ann": ["other"]}
    assert JsonStore(path).book.forgotten == {"dana": MARKER}
    assert encode(decode(path.read_bytes(), path)) == path.read_bytes()


def test_what_a_repair_set_aside_of_them_goes_too(people, path, morning):
    raw = msgspec.json.decode(path.read_bytes())
    rows = [{"uid": "dana", "name": 7}, {"uid": "x", "contact": "dana"}, {"uid": "ann", "name": 8}]
    aside = {str(n): {"table": "contacts", "number": "9", "row": r} for n, r in enumerate(rows)}
    path.write_bytes(msgspec.json.encode({**raw, "set_aside": aside}))
    store = JsonStore(path)
    forgotten(store, morning)
    kept = msgspec.json.decode(path.read_bytes())["set_aside"]
    assert [one["row"]["uid"] for one in kept.values()] == ["ann"]


def test_what_another_process_still_says_of_them_is_not_heard(people, other, call, path, morning):
    dana = other.refresh().contacts["dana"]
    forgotten(people, morning)
    for change in (Put(replace(dana, role="Head")), Put(call("late"))):
        other.commit([change], morning + timedelta(minutes=5))
    assert whose(JsonStore(path)) == {"ann": ["other"]}


def test_no_other_copy_brings_them_back_not_even_with_a_stop(people, path, tmp_path, call, morning):
    copy = other_copy(path, tmp_path)
    forgotten(people, morning)
    later = morning + timedelta(hours=1)
    copy.commit([Put(call("late")), Put(call("stop", outcome=Outcome.STOP))], later)
    copy.commit([Put(replace(copy.refresh().contacts["dana"], role="Head"))], later)
    store = merged(path, copy, morning)
    assert whose(store) == {"ann": ["other"]}
    for data in (path, copy._storage.path):
        assert b"Whitfield" not in data.read_bytes()
    assert store.book.forgotten == {"dana": MARKER}


def test_who_turned_out_to_be_them_in_another_copy_is_forgotten_too(
    people, path, tmp_path, morning
):
    copy = other_copy(path, tmp_path)
    ann, entry = copy.refresh().contacts["ann"], copy.book.history("ann")[0]
    copy.commit([Put(replace(entry, contact="dana")), Delete(ann, "dana")], morning)
    forgotten(people, morning)
    store = merged(path, copy, morning)
    assert whose(store) == {}
    assert b"Ann Ek" not in path.read_bytes()


def test_a_backup_from_before_does_not_bring_them_back(people, path, morning):
    before = path.read_bytes()
    forgotten(people, morning)
    take_in(path, lambda _: [decode(before, path)], Backups(path, "UTC"), morning)
    assert whose(JsonStore(path)) == {"ann": ["other"]}
    restore(path, before, Backups(path, "UTC"), morning)
    assert whose(JsonStore(path)) == {"ann": ["other"]}
    assert b"Whitfield" not in path.read_bytes()
