"""Help as wide as the terminal, in which nothing is cut."""

import shutil
from typing import Any

import click

_LEAST, _MOST = 32, 80
_BESIDE = 2
"""Cells left free at the end of a line."""

_WHOLE = 1_000


class Helping(click.Group):
    """Commands whose help is wrapped to the terminal, however narrow it is."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context, which its commands have the width of their help from."""
        width = min(max(shutil.get_terminal_size().columns, _LEAST), _MOST) - _BESIDE
        return super().make_context(info_name, args, parent, terminal_width=width, **extra)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the whole first sentence of its help."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, one.get_short_help_str(_WHOLE)) for name, one in commands if one]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
