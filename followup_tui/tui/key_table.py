"""The README's table of keys, written from the table of commands."""

from textual.keys import format_key

from followup_tui.tui.commands import COMMANDS


def key_table() -> str:
    """One Markdown row for each command."""
    return "\n".join(
        f"| `{format_key(command.key).replace('⏎', 'enter')}` | {command.help} |"
        for command in COMMANDS
    )
