"""The options that say what was agreed: at most one of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click

from followup_tui.desk.agreeing import Asked, read_agreed
from followup_tui.desk.desk import Desk
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Commitment

_OPTIONS = (
    click.option("--next", "next_call", metavar="WHEN", help="When you agreed to call again."),
    click.option("--promise", metavar="WHEN", help="By when they promised to get back."),
    click.option("--suggest", metavar="WHEN", help="When they suggested to try."),
)


def agreed_options(command: Any) -> Any:
    """Give a command the options, in this order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def answers(next_call: str | None, promise: str | None, suggest: str | None) -> Mapping[Asked, str]:
    """What was given of them. Raises click's usage error for more than one."""
    asked = {Asked.NEXT_CALL: next_call, Asked.PROMISE: promise, Asked.GOOD_TIME: suggest}
    given = {question: words for question, words in asked.items() if words is not None}
    if len(given) > 1:
        raise click.UsageError("give one of --next, --promise and --suggest, not several")
    return given


def agreed_in(
    desk: Desk, contact: Contact, given: Mapping[Asked, str], said: datetime | None
) -> Commitment | None:
    """The commitment in what was given, as of when it was `said`; now if that is `None`.

    Raises `WhenError` with the word that can't be read.
    """
    for asked, words in given.items():
        return read_agreed(desk, contact, asked, words, said)
    return None
