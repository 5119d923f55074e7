"""Two contacts who were made one, as other processes and other copies of the data find them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode, encode
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.uniting import read_copy, take_in

PHONE = Phone(typed="+1 212 555 0110", e164="+12125550110")


@pytest.fixture
def people(file, contact, call, morning):
    """Dana and her twin, who has one call."""
    file.commit([Put(contact()), Put(contact("twin", name="D. Whitfield"))], morning)
    file.commit([Put(call(contact="twin"))], morning)
    return file


def one_of(store: JsonStore, morning, minutes: int = 1) -> None:
    """Make the two one, as the desk does."""
    book = store.refresh()
    twin = book.contacts["twin"]
    moved = [Put(replace(entry, contact="dana")) for entry in book.history("twin")]
    store.commit([*moved, Delete(twin, "dana")], morning + timedelta(minutes=minutes))


def whose(store: JsonStore) -> dict[str, list[str]]:
    book = store.refresh()
    assert set(book.histories) <= set(book.contacts)
    return {uid: [entry.uid for entry in book.history(uid)] for uid in book.contacts}


def other_copy(path, tmp_path) -> JsonStore:
    twin = tmp_path / "laptop" / "followup.json"
    twin.parent.mkdir()
    twin.write_bytes(path.read_bytes())
    return JsonStore(twin)


def merged(path, copy: JsonStore, morning) -> JsonStore:
    """Both ways: whoever merges with whom finds the same."""
    twin = copy._storage.path
    ours, theirs = read_copy(path), read_copy(twin)
    backups = Backups(path, "UTC")
    take_in(path, lambda _: [theirs], backups, morning)
    take_in(twin, lambda _: [ours], Backups(twin, "UTC"), morning)
    assert JsonStore(path).refresh() == JsonStore(twin).refresh()
    return JsonStore(path)


def test_the_one_that_goes_leaves_word_of_whom_they_turned_out_to_be(people, path, morning):
    one_of(people, morning)
    assert whose(people) == {"dana": ["call"]}
    again = JsonStore(path)
    assert whose(again) == {"dana": ["call"]}
    assert again.book.now("twin") == "dana"
    assert again.book == people.book


def test_bringing_them_back_has_everything_as_it_was_in_every_process(people, other, morning):
    before = people.refresh()
    twin, entries = before.contacts["twin"], before.history("twin")
    other.refresh()
    one_of(people, morning)
    assert whose(other) == {"dana": ["call"]}
    people.commit([Put(twin), *map(Put, entries)], morning + timedelta(minutes=2))
    for store in (people, other):
        assert whose(store) == {"dana": [], "twin": ["call"]}
        assert store.book.united == {}


def test_a_call_that_another_process_logs_with_the_one_that_went_is_the_others(
    people, other, call, contact, morning
):
    other.refresh()
    one_of(people, morning)
    other.commit([Put(call("late", contact="twin"))], morning + timedelta(minutes=2))
    for store in (people, other):
        assert whose(store) == {"dana": ["call", "late"]}


def test_what_another_process_changes_of_the_one_that_went_is_changed_of_the_other(
    people, other, path, morning
):
    people.commit([Put(replace(people.refresh().contacts["dana"], notes="Mine"))], morning)
    twin = other.refresh().contacts["twin"]
    one_of(people, morning)
    changed = replace(twin, phones=(PHONE,), role="Head", notes="Theirs")
    other.commit([Put(changed)], morning + timedelta(minutes=2))
    (dana,) = JsonStore(path).book.contacts.values()
    assert (dana.name, dana.role, dana.phones) == ("Dana Whitfield", "Head", (PHONE,))
    assert dana.notes == "Mine\nTheirs"


def test_two_processes_that_unite_the_same_two_both_ways_leave_one(people, other, call, morning):
    book = other.refresh()
    one_of(people, morning)
    dana, twin = book.contacts["dana"], book.contacts["twin"]
    other.commit([Put(replace(twin, role="Head")), Delete(dana, "twin")], morning)
    for store in (people, other):
        assert whose(store) == {"dana": ["call"]}
        assert store.book.contacts["dana"].role == "Head"


def test_another_copys_later_call_finds_the_one_that_stays(people, path, tmp_path, call, morning):
    copy = other_copy(path, tmp_path)
    one_of(people, morning)
    copy.commit([Put(call("late", contact="twin"))], morning + timedelta(hours=1))
    assert whose(merged(path, copy, morning)) == {"dana": ["call", "late"]}


def test_another_copys_correction_of_an_entry_from_before_is_kept(
    people, path, tmp_path, call, morning
):
    copy = other_copy(path, tmp_path)
    entry = copy.refresh().history("twin")[0]
    copy.commit([Put(replace(entry, note="put right"))], morning)
    one_of(people, morning, minutes=30)
    (entry,) = merged(path, copy, morning).book.history("dana")
    assert entry.note == "put right"


def test_another_copys_later_change_does_not_bring_the_one_that_went_back(
    people, path, tmp_path, morning
):
    copy = other_copy(path, tmp_path)
    one_of(people, morning)
    twin = copy.refresh().contacts["twin"]
    copy.commit([Put(replace(twin, role="Head"))], morning + timedelta(hours=1))
    store = merged(path, copy, morning)
    assert whose(store) == {"dana": ["call"]}


def test_taking_it_back_here_brings_them_back_in_the_other_copy(people, path, tmp_path, morning):
    twin = people.refresh().contacts["twin"]
    one_of(people, morning)
    copy = other_copy(path, tmp_path)
    people.commit([Put(twin)], morning + timedelta(minutes=5))
    assert whose(merged(path, copy, morning)) == {"dana": [], "twin": ["call"]}


def test_two_copies_that_united_the_same_two_both_ways_leave_one_with_everything(
    people, path, tmp_path, call, morning
):
    copy = other_copy(path, tmp_path)
    dana = copy.refresh().contacts["dana"]
    copy.commit([Put(call("mine"))], morning)
    moved = [Put(replace(call("mine"), contact="twin")), Delete(dana, "twin")]
    copy.commit(moved, morning + timedelta(minutes=9))
    one_of(people, morning)
    assert whose(merged(path, copy, morning)) == {"twin": ["call", "mine"]}


def test_news_another_copy_told_the_one_that_went_was_told_to_the_other(
    people, path, tmp_path, news, morning
):
    people.commit([Put(news())], morning)
    copy = other_copy(path, tmp_path)
    one_of(people, morning)
    told: News = replace(copy.refresh().news["prize"], heard_by=("twin",))
    copy.commit([Put(told)], morning + timedelta(hours=1))
    store = merged(path, copy, morning)
    assert store.book.news["prize"].heard_by == ("dana",)


def test_a_backup_from_before_that_is_merged_finds_the_one_that_stays(people, path, morning):
    before = decode(path.read_bytes(), path)
    one_of(people, morning)
    take_in(path, lambda _: [before], Backups(path, "UTC"), morning)
    assert whose(JsonStore(path)) == {"dana": ["call"]}


def test_the_file_is_written_again_as_it_was_read(people, path, morning):
    one_of(people, morning)
    content = path.read_bytes()
    assert encode(decode(content, path)) == content
