"""`--help`: whole sentences, at any width."""

import click
import pytest

from followup_tui.cli.columns import cells
from followup_tui.cli.program import COMMANDS, program

EXPORTS = tuple(program.get_command(click.Context(program), "export").commands)


@pytest.mark.parametrize(("words", "names"), [((), COMMANDS), (("export",), EXPORTS)])
def test_every_command_is_told_on_one_line_at_eighty_and_none_is_cut(cli, words, names):
    cli.environment["COLUMNS"] = "80"
    said = cli(*words, "--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    lines = said.splitlines()
    assert {line.split()[0] for line in lines} == set(names)
    assert all(line.endswith(".") for line in lines)
    assert "..." not in said


@pytest.mark.parametrize("width", [40, 50, 80])
def test_no_line_is_wider_than_the_terminal(cli, width):
    cli.environment["COLUMNS"] = str(width)
    asked = [(), *((name,) for name in COMMANDS), *(("export", name) for name in EXPORTS)]
    said = {words: cli(*words, "--help").out.splitlines() for words in asked}
    wide = {words: [line for line in lines if cells(line) > width] for words, lines in said.items()}
    assert {words: lines for words, lines in wide.items() if lines} == {}
