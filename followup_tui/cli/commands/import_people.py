"""`import`: people from other programs' files."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.typed import FileName
from followup_tui.desk.people import new_uid
from followup_tui.domain.columns import Column, ColumnsUnknownError, Field
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People
from followup_tui.domain.text import one_line


def _spelled(field: str) -> str:
    """A field as it is typed: "first-name", "email"."""
    return field.strip().casefold().replace("e-mail", "email").replace(" ", "-").replace("_", "-")


def _named(_ctx: click.Context, _param: click.Parameter, files: Sequence[str]) -> tuple[Path, ...]:
    """The paths; an empty one, as of an unset variable, would be the folder one is in."""
    if "" in files:
        raise click.BadParameter("an empty name is no file")
    return tuple(map(Path, files))


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=FileName(), callback=_named
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--start", is_flag=True, help="Follow them up: stage active instead of lead.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="What a column of a table is, by its heading or number. FIELD is one of"
    f" {', '.join(_spelled(field) for field in Field)}; may be given several times.",
)
@json_option
@click.pass_obj
def import_people(
    session: Session,
    *,
    files: tuple[Path, ...],
    dry_run: bool,
    start: bool,
    maps: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring people in from other programs, vCards or any table.

    FILE is an address book of LinkedIn, Google or Outlook, any other table, a vCard or a folder of
    them, or an export of this program; which, is told by its content. People come in as leads,
    which wait until you choose them. Importing a file again changes nothing.
    """
    from followup_tui.cli.import_report import import_json, import_lines
    from followup_tui.cli.progress import Bar
    from followup_tui.desk.importing import plan_import

    desk = session.desk
    chosen = [_chosen(text) for text in maps]
    read = [_read(path, chosen) for path in files]
    of = sum(len(people.people) + len(people.contacts) for people in read)
    with Bar("Looking who is known") as bar:
        plan = plan_import(
            desk.refresh(),
            read,
            at=desk.clock(),
            home_region=desk.calendar.here.region,
            new_uid=new_uid,
            stage=Stage.ACTIVE if start else Stage.LEAD,
            heed=lambda done: bar(done, of),
        )
    if not dry_run:
        desk.apply(f"import of {len(files)} file(s)", plan.changes)
    if as_json:
        say_json({**import_json(plan, files), "dry_run": dry_run})
        return
    for line in import_lines(plan, files, dry_run=dry_run):
        say(line)


def _chosen(text: str) -> tuple[Field, str]:
    """A field and what its column is called. Raises click's usage error for anything else."""
    name, equals, column = text.partition("=")
    field = next((one for one in Field if _spelled(one) == _spelled(name)), None)
    if field is None or not equals or not column.strip():
        known = ", ".join(map(_spelled, Field))
        raise click.BadParameter(
            f"{text!r}: FIELD=COLUMN was expected, FIELD one of {known}", param_hint="--map"
        )
    return field, column.strip()


def _read(path: Path, chosen: Sequence[tuple[Field, str]]) -> People:
    """What a file says of people. Raises `FollowupError` naming the file."""
    from followup_tui.cli.progress import Bar
    from followup_tui.interchange.address_books import columns_in, read_file

    try:
        fields = _fields(path, chosen, columns_in(path)) if chosen else None
        with Bar(f"Reading {one_line(path.name)}") as bar:
            return read_file(path, fields, bar)
    except ColumnsUnknownError as error:
        raise FollowupError(f"{path}: {error}") from error


def _fields(
    path: Path, chosen: Iterable[tuple[Field, str]], columns: Sequence[Column]
) -> Mapping[int, Field]:
    headings = [column.heading.casefold() for column in columns]
    fields: dict[int, Field] = {}
    for field, called in chosen:
        if called.casefold() in headings:
            at = headings.index(called.casefold())
        elif called.isascii() and called.isdigit() and 0 < int(called) <= len(columns):
            at = int(called) - 1
        else:
            there = ", ".join(column.heading for column in columns) or "none"
            raise FollowupError(f"{path}: it has no column {called!r}; its columns are: {there}")
        fields[at] = field
    return fields
