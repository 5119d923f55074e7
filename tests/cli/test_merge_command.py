"""`merge` says in one line what came in, or why nothing did."""

import json
import shutil
from dataclasses import replace

import pytest

from tests.cli.conftest import CommandLine

CONFLICT = "followup.sync-conflict-20261124-101530-ABCDEFG.json"


@pytest.fixture
def other(cli, dana, tmp_path) -> CommandLine:
    """Another computer with a copy of the data as it is now, Dana in it."""
    home = tmp_path / "other"
    shutil.copytree(cli.home, home)
    return replace(cli, home=home, environment={**cli.environment, "FOLLOWUP_TUI_HOME": str(home)})


def outcomes(cli: CommandLine) -> list[str]:
    return [entry["outcome"] for entry in cli("show", "dana", "--json").json["history"]]


def test_what_came_in_is_said_in_one_line_and_there(cli, other):
    cli("log", "dana", "voicemail")
    other("add", "Omar Adeyemi")
    other("log", "dana", "stop")
    said = cli("merge", str(other.data))
    assert said.out == "Merged: 1 new contact, 1 new interaction, 1 asked to stop\n"
    assert sorted(outcomes(cli)) == ["stop", "voicemail"]
    assert cli("show", "dana", "--json").json["contact"]["stopped"] is True


def test_the_state_before_is_in_the_backups(cli, other):
    other("log", "dana", "busy")
    before = cli.data.read_bytes()
    cli("merge", str(other.data))
    kept = [path.read_bytes() for path in (cli.home / "backups").iterdir()]
    assert before in kept


def test_merging_again_or_with_itself_brings_nothing_new_and_writes_nothing(cli, other):
    other("log", "dana", "busy")
    cli("merge", str(other.data))
    before = (cli.data.read_bytes(), sorted(cli.home.rglob("*")))
    for file in (other.data, cli.data):
        assert cli("merge", str(file)).out == "Merged: nothing new\n"
    assert (cli.data.read_bytes(), sorted(cli.home.rglob("*"))) == before


def test_both_sides_end_with_the_same_bytes(cli, other):
    cli("log", "dana", "busy")
    other("log", "dana", "voicemail")
    shutil.copy(other.data, other.home / "theirs.json")
    other("merge", str(cli.data))
    cli("merge", str(other.home / "theirs.json"))
    assert cli.data.read_bytes() == other.data.read_bytes()


def test_several_files_come_in_at_once(cli, other, tmp_path):
    other("log", "dana", "busy")
    third = tmp_path / "third.json"
    shutil.copy(other.data, third)
    other("log", "dana", "voicemail")
    assert cli("merge", str(third), str(other.data)).out == "Merged: 2 new interactions\n"


def test_a_dry_run_says_the_same_and_changes_nothing(cli, other):
    other("log", "dana", "busy")
    before = cli.data.read_bytes()
    said = cli("merge", "--dry-run", str(other.data))
    assert said.out == "Would merge: 1 new interaction\n"
    assert cli.data.read_bytes() == before


def test_as_json(cli, other):
    other("log", "dana", "stop")
    none = {"new": 0, "changed": 0, "deleted": 0}
    assert cli("merge", "--json", str(other.data)).json == {
        "files": [str(other.data)],
        "contacts": none,
        "interactions": none | {"new": 1},
        "news": none,
        "stops": 1,
        "dry_run": False,
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "is empty"),
        ('{"meta": ', "is damaged"),
        ("[1]", "is no followup-tui data file"),
        ("name,phone\nDana,1", "is damaged"),
        ('{"meta": {"1": {"schema_version": 99}}}', "is a newer version's"),
        (None, "is not there"),
    ],
)
def test_a_file_that_is_no_copy_is_refused_and_changes_nothing(
    cli, dana, other, tmp_path, content, why
):
    bad = tmp_path / "bad.json"
    if content is not None:
        bad.write_text(content)
    other("log", "dana", "busy")
    before = cli.data.read_bytes()
    refusal = cli.refusal("merge", str(other.data), str(bad))
    assert refusal.startswith(f"bad.json {why}")
    assert "nothing was merged" in refusal
    assert cli.data.read_bytes() == before


def test_a_moment_out_of_range_is_refused_in_one_line(cli, dana, tmp_path):
    tables = json.loads(cli.data.read_text())
    tables["contacts"]["1"]["added"] = "0001-01-01T00:00:00+14:00"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(tables))
    assert "a moment so far off" in cli.refusal("merge", str(bad))


def test_merging_needs_a_file(cli):
    assert "FILE" in cli.usage_error("merge")


def test_into_an_empty_place_everything_comes(cli, other, tmp_path):
    moved = tmp_path / "theirs.json"
    shutil.copy(other.data, moved)
    shutil.rmtree(cli.home)
    assert cli("merge", str(moved)).out == "Merged: 1 new contact\n"
    assert cli("show", "dana", "--json").json["contact"]["name"] == "Dana Whitfield"


def test_any_command_takes_in_the_copies_beside_the_file_and_says_so(cli, other):
    other("log", "dana", "busy")
    shutil.copy(other.data, cli.home / CONFLICT)
    said = cli("show", "dana", "--json")
    assert [entry["outcome"] for entry in said.json["history"]] == ["busy"]
    assert said.err == (
        f"followup-tui: Merged: 1 new interaction (from {CONFLICT}, now in backups/)\n"
    )
    assert (cli.home / "backups" / CONFLICT).exists()
    assert cli("today").err == ""


def test_a_hostile_name_of_a_copy_is_said_plainly(cli, other):
    other("log", "dana", "busy")
    name = "followup (\x1b]0;x\x07conflicted copy 2026-11-24).json"
    shutil.copy(other.data, cli.home / name)
    assert "\x1b" not in cli("today").err


def test_a_data_file_that_cant_be_read_takes_nothing_in(cli, other):
    copy = cli.home / CONFLICT
    shutil.copy(other.data, copy)
    cli.data.write_text("{")
    assert cli.refusal("today").startswith("followup.json is damaged")
    assert cli.refusal("merge", str(other.data)).startswith("followup.json is damaged")
    assert copy.exists()


# Two contacts who are one


def test_two_contacts_who_are_one_are_made_one(cli, dana):
    twin = cli("add", "D. Whitfield", "--email", "dw@home.example", "--company", "Larkspur Ltd")
    uid = twin.out.strip()
    cli("log", uid, "voicemail", "--note", "left word")
    shown = cli("merge", "Dana Whitfield", uid, "--dry-run").out
    assert "Would make one of D. Whitfield and Dana Whitfield" in shown
    assert len(cli("export", "json", "-o", "-").json["contacts"]) == 2
    said = cli("merge", "Dana Whitfield", uid).out
    assert "Name        Dana Whitfield" in said
    assert "one history of 1 entry" in said
    (one,) = cli("export", "json", "-o", "-").json["contacts"]
    assert (one["uid"], one["name"]) == (uid, "Dana Whitfield")
    assert cli("show", dana, "--json").json["contact"]["uid"] == uid
    assert one["emails"] == ["dw@home.example"]


def test_the_notes_of_the_one_are_shown_as_they_stand_with_what_the_other_was_called(cli):
    uids = [cli("add", name).out.strip() for name in ("Mo Two", "Stopper", "Ann Lee")]
    for times in range(2):
        cli("log", uids[2], "no_answer", "--at", f"{times + 1} days ago")
    cli("log", uids[1], "busy")
    assert "Notes       Was called: Mo Two" in cli("merge", uids[1], uids[0]).out.splitlines()
    said = cli("merge", uids[2], uids[1]).out.splitlines()
    at = said.index("Notes       Was called: Mo Two")
    assert said[at + 1] == "            Was called: Stopper"


def test_what_two_made_one_come_to_as_json(cli, dana):
    uid = cli("add", "D. Whitfield").out.strip()
    cli("log", "Dana", "voicemail")
    found = cli("merge", uid, dana, "--json").json
    assert (found["stays"], found["gone"], found["dry_run"]) == (dana, uid, False)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("Dana", "Dana Whitfield"), "that is Dana Whitfield twice; to unite two, name both"),
        (("HR/Larkspur", "Nobody"), "nobody here is called 'Nobody'"),
        (("Dana", "Nobody"), "nobody here is called 'Nobody'"),
        (("Dana", "Sam"), "'Sam' could be 2 people"),
        (("Dana", "Peel", "Nobody"), "nobody here is called 'Nobody'"),
        (("Dana", "Peel", "Okoye"), "merge makes one of two contacts, and these are 3"),
        (("Dana",), "there is no file 'Dana'; to make one of two contacts, name both: "),
        (("sam",), "followup-tui merge WHO WHO"),
        (("Nobody",), "Nobody is not there; nothing was merged"),
        (("Dana", "theirs.json"), "theirs.json is not there; nothing was merged"),
        (("/nowhere/a.json", "Dana"), "a.json is not there; nothing was merged"),
    ],
)
def test_two_that_are_not_two_contacts_are_refused_in_a_line(cli, dana, words, why):
    cli("add", "Sam Okoye")
    cli("add", "Sam Peel")
    cli("add", "HR/Larkspur")
    before = cli.data.read_bytes()
    assert why in cli.refusal("merge", *words)
    assert cli.data.read_bytes() == before


def test_an_export_from_before_finds_the_one_that_stays(cli, dana, tmp_path):
    uid = cli("add", "Daniela Brandt", "--phone", "+1 212 555 0110").out.strip()
    cli("log", dana, "voicemail")
    export = tmp_path / "before.json"
    cli("export", "json", "-o", str(export))
    cli("merge", dana, uid)
    assert "0 new" in cli("import", str(export)).out
    assert len(cli("export", "json", "-o", "-").json["contacts"]) == 1
