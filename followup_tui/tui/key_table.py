"""The README's table of keys, written from the table of commands."""

from collections.abc import Iterator
from itertools import zip_longest

from followup_tui.tui.command_table import commands_of
from followup_tui.tui.commands import Command, Scope
from followup_tui.tui.keymap import spelled

_ROWS = (Scope.SESSION, Scope.EVERYWHERE)
_HEAD = ("| key | does | key | does |", "|---|---|---|---|")


def key_table() -> str:
    """Two commands of the calls in each Markdown row; the other places in a paragraph below."""
    commands = commands_of(*_ROWS)
    half = -(-len(commands) // 2)
    pairs = zip_longest(commands[:half], commands[half:])
    rows = [f"| {_cells(left)} | {_cells(right)} |" for left, right in pairs]
    return "\n".join([*_HEAD, *rows, "", " ".join(_places())])


def _cells(command: Command | None) -> str:
    return f"{_key(command.key)} | {command.help}" if command else " | "


def _places() -> Iterator[str]:
    for scope in Scope:
        if scope not in _ROWS:
            said = (f"{_key(one.key)} {one.title.lower()}" for one in commands_of(scope))
            yield f"*{scope}*: {', '.join(said)}."


def _key(keys: str) -> str:
    return " ".join(f"`{spelled(key)}`" for key in keys.split(","))
