"""`edit`: a contact's fields."""

from collections.abc import Sequence
from typing import Any

import click

from followup_tui.cli.as_json import contact_json
from followup_tui.cli.completing import people, zones
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.remarks import remark
from followup_tui.cli.telling import tell
from followup_tui.desk import finding
from followup_tui.desk.bulk import Together, change_together
from followup_tui.desk.desk import Desk
from followup_tui.desk.places import zone_meant
from followup_tui.desk.revising import ListChange, called, revised
from followup_tui.domain.acts import Act
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import tag_in

_OF_SEVERAL = {"stage", "tz"}
"""Fields that are changed of several people together, as in Contacts."""


@click.command()
@click.argument("who", nargs=-1, required=True, shell_complete=people)
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
    who: tuple[str, ...],
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

    Of several, each WHO a word of its own or in quotation marks, the stage, tags and time zone are
    changed together.
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
    if "stage" in given:
        given["stage"] = Stage(given["stage"])
    desk = session.desk
    found = {one.uid: one for one in (finding.who(desk.book, name) for name in who)}
    changed: Sequence[str]
    if len(found) > 1:
        act, changed = _together(desk, list(found), given, lists), [*given, *_on_lists(lists)]
    else:
        (contact,) = found.values()
        act, changed = _alone(desk, contact, given, lists)
    if as_json:
        cards = [_as_json(desk, uid) for uid in found]
        say_json(cards if len(cards) > 1 else cards[0])
    elif len(found) > 1:
        say(f"{act.title}: {', '.join(map(called, changed))}")
    else:
        tell(desk, act, [f"{act.title}: {', '.join(changed)}"], as_json=False)


def _alone(
    desk: Desk, contact: Contact, given: dict[str, Any], lists: dict[str, ListChange]
) -> tuple[Act, Sequence[str]]:
    """Change somebody; the act, and the names of what differs."""
    found = revised(desk, contact, given, **lists)
    if found.contact == contact:
        raise FollowupError("they are so already: nothing to change")
    act = desk.edit(found.contact)
    for line in found.remarks:
        remark(line)
    return act, found.changed


def _together(
    desk: Desk, uids: Sequence[str], given: dict[str, Any], lists: dict[str, ListChange]
) -> Act:
    tags, alone = lists["tags"], lists["phones"] != ListChange() or lists["emails"] != ListChange()
    if alone or given.keys() - _OF_SEVERAL or tags.clears or not all(given.values()):
        raise click.UsageError("of several, --stage, --tag, --no-tag and --tz can be changed")
    together = Together(
        stage=given.get("stage"),
        tags=tuple(filter(None, map(tag_in, tags.on))),
        untagged=tuple(filter(None, map(tag_in, tags.off))),
        tz=zone_meant(given["tz"]) if "tz" in given else "",
    )
    return change_together(desk, uids, together)


def _on_lists(lists: dict[str, ListChange]) -> list[str]:
    return [name for name, change in lists.items() if change != ListChange()]


def _as_json(desk: Desk, uid: str) -> dict[str, Any]:
    stopped = desk.plan(uid).stopped
    return contact_json(desk.contact(uid), desk.calendar, stopped=stopped)
