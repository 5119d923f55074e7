"""The command line: one group, one small file for each command."""

import errno
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import click

from followup_tui import __version__
from followup_tui.cli.commands.add import add
from followup_tui.cli.commands.config import config
from followup_tui.cli.commands.export import export
from followup_tui.cli.commands.import_people import import_people
from followup_tui.cli.commands.log import log
from followup_tui.cli.commands.show import show
from followup_tui.cli.commands.today import today
from followup_tui.cli.commands.when import when
from followup_tui.cli.compose import Session, demo_session
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.storage.paths import Home


class Refusal(click.ClickException):
    """One line on standard error that says why nothing was done; exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line."""
        click.echo(f"followup-tui: {one_line(self.message)}", file=file, err=True)


class Program(click.Group):
    """Commands whose refusals, and the system's, are one line each."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except FollowupError as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise Refusal(f"{where}{error.strerror or error}") from error


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

    Without a command the app opens, on the person to call now. The commands are for scripts and
    for quick entry. WHO is a uid or any part of a name that only one person has.

    Your data is in FOLLOWUP_TUI_HOME, or else in the configuration directory of your system.
    """
    ctx.obj = _demo(ctx) if demo else Session(Home.find())
    if ctx.invoked_subcommand is not None:
        return
    if _open_app(ctx.obj, demo=demo) == "demo":
        _open_app(_demo(ctx), demo=True)


def _demo(ctx: click.Context) -> Session:
    directory = ctx.with_resource(TemporaryDirectory(prefix="followup-tui-"))
    return demo_session(Path(directory))


def _open_app(session: Session, *, demo: bool) -> str | None:
    """Open the app; it says "demo" when the user asked for that from within."""
    if not _in_a_terminal():
        raise FollowupError("the app needs a terminal; for scripts there are commands: see --help")
    desk = session.desk
    desk.refresh()
    from followup_tui.interchange.address_books import read_people
    from followup_tui.tui.app import FollowupApp

    app = FollowupApp(desk, read_people=read_people, demo=demo)
    asked = app.run()
    if app.return_code:
        sys.exit(app.return_code)
    return asked


def _in_a_terminal() -> bool:
    # Textual reads standard input and draws on standard error.
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


for command in (add, log, today, show, when, import_people, export, config):
    program.add_command(command)
