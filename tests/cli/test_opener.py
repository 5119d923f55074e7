"""A `tel:` link goes to the user's own program as one argument, and to no shell."""

import sys
import time

import pytest

from followup_tui.cli.opener import opener
from followup_tui.domain.errors import FollowupError

LINK = "tel:+12125550188;ext=204"


@pytest.fixture
def program(tmp_path):
    """A program that writes its arguments down, and how long it takes to do so does not matter."""
    script, heard = tmp_path / "dial it.py", tmp_path / "heard"
    script.write_text(
        "import pathlib, sys\n"
        f"part = pathlib.Path({str(heard)!r} + '.part')\n"
        "part.write_text('\\n'.join(sys.argv[1:]))\n"
        f"part.rename({str(heard)!r})\n"
    )

    def arguments(more: str, link: str = LINK) -> list[str]:
        dial = opener(f"{sys.executable} '{script}' {more}", "calls.dial_with")
        assert dial is not None
        dial(link)
        for _ in range(500):
            if heard.exists():
                return heard.read_text().splitlines()
            time.sleep(0.01)
        raise AssertionError("it was never started")

    return arguments


def test_nothing_is_opened_unless_the_user_wants_it():
    assert opener("", "calls.dial_with") is None
    assert opener("  ", "calls.dial_with") is None


def test_the_link_is_the_last_argument(program):
    assert program("--call") == ["--call", LINK]


def test_the_link_may_stand_where_the_setting_says(program):
    assert program("--to={tel} --now") == [f"--to={LINK}", "--now"]


def test_no_shell_reads_the_link(program, tmp_path):
    evil = f"tel:1; touch {tmp_path}/owned $(id) `id` | cat"
    assert program("", evil) == [evil]
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("no-such-program-here", "no-such-program-here can't be started"),
        ("'no such\nprogram'", "no such program can't be started"),
        ("'open", "dial_with"),
        ("''", "dial_with"),
        ("xdg\0open", "dial_with"),
    ],
)
def test_a_program_that_cant_be_started_is_said_in_one_line(setting, words):
    dial = opener(setting, "calls.dial_with")
    assert dial is not None
    with pytest.raises(FollowupError, match=words) as refused:
        dial(LINK)
    assert "\n" not in str(refused.value)


def test_where_windows_has_nothing_for_it_that_is_said_too(monkeypatch):
    def nothing_opens_it(link: str) -> None:
        raise OSError(1155, "no application is associated", link)

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("os.startfile", nothing_opens_it, raising=False)
    dial = opener("system", "calls.dial_with")
    assert dial is not None
    with pytest.raises(FollowupError, match="no application"):
        dial(LINK)
