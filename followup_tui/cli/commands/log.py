"""`log`: something that happened with a contact."""

import click

from followup_tui.cli.as_json import coming_json
from followup_tui.cli.coming import besides, coming, why_nothing
from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk import finding
from followup_tui.desk.agreeing import (
    Asked,
    hint_words,
    home_context,
    moment_for,
    outside_hours,
    read_agreed,
    read_hint,
)
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.wording import day_words, follow_up_words, happened
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import (
    OUTCOMES_BY_CHANNEL,
    Channel,
    Commitment,
    Interaction,
    Outcome,
)
from followup_tui.domain.text import one_line
from followup_tui.planning.when import Past, read_past
from followup_tui.planning.zones import local

_OUTCOMES = list(dict.fromkeys(o.value for by in OUTCOMES_BY_CHANNEL.values() for o in by))

_CHANNELS = [by.value for by in Channel]


@click.command()
@click.argument("who", shell_complete=people)
@click.argument("outcome", metavar="OUTCOME", type=click.Choice(_OUTCOMES))
@click.option("--at", metavar="WHEN", help="When it began, on your clock; now if not given.")
@click.option("--note", default="", help="What was said.")
@click.option("--next", "next_call", metavar="WHEN", help="When you agreed to call again.")
@click.option("--promise", metavar="WHEN", help="By when they promised to get back.")
@click.option("--suggest", metavar="WHEN", help="When they suggested to try.")
@click.option("--hint", metavar="WHEN", help="When they said to try: after four, mornings.")
@click.option("--annoyed", is_flag=True, help="They were annoyed, and did not ask to stop.")
@click.option("--channel", type=click.Choice(_CHANNELS), help="The first that has OUTCOME.")
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
    hint: str | None,
    annoyed: bool,
    channel: str | None,
    as_json: bool,
) -> None:
    """Log what happened with WHO and print the next follow-up.

    \b
    By phone:             no_answer busy voicemail gatekeeper talked they_called
                          wrong_number stop
    By e-mail, message:   sent replied stop
    By application:       sent replied
    In a meeting:         met stop

    --next with a clock time is an appointment, without one a suggestion. WHEN is read on their
    clock ("tue 3pm", "next wed after lunch", "3bd"), but --at on yours ("9:40", "20m ago"). At
    most one of --next, --promise and --suggest; with none, nothing was agreed. After --annoyed
    the next call waits longer, unless they named its day.
    """  # noqa: D301 - \b is meant: click keeps the table's lines
    result = Outcome(outcome)
    by = _channel(result, channel)
    answers = {"next_call": next_call, "promise": promise, "good_time": suggest}
    given = {asked: words for asked, words in answers.items() if words is not None}
    _check_usage(result, given)
    desk = session.desk
    contact = finding.who(desk.book, who)
    began = _began(desk, contact, at)
    commitment = _agreed(desk, contact, given)
    said = read_hint(desk, contact, hint) if hint is not None else None
    call = Call(
        result,
        moment_for(desk, began, contact),
        by,
        note,
        commitment,
        day_only=began.day_only,
        hint=said,
        annoyed=annoyed,
    )
    entry = _logged(desk, contact, call)
    if as_json:
        desk.learn()
    next_one = coming(desk, desk.contact(contact.uid))
    if as_json:
        logged = {"uid": entry.uid, "contact": contact.uid}
        say_json({**logged, "next": coming_json(next_one, desk.calendar.tz_of(contact))})
        return
    now = desk.clock()
    here = desk.calendar.here.tz
    when = local(entry.at, entry.tz if entry.day_only else here)
    day = day_words(when.date(), local(now, here).date())
    hour = "" if entry.day_only else f" {when:%H:%M}"
    say(f"Logged: {one_line(contact.name)}, {happened(entry)}, {day}{hour}")
    if said and (outside := outside_hours(desk, contact, said)):
        say(f"Hint: {hint_words(said)} their time, but {outside}")
    if next_one is None:
        reason = why_nothing(desk.plan(contact.uid), desk.contact(contact.uid))
        say(f"Next: {reason}")
    else:
        say(f"Next: {follow_up_words(next_one.follow_up, now, here)}")
    if owed := besides(desk, contact, next_one):
        say(f"Owed: {owed}")


def _channel(outcome: Outcome, typed: str | None) -> Channel:
    """The channel given, or the first that has this outcome: phone before e-mail."""
    if typed is None:
        return next(by for by, outcomes in OUTCOMES_BY_CHANNEL.items() if outcome in outcomes)
    allowed = OUTCOMES_BY_CHANNEL[Channel(typed)]
    if outcome not in allowed:
        raise click.UsageError(f"by {typed}, an outcome is one of: {' '.join(allowed)}")
    return Channel(typed)


def _check_usage(outcome: Outcome, given: dict[str, str]) -> None:
    if len(given) > 1:
        raise click.UsageError("give one of --next, --promise and --suggest, not several")
    if given and outcome is Outcome.STOP:
        raise click.UsageError("after a stop there is no next time to agree")


def _began(desk: Desk, contact: Contact, words: str | None) -> Past:
    if words is None:
        return Past(desk.clock())
    return read_past(words, home_context(desk, contact))


def _agreed(desk: Desk, contact: Contact, given: dict[str, str]) -> Commitment | None:
    if not given:
        return None
    ((asked, words),) = given.items()
    return read_agreed(desk, contact, Asked(asked), words)


def _logged(desk: Desk, contact: Contact, call: Call) -> Interaction:
    act = desk.log(contact.uid, call)
    return next(step.after for step in act.steps if isinstance(step.after, Interaction))
