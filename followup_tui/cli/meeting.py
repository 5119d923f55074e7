"""What commands that log an interview or an application ask: when, who is new, the next call."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.phrases import phrase_context
from followup_tui.desk.agreeing import Asked, moment_for, read_agreed
from followup_tui.desk.desk import Desk
from followup_tui.desk.interviews import refuse_known, somebody_new
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Commitment
from followup_tui.planning.when import Past, read_past

at_option = click.option(
    "--at", metavar="WHEN", help="When it was, on your clock; now if not given."
)
next_option = click.option("--next", "next_call", metavar="WHEN", help="When you agreed to call.")


def new_option(*, multiple: bool = False) -> Callable[..., Any]:
    """Somebody to add, or several."""
    words = 'Somebody to add: "Sam Okoye, sam@larkspur.example, +1 212 555 0143".'
    return click.option("--new", multiple=multiple, metavar="PERSON", help=words)


def when_it_was(session: Session, at: str | None) -> Past:
    """When it was, read on the user's clock; now where that is not said."""
    return Past(session.clock()) if at is None else read_past(at, phrase_context(session))


def added(session: Session, new: Iterable[str], company: str, instead: str) -> list[Contact]:
    """Those to add, at that company; who is here already is refused, with what to do `instead`."""
    home, now = session.calendar.here.region, session.clock()
    people = [somebody_new(text, at=now, home=home, company=company) for text in new]
    refuse_known(session.desk.book, people, instead)
    return people


def call_agreed(desk: Desk, was: Past, contact: Contact, words: str) -> Commitment:
    """The call that was agreed with somebody then, as it was worded."""
    return read_agreed(desk, contact, Asked.NEXT_CALL, words, moment_for(desk, was, contact))
