"""`merge`: other copies of the data, taken in."""

from pathlib import Path

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.domain.errors import FollowupError, UnreadableError


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@json_option
@click.pass_obj
def merge(session: Session, *, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Unite your data with copies of it that went their own way.

    The newer change of each thing wins, what was deleted stays deleted, and who asked to stop on
    either side is called no more. The state before is kept in backups/; the copies stay as they
    are. Merging the same again changes nothing.
    """
    from dataclasses import asdict

    from followup_tui.storage.ledger import TABLES
    from followup_tui.storage.uniting import read_copy, take_in

    try:
        copies = [read_copy(path) for path in files]
    except UnreadableError as error:
        raise FollowupError(f"{error.what}; nothing was merged [{error.where}]") from error
    data, backups, now = session.home.data, session.backups, session.clock()
    arrived = take_in(data, lambda _: copies, backups, now, dry_run=dry_run)
    if not dry_run:
        session.show()
    if as_json:
        counts = {TABLES[kind]: asdict(found) for kind, found in arrived.counts.items()}
        names = [str(path) for path in files]
        say_json({"files": names, **counts, "stops": arrived.stops, "dry_run": dry_run})
    else:
        say(f"{'Would merge' if dry_run else 'Merged'}: {arrived}")
