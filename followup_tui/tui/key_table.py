"""The README's table of keys, written from the table of commands."""

from collections.abc import Iterator

from textual.keys import format_key

from followup_tui.tui.command_table import commands_of
from followup_tui.tui.commands import Scope

_ROWS = (Scope.SESSION, Scope.EVERYWHERE)


def key_table() -> str:
    """One Markdown row for each command of the calls, one for each other place."""
    rows = [f"| {_key(command.key)} | {command.help} |" for command in commands_of(*_ROWS)]
    return "\n".join([*rows, *_places()])


def _places() -> Iterator[str]:
    for scope in Scope:
        if scope in _ROWS:
            continue
        said = [f"{_key(command.key)} {command.title.lower()}" for command in commands_of(scope)]
        yield f"| *{scope}* | {', '.join(said)} |"


def _key(keys: str) -> str:
    return f"`{format_key(keys.split(',', maxsplit=1)[0]).replace('⏎', 'enter')}`"
