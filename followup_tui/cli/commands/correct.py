"""`correct`: an entry of a history, put right, moved to whom it was with, or deleted."""

from typing import Any

import click
from msgspec.structs import replace

from followup_tui.cli.agreeing import agreed_in, agreed_options, answers
from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option
from followup_tui.cli.telling import entry_words, tell
from followup_tui.desk import finding
from followup_tui.desk.agreeing import home_context, moment_for, read_hint, said_at
from followup_tui.desk.desk import Desk
from followup_tui.desk.recalling import entry_meant
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import OUTCOMES, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.when import read_past


@click.command()
@click.argument("who", shell_complete=people)
@click.option("--of", "which", metavar="WHEN", default="", help="Which entry, as show has it.")
@click.option(
    "--outcome",
    metavar="OUTCOME",
    type=click.Choice([one.value for one in OUTCOMES]),
    help="What it was.",
)
@click.option("--at", metavar="WHEN", help="When it was, on your clock.")
@click.option("--note", help="What was said, in place of what is there.")
@agreed_options
@click.option("--nothing-agreed", is_flag=True, help="Nothing was agreed in it.")
@click.option("--hint", metavar="WHEN", help='When they said to try; "" for no hint.')
@click.option("--annoyed/--not-annoyed", default=None, help="Whether they were annoyed.")
@click.option(
    "--with", "to", metavar="WHO", shell_complete=people, help="It was with WHO: move it."
)
@click.option("--delete", is_flag=True, help="It never was: take it out.")
@json_option
@click.pass_obj
def correct(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    *,
    who: str,
    which: str,
    outcome: str | None,
    at: str | None,
    note: str | None,
    next_call: str | None,
    promise: str | None,
    suggest: str | None,
    nothing_agreed: bool,
    hint: str | None,
    annoyed: bool | None,
    to: str | None,
    delete: bool,
    as_json: bool,
) -> None:
    """Put right what is logged with WHO, or move or delete it.

    That is the entry logged last, or the one --of a day: "thu 19 nov", with its hour where it has
    several ("thu 19 nov 9:12"), as log and show have them, or else on their clock; or its uid.
    OUTCOME is one that log has by the same channel. WHEN is read as in log. A stop is lifted, never
    rewritten.
    """
    given = answers(next_call, promise, suggest)
    asked = {"outcome": outcome, "at": at, "note": note, "hint": hint, "annoyed": annoyed}
    said: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    if given and nothing_agreed:
        raise click.UsageError("--nothing-agreed leaves nothing to agree")
    if bool(said or given or nothing_agreed) + delete + (to is not None) != 1:
        raise click.UsageError("say what to put right in it, or --with whom it was, or --delete")
    desk = session.desk
    contact = finding.who(desk.book, who)
    entry = entry_meant(desk, contact, which)
    was = entry_words(desk, entry)
    if delete:
        act, line = desk.delete_entry(entry), f"Deleted: {was}"
    elif to is not None:
        other = finding.who(desk.book, to)
        act, line = desk.move_entry(entry, other.uid), f"Moved to {one_line(other.name)}: {was}"
    else:
        changed = replace(entry, **_read(desk, contact, said))
        if given or nothing_agreed:
            agreed = agreed_in(desk, contact, given, said_at(changed))
            changed = replace(changed, commitment=agreed)
        act, line = desk.correct(contact.uid, changed), f"Corrected: {entry_words(desk, changed)}"
    if not act.steps:
        raise FollowupError("it says so already: nothing to put right")
    tell(desk, act, [line], as_json=as_json)


def _read(desk: Desk, contact: Contact, said: dict[str, Any]) -> dict[str, Any]:
    """What was said of an entry, by the names of its fields."""
    if "outcome" in said:
        said = said | {"outcome": Outcome(said["outcome"])}
    if "hint" in said:
        words = said["hint"].strip()
        said = said | {"hint": read_hint(desk, contact, words) if words else None}
    if "at" in said:
        was = read_past(said["at"], home_context(desk, contact))
        said = said | {"at": moment_for(desk, was, contact), "day_only": was.day_only}
    return said
