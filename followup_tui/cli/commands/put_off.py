"""`put-off`: a call, to another day."""

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option
from followup_tui.cli.telling import tell
from followup_tui.cli.way_out import naming_the_way_out
from followup_tui.desk import finding, putting_off


@click.command("put-off")
@click.argument("who", shell_complete=people)
@click.argument("when", nargs=-1, required=True)
@json_option
@click.pass_obj
def put_off(session: Session, *, who: str, when: tuple[str, ...], as_json: bool) -> None:
    """Put WHO's call off to a day, as in: put-off dana next wed.

    WHEN is read on their clock, and only its day is kept. Of an appointment it is the time that was
    newly agreed, as in: put-off dana tue 3pm.
    """
    desk = session.desk
    contact = finding.who(desk.book, who)
    with naming_the_way_out(desk, contact, to_call=True):
        act = putting_off.put_off(desk, contact, " ".join(when))
    tell(desk, act, [act.title], as_json=as_json)
