"""`backup` and `restore`: what they say, ask, keep and refuse."""

import json
import stat

import pytest

from followup_tui.cli.commands import restore as restore_module

TOMORROW = "2026-11-24T10:30:00-05:00"
NEXT_WEEK = "2026-11-30T10:30:00-05:00"


@pytest.fixture
def at_hand(monkeypatch):
    """Somebody sits there and answers."""
    monkeypatch.setattr(restore_module, "_somebody_answers", lambda: True)


def backups(cli) -> list[str]:
    return sorted(path.name for path in (cli.home / "backups").glob("*"))


def names(cli) -> set[str]:
    return {person["name"] for person in json.loads(cli.data.read_bytes())["contacts"].values()}


def test_backup_keeps_a_dated_copy_and_says_where(cli, dana):
    said = cli("backup").out
    (name,) = backups(cli)
    assert name == "followup-2026-11-23-103000.json"
    assert said.startswith("Kept and read again: 1 contact, 0 entries in ")
    assert said.strip().endswith(name)
    copy = cli.home / "backups" / name
    assert copy.read_bytes() == cli.data.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_backup_for_scripts(cli, dana):
    told = cli("backup", "--json").json
    assert (told["contacts"], told["interactions"]) == (1, 0)
    assert told["at"] == "2026-11-23T10:30:00"
    assert told["file"].endswith("followup-2026-11-23-103000.json")


def test_there_is_nothing_to_back_up_before_there_is_something(cli):
    assert "nothing to back up" in cli.refusal("backup")
    assert not (cli.home / "backups").exists()


def test_the_first_command_of_a_day_that_writes_makes_one(cli, dana):
    cli("log", "dana", "busy", at=TOMORROW)
    cli("log", "dana", "busy", at=TOMORROW)
    assert backups(cli) == ["followup-2026-11-24-103000.json"]


def test_a_damaged_file_is_not_backed_up_and_the_refusal_names_restore(cli, dana):
    cli("backup")
    cli.data.write_bytes(cli.data.read_bytes()[:-9])
    refused = cli.refusal("backup")
    assert "is damaged" in refused
    assert "followup-tui restore brings back the backup of Mon 23 Nov 2026 10:30" in refused
    assert len(backups(cli)) == 1


@pytest.mark.parametrize("words", [("today",), ("log", "dana", "busy"), ("export", "json")])
def test_a_refusal_names_restore_only_when_a_good_backup_exists(cli, dana, words):
    good = cli.data.read_bytes()
    cli.data.write_bytes(b"")
    assert "followup-tui restore" not in cli.refusal(*words)
    (cli.home / "backups").mkdir()
    (cli.home / "backups" / "followup-2026-11-22-103000.json").write_bytes(good[:-9])
    assert "followup-tui restore" not in cli.refusal(*words)
    (cli.home / "backups" / "followup-2026-11-21-103000.json").write_bytes(good)
    assert "restore brings back the backup of Sat 21 Nov 2026" in cli.refusal(*words)


def test_a_file_that_went_away_is_not_made_anew(cli, dana):
    cli("backup")
    cli.data.unlink()
    assert "followup-tui restore" in cli.refusal("add", "Omar")
    assert not cli.data.exists()


def test_restore_lists_and_asks_and_keeps_what_it_replaces(cli, dana, at_hand):
    cli("backup")
    cli("add", "Omar", at=TOMORROW)
    said = cli("restore", at=NEXT_WEEK, given="2\ny\n").out
    assert "  1  Tue 24 Nov 2026 10:30" in said
    assert "  2  Mon 23 Nov 2026 10:30" in said
    assert "There now: 2 contacts, 0 entries" in said
    assert "Restored: 1 contact, 0 entries." in said
    assert names(cli) == {"Dana Whitfield"}
    kept = cli.home / "backups" / "followup-2026-11-30-103000.json"
    assert len(json.loads(kept.read_bytes())["contacts"]) == 2


def test_restore_changes_nothing_without_a_yes(cli, dana, at_hand):
    cli("backup")
    cli("add", "Omar")
    before = cli.data.read_bytes()
    assert "Aborted" in cli("restore", code=1, given="1\nn\n").err
    assert cli.data.read_bytes() == before
    assert len(backups(cli)) == 1


def test_restore_does_not_ask_a_script_but_for_yes(cli, dana):
    cli("backup")
    cli("add", "Omar")
    assert "there is --yes" in cli.refusal("restore")
    cli("restore", "--yes")
    assert names(cli) == {"Dana Whitfield"}


def test_restore_by_a_date_takes_the_newest_good_one_of_it(cli, dana):
    cli("backup")
    for hour, who in (("09", "Omar"), ("11", "Mei"), ("13", "Ruth")):
        cli("add", who)
        cli("backup", at=f"2026-11-24T{hour}:00:00-05:00")
    damaged = cli.home / "backups" / "followup-2026-11-24-130000.json"
    damaged.write_bytes(damaged.read_bytes()[:-9])
    cli("restore", "2026-11-24", "--yes", at=NEXT_WEEK)
    assert names(cli) == {"Dana Whitfield", "Omar", "Mei"}
    cli("restore", "2026-11-24-09", "--yes", at=NEXT_WEEK)
    assert names(cli) == {"Dana Whitfield", "Omar"}


def test_restore_from_a_file(cli, dana, tmp_path):
    copy = tmp_path / "from the stick.json"
    copy.write_bytes(cli.data.read_bytes())
    cli("add", "Omar")
    cli("restore", str(copy), "--yes")
    assert names(cli) == {"Dana Whitfield"}


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [(b"", "is empty"), (b"not json", "is damaged"), (b"{}", "is no followup-tui data")],
)
def test_restore_works_when_the_file_cannot_be_read(cli, dana, spoilt, says):
    cli("backup")
    cli.data.write_bytes(spoilt)
    said = cli("restore", "--yes").out
    assert f"There now: followup.json {says}" in said
    assert names(cli) == {"Dana Whitfield"}
    (kept,) = (cli.home / "backups").glob("*.unreadable")
    assert kept.read_bytes() == spoilt


def test_restore_when_the_file_is_gone(cli, dana):
    cli("backup")
    cli.data.unlink()
    assert "There now: nothing" in cli("restore", "--yes").out
    assert names(cli) == {"Dana Whitfield"}


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("2026-11-01", "there is no backup of 2026-11-01; there are: 2026-11-23"),
        ("missing.json", "can't be read: No such file"),
        ("yesterday", "can't be read: No such file"),
    ],
)
def test_restore_refuses_what_is_not_there(cli, dana, which, says):
    cli("backup")
    assert says in cli.refusal("restore", which, "--yes")


def test_restore_refuses_a_file_it_could_not_open(cli, dana, tmp_path):
    before = cli.data.read_bytes()
    copy = tmp_path / "copy.json"
    copy.write_bytes(before[:-9])
    assert "copy.json is damaged" in cli.refusal("restore", str(copy), "--yes")
    assert cli.data.read_bytes() == before


def test_restore_without_backups_says_so(cli, dana):
    assert "there are no backups yet" in cli.refusal("restore", "--yes")
