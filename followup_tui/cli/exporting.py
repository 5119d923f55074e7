"""Where an export goes: standard output, one file, or a folder of them."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.typed import FileName
from followup_tui.domain.agenda import OWN
from followup_tui.domain.book import Book
from followup_tui.domain.errors import FollowupError

STDOUT = Path("-")

Command = Callable[..., Any]


def output_option(command: Command) -> Command:
    """`-o`: where to write."""
    option = click.option(
        "-o",
        "--output",
        type=FileName(path_type=Path),
        default=STDOUT,
        metavar="FILE",
        help="Where to write; - is standard output, and the default.",
    )
    return option(command)


def notes_option(*, default: bool = True) -> Callable[[Command], Command]:
    """`--no-notes`: leave out what the user noted."""
    return click.option(
        "--notes/--no-notes",
        default=default,
        show_default=True,
        help="With or without your private notes on people and calls.",
    )


def book_to_export(session: Session, *, notes: bool) -> Book:
    """The user's book, without what they noted unless that is wanted."""
    book = session.desk.refresh()
    return book if notes else book.without_notes()


def write(content: bytes, output: Path, session: Session) -> None:
    """Write a whole file or none, readable by the user alone."""
    if output == STDOUT:
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


def write_folder(files: Iterable[tuple[str, bytes]], folder: Path, own: re.Pattern[bytes]) -> int:
    """Write files of these names, each whole, and say how many.

    Other files of this program's there (`own` is in them) are of an earlier time, and removed.
    """
    from followup_tui.storage.files import make_private, replace_file

    written: set[Path] = set()
    try:
        make_private(folder)
        for name, content in files:
            replace_file(folder / name, content, durable=False)
            written.add(folder / name)
        for path in set(folder.glob(f"{OWN}*")) - written:
            if own.search(path.read_bytes()):
                path.unlink()
    except OSError as error:
        raise FollowupError(f"{folder} can't be written: {error.strerror}") from error
    return len(written)
