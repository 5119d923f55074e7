"""What the documents say is true of the program."""

import asyncio
import re
from pathlib import Path

import pytest

from followup_tui.cli.program import COMMANDS as SHELL_COMMANDS
from followup_tui.tui.command_table import COMMANDS
from followup_tui.tui.key_table import key_table
from screenshots.__main__ import PICTURES, main, picture

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_has_the_table_of_keys_as_the_program_has_it():
    written = re.search(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", README, re.DOTALL)
    assert written is not None
    assert written[1] == key_table()


@pytest.mark.parametrize("name", SHELL_COMMANDS)
def test_the_readme_names_every_command(name):
    assert f"followup-tui {name}" in README


def test_the_readme_is_short():
    assert len(README.splitlines()) < 150


def test_command_ids_are_told_apart():
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_the_pictures_show_the_screens_of_today(name):
    size, keys = PICTURES[name]
    drawn = asyncio.run(picture(size, keys))
    assert (ROOT / "screenshots" / f"{name}.svg").read_text("utf-8") == drawn


@pytest.mark.parametrize(("word", "code", "said"), [("--help", 0, "usage"), ("no", 2, "no folder")])
def test_drawing_them_says_how_it_is_used(capsys, word, code, said):
    with pytest.raises(SystemExit) as ended:
        main([word])
    assert ended.value.code == code
    assert said in "".join(capsys.readouterr())


def test_every_picture_of_the_readme_is_there():
    for path in re.findall(r"\]\((screenshots/[^)]+)\)", README):
        assert (ROOT / path).is_file()
