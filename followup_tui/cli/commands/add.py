"""`add`: a new contact."""

import click

from followup_tui.cli.as_json import contact_json
from followup_tui.cli.completing import zones
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say_as_it_is, say_json
from followup_tui.cli.remarks import remark
from followup_tui.desk.editing import Around, remarks_on
from followup_tui.desk.hours import hours_meant
from followup_tui.desk.others import Others
from followup_tui.desk.people import new_contact
from followup_tui.desk.places import region_meant, zone_meant
from followup_tui.domain.contact import Stage


@click.command()
@click.argument("name")
@click.option("--company", default="", help="Where they work.")
@click.option("--role", default="", help="What they do there.")
@click.option(
    "--phone",
    "phones",
    multiple=True,
    help="A number, as in work +1 212 555 0188; several allowed.",
)
@click.option("--email", "emails", multiple=True, help="An address; several allowed.")
@click.option("--address", default="", help="The employer's, for the work-search record.")
@click.option("--position", default="", help="What you seek there, for the work-search record.")
@click.option(
    "--tz", default="", shell_complete=zones, help="Their time zone, as in Europe/London."
)
@click.option("--region", default="", help="Whose holidays they keep, as in US or US-CA.")
@click.option("--hours", default="", help="When they may be called, on their clock, as in 9-17.")
@click.option("--tag", "tags", multiple=True, help="A word to find them by; several allowed.")
@click.option(
    "--stage",
    metavar="STAGE",
    type=click.Choice([stage.value for stage in Stage]),
    default=Stage.ACTIVE.value,
    show_default=True,
    help="active or keep_in_touch, who are followed up; lead or closed, who are not.",
)
@click.option("--notes", default="", help="What to remember of them.")
@json_option
@click.pass_obj
def add(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    *,
    name: str,
    company: str,
    role: str,
    phones: tuple[str, ...],
    emails: tuple[str, ...],
    address: str,
    position: str,
    tz: str,
    region: str,
    hours: str,
    tags: tuple[str, ...],
    stage: str,
    notes: str,
    as_json: bool,
) -> None:
    """Add a contact and print its uid.

    Without --tz the zone is guessed from the phone number, where it has only one.
    """
    desk = session.desk
    contact = new_contact(
        name,
        at=desk.clock(),
        home=desk.calendar.here.region,
        company=company,
        role=role,
        phones=phones,
        emails=emails,
        address=address,
        position=position,
        tz=zone_meant(tz) if tz else "",
        region=region_meant(region) if region else "",
        hours=hours_meant(hours) if hours else None,
        stage=Stage(stage),
        tags=tags,
        notes=notes,
    )
    others = Others(desk.book, contact.uid)
    desk.add(contact)
    around = Around(others, desk.calendar, desk.policy, desk.clock())
    for line in remarks_on(contact, around):
        remark(line)
    if contact.tz_guessed:
        remark(f"their time zone is taken to be {contact.tz}, from the phone number")
    if as_json:
        say_json(contact_json(contact, desk.calendar, stopped=False))
    else:
        say_as_it_is(contact.uid)
