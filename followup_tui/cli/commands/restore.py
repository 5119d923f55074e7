"""`restore`: a backup in the place of the data file."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.output import say
from followup_tui.domain.errors import FollowupError, StoreError, UnreadableError
from followup_tui.domain.text import one_line
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.backups import Backup
from followup_tui.storage.codec import Size, size_of
from followup_tui.storage.restoring import restore as put_back

_DATE = re.compile(r"\d{4}-\d\d-\d\d(-\d{1,6})?")
_LISTED = 20


@click.command()
@click.argument("which", required=False, metavar="[FILE|DATE]")
@click.option("--yes", is_flag=True, help="Don't ask; without FILE or DATE take the newest.")
@click.pass_obj
def restore(session: Session, *, which: str | None, yes: bool) -> None:
    """Put a backup in the place of your data.

    What is there now is kept in backups/. Without FILE or DATE (2026-11-23) it lists the backups
    there are, and asks. It works when the data can't be read, and an app that is open shows what
    was restored at once.
    """
    if not yes and not _somebody_answers():
        raise FollowupError("restore asks before it changes anything; for scripts there is --yes")
    source, content, size = _chosen(session, which, yes=yes)
    say(f"{source}: {size}")
    say(_there_now(session.home.data))
    if not yes:
        click.confirm("Put it in the place of your data?", abort=True)
    kept = put_back(session.home.data, content, session.backups, session.clock())
    session.acts.keep([])
    session.remember("a backup was restored")
    session.show()
    said = f"Restored: {_restored(session.home.data, size)}."
    say(said + (f" What was there is now {kept}" if kept else ""))


def _restored(data: Path, wanted: Size) -> str:
    """How much is there now: less than was wanted where somebody was forgotten since."""
    loaded = AtomicStorage(data).load()
    size = size_of(loaded[0], data) if loaded else wanted
    return str(size) if size == wanted else f"{size}; who was forgotten since stays so"


def _somebody_answers() -> bool:
    return sys.stdin.isatty()


def _chosen(session: Session, which: str | None, *, yes: bool) -> tuple[str, bytes, Size]:
    """What to restore: how it is called, its bytes, how much is in it."""
    if which is not None and not _DATE.fullmatch(which):
        return _from_file(Path(which))
    among = session.backups.all()
    if which is not None:
        day = [one for one in among if which in one.path.name]
        if not day:
            dates = ", ".join(sorted({str(one.day) for one in among}, reverse=True)[:_LISTED])
            raise FollowupError(f"there is no backup of {which}; there are: {dates or 'none'}")
        among = day
    if not among:
        raise FollowupError(f"there are no backups yet [{session.backups.directory}]")
    chosen = _picked(among) if which is None and not yes else session.backups.newest_good(among)
    if chosen is None:
        raise FollowupError(f"none of these backups can be opened [{session.backups.directory}]")
    return f"The backup of {chosen.when}", *chosen.content()


def _from_file(path: Path) -> tuple[str, bytes, Size]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FollowupError(f"{path} can't be read: {error.strerror}") from error
    try:
        return one_line(str(path)), content, size_of(content, path)
    except UnreadableError as error:
        raise FollowupError(f"{error.what}: restore another [{error.where}]") from error


def _picked(among: Sequence[Backup]) -> Backup:
    for number, one in enumerate(among[:_LISTED], 1):
        say(f"{number:3}  {one.when:22} {one.path.stat().st_size / 1000:>9,.0f} kB")
    if len(among) > _LISTED:
        say(f"     and {len(among) - _LISTED} older ones, by their DATE")
    last = min(len(among), _LISTED)
    number = click.prompt("Which one", default=1, type=click.IntRange(1, last))
    return among[number - 1]


def _there_now(data: Path) -> str:
    """What would be replaced, in one line."""
    try:
        loaded = AtomicStorage(data).load()
        return f"There now: {size_of(loaded[0], data)}" if loaded else "There now: nothing"
    except UnreadableError as error:
        return f"There now: {error.what}"
    except StoreError as error:
        return f"There now: {error}"
