"""Files that can't be read, small windows, and a power cut."""

import signal

import pytest

from tests.journeys.people import NAMES, due_today, uid, written

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("content", [b"not json", b"", b"[1, 2]", b'{"meta": {}}', b"\xff\xfe\x00"])
def test_a_data_file_that_is_none_is_one_line_and_stays_as_it_is(start, home, content):
    file = home / "followup.json"
    file.write_bytes(content)
    screen = start()
    assert screen.ended() == 1
    line = screen.printed
    assert line.startswith("followup-tui: ")
    assert line.count("followup-tui: ") == 1
    assert "followup.json" in line
    assert file.read_bytes() == content
    assert sorted(found.name for found in home.iterdir()) == ["cache", "followup.json"]


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (b"[policy\n", "line 1"),
        (b"[policy]\ncapacity = 'many'\n", "line 2"),
        (b"\xff", "UTF-8"),
        (b"[keys]\nundo = 'n'\n", "undo"),
        (b"[keys]\nundoo = 'y'\n", "undoo"),
    ],
)
def test_a_config_that_is_wrong_is_one_line(start, home, config, says):
    file = written(home, due_today(NAMES[:2]))
    before = file.read_bytes()
    (home / "config.toml").write_bytes(config)
    screen = start()
    assert screen.ended() == 1
    line = screen.printed
    assert line.startswith("followup-tui: ")
    assert line.count("followup-tui: ") == 1
    assert says in line
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-99]), "is damaged"),
        (lambda file: file.write_bytes(b""), "is empty"),
        (lambda file: file.unlink(), "is gone"),
    ],
    ids=["truncated", "empty", "gone"],
)
def test_a_spoilt_data_file_opens_on_the_backup_until_it_is_restored(
    start, home, command, spoil, says
):
    file = written(home, due_today(NAMES[:3]))
    command("backup")
    spoil(file)
    before = file.read_bytes() if file.exists() else None
    screen = start(size=(80, 24)).wait("READ-ONLY", f"{says}", "run followup-tui restore")
    screen.press("v").look(0.5)
    assert "3 to go · 0 done" in screen.text
    assert (file.read_bytes() if file.exists() else None) == before
    command("restore", "--yes")
    screen.wait("can be read and changed again")
    screen.press("v").wait("2 to go · 1 done", "saved")
    screen.press("q")
    assert screen.ended() == 0


def test_leaving_what_could_only_be_looked_at_leaves_the_advice_behind(start, home, command):
    file = written(home, due_today(NAMES[:3]))
    command("backup")
    file.write_bytes(b"")
    screen = start().wait("READ-ONLY")
    screen.press("q")
    assert screen.ended() == 0
    assert "run followup-tui restore" in screen.printed.rpartition("followup-tui: ")[2]


def test_a_data_file_spoilt_while_the_app_is_open_is_said_and_left_alone(start, home):
    file = written(home, due_today(NAMES[:3]))
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    file.write_bytes(b"spoilt")
    screen.wait("followup.json")
    screen.press("n").look(0.5)
    screen.wait(lambda seen: "3 to go · 0 done" in seen.text or "NOT SAVED" in seen.said)
    assert file.read_bytes() == b"spoilt"
    screen.press("q").wait("again leaves it")
    screen.press("q")
    assert screen.ended() == 1
    assert file.read_bytes() == b"spoilt"


def test_what_could_not_be_saved_outlives_a_kill_and_comes_in_at_the_next_start(
    start, home, user, command
):
    written(home, due_today(NAMES[:3]))
    screen = start(size=(80, 24)).wait("3 to go", lambda seen: seen.person in NAMES)
    home.rename(user / "away")
    screen.press("n").wait("NOT SAVED", "2 to go · 1 done")
    (kept,) = (user / "tmp").glob("followup-tui-*")
    screen.kill(signal.SIGKILL)
    screen.ended()
    (user / "away").rename(home)
    assert command("today").startswith("2 to go · 1 done")
    assert not kept.exists()
    assert command("today").startswith("2 to go · 1 done")


def test_leaving_with_something_unsaved_says_where_it_is_and_is_no_success(
    start, home, user, command
):
    written(home, due_today(NAMES[:3]))
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    home.rename(user / "away")
    screen.press("n").wait("NOT SAVED")
    screen.press("q").wait("Not everything you did is saved; q again leaves it")
    screen.press("q")
    assert screen.ended() == 1
    (kept,) = (user / "tmp").glob("followup-tui-*")
    said = screen.printed.rpartition("followup-tui: ")[2]
    assert "your last act is NOT SAVED (followup.json is gone)" in said
    assert kept.name in said
    (user / "away").rename(home)
    screen = start().wait("what could not be saved last time (1 record) is saved now")
    assert "2 to go · 1 done" in screen.text


def test_a_window_of_60_by_20_is_usable(start, home, exported):
    written(home, due_today(NAMES[:3]))
    screen = start(size=(60, 20)).wait("3 to go", lambda seen: seen.person in NAMES)
    who = screen.person
    assert "no answer" in screen.text
    screen.press("v").wait(lambda seen: seen.said.startswith(f"{who}: voicemail"))
    screen.press("t").wait("When shall I call again?")
    screen.press("enter").writes_at("tue 3pm").type("tue 3pm").wait("Tue 24 Nov 15:00")
    screen.press("enter").wait("1 to go · 2 done")
    screen.press("q")
    assert screen.ended() == 0
    assert len(exported()["interactions"]) == 5


def test_resizing_in_the_midst_of_a_form_loses_nothing(start, home, exported):
    written(home, due_today(NAMES[:3]))
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    who = screen.person
    screen.press("t").wait("When shall I call again?")
    screen.type("Said: after the").wait("Said: after the")
    for size in ((60, 20), (80, 24), (30, 8), (120, 40), (80, 24)):
        screen.resize(*size).look(0.2)
    screen.wait("Said: after the", "When shall I call again?")
    screen.type(" offsite").wait("Said: after the offsite")
    screen.press("enter").writes_at("When shall").type("tue 3pm").wait("agreed: Tue 24 Nov 15:00")
    screen.press("enter").wait("2 to go · 1 done")
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = [e for e in exported()["interactions"] if e["at"] > "2026-11-23"]
    assert (entry["contact"], entry["note"]) == (uid(who), "Said: after the offsite")


def test_what_was_confirmed_is_there_after_a_power_cut(start, home, exported):
    written(home, due_today(NAMES[:6]))
    screen = start().wait("6 to go", lambda seen: seen.person in NAMES)
    confirmed = []
    for key in "nvbg":
        who = screen.person
        screen.press(key).wait(
            lambda seen, who=who: seen.said.startswith(f"{who}: ") and "saving" not in seen.said
        )
        confirmed.append(uid(who))
    screen.kill(signal.SIGKILL)
    assert screen.ended() == -signal.SIGKILL
    logged = [e for e in exported()["interactions"] if e["at"] > "2026-11-23"]
    assert {entry["contact"] for entry in logged} == set(confirmed)
    outcomes = {entry["outcome"] for entry in logged}
    assert outcomes == {"no_answer", "voicemail", "busy", "gatekeeper"}
    again = start().wait("2 to go · 4 done", lambda seen: seen.person in NAMES)
    again.press("q")
    assert again.ended() == 0
