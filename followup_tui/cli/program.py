"""The command line: one group, one small file for each command."""

import errno
import gc
import sys
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import click

from followup_tui import __version__
from followup_tui.cli.compose import Session, demo_session
from followup_tui.cli.leaving import save_before_leaving
from followup_tui.cli.output import remark
from followup_tui.desk.ports import AddressBooks
from followup_tui.desk.settings import SettingError
from followup_tui.domain.errors import FollowupError, UnreadableError
from followup_tui.domain.text import one_line
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.paths import Home

_PACKAGE = "followup_tui.cli.commands"


class Refusal(click.ClickException):
    """One line on standard error that says why nothing was done; exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line."""
        click.echo(f"followup-tui: {one_line(self.message)}", file=file, err=True)


COMMANDS = (
    "add",
    "log",
    "interview",
    "today",
    "show",
    "when",
    "import",
    "export",
    "backup",
    "restore",
    "merge",
    "doctor",
    "stats",
    "config",
)
"""Each is an attribute of the module of its name; those Python keeps to itself are renamed."""

_RENAMED = {"import": "import_people"}


class Program(click.Group):
    """Commands imported when they are asked for, whose refusals are one line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own form
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = _RENAMED.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"{_PACKAGE}.{name}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except UnreadableError as error:
            raise Refusal(str(ctx.obj.advised(error))) from error
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
    ctx.call_on_close(ctx.obj.close)
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
    gc.disable()  # until the first paint nothing is garbage, and looking for it takes a fifth
    from followup_tui.storage.unsaved import EmergencyFile

    emergency = EmergencyFile(session.store, session.refuge)
    shown = session.shown(session.store)
    store = BackgroundStore(shown, session.backups.stand_in, emergency)
    session.tell_with(store.say)
    if line := session.bring_back():
        store.say(line)
    desk = session.desk_over(store)
    desk.refresh()
    from followup_tui.cli.opener import opener
    from followup_tui.cli.post import Post
    from followup_tui.desk.ports import Outside
    from followup_tui.storage.drafts import DraftFiles
    from followup_tui.storage.watching import CopyWatch
    from followup_tui.tui.app import FollowupApp

    drafts, settings = DraftFiles(session.home.drafts, session.refuge), session.settings
    drafts.tell = store.say
    copies = CopyWatch(session.home.data, session.backups, session.clock, store.say)

    try:
        app = FollowupApp(
            desk,
            Outside(
                address_books=_address_books,
                drafts=drafts,
                post=Post(session.home.letters, session.home.outbox, settings.emails.open_with),
                dial=opener(settings.calls.dial_with, "calls.dial_with"),
                saving=store,
            ),
            demo=demo,
            on_painted=lambda: _painted(session),
        )
    except SettingError as error:
        raise session.refused_setting(error) from error
    leaving = ExitStack()
    leaving.callback(click.get_current_context().close)
    leaving.callback(store.close)
    leaving.callback(drafts.close)
    leaving.callback(copies.close)
    copies.start()
    save_before_leaving(app.exit, leaving.close)
    try:
        asked = app.run()
    finally:
        gc.enable()
        with ExitStack() as saved:
            saved.callback(session.tell_with, remark)
            saved.callback(store.close)
            saved.callback(drafts.close)
            saved.callback(copies.close)
    if store.read_only:
        remark(store.read_only)
    if app.return_code:
        sys.exit(app.return_code)
    return asked


def _address_books() -> AddressBooks:
    from followup_tui.interchange import address_books

    return address_books


def _in_a_terminal() -> bool:
    # Textual reads standard input and draws on standard error.
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _painted(session: Session) -> None:
    gc.freeze()
    gc.enable()
    session.catch_up()
