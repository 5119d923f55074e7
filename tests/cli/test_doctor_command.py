"""`doctor`: what it says, what it puts right, when it ends with 1."""

import json
import stat
from contextlib import contextmanager

import pytest

from followup_tui.domain.draft import Draft, FormDraft
from followup_tui.storage.drafts import DraftFiles


@contextmanager
def edited(cli):
    """The file's tables, to be spoilt."""
    tables = json.loads(cli.data.read_bytes())
    yield tables
    cli.data.write_text(json.dumps(tables))


@pytest.fixture
def spoilt(cli, dana):
    cli("log", "dana", "busy")
    with edited(cli) as tables:
        tables["contacts"]["1"]["tz"] = "Mars/Olympus"
    return cli


def test_all_is_well(cli, dana):
    cli("log", "dana", "busy")
    assert cli("doctor").out.strip() == (
        "All is well: every record, every link, and the files around them."
    )


def test_nothing_there_is_well_too(cli):
    assert "All is well" in cli("doctor").out


def test_each_thing_is_a_line_and_the_last_says_how_to_put_it_right(spoilt):
    before = spoilt.data.read_bytes()
    said = spoilt("doctor", code=1)
    assert said.out.startswith(
        "! contact 'Dana Whitfield': has the time zone 'Mars/Olympus', which there is not; "
        "--fix makes it unknown\n"
    )
    assert said.err == (
        "followup-tui: 1 thing is wrong; "
        "followup-tui doctor --fix puts right what can be, after a backup\n"
    )
    assert spoilt.data.read_bytes() == before


def test_fix_keeps_the_file_as_it_was_and_puts_it_right(spoilt):
    before = spoilt.data.read_bytes()
    said = spoilt("doctor", "--fix", at="2026-11-24T10:30:00-05:00").out
    assert "kept as " in said
    assert "✓ contact 'Dana Whitfield'" in said
    kept = spoilt.home / "backups" / "followup-2026-11-24-103000.json"
    assert kept.read_bytes() == before
    assert "All is well" in spoilt("doctor").out


def test_what_only_the_user_can_put_right_is_left_to_them(cli, dana):
    cli("log", "dana", "busy")
    with edited(cli) as tables:
        tables["interactions"]["1"]["at"] = "2027-01-01T00:00:00Z"
    said = cli("doctor", "--fix", code=1)
    assert "is still to come; correct it in the app" in said.out
    assert "1 thing is wrong that only you can put right" in said.err


def test_the_fields_of_others_are_worth_a_word_and_no_fault(cli, dana):
    with edited(cli) as tables:
        tables["contacts"]["1"]["mood"] = "sunny"
    assert "· contacts 1: has a field of another program, 'mood'; it is kept" in cli("doctor").out


def test_for_scripts(spoilt):
    told = spoilt("doctor", "--json", code=1).json
    (finding,) = told["findings"]
    assert told["file"] == str(spoilt.data)
    assert told["backup"] is None
    assert (finding["wrong"], finding["fixable"], finding["fixed"]) == (True, True, False)
    told = spoilt("doctor", "--fix", "--json").json
    assert told["findings"][0]["fixed"] is True
    assert told["backup"].endswith(".json")


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "is empty"), (b"not json", "is damaged"), (b"{}", "is no followup-tui data file")],
)
def test_a_file_that_cannot_be_read_is_explained(cli, dana, content, says):
    cli("backup")
    cli.data.write_bytes(content)
    for words in (("doctor",), ("doctor", "--fix")):
        said = cli(*words, code=1)
        assert f"! followup.json: {says}" in said.out
        assert "followup-tui restore brings back the backup of Mon 23 Nov 2026" in said.out
        assert cli.data.read_bytes() == content


def test_a_file_that_is_gone_is_explained(cli, dana):
    cli("backup")
    cli.data.unlink()
    assert "! followup.json: is not there" in cli("doctor", code=1).out


def test_what_lies_around_is_looked_at_too(cli, dana):
    cli("backup")
    (backup,) = (cli.home / "backups").iterdir()
    damaged = backup.with_name("followup-2026-11-01-000000.json")
    damaged.write_bytes(b"")
    cli.data.chmod(0o644)
    (cli.home / ".followup.json.99.1.tmp").write_text("half")
    (cli.home / "drafts").mkdir(mode=0o700)
    drafts = {"nobody": '{"contact": "x", "note": "said"}', "torn": '{"con', "dana": "{}"}
    drafts["dana"] = json.dumps({"contact": dana})
    for name, text in drafts.items():
        (cli.home / "drafts" / f"{name}.json").write_text(text)
    damaged.chmod(0o600)
    lines = cli("doctor", code=1).out.splitlines()
    assert [line.partition(": ")[2] for line in lines] == [
        "others on this computer may look into it; --fix makes it yours alone",
        "a program that was killed left this half written; --fix removes it",
        "this backup can't be opened; --fix renames it",
        "this draft is about nobody who is there; --fix moves it to the backups",
        "this draft can't be read; --fix moves it to the backups",
    ]
    cli("doctor", "--fix")
    assert "All is well" in cli("doctor").out
    assert stat.S_IMODE(cli.data.stat().st_mode) == 0o600
    assert [path.name for path in (cli.home / "drafts").iterdir()] == ["dana.json"]
    assert len(list((cli.home / "backups").glob("draft-*"))) == 2
    assert backup.exists()
    assert damaged.with_suffix(".unreadable").exists()


def test_a_forms_draft_is_about_nobody_in_particular_and_stays(cli, dana):
    drafts = DraftFiles(cli.home / "drafts")
    drafts.keep(FormDraft(form="interview", typed={"when": "today"}))
    drafts.keep(FormDraft(form="apply", typed={"contact": "somebody who is not there"}))
    drafts.close()
    assert "All is well" in cli("doctor", "--fix").out
    assert len(list((cli.home / "drafts").iterdir())) == 2


def test_the_draft_of_somebody_who_turned_out_to_be_another_is_theirs(cli, dana):
    other = cli("add", "D. Whitfield").out.strip()
    cli("log", "Dana", "busy")
    drafts = DraftFiles(cli.home / "drafts")
    drafts.keep(Draft(contact=other, note="She liked it."))
    drafts.close()
    cli("merge", dana, other)
    assert "All is well" in cli("doctor").out


def test_a_backup_is_renamed_in_the_place_of_no_other_and_a_newer_versions_stays(cli, dana):
    cli("backup")
    (backup,) = (cli.home / "backups").iterdir()
    newer = backup.with_name("followup-2026-11-02-000000.json")
    newer.write_text(backup.read_text().replace('"schema_version":1', '"schema_version":99'))
    damaged = backup.with_name("followup-2026-11-01-000000.json")
    kept = damaged.with_suffix(".unreadable")
    for path, text in ((damaged, "damaged"), (kept, "what a restore replaced")):
        path.write_text(text)
    for path in (newer, damaged):
        path.chmod(0o600)
    said = cli("doctor", "--fix", code=1).out
    assert "is a newer version's (schema 99, this one reads 1); update followup-tui" in said
    assert newer.exists()
    assert kept.read_text() == "what a restore replaced"
    assert damaged.with_name(f"{damaged.stem}-2.unreadable").read_text() == "damaged"


def test_hostile_text_stays_on_its_line(cli, dana):
    with edited(cli) as tables:
        tables["contacts"]["1"] |= {"name": "\x1b[31m\n[/x]" + "y" * 3000, "tz": "\x1b[2J\n"}
    lines = cli("doctor", code=1).out.splitlines()
    assert len(lines) == 1
    assert lines[0].isprintable()
    assert len(lines[0]) < 250
