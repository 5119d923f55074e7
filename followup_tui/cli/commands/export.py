"""`export`: your data, out again."""

from datetime import date
from pathlib import Path

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.exporting import (
    STDOUT,
    book_to_export,
    notes_option,
    output_option,
    write,
    write_folder,
)
from followup_tui.cli.helping import Helping
from followup_tui.cli.output import say
from followup_tui.cli.phrases import phrase_context
from followup_tui.cli.remarks import remark
from followup_tui.cli.typed import FileName
from followup_tui.domain.errors import FollowupError
from followup_tui.planning.situation import stopped_in
from followup_tui.planning.when import read_past
from followup_tui.planning.zones import local


@click.group(cls=Helping)
def export() -> None:
    """Write your data for other programs to read.

    Files are readable by you alone, and written whole or not at all.
    """


@export.command("json")
@output_option
@notes_option()
@click.pass_obj
def export_as_json(session: Session, *, output: Path, notes: bool) -> None:
    """Write all of it as JSON; `import` reads it back."""
    from followup_tui.interchange.export_json import export_json

    write(export_json(book_to_export(session, notes=notes)), output, session)


@export.command("csv")
@output_option
@click.option(
    "--for",
    "reader",
    metavar="READER",
    type=click.Choice(["google", "excel"]),
    help="google: the columns of Google Contacts; excel: a mark that it knows the letters by.",
)
@notes_option()
@click.pass_obj
def export_as_csv(session: Session, *, output: Path, reader: str | None, notes: bool) -> None:
    """Write contacts as a table; `import` reads it back.

    A cell that a spreadsheet would run as a formula has an apostrophe before it.
    """
    from codecs import BOM_UTF8

    from followup_tui.interchange.export_csv import export_csv
    from followup_tui.interchange.export_google import export_google

    book = book_to_export(session, notes=notes)
    written = export_google if reader == "google" else export_csv
    mark = BOM_UTF8 if reader == "excel" else b""
    write(mark + written(book, stopped_in(session.desk.book)), output, session)


@export.command("vcf")
@output_option
@click.option(
    "--split",
    type=FileName(path_type=Path, file_okay=False),
    metavar="DIR",
    help="One file for each card, in this folder, as khard and vdirsyncer read them.",
)
@notes_option()
@click.pass_obj
def export_as_vcf(session: Session, *, output: Path, split: Path | None, notes: bool) -> None:
    """Write contacts as vCard 3.0 for address books.

    `import` reads it back.

    With --split, cards of an earlier time whose contacts are gone are taken away; cards of other
    programs in the folder stay.
    """
    from followup_tui.interchange.export_vcf import OWN_CARD, export_cards, export_vcf

    book = book_to_export(session, notes=notes)
    stopped = stopped_in(book)
    if split is None:
        write(export_vcf(book, stopped), output, session)
        return
    if output != STDOUT:
        raise click.UsageError("--split writes a folder and -o a file; give one of them")
    count = write_folder(export_cards(book, stopped), split, OWN_CARD)
    say(f"{count} cards in {split}")


@export.command("ics")
@output_option
@notes_option()
@click.pass_obj
def export_as_ics(session: Session, *, output: Path, notes: bool) -> None:
    """Write what is owed as iCalendar.

    Agreed times are events, days are tasks.

    A calendar that is kept up to date by itself is set in config.toml, under [calendar].
    """
    from followup_tui.desk.agenda import Agenda
    from followup_tui.interchange.export_ics import export_ics

    desk = session.desk
    agenda = Agenda(session.settings, session.calendar, notes=notes)
    items = agenda.items(desk.refresh(), desk.clock())
    write(export_ics(items, session.settings.calendar.alarm), output, session)


@export.command("work-search")
@output_option
@click.option("--week", metavar="DATE", help="The week (from Monday) of that day.")
@click.option("--from", "first", metavar="DATE", help="The first day.")
@click.option("--to", "last", metavar="DATE", help="The last day; today, if not given.")
@click.option("--html", "as_page", is_flag=True, help="A page to print and sign, not a table.")
@notes_option(default=False)
@click.pass_obj
def export_work_search(
    session: Session,
    *,
    output: Path,
    week: str | None,
    first: str | None,
    last: str | None,
    as_page: bool,
    notes: bool,
) -> None:
    """Write what you did to find work, for unemployment offices.

    Date, employer, address, person, how contacted, position and result of every contact, from
    your history; without dates, of the last whole week. DATE is a day: 2026-11-16, "last monday",
    "3 weeks ago". The address and the position are those of the contact's form.
    """
    from followup_tui.desk.work_search import last_whole_week, week_of, work_search
    from followup_tui.interchange.work_search import work_search_csv, work_search_page

    desk, tz = session.desk, session.calendar.here.tz
    if week and (first or last):
        raise click.UsageError("give a --week, or --from and --to")
    if last and not first:
        raise click.UsageError("--to needs a --from")
    if week:
        begins, ends = week_of(_day(session, week))
    elif first:
        begins, ends = _day(session, first), _day(session, last or "today")
    else:
        begins, ends = last_whole_week(desk.clock(), tz)
    if ends < begins:
        raise FollowupError(f"{begins} is after {ends}: the first day comes before the last")
    entries = work_search(desk.refresh(), tz, begins, ends, notes=notes)
    if not entries:
        remark(f"nothing was logged from {begins} to {ends}")
    content = work_search_page(entries, begins, ends) if as_page else work_search_csv(entries)
    write(content, output, session)


def _day(session: Session, words: str) -> date:
    """The day that is meant, on the user's calendar. Raises `WhenError` for what is none."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return local(read_past(words, phrase_context(session)).at, session.calendar.here.tz).date()
