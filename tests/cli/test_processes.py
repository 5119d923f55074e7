import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "followup_tui")

HYGIENE = """
import sys
from followup_tui.cli import main
try:
    main()
except SystemExit as end:
    code = end.code
print(code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.fixture
def run(environment, tmp_path):
    def run(*words, program=PROGRAM, **more):
        given = environment | {"PYTHONPATH": str(ROOT)} | more.pop("env", {})
        settings = {"env": given, "capture_output": True, "timeout": 30}
        return subprocess.run([*program, *words], check=False, **(settings | more))

    return run


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("add", "Omar"),
        ("log", "dana", "talked", "--next", "tue 3pm", "--at", "9:40"),
        ("today",),
        ("show", "dana"),
        ("when", "tue"),
        ("import", "people.csv"),
        ("export", "json"),
        ("config",),
        ("backup",),
        ("restore", "2026-11-23", "--yes"),
        ("doctor",),
    ],
    ids=" ".join,
)
def test_no_command_imports_the_screens(run, cli, dana, tmp_path, words):
    (tmp_path / "people.csv").write_text("name\nOmar\n")
    cli("backup")
    done = run(*words, program=(sys.executable, "-c", HYGIENE), cwd=tmp_path)
    code, *modules = done.stderr.decode().splitlines()[-1].split()
    assert code == "0", done.stderr
    assert not {"textual", "rich", "pendulum", "holidays"} & set(modules)


def test_the_module_is_the_program(run):
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("followup-tui ")


def test_a_terminal_without_unicode_gets_question_marks(run, cli):
    cli("add", "Sørensen 佐藤", "--phone", "+1 212 555 0188")
    latin = {"PYTHONIOENCODING": "latin-1:strict"}
    done = run("today", env=latin)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Sørensen ??" in done.stdout.decode("latin-1")
    listed = json.loads(run("today", "--json", env=latin).stdout)
    assert listed[0]["name"] == "Sørensen 佐藤"


@pytest.mark.parametrize("words", [("today",), ("--help",), ("config",)])
def test_a_terminal_that_knows_ascii_only_is_no_error(run, cli, words):
    cli("add", "Sørensen 佐藤", "--phone", "+1 212 555 0188")
    done = run(*words, env={"PYTHONIOENCODING": "ascii:strict"})
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_pipe_is_no_error_to_talk_about(run, environment, cli, dana):
    reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    reader.wait()
    done = run("export", "json", stdout=reader.stdin, stderr=subprocess.PIPE, capture_output=False)
    reader.stdin.close()
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["log", "dana", "voicemail"], b"what was asked for is done, but not printed: "),
        (["--help"], b""),
        (["--version"], b""),
    ],
)
def test_a_full_device_is_one_line(run, cli, dana, words, said):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = run(*words, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 1
    assert done.stderr == b"followup-tui: " + said + b"No space left on device\n"
    assert len(cli("show", dana, "--json").json["history"]) == (words[0] == "log")


def test_data_can_be_looked_at_when_no_disk_takes_a_byte(run):
    """As on a full disk, which the temporary directories are on too."""
    uid = run("add", "Dana").stdout.decode().strip()
    done = run("show", uid, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("words", [(b"add", b"Dana \xff"), (b"show", b"\xff\xfe")])
def test_arguments_that_are_no_text_are_refused_in_one_line(run, cli, words):
    done = run(*words)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not cli.data.exists()


def test_the_demo_leaves_nothing_behind(run, tmp_path):
    done = run("--demo", "today", env={"TMPDIR": str(tmp_path / "home")})
    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["cache"]


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        (":/usr/share/zoneinfo/Europe/Berlin", "17:30"),
        ("Europe/Berlin", "17:30"),
        (":/etc/no-such-zone", "16:30"),
    ],
)
def test_a_zone_told_as_a_file_is_understood(run, zone, time):
    done = run("when", "in an hour", "--json", env={"TZ": zone})
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["time"] == time
