"""`lift`: a stop that no longer holds."""

import sys

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option
from followup_tui.cli.telling import tell
from followup_tui.desk import finding
from followup_tui.domain.errors import FollowupError


@click.command()
@click.argument("who", shell_complete=people)
@click.option("--name", help="Their full name, for scripts; asked for if not given.")
@json_option
@click.pass_obj
def lift(session: Session, *, who: str, name: str | None, as_json: bool) -> None:
    """Lift the stop of WHO, who changed their mind.

    Their full name must be typed. They are followed up again, and the history says that the stop
    was lifted.
    """
    desk = session.desk
    contact = finding.who(desk.book, who)
    if name is None and desk.plan(contact.uid).stopped:
        if not sys.stdin.isatty():
            raise FollowupError("lift asks for their name first; for scripts there is --name")
        name = click.prompt("They asked you to stop. Their full name lifts it", err=True)
    act = desk.lift_stop(contact.uid, name or "")
    tell(desk, act, [act.title], as_json=as_json)
