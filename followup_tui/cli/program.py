"""The command line: one group, one small file for each command."""

import errno
from importlib import import_module
from typing import IO, Any

import click

from followup_tui import __version__
from followup_tui.cli.app import open_app
from followup_tui.cli.compose import sitting, why_refused
from followup_tui.cli.helping import Helping
from followup_tui.cli.remarks import remark
from followup_tui.domain.errors import FollowupError

_PACKAGE = "followup_tui.cli.commands"


class Refusal(click.ClickException):
    """One line on standard error that says why nothing was done; exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - click's own form
        """Print the line."""
        remark(self.message)


COMMANDS = (
    "add",
    "edit",
    "log",
    "correct",
    "undo",
    "put-off",
    "spread",
    "lift",
    "interview",
    "apply",
    "letter",
    "news",
    "next",
    "today",
    "people",
    "show",
    "when",
    "import",
    "export",
    "backup",
    "restore",
    "merge",
    "forget",
    "doctor",
    "stats",
    "lines",
    "config",
)
"""Each is an attribute of the module of its name; those Python keeps to itself are renamed."""

_MODULES = {"import": "import_people", "put-off": "put_off"}
_NAMES = {"import": "import_people", "next": "next_person", "put-off": "put_off"}


class Program(Helping):
    """Commands imported when they are asked for, whose refusals are one line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own form
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{_PACKAGE}.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = getattr(module, _NAMES.get(cmd_name, cmd_name))
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (FollowupError, OSError) as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise
            raise Refusal(why_refused(error, ctx.obj)) from error


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 refused or failed (one line says why), 2 wrong usage.",
)
@click.option("--demo", is_flag=True, help="Use sample data in a temporary place.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context, *, demo: bool) -> None:
    """Remember whom to call back, when, and why.

    Without a command the app opens, on the person to call now. The commands do the same a line at
    a time, for screen readers, scripts and quick entry: next says whom to call, log how it went.
    WHO is a uid or any part of a name that only one person has.

    Your data is in FOLLOWUP_TUI_HOME, or else in the configuration directory of your system.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(open_app(demo=demo))
    ctx.obj = ctx.with_resource(sitting(demo=demo))
