"""Files of past versions come up to date without loss; newer ones are refused."""

import json
from pathlib import Path

import pytest

from followup_tui.domain.book import Put
from followup_tui.domain.errors import UnreadableError
from followup_tui.storage import migrations
from followup_tui.storage.backups import Backups
from followup_tui.storage.json_store import JsonStore
from tests.storage.versions import everything

VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.json"))


def version(path: Path) -> int:
    return json.loads(path.read_bytes())["meta"]["1"]["schema_version"]


def test_there_is_a_file_of_every_version_up_to_todays():
    assert [version(path) for path in VERSIONS] == list(range(1, migrations.schema_version() + 1))


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem)
def test_a_file_of_a_past_version_reads_as_it_was_meant(old, path, morning, contact):
    path.parent.mkdir()
    path.write_bytes(old.read_bytes())
    book = JsonStore(path).book
    for record in everything():
        known = {
            "contacts": book.contacts,
            "news": book.news,
            "entries": {entry.uid: entry for entry in book.history("dana")},
        }
        (found,) = (table[record.uid] for table in known.values() if record.uid in table)
        for field in record.__struct_fields__:
            assert getattr(found, field) == getattr(record, field)


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem)
def test_writing_a_file_of_a_past_version_again_loses_nothing(old, path, morning, contact):
    path.parent.mkdir()
    path.write_bytes(old.read_bytes())
    before = JsonStore(path).book
    after = JsonStore(path).commit([Put(contact("new"))], morning)
    assert {**before.contacts, "new": after.contacts["new"]} == after.contacts
    assert (before.histories, before.news) == (after.histories, after.news)
    assert version(path) == migrations.schema_version()


def tagged(tables):
    """A step such as there may be: every contact gets a tag."""
    contacts = {
        number: {**row, "tags": [*row.get("tags", ()), "migrated"]}
        for number, row in tables["contacts"].items()
    }
    return {**tables, "contacts": contacts}


@pytest.fixture
def at_version_2(monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", (tagged,))


@pytest.fixture
def backups(path):
    return Backups(path, "America/New_York")


def test_reading_brings_a_file_up_to_date_without_writing(
    file, path, contact, morning, at_version_2, monkeypatch
):
    with monkeypatch.context() as past:
        past.setattr(migrations, "STEPS", ())
        file.commit([Put(contact())], morning)
    content = path.read_bytes()
    store = JsonStore(path)
    assert store.book.contacts["dana"].tags == ("migrated",)
    store.refresh()
    assert store.book.contacts["dana"].tags == ("migrated",)
    assert path.read_bytes() == content
    assert version(path) == 1


def test_the_first_write_keeps_the_old_version_as_a_backup(
    path, backups, contact, morning, monkeypatch
):
    store = JsonStore(path, backups)
    for uid in ("dana", "omar"):
        store.commit([Put(contact(uid))], morning)
    assert len(backups.all()) == 1
    old = path.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (tagged,))
    store = JsonStore(path, backups)
    for uid in ("mei", "ruth"):
        store.commit([Put(contact(uid))], morning)
    assert version(path) == 2
    newest, _ = backups.all()
    assert newest.path.read_bytes() == old
    assert newest.opens
    assert JsonStore(path).book.contacts["omar"].tags == ("migrated",)
    assert JsonStore(path).book.contacts["ruth"].tags == ()


def test_several_steps_are_taken_in_turn(file, path, contact, morning, monkeypatch):
    file.commit([Put(contact())], morning)

    def shout(tables):
        rows = tables["contacts"].items()
        return {
            **tables,
            "contacts": {
                number: {**row, "tags": [tag.upper() for tag in row["tags"]]}
                for number, row in rows
            },
        }

    monkeypatch.setattr(migrations, "STEPS", (tagged, shout))
    assert JsonStore(path).book.contacts["dana"].tags == ("MIGRATED",)


def test_what_a_step_cannot_make_sense_of_is_left_alone(file, path, contact, morning, monkeypatch):
    file.commit([Put(contact())], morning)
    content = path.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (lambda tables: tables["nothing"],))
    with pytest.raises(UnreadableError, match="from schema 1 to 2") as refused:
        JsonStore(path).commit([Put(contact("omar"))], morning)
    assert str(refused.value).isprintable()
    assert path.read_bytes() == content


def test_a_newer_file_is_refused_with_what_to_do(file, path, contact, morning, monkeypatch):
    with monkeypatch.context() as future:
        future.setattr(migrations, "STEPS", (tagged,))
        file.commit([Put(contact())], morning)
    content = path.read_bytes()
    says = r"newer version's .*: update followup-tui"
    with pytest.raises(UnreadableError, match=says) as refused:
        JsonStore(path).commit([Put(contact("omar"))], morning)
    assert not refused.value.restorable
    assert path.read_bytes() == content
