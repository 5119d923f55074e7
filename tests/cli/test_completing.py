"""What a shell is told that asks how a line could go on."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from followup_tui.cli import shells

NAMES = ("Dana Whitfield", "Søren Kier", "O'Rourke, Paulo", 'Eve $(touch x) `id` "!"', "[a] *")


@pytest.fixture
def complete(cli):
    """The completions of a line for a shell that quotes by itself."""

    def complete(line: str) -> list[str]:
        words = {"COMP_WORDS": f"followup-tui {line}", "COMP_CWORD": line.rpartition(" ")[2]}
        asked = {"_FOLLOWUP_TUI_COMPLETE": "fish_complete", **words}
        said = replace(cli, environment=cli.environment | asked)()
        assert said.err == ""
        return list(filter(None, said.out.splitlines()))

    return complete


@pytest.mark.parametrize(
    "line",
    [
        "show dana",
        "log DAN",
        "forget d",
        "stats da",
        "next --after da",
        "merge da",
        "undo da",
        "edit da",
        "correct x --with da",
        "put-off da",
        "lift da",
        "interview da",
        "interview x da",
        "interview --with da",
        "apply Larkspur --to da",
    ],
)
def test_names_that_begin_with_what_is_typed(cli, dana, complete, line):
    cli("add", "Whitfield Dana")
    assert complete(line) == ["plain,Dana Whitfield"]


def test_accents_need_not_be_typed_nor_anything_at_all(cli, complete):
    cli("add", "Søren Kier")
    cli("add", "--", "-rf")
    cli("add", "Al")
    assert complete("show sor") == ["plain,Søren Kier"]
    assert complete("show ") == ["plain,Al", "plain,Søren Kier"]
    assert complete("merge ") == ["file,"]
    assert complete("merge ./co") == ["file,./co"]
    assert complete("--demo show sor") == []


def test_namesakes_come_with_what_tells_them_apart(cli, dana, complete):
    cli("add", "Dana Whitfield", "--phone", "+1 212 555 0143")
    assert complete("show dana") == [
        "plain,Dana Whitfield, +1 212 555 0143",
        "plain,Dana Whitfield, Larkspur",
    ]
    for line in complete("show dana"):
        assert cli("show", line.removeprefix("plain,"), "--json").json


def test_zones_and_outcomes(complete):
    assert complete("when --tz america/new_y") == ["plain,America/New_York"]
    assert complete("add X --tz UT") == ["plain,UTC"]
    assert complete("log dana voi") == ["plain,voicemail"]


def test_nothing_is_said_of_what_is_wrong_and_nothing_made(cli, complete):
    assert complete("show da") == []
    assert not cli.data.exists()
    cli.data.write_text("garbled")
    cli.configure("garbled")
    assert complete("show da") == []


@pytest.mark.parametrize(
    ("shell", "words", "cword", "said"),
    [
        ("bash", "add\nX\n--tz\n=\nEurope/Lon", "5", "plain,Europe/London"),
        ("bash", "add\nX\n--tz\n=\nUTC\n--stage\n=\nke", "8", "plain,keep_in_touch"),
        ("zsh", "add X --tz=Europe/Lon", "3", "plain\n--tz=Europe/London\n_"),
        ("fish", "add X --tz=Europe/Lon", "--tz=Europe/Lon", "plain,--tz=Europe/London"),
    ],
)
def test_what_is_behind_an_option_and_its_equals_sign(cli, shell, words, cword, said):
    asked = {"COMP_WORDS": f"followup-tui\n{words}", "COMP_CWORD": cword}
    how = {"_FOLLOWUP_TUI_COMPLETE": f"{shell}_complete"}
    assert replace(cli, environment=cli.environment | asked | how)().out == f"{said}\n"


@pytest.fixture
def program(tmp_path):
    """The program as a file that shells find."""
    path = tmp_path / "followup-tui"
    root = Path(shells.__file__).parents[2]
    path.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {sys.executable} -m followup_tui "$@"\n')
    path.chmod(0o700)
    return path


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not there")
@pytest.mark.parametrize(("typed", "word"), [("o", "O'Rourke, Paulo"), ("Dan", "Dana Whitfield")])
def test_fish_gets_whole_names(cli, environment, program, typed, word):
    for name in NAMES:
        cli("add", name)
    path = f"{program.parent}:{os.environ['PATH']}"
    begin = "_FOLLOWUP_TUI_COMPLETE=fish_source followup-tui | source"
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"{begin}; complete -C 'followup-tui show {typed}'"],
        env=os.environ | environment | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (word, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not there")
@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("dan", r"Dana\ Whitfield"),
        (r"Dana\ W", r"Dana\ Whitfield"),
        ("'Dana W", "Dana Whitfield"),
        ('"Dana W', "Dana Whitfield"),
        ("o", r"O\'Rourke,\ Paulo"),
        ("o'", ""),
        ('"o', "O'Rourke, Paulo"),
        ("eve", r"Eve\ \$\(touch\ x\)\ \`id\`\ \"\!\""),
        ('"eve', ""),
        ("[", r"\[a\]\ \*"),
        ("nobody", ""),
    ],
)
def test_bash_gets_words_that_are_one_to_it(cli, environment, program, typed, word):
    for name in NAMES:
        cli("add", name)
    script = f"""
        eval "$(_FOLLOWUP_TUI_COMPLETE=bash_source {program})"
        COMP_WORDS=({program} show "$1") COMP_CWORD=2
        _followup_tui_completion {program}
        printf '%s' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", typed],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout, done.stderr) == (word, "")
