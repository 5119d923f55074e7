"""The user's own lines, in lines.txt beside config.toml."""

import os

import pytest

OWN = """# mine
[first call]
say: Grüezi {name}, {me} here
say: Two
say: Three
leave: Ring {phone} [b]when you like[/b]
leave: Two
leave: Three
"""


@pytest.fixture
def lines(cli, dana):
    return cli.home / "lines.txt"


def test_are_said_in_place_of_ours(cli, lines):
    (cli.home / "config.toml").write_text('[you]\nname = "Robin"\nphone = "555 0177"\n')
    lines.write_text(OWN, "utf-8")
    told = cli("next").out
    assert "Say: Grüezi Dana, Robin here" in told
    assert "Leave: Ring 555 0177 [b]when you like[/b]" in told


def test_begin_as_what_the_command_prints(cli, lines):
    before = cli("next").out
    lines.write_text(cli("lines").out, "utf-8")
    told = cli("next")
    assert (told.out, told.err) == (before, "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[talked]\nsay: {nmae}", "lines.txt, line 2: there is no field {nmae}"),
        (b"[talked]\nsay: \xff", "lines.txt, line 2: this is no UTF-8 text"),
        (b"#" * 300_000, "lines.txt is larger than anybody's lines are"),
        (b"say: {% include '/etc/passwd' %}", "lines.txt, line 1: there is no field"),
    ],
)
def test_that_can_not_be_used_are_named_and_ours_are_taken(cli, lines, content, said):
    ours = cli("next").out
    lines.write_bytes(content)
    told = cli("next")
    assert told.out == ours
    assert said in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_are_looked_for_in_a_file_alone(cli, lines, make):
    make(lines)
    assert "lines.txt is no file" in cli("next").err


def test_are_none_of_the_business_of_other_commands(cli, lines):
    lines.write_text("[nonsense]", "utf-8")
    assert cli("log", "dana", "voicemail").err == ""
    assert cli("today").err == ""


def test_so_are_the_templates_of_e_mails_printed(cli):
    printed = cli("lines", "--letter", "thank_you").out
    assert "letters/thank_you.txt" in printed
    assert "Subject: Thank you for" in printed
    assert "'after_no'" in cli.usage_error("lines", "--letter", "nonsense")
