import pytest

from followup_tui.cli.columns import cells

COMMANDS = [
    ("today",),
    ("today", "--json"),
    ("show", "dana"),
    ("show", "dana", "--json"),
    ("log", "dana", "busy"),
    ("add", "Omar"),
    ("export", "json"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("content", [b"not json", b"", b"[]", b'{"contacts": {}}', b"\x00\xff"])
def test_a_data_file_that_is_none_stops_every_command(cli, words, content):
    cli.data.write_bytes(content)
    assert str(cli.data) in cli.refusal(*words)
    assert cli.data.read_bytes() == content


@pytest.mark.parametrize("who", ["nobody", "", " ", "\udcff", "\x1b[31m", "x" * 10_000])
@pytest.mark.parametrize("words", [("show",), ("log",)])
def test_somebody_nobody_knows_is_refused(cli, dana, words, who):
    before = cli.data.read_bytes()
    outcome = ("busy",) if words == ("log",) else ()
    assert "nobody here is called" in cli.refusal(*words, who, *outcome)
    assert cli.data.read_bytes() == before


@pytest.mark.parametrize(
    ("now", "complaint"),
    [
        ("yesterday", "it must be an instant"),
        ("2026-11-23T10:30", "it needs an offset"),
        ("2026-11-23", "it needs an offset"),
        ("9999-12-31T23:59:59Z", "years go from"),
        ("0001-01-01T00:00:00+14:00", "years go from"),
    ],
)
@pytest.mark.parametrize(
    "words", [("today",), ("when", "tue"), ("add", "Dana"), ("--demo", "today")]
)
def test_a_clock_that_can_not_be_read_is_refused(cli, words, now, complaint):
    assert complaint in cli.refusal(*words, at=now)
    assert not cli.data.exists()


def test_looking_makes_nothing(cli, tmp_path):
    cli.environment["FOLLOWUP_TUI_HOME"] = str(tmp_path / "new")
    for words in (("today",), ("export", "json"), ("config",), ("--help",)):
        cli(*words)
    assert not (tmp_path / "new" / "followup.json").exists()


@pytest.mark.parametrize("words", [("unknown",), ("--unknown",), ("export",), ("export", "xml")])
def test_wrong_usage_is_code_two(cli, words):
    assert "Usage: followup-tui" in cli.usage_error(*words)


def test_a_full_device_is_said_in_one_line(cli, dana, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("followup_tui.cli.commands.today.say", full)
    assert cli.refusal("today") == "No space left on device"


@pytest.mark.parametrize(
    "words",
    [
        ("log", "dana", "talked", "--next", "tue 3pm", "--note", "will know after the offsite"),
        ("correct", "dana", "--note", "left word with Sam"),
        ("put-off", "dana", "next wed"),
        ("edit", "dana", "--phone", "extension five", "--company", "Larkspur Landscapes"),
        ("interview", "dana", "--at", "9am"),
        ("apply", "Larkspur Landscapes", "Analyst", "--at", "9am"),
        ("undo", "dana"),
        ("backup",),
        ("doctor",),
        ("merge", "dana", "omar"),
        ("show", "nobody at all who is here"),
        ("lift", "dana", "--name", "Dana Whitfield"),
    ],
    ids=" ".join,
)
def test_on_a_narrow_terminal_lines_are_broken_between_words(cli, dana, words):
    cli("add", "Omar Adeyemi", "--company", "Larkspur", "--role", "Head of Talent")
    cli("log", "dana", "voicemail", "--note", "left word with Sam, who is back on Thursday")
    cli.environment["COLUMNS"] = "40"
    said = cli(*words, code=None)
    lines = (said.out + said.err).splitlines()
    assert len(lines) > 1
    assert all(cells(line) < 40 or len(line.split()) == 1 for line in lines)
    assert all(line.strip() for line in lines)
