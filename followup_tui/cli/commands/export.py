"""`export`: your data, out again."""

import os
from pathlib import Path

import click

from followup_tui.cli.compose import Session
from followup_tui.domain.errors import FollowupError

_STDOUT = Path("-")


@click.group()
def export() -> None:
    """Write your data for other programs to read."""


@export.command("json")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=_STDOUT,
    metavar="FILE",
    help="Where to write; - is standard output, and the default.",
)
@click.pass_obj
def export_as_json(session: Session, *, output: Path) -> None:
    """Write contacts, interactions and news as JSON; `import` reads it back."""
    from followup_tui.interchange.export_json import export_json

    _write(export_json(session.desk.refresh()), output, session)


def _write(content: bytes, output: Path, session: Session) -> None:
    """Write a whole file or none, readable by the user alone."""
    if output == _STDOUT:
        click.echo(content, nl=False)
        return
    from followup_tui.storage.files import replace_file

    target = Path(os.path.realpath(output))
    if target in {Path(os.path.realpath(own)) for own in (session.home.data, session.home.config)}:
        raise FollowupError(f"{output} is followup-tui's own; choose another file")
    try:
        if target.exists() and not target.is_file():
            raise FollowupError(f"{output} can't be written: it is not a file")
        replace_file(target, content, durable=True)
    except OSError as error:
        raise FollowupError(f"{output} can't be written: {error.strerror}") from error
