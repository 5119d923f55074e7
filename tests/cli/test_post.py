"""Letters handed to real programs: an editor that waits, a mail program that doesn't."""

import stat
import sys
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from followup_tui.cli.post import Post
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.letter import Letter

SHORT = Letter("dana@larkspur.example", "Hello", "A line.")
LONG = Letter("dana@larkspur.example", "Hello", "A line. " * 400)


def program(folder: Path, text: str) -> str:
    script = folder / "program.py"
    script.write_text(f"import pathlib, sys\nlast = sys.argv[-1]\n{text}\n")
    return f"{sys.executable} '{script}'"


def post(folder: Path, open_with: str = "") -> Post:
    return Post(folder / "letters", folder / "outbox", open_with)


def told(path: Path) -> str:
    for _ in range(500):
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.02)
    raise AssertionError("the mail program was not started")


@pytest.fixture
def mail(tmp_path) -> tuple[Post, Path]:
    heard = tmp_path / "heard"
    return post(
        tmp_path, program(tmp_path, f"pathlib.Path({str(heard)!r}).write_text(last)")
    ), heard


def test_a_short_letter_opens_as_a_link(mail):
    sending, heard = mail
    assert "mail program" in sending.open(SHORT)
    assert told(heard).startswith("mailto:dana@larkspur.example?subject=Hello&body=A%20line.")


def test_a_long_letter_opens_from_a_file_that_only_the_user_can_read(mail):
    sending, heard = mail
    sending.open(LONG)
    path = Path(told(heard))
    assert message_from_bytes(path.read_bytes(), policy=default)["To"] == LONG.to
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_without_a_mail_program_it_says_which_setting_names_one(tmp_path):
    with pytest.raises(FollowupError, match=r"\[emails\] open_with"):
        post(tmp_path).open(SHORT)


def test_a_mail_program_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FollowupError, match="nonesuch can't be started"):
        post(tmp_path, "nonesuch").open(SHORT)


def test_the_editor_changes_the_text(tmp_path, monkeypatch):
    edits = program(tmp_path, "p = pathlib.Path(last); p.write_text(p.read_text() + ' more ü')")
    monkeypatch.setenv("VISUAL", edits)
    assert post(tmp_path).edit("some") == "some more ü"


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("nonesuch", "nonesuch can't be started"),
        ("'unclosed", "EDITOR can't be read"),
        ("false", "false ended with 1"),
    ],
)
def test_an_editor_that_fails_leaves_the_text_as_it_was(tmp_path, monkeypatch, editor, said):
    monkeypatch.setenv("VISUAL", editor)
    with pytest.raises(FollowupError, match=said):
        post(tmp_path).edit("some")


def test_an_editor_that_leaves_no_text_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("VISUAL", program(tmp_path, "pathlib.Path(last).write_bytes(b'\\xff')"))
    with pytest.raises(FollowupError, match="can't be read: as before"):
        post(tmp_path).edit("some")
