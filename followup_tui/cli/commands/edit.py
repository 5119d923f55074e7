"""`edit`: a contact's fields."""

from typing import Any

import click

from followup_tui.cli.as_json import contact_json
from followup_tui.cli.completing import people, zones
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say_json
from followup_tui.cli.remarks import remark
from followup_tui.cli.telling import tell
from followup_tui.desk import finding
from followup_tui.desk.revising import ListChange, revised
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError


@click.command()
@click.argument("who", shell_complete=people)
@click.option("--name", help="What they are called.")
@click.option("--company", help="Where they work.")
@click.option("--role", help="What they do there.")
@click.option("--phone", multiple=True, help="A number to try first; may be given several times.")
@click.option("--no-phone", multiple=True, help="A number to take off.")
@click.option("--email", multiple=True, help="An address to use first; several allowed.")
@click.option("--no-email", multiple=True, help="An address to take off.")
@click.option("--address", help="The employer's, for the work-search record.")
@click.option("--position", help="What you seek there, for the work-search record.")
@click.option("--tz", shell_complete=zones, help="Their time zone, as in Europe/London.")
@click.option("--region", help="Whose holidays they keep, as in US or US-CA.")
@click.option("--hours", help="When they may be called, on their clock, as in 9-17.")
@click.option("--tag", multiple=True, help="A word to put on.")
@click.option("--no-tag", multiple=True, help="A word to take off.")
@click.option(
    "--stage",
    metavar="STAGE",
    type=click.Choice([stage.value for stage in Stage]),
    help="active or keep_in_touch, who are followed up; lead or closed, who are not.",
)
@click.option("--notes", help="What to remember of them, in place of what is there.")
@json_option
@click.pass_obj
def edit(  # noqa: PLR0913 - one parameter for each list, the rest as they come
    session: Session,
    /,
    *,
    who: str,
    phone: tuple[str, ...],
    no_phone: tuple[str, ...],
    email: tuple[str, ...],
    no_email: tuple[str, ...],
    tag: tuple[str, ...],
    no_tag: tuple[str, ...],
    as_json: bool,
    **fields: str | None,
) -> None:
    """Change what is known of WHO; what is not given stays as it is.

    An empty text, as in --role "" or --email "", takes away what was there. A number put on that
    was marked wrong is theirs again.
    """
    given: dict[str, Any] = {name: text for name, text in fields.items() if text is not None}
    lists = {
        "phones": ListChange(phone, no_phone),
        "emails": ListChange(email, no_email),
        "tags": ListChange(tag, no_tag),
    }
    if not given and set(lists.values()) == {ListChange()}:
        raise click.UsageError("say what to change, as in: --company Larkspur")
    desk = session.desk
    contact = finding.who(desk.book, who)
    if "stage" in given:
        given["stage"] = Stage(given["stage"])
    found = revised(desk, contact, given, **lists)
    if found.contact == contact:
        raise FollowupError("they are so already: nothing to change")
    act = desk.edit(found.contact)
    for line in found.remarks:
        remark(line)
    if as_json:
        stopped = desk.plan(contact.uid).stopped
        say_json(contact_json(desk.contact(contact.uid), desk.calendar, stopped=stopped))
    else:
        tell(desk, act, [f"{act.title}: {', '.join(found.changed)}"], as_json=False)
