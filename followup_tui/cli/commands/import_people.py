"""`import`: people from other programs' files."""

from collections.abc import Callable
from pathlib import Path

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk.people import new_uid
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--start", is_flag=True, help="Follow them up: stage active instead of lead.")
@json_option
@click.pass_obj
def import_people(
    session: Session, *, files: tuple[Path, ...], dry_run: bool, start: bool, as_json: bool
) -> None:
    """Bring people in from LinkedIn, Google or plain CSV, or from an export of this program.

    What a file is, is told by its content. People come in as leads, which wait until you choose
    them. Importing a file again changes nothing.
    """
    from followup_tui.cli.import_report import import_json, import_lines
    from followup_tui.desk.importing import plan_import
    from followup_tui.interchange.address_books import read_people

    desk = session.desk
    read = [_read(path, read_people) for path in files]
    plan = plan_import(
        desk.refresh(),
        read,
        at=desk.clock(),
        home_region=desk.calendar.here.region,
        new_uid=new_uid,
        stage=Stage.ACTIVE if start else Stage.LEAD,
    )
    if not dry_run:
        desk.apply(f"import of {len(files)} file(s)", plan.changes)
    if as_json:
        say_json({**import_json(plan, files), "dry_run": dry_run})
        return
    for line in import_lines(plan, files, dry_run=dry_run):
        say(line)


def _read(path: Path, read_people: Callable[[bytes], People]) -> People:
    """What a file says of people. Raises `FollowupError` naming the file."""
    try:
        return read_people(path.read_bytes())
    except OSError as error:
        raise FollowupError(f"{path} can't be read: {error.strerror}") from error
    except FollowupError as error:
        raise FollowupError(f"{path}: {error}") from error
