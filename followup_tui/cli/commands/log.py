"""`log`: something that happened with a contact."""

from datetime import timedelta

import click

from followup_tui.cli.agreeing import agreed_in, agreed_options, answers
from followup_tui.cli.calling import call_options, how_long, refuse_no_call
from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option
from followup_tui.cli.telling import agreed_words, entry_words, tell
from followup_tui.cli.way_out import naming_the_way_out
from followup_tui.desk import finding
from followup_tui.desk.agreeing import (
    hint_hours,
    home_context,
    moment_for,
    outside_hours,
    read_hint,
)
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.their_numbers import number_called
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import OUTCOMES, OUTCOMES_BY_CHANNEL, Channel, Outcome
from followup_tui.planning.when import Past, read_past

_CHANNELS = [by.value for by in Channel]


@click.command()
@click.argument("who", shell_complete=people)
@click.argument("outcome", metavar="OUTCOME", type=click.Choice([one.value for one in OUTCOMES]))
@click.option("--at", metavar="WHEN", help="When it began, on your clock; now if not given.")
@click.option("--note", default="", help="What was said.")
@agreed_options
@call_options
@click.option("--hint", metavar="WHEN", help="When they said to try: after four, mornings.")
@click.option("--annoyed", is_flag=True, help="They were annoyed, and did not ask to stop.")
@click.option(
    "--channel",
    metavar="CHANNEL",
    type=click.Choice(_CHANNELS),
    help=f"{', '.join(_CHANNELS)}; the first that has OUTCOME if not given.",
)
@json_option
@click.pass_obj
def log(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    *,
    who: str,
    outcome: str,
    at: str | None,
    note: str,
    next_call: str | None,
    promise: str | None,
    suggest: str | None,
    number: str | None,
    hidden: bool,
    minutes: float | None,
    hint: str | None,
    annoyed: bool,
    channel: str | None,
    as_json: bool,
) -> None:
    """Log what happened with WHO and print the next follow-up.

    OUTCOME is by phone one of: no_answer busy voicemail gatekeeper talked they_called wrong_number
    stop. By e-mail or message: sent replied stop. By application: sent replied. In a meeting: met
    stop.

    --next with a clock time is an appointment, without one a suggestion. WHEN is read on their
    clock as of the call ("tue 3pm", "next wed after lunch", "3bd"), but --at on yours ("9:40",
    "20m ago"). At most one of --next, --promise and --suggest; with none, nothing was agreed. After
    --annoyed the next call waits longer, unless they named its day.
    """
    result = Outcome(outcome)
    by = _channel(result, channel)
    given = answers(next_call, promise, suggest)
    if given and result is Outcome.STOP:
        raise click.UsageError("after a stop there is no next time to agree")
    desk = session.desk
    contact = finding.who(desk.book, who)
    began = _began(desk, contact, at)
    took = how_long(minutes)
    began_at = moment_for(desk, began, contact) - (took if at is None else timedelta())
    commitment = agreed_in(desk, contact, given, began_at + took)
    said = read_hint(desk, contact, hint) if hint is not None else None
    call = Call(
        result,
        began_at,
        by,
        note,
        commitment,
        seconds=None if minutes is None else int(took.total_seconds()),
        number=number_called(desk, contact, number) if number else "",
        hidden=hidden,
        day_only=began.day_only,
        hint=said,
        annoyed=annoyed,
    )
    refuse_no_call(call)
    with naming_the_way_out(desk, contact):
        act = desk.log(contact.uid, call)
    lines = [f"Logged: {entry_words(desk, act.logged)}"] if act.logged else []
    if act.logged and (agreed := agreed_words(desk, act.logged)):
        lines.append(agreed)
    if said and (outside := outside_hours(desk, contact, said)):
        lines.append(f"Hint: {hint_hours(said)} their time, but {outside}")
    tell(desk, act, lines, as_json=as_json)


def _channel(outcome: Outcome, typed: str | None) -> Channel:
    """The channel given, or the first that has this outcome: phone before e-mail."""
    if typed is None:
        return next(by for by, outcomes in OUTCOMES_BY_CHANNEL.items() if outcome in outcomes)
    allowed = OUTCOMES_BY_CHANNEL[Channel(typed)]
    if outcome not in allowed:
        raise click.UsageError(f"by {typed}, an outcome is one of: {' '.join(allowed)}")
    return Channel(typed)


def _began(desk: Desk, contact: Contact, words: str | None) -> Past:
    if words is None:
        return Past(desk.clock())
    return read_past(words, home_context(desk, contact))
