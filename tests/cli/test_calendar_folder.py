import json
import stat

import pytest
import vobject

from tests.cli.conftest import NUMBER


@pytest.fixture
def folder(cli, tmp_path):
    folder = tmp_path / "calendar"
    cli.configure(f'[calendar]\nvdir = "{folder.as_posix()}"\n')
    return folder


def titles(folder) -> list[str]:
    found = []
    for path in folder.glob("*.ics"):
        calendar = vobject.readOne(path.read_text("utf-8"))
        [item] = (part for part in calendar.components() if part.name in {"VEVENT", "VTODO"})
        found.append(f"{item.name} {item.summary.value}")
    return sorted(found)


def test_without_the_setting_there_is_no_calendar(cli, dana, tmp_path):
    assert not list(tmp_path.rglob("*.ics"))
    assert not (cli.home / "calendar.lock").exists()


def test_it_follows_every_act(cli, folder, dana):
    assert titles(folder) == ["VTODO Call Dana Whitfield (Larkspur)"]
    cli("log", "dana", "talked", "--next", "tue 3pm")
    assert titles(folder) == ["VEVENT Call Dana Whitfield (Larkspur)"]
    cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    assert len(titles(folder)) == 2
    cli("log", "dana", "stop")
    assert titles(folder) == ["VTODO Call Omar Adeyemi"]


def test_an_import_is_an_act_too(cli, folder, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text(f"name,phone\nMei Tanaka,{NUMBER}\n")
    cli("import", str(people), "--start")
    assert titles(folder) == ["VTODO Call Mei Tanaka"]


def test_a_backup_put_back_is_shown_too(cli, folder, dana):
    cli("backup")
    cli("log", "dana", "stop")
    assert titles(folder) == []
    cli("restore", "--yes")
    assert titles(folder) == ["VTODO Call Dana Whitfield (Larkspur)"]


def test_looking_writes_nothing(cli, folder, dana):
    before = [(path, path.stat().st_mtime_ns) for path in folder.iterdir()]
    for command in (("show", "dana"), ("export", "json"), ("when", "tue")):
        cli(*command, at="2026-11-25T10:30:00-05:00")
    cli("today")
    assert [(path, path.stat().st_mtime_ns) for path in folder.iterdir()] == before


def test_the_next_look_at_today_moves_a_first_call_on(cli, folder, dana):
    [path] = folder.glob("*.ics")
    assert "DUE;VALUE=DATE:20261123" in path.read_text()
    cli("today", at="2026-11-25T10:30:00-05:00")
    assert "DUE;VALUE=DATE:20261125" in path.read_text()


def test_what_could_not_be_shown_is_shown_at_the_next_look_at_today(cli, folder, dana):
    cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    away = folder.rename(folder.with_name("unmounted"))
    folder.write_text("a file")
    cli("log", "dana", "stop")
    assert "`followup-tui today` catches it up" in cli("today").err
    folder.unlink()
    away.rename(folder)
    assert titles(folder) == [
        "VTODO Call Dana Whitfield (Larkspur)",
        "VTODO Call Omar Adeyemi",
    ]
    assert cli("today").err == ""
    assert titles(folder) == ["VTODO Call Omar Adeyemi"]


def test_neutral_titles(cli, folder):
    cli.configure(f'[calendar]\nvdir = "{folder.as_posix()}"\ntitles = "neutral"\nalarm = 0\n')
    cli("add", "Dana Whitfield", "--company", "Larkspur", "--phone", NUMBER)
    cli("log", "dana", "talked", "--next", "tue 3pm", "--note", "secret")
    [path] = folder.glob("*.ics")
    said = path.read_text()
    assert "SUMMARY:Phone call" in said
    for private in ("Dana", "Larkspur", "555", "secret", "agreed"):
        assert private not in said


def test_notes_are_never_put_there(cli, folder, dana):
    cli("log", "dana", "talked", "--next", "tue 3pm", "--note", "secret")
    assert "secret" not in "".join(path.read_text() for path in folder.glob("*.ics"))


def test_a_folder_that_can_not_be_written_is_one_line_and_stops_nothing(cli, folder):
    folder.write_text("a file")
    said = cli("add", "Dana Whitfield", "--phone", NUMBER)
    [line] = [line for line in said.err.splitlines() if "zone" not in line]
    assert line.startswith("followup-tui: the calendar can't be written (")
    assert line.endswith(f"[{folder}]")
    assert said.out.strip() in cli.data.read_text()
    assert folder.read_text() == "a file"


def test_a_folder_is_told_from_the_home_or_from_where_the_settings_are(cli, tmp_path):
    cli.configure('[calendar]\nvdir = "mine"\n')
    cli("add", "Dana Whitfield", "--phone", NUMBER)
    assert len(list((cli.home / "mine").glob("*.ics"))) == 1
    cli.environment["HOME"] = str(tmp_path)
    cli.configure('[calendar]\nvdir = "~/calendars/calls"\n')
    cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    assert len(list((tmp_path / "calendars" / "calls").glob("*.ics"))) == 2


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ('titles = "secret"', 'it must be "full" or "neutral"'),
        ("alarm = -1", "it must be a whole number from 0 to 1440"),
        ("vdir = 3", "it must be text in quotes"),
        ('folder = "x"', "there is no key calendar.folder"),
    ],
)
def test_a_wrong_setting_is_said(cli, setting, complaint):
    cli.configure(f"[calendar]\n{setting}\n")
    assert complaint in cli.refusal("today")


def test_the_files_are_private(cli, folder, dana):
    [path] = folder.glob("*.ics")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_exported_is_what_is_in_the_folder_and_notes_where_wanted(cli, folder, dana):
    cli("log", "dana", "talked", "--next", "tue 3pm", "--note", "secret")
    whole, bare = cli("export", "ics").out, cli("export", "ics", "--no-notes").out
    assert vobject.readOne(whole).vevent.description.value.endswith("secret")
    assert "secret" not in bare
    [path] = folder.glob("*.ics")
    assert vobject.readOne(bare).vevent.uid.value == path.stem


def test_an_item_keeps_its_name_when_its_day_changes(cli, folder, dana):
    [before] = [path.name for path in folder.glob("*.ics")]
    cli("log", "dana", "voicemail")
    [after] = [path.name for path in folder.glob("*.ics")]
    assert before == after
    assert json.loads(cli("show", "dana", "--json").out)["contact"]["uid"] in after
