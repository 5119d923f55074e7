"""`forget`, for scripts and by hand."""

from tests.cli.conftest import NUMBER

SECRETS = (b"Whitfield", b"5550188", b"555 0188", b"word with Sam", b"larkspur")


def test_nothing_of_them_is_left_but_a_hash_that_knows_them_again(cli, home, dana, tmp_path):
    cli("log", dana, "voicemail", "--note", "left word with Sam")
    export, table = tmp_path / "before.json", tmp_path / "people.csv"
    cli("export", "json", "-o", str(export))
    cli("log", dana, "stop")
    said = cli("forget", "Dana", "--yes").out
    assert said == f"Dana Whitfield is forgotten; backups made before are in {home / 'backups'}\n"
    content = cli.data.read_bytes()
    for secret in SECRETS:
        assert secret not in content
    assert "nobody here is called" in cli.refusal("show", dana)
    table.write_text(f"Name,Phone\nDana W.,{NUMBER}\nSam Okoye,+1 212 555 0143\n", "utf-8")
    again = cli("import", str(table), "--start").out
    assert "1 new" in again
    assert "asked to stop, and was forgotten; left out" in again
    assert "0 new" in cli("import", str(export)).out
    assert [one["name"] for one in cli("today", "--json").json] == ["Sam Okoye"]
    assert "was forgotten" in cli.refusal("add", "Somebody", "--phone", NUMBER)


def test_who_had_not_asked_to_stop_comes_in_anew_from_an_export(cli, dana, tmp_path):
    cli("log", dana, "voicemail", "--note", "left word with Sam")
    export = tmp_path / "before.json"
    cli("export", "json", "-o", str(export))
    cli("forget", dana, "--yes")
    assert "1 new" in cli("import", str(export)).out
    (one,) = cli("export", "json", "-o", "-").json["contacts"]
    assert one["uid"] != dana
    assert [e["note"] for e in cli("show", "Dana", "--json").json["history"]] == [
        "left word with Sam"
    ]


def test_it_asks_before_anybody_is_forgotten(cli, dana):
    assert "for scripts there is --yes" in cli.refusal("forget", "Dana")
    assert "nobody here is called" in cli.refusal("forget", "Nobody", "--yes")
    assert cli("show", dana).out


def test_a_backup_from_before_brings_them_not_back_and_says_what_is_there(cli, dana):
    cli("log", dana, "busy")
    cli("add", "Omar Adeyemi")
    cli("backup")
    cli("forget", dana, "--yes")
    said = cli("restore", "--yes").out
    assert "2 contacts, 1 entry" in said.splitlines()[0]
    assert "Restored: 1 contact, 0 entries; who was forgotten since stays so." in said
    assert [one["name"] for one in cli("export", "json", "-o", "-").json["contacts"]] == [
        "Omar Adeyemi"
    ]


def test_a_letter_on_its_way_goes_too_and_what_can_not_go_is_said(cli, home, dana):
    letter, stuck = home / "outbox" / "letter.eml", home / "outbox" / "other.eml"
    stuck.mkdir(parents=True)
    letter.write_text("To: dana@larkspur.example")
    said = cli("forget", dana, "--yes")
    assert not letter.exists()
    assert f"{stuck} can't be removed" in said.err
    assert "Dana Whitfield is forgotten" in said.out
