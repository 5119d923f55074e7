import os
import subprocess
import sys
from types import ModuleType

import pytest

from followup_tui.cli import app as app_module
from followup_tui.tui.keymap import checked


class FollowupApp:
    """Stands in for the screens: notes what it was opened with, and answers in order."""

    opened: list
    answers: list
    return_code = 0

    def __init__(self, desk, outside, *, demo, **more):
        self.opened.append((desk, outside.address_books, demo))

    def exit(self):
        """Asked for by a signal, of which there is none here."""

    def run(self):
        return self.answers.pop(0)


@pytest.fixture
def app(monkeypatch):
    module = ModuleType("followup_tui.tui.app")
    stand_in = type("FollowupApp", (FollowupApp,), {"opened": [], "answers": [None]})
    module.FollowupApp = stand_in
    monkeypatch.setitem(sys.modules, "followup_tui.tui.app", module)
    monkeypatch.setattr(app_module, "_in_a_terminal", lambda: True)
    monkeypatch.setattr(app_module, "save_before_leaving", lambda *_: None)
    return stand_in


def test_without_a_command_the_app_opens_on_the_users_desk(cli, dana, app):
    cli()
    ((desk, address_books, demo),) = app.opened
    assert list(desk.book.contacts) == [dana]
    assert address_books().read_people(b"name\nOmar\n").people[0].name == "Omar"
    assert demo is False


def test_the_demo_opens_on_sample_data_on_its_own_monday(cli, app):
    cli.environment["FOLLOWUP_TUI_NOW"] = ""
    cli("--demo")
    ((desk, _, demo),) = app.opened
    assert demo is True
    now = desk.clock()
    assert (now.strftime("%a %H:%M"), now.utcoffset().total_seconds()) == ("Mon 10:30", -18000)
    assert desk.clock() > now
    assert len(desk.book.contacts) > 10
    assert not cli.data.exists()


def test_the_demo_can_be_asked_for_from_within(cli, dana, app):
    app.answers[:] = ["demo", None]
    cli()
    assert [demo for _, _, demo in app.opened] == [False, True]


def test_a_crash_of_the_app_is_the_programs(cli, app):
    app.return_code = 1
    assert cli(code=None).code == 1


def test_a_data_file_that_is_none_is_said_before_the_screen_opens(cli, app):
    cli.data.write_text("not json")
    assert str(cli.data) in cli.refusal()
    assert app.opened == []


def test_without_a_terminal_it_points_to_the_commands(cli):
    assert "needs a terminal" in cli.refusal()


def test_a_key_that_cannot_be_used_is_named_with_its_line(cli, app):
    class Refusing:
        def __init__(self, desk, *_, **more):
            checked(desk.settings.keys)

    sys.modules["followup_tui.tui.app"].FollowupApp = Refusing
    cli.configure('[policy]\ncapacity = 9\n\n[keys]\n"snooze" = "n"\n')
    done = cli(code=1)
    assert done.err.startswith("followup-tui: config.toml, line 5: [keys]: 'n' is for both")


def test_opening_the_app_waits_for_no_command_line(tmp_path):
    code = (
        "import sys; sys.argv = ['followup-tui']\n"
        "from followup_tui.cli import main\n"
        "try: main()\n"
        "except SystemExit as ended: print(ended.code, 'click' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=os.environ | {"FOLLOWUP_TUI_HOME": str(tmp_path)},
        check=False,
    )
    assert done.stdout.split() == ["1", "False"]
    (line,) = done.stderr.splitlines()
    assert line.startswith("followup-tui: the app needs a terminal")
