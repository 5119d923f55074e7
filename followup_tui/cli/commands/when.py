"""`when`: how a phrase is read."""

import click

from followup_tui.cli.as_json import due_iso
from followup_tui.cli.completing import zones
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.phrases import phrase_context
from followup_tui.desk.echo import echo
from followup_tui.desk.places import zone_meant
from followup_tui.planning.when import read_when


@click.command()
@click.argument("phrase", nargs=-1, required=True)
@click.option(
    "--tz", default="", shell_complete=zones, help="Whose clock it is read on; yours if not given."
)
@json_option
@click.pass_obj
def when(session: Session, *, phrase: tuple[str, ...], tz: str, as_json: bool) -> None:
    """Say how PHRASE is read, as in: when next wed after lunch."""
    context = phrase_context(session, zone_meant(tz) if tz else "")
    reading = read_when(" ".join(phrase), context)
    if not as_json:
        say(echo(reading, context.now, context.home_tz))
        return
    say_json(
        {
            "date": reading.day.isoformat(),
            "time": f"{reading.time:%H:%M}" if reading.time else None,
            "due": due_iso(reading, reading.tz),
            "tz": reading.tz,
            "part": reading.part,
        }
    )
