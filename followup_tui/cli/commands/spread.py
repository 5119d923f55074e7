"""`spread`: more calls than a day holds, put off to the days to come."""

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk.backlog import FITS, calls_due, days_of


@click.command()
@click.option(
    "--a-day",
    type=click.IntRange(min=1),
    metavar="CALLS",
    help="How many calls a day takes; policy.capacity if not given.",
)
@click.option("--dry-run", is_flag=True, help="Say where they would go, and change nothing.")
@json_option
@click.pass_obj
def spread(session: Session, *, a_day: int | None, dry_run: bool, as_json: bool) -> None:
    """Spread what a day can't hold over the days to come.

    Appointments and suggestions stay where they are. A day to come takes what room is left beside
    what is due on it and what rolls on to it from the days before.
    """
    desk = session.desk
    moves = desk.spread(min(a_day or desk.policy.capacity, desk.policy.capacity))
    days = [("today", calls_due(desk) - len(moves), "")]
    days += [(day, len(names), ", ".join(names)) for day, names in days_of(desk, moves)]
    if moves and not dry_run:
        desk.put_off_all(moves)
    if as_json:
        moved = [{"contact": one.call.contact, "day": one.day.isoformat()} for one in moves]
        say_json({"moved": moved, "dry_run": dry_run})
        return
    if not moves:
        say(FITS)
        return
    for day, count, names in days:
        stay = "stays" if count == 1 else "stay"
        say(f"{day}: {count} " + (f"more: {names}" if names else stay))
