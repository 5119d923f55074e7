"""`merge`: other copies of the data, taken in; or two contacts made one."""

from pathlib import Path

import click

from followup_tui.cli.completing import people_or_files
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.typed import FileName
from followup_tui.domain.errors import FollowupError, UnreadableError
from followup_tui.domain.text import folded, one_line, plain

_TWO = 2


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE... | WHO WHO",
    type=FileName(path_type=Path),
    shell_complete=people_or_files,
)
@click.option("--dry-run", is_flag=True, help="Say what would come of it, and change nothing.")
@json_option
@click.pass_obj
def merge(session: Session, *, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Unite your data with copies of it, or two contacts who are one.

    WHO WHO, where there are no such files, are two contacts. The one with the longer history stays
    and has all of both: what they say differently is kept in its notes; undo parts them again.

    The newer change of each thing wins, what was deleted stays deleted, and who asked to stop on
    either side is called no more. The state before a merge of files is kept in backups/; the copies
    stay as they are. Merging the same again changes nothing.
    """
    _refuse_one_person(session, files)
    if len(files) > 1 and not any(map(_is_file, files)):
        _unite(session, list(map(str, files)), dry_run=dry_run, as_json=as_json)
        return
    from msgspec.structs import asdict

    from followup_tui.storage.ledger import TABLES
    from followup_tui.storage.uniting import read_copy, take_in

    missing = sorted((path for path in files if not path.exists()), key=_is_file, reverse=True)
    try:
        copies = [read_copy(path) for path in missing or files]  # what is missing is refused
    except UnreadableError as error:
        raise FollowupError(f"{error.what}; nothing was merged [{error.where}]") from error
    data, backups, now = session.home.data, session.backups, session.clock()
    arrived = take_in(data, lambda _: copies, backups, now, dry_run=dry_run)
    if not dry_run:
        session.remember("files were merged")
        session.show()
    if as_json:
        counts = {TABLES[kind]: asdict(found) for kind, found in arrived.counts.items()}
        names = [str(path) for path in files]
        say_json({"files": names, **counts, "stops": arrived.stops, "dry_run": dry_run})
    else:
        say(f"{'Would merge' if dry_run else 'Merged'}: {arrived}")


def _is_file(path: Path) -> bool:
    """Whether a file is meant: it is there, or called as no person is."""
    return path.exists() or path.is_absolute() or path.suffix == ".json"


def _refuse_one_person(session: Session, files: tuple[Path, ...]) -> None:
    """Say how two people are made one to whoever names one of them, where no such file is."""
    if len(files) > 1 or _is_file(files[0]):
        return
    text = one_line(str(files[0]))
    if any(folded(text) in folded(one.name) for one in session.desk.book.contacts.values()):
        raise FollowupError(
            f"there is no file {text!r}; to make one of two contacts, name both:"
            " followup-tui merge WHO WHO"
        )


def _unite(session: Session, words: list[str], *, dry_run: bool, as_json: bool) -> None:
    """Make two contacts one, every field by its default."""
    from followup_tui.desk.finding import who
    from followup_tui.desk.uniting import Pair, unite

    desk = session.desk
    people = [who(desk.book, text).uid for text in words]
    if len(people) != _TWO:
        raise FollowupError(f"merge makes one of two contacts, and these are {len(people)}")
    pair = Pair(desk, *people)
    names = [one_line(contact.name) for contact in (pair.left, pair.right)]
    made, rows, consequences = pair.one({}), pair.compared({}), pair.consequences({})
    if not dry_run:
        unite(desk, pair, {})
    if as_json:
        uids = {"stays": pair.left.uid, "gone": pair.right.uid}
        say_json({**uids, "name": made.name, "said": consequences, "dry_run": dry_run})
        return
    say(f"{'Would make' if dry_run else 'Made'} one of {names[0]} and {names[1]}:")
    for row in rows:
        if row.field != "notes":
            say(f"{row.label:12}{row.result}")
    for at, line in enumerate(plain(made.notes).splitlines()):
        say(f"{'' if at else 'Notes':12}{line}")
    for line in consequences:
        say(f"{'':12}{line}")
