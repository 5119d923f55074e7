"""`undo`: what a command did last is taken back as a whole, or nothing is."""

import json
import shutil

import pytest

from followup_tui.domain.acts import Act
from followup_tui.storage.act_file import ActFile
from tests.cli.conftest import CommandLine


@pytest.fixture
def live(cli):
    """The program by the clock of the computer."""
    cli.environment["FOLLOWUP_TUI_NOW"] = ""
    return cli


def everything(cli):
    said = cli("export", "json").json
    return {name: said[name] for name in ("contacts", "interactions", "news")}


@pytest.fixture
def people(cli, dana):
    """Dana, whose card has all sorts of things, and Bea, who asked for a call on Wednesday."""
    cli("edit", dana, "--phone", "+1 212 555 0188", "--phone", "+1 212 555 0199", "--tag", "fair")
    cli("add", "Bea Ost", "--phone", "+1 212 555 0143")
    cli("log", "bea", "talked", "--next", "wed 3pm", "--note", "an older talk")
    cli("log", "dana", "voicemail", "--note", "left word")
    cli("log", "dana", "busy")
    cli("news", "Passed the exam")
    return dana


ACTS = {
    "logged": ("log", "dana", "talked", "--next", "tue 3pm"),
    "a wrong number": ("log", "dana", "wrong_number"),
    "a stop": ("log", "bea", "stop"),
    "put off": ("put-off", "dana", "in 9 days"),
    "applied": ("apply", "Acme", "Data lead"),
    "applied to somebody new": ("apply", "Acme", "Dev", "--new", "Sam Okoye, sam@acme.example"),
    "applied to a lead": ("apply", "Acme", "Data lead", "--to", "bea"),
    "met": ("interview", "dana", "bea", "--new", "Sam Okoye", "--company", "Acme"),
    "heard": ("news", "--told", "dana"),
    "dropped news": ("news", "--drop", "1"),
    "put right": ("correct", "dana", "--outcome", "gatekeeper", "--note", "Sam"),
    "deleted": ("correct", "dana", "--delete"),
    "moved": ("correct", "dana", "--with", "bea"),
    "edited": ("edit", "dana", "--company", "Acme", "--tag", "no", "--notes", "kind"),
    "edited together": ("edit", "dana", "bea", "--stage", "closed", "--tag", "both"),
    "made one": ("merge", "dana", "bea"),
    "added": ("add", "New Here"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_whatever_a_command_did_undo_takes_back_and_nothing_else(cli, people, act):
    before = everything(cli)
    cli(*act)
    assert everything(cli) != before
    who = ["bea"] if "stop" in act else []
    assert cli("undo", *who).out.startswith("Undone")
    assert everything(cli) == before


@pytest.mark.parametrize(
    "who", ["dana", "bea", "sam"], ids=["who was named", "who was met, too", "who came in"]
)
def test_it_is_taken_back_by_anybody_it_was_about(cli, people, who):
    before = everything(cli)
    cli("interview", "dana", "bea", "--new", "Sam Okoye")
    cli("add", "Cy Lund")
    cli("undo", who)
    cli("undo", "cy")
    assert everything(cli) == before


def test_one_after_the_other_back_to_the_beginning(cli):
    books = []
    for act in [("add", "Dana", "--phone", "+1 212 555 0188"), *[("log", "dana", "busy")] * 3]:
        books.append(everything(cli))
        cli(*act)
    for before in reversed(books):
        cli("undo")
        assert everything(cli) == before
    assert cli.refusal("undo") == "nothing was done that undo could take back"


def test_it_says_what_it_was_with_its_note_and_what_comes_next(cli, dana):
    cli("log", dana, "busy")
    cli("log", dana, "voicemail", "--at", "9:40", "--note", "left word with Sam")
    assert cli("undo", "dana").out.splitlines() == [
        "Undone: Dana Whitfield, voicemail, Mon 23 Nov 09:40 “left word with Sam”",
        "Next: call Tue 24 Nov: try another time of day",
    ]


def test_it_says_who_else_it_was_about_and_who_is_gone_again(cli, people):
    cli("interview", "dana", "bea", "--new", "Sam Okoye")
    lines = cli("undo", "bea").out.splitlines()
    assert "Sam Okoye came in with it, and is gone again" in lines
    assert any(line.startswith("Undone with it, of ") for line in lines)


def test_as_json_it_says_what_was_undone(cli, dana):
    cli("log", dana, "busy")
    said = cli("undo", "--json").json
    assert (said["undone"], said["contact"]) == ("Dana Whitfield: busy", dana)
    assert said["next"]["reason"] == "first call"
    assert cli("undo", dana, "--json").json == {"undone": "Dana Whitfield added"}


def test_an_import_is_taken_back_in_one(cli, tmp_path):
    cli("--demo", "export", "json", "-o", str(tmp_path / "demo.json"))
    cli("import", str(tmp_path / "demo.json"))
    assert "38 people came in with it, and are gone again" in cli("undo").out
    assert everything(cli)["contacts"] == []


def changed(cli, how):
    """Change the book as the app does: what it does is in no command's memory."""
    remembered = (cli.home / "undo.json").read_bytes()
    cli(*how)
    (cli.home / "undo.json").write_bytes(remembered)


@pytest.mark.parametrize(
    ("act", "since"),
    [
        (("log", "dana", "talked"), ("log", "dana", "busy")),
        (("log", "dana", "talked"), ("correct", "dana", "--note", "better")),
        (("log", "dana", "talked"), ("correct", "dana", "--delete")),
        (("edit", "dana", "--company", "Acme"), ("edit", "dana", "--company", "Bcme")),
        (("edit", "dana", "--company", "Acme"), ("log", "dana", "busy")),
        (("put-off", "dana", "in 9 days"), ("put-off", "dana", "in 8 days")),
        (("interview", "dana", "--new", "Sam Okoye"), ("log", "sam", "sent")),
        (("add", "New Here"), ("log", "new", "sent")),
        (("merge", "dana", "bea"), ("log", "dana", "busy")),
    ],
)
def test_what_was_changed_since_in_the_app_stays_and_so_does_the_rest(cli, people, act, since):
    cli(*act)
    changed(cli, since)
    before = everything(cli)
    assert "so it stays" in cli.refusal("undo")
    assert everything(cli) == before


def test_a_card_that_was_changed_elsewhere_in_other_fields_is_no_hindrance(cli, people):
    cli("edit", "dana", "--company", "Acme")
    changed(cli, ("edit", "dana", "--role", "Head of Talent"))
    cli("undo")
    card = cli("show", "dana", "--json").json["contact"]
    assert (card["company"], card["role"]) == ("Larkspur", "Head of Talent")


def test_with_whom_no_command_did_anything_nothing_is_taken_back(cli, dana):
    cli("log", dana, "busy")
    (cli.home / "undo.json").unlink()
    before = cli.data.read_bytes()
    refused = cli.refusal("undo", dana)
    assert refused == "nothing was done with Dana Whitfield that undo could take back"
    assert "nobody here is called" in cli.refusal("undo", "nobody")
    assert cli.data.read_bytes() == before


def test_of_whoever_is_forgotten_nothing_is_remembered(cli, people):
    cli("interview", "dana", "bea")
    cli("forget", "dana", "--yes")
    kept = (cli.home / "undo.json").read_text("utf-8")
    assert "Whitfield" not in kept
    assert "left word" not in kept
    assert json.loads(kept)
    assert "so it stays" in cli.refusal("undo", "bea")


def test_only_twenty_are_remembered(cli, dana):
    for _ in range(25):
        cli("log", dana, "busy")
    for _ in range(20):
        cli("undo", dana)
    assert "nothing was done" in cli.refusal("undo", dana)
    assert len(cli("show", dana, "--json").json["history"]) == 5


def test_of_a_command_that_changed_too_much_it_says_so(cli, dana):
    kept = ActFile(cli.home / "undo.json")
    kept.keep([*kept.load(), Act("later", "5,000 people imported from x.csv", ())])
    assert cli.refusal("undo") == "5,000 people imported from x.csv: that can't be taken back"
    cli("undo", dana)


@pytest.mark.parametrize("content", [b"", b"{", b"[3]", b'[{"uid":"a"}]'])
def test_a_memory_that_cant_be_read_is_none(cli, dana, content):
    (cli.home / "undo.json").write_bytes(content)
    assert "nothing was done" in cli.refusal("undo")
    cli("log", dana, "busy")
    assert "busy" in cli("undo").out


@pytest.fixture
def copy(cli, dana, tmp_path):
    """A copy of the data, in which somebody is forgotten."""
    cli("log", dana, "voicemail", "--note", "left word")
    there = tmp_path / "there"
    shutil.copytree(cli.home, there)
    other = CommandLine(there, {**cli.environment, "FOLLOWUP_TUI_HOME": str(there)})
    other("forget", "dana", "--yes")
    return there / "followup.json"


@pytest.mark.parametrize(
    "command",
    [
        ("forget", "bea", "--yes"),
        ("merge", "COPY"),
        ("restore", "--yes"),
    ],
    ids=lambda command: command[0],
)
def test_after_what_is_no_act_nothing_older_is_taken_back(cli, copy, command):
    cli("add", "Bea Ost")
    cli("backup")
    cli(*(str(copy) if word == "COPY" else word for word in command))
    before = cli.data.read_bytes()
    assert "that can't be taken back" in cli.refusal("undo")
    assert cli.data.read_bytes() == before


@pytest.mark.parametrize("by", ["a merge", "a sync program"])
def test_whoever_was_forgotten_in_a_copy_is_not_remembered_either(cli, copy, by):
    if by == "a merge":
        cli("merge", str(copy))
    else:
        shutil.copy(copy, cli.home / "followup.sync-conflict-20261123-103000-ABCDEFG.json")
        cli("people")
    kept = (cli.home / "undo.json").read_text("utf-8")
    assert "Whitfield" not in kept
    assert "left word" not in kept


def test_a_stop_goes_by_name_only(cli, people):
    cli("log", "bea", "stop")
    assert "undo it by their name" in cli.refusal("undo")
    assert cli("undo", "bea").out.startswith("Undone: Bea Ost, asked to stop")


def test_a_call_that_was_put_off_since_in_the_app_stays(live, dana):
    live("log", dana, "voicemail")
    changed(live, ("put-off", dana, "in 20 days"))
    assert "so it stays" in live.refusal("undo")
