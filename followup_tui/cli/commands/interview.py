"""`interview`: everybody met at one time, an e-mail owed to each."""

import click

from followup_tui.cli.as_json import coming_json
from followup_tui.cli.coming import coming
from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.meeting import (
    added,
    at_option,
    call_agreed,
    new_option,
    next_option,
    when_it_was,
)
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk import finding
from followup_tui.desk.desk import Desk
from followup_tui.desk.interviews import Interview, Met, log_interview
from followup_tui.desk.wording import day_words, due_words
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local


@click.command()
@click.argument("who", nargs=-1, shell_complete=people)
@new_option(multiple=True)
@at_option
@click.option("--place", default="", help="Where it was.")
@click.option("--company", default="", help="With which company; the first WHO's if not given.")
@click.option(
    "--note",
    default="",
    help="What was talked about; the drafts quote it for you to reword.",
)
@next_option
@click.option(
    "--with",
    "with_whom",
    metavar="WHO",
    shell_complete=people,
    help="With whom that was agreed; the first if not given.",
)
@click.option("--no-interest", is_flag=True, help="You no longer want it: the e-mails say so.")
@json_option
@click.pass_obj
def interview(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    *,
    who: tuple[str, ...],
    new: tuple[str, ...],
    at: str | None,
    place: str,
    company: str,
    note: str,
    next_call: str | None,
    with_whom: str | None,
    no_interest: bool,
    as_json: bool,
) -> None:
    """Log an interview with each WHO, and print what is owed to them.

    An e-mail to everybody met, that day or on the next working day, also with --no-interest; then
    nobody is called about it any more. Calls go by --next, read on the clock of whom it was agreed
    with, or else by the rules. All of it is one act.
    """
    if not who and not new:
        raise click.UsageError("whom did you meet? WHO, or --new for somebody to add")
    if with_whom is not None and next_call is None:
        raise click.UsageError("--with names whom --next was agreed with")
    if no_interest and next_call is not None:
        raise click.UsageError("with --no-interest nobody is called about it: leave out --next")
    desk = session.desk
    known = [finding.who(desk.book, name) for name in who]
    assumed = not one_line(company)
    if assumed:
        company = next((one.company for one in known if one.company), "")
    met = [*known, *added(session, new, company, "name them without --new")]
    began = when_it_was(session, at)
    host = _host(met, with_whom) if next_call is not None else None
    agreed = call_agreed(desk, began, host, next_call) if host and next_call else None
    was = Interview(
        was=began,
        people=tuple(Met(contact=one, agreed=agreed if one is host else None) for one in met),
        place=place,
        company=company,
        assumed=assumed,
        note=note,
        interested=not no_interest,
    )
    act = log_interview(desk, was)
    entries = [step.after for step in act.steps if isinstance(step.after, Interaction)]
    if as_json:
        say_json({"people": [_as_json(desk, entry) for entry in entries]})
    else:
        _tell(desk, was, entries)


def _host(met: list[Contact], named: str | None) -> Contact:
    """With whom the call was agreed."""
    if named is None:
        return met[0]
    try:
        return finding.who(Book.of(met), named)
    except FollowupError as error:
        why = f"{one_line(named)!r} is not the name of just one of those you met"
        raise FollowupError(why) from error


def _as_json(desk: Desk, entry: Interaction) -> dict[str, object]:
    contact, owed = desk.contact(entry.contact), desk.plan(entry.contact)
    following = coming(desk, contact)
    return {
        "uid": entry.uid,
        "contact": contact.uid,
        "name": contact.name,
        "email_by": owed.email.by.isoformat() if owed.email and owed.email.by else None,
        "next": coming_json(following, desk.calendar.tz_of(contact)),
    }


def _tell(desk: Desk, was: Interview, entries: list[Interaction]) -> None:
    now, here = desk.clock(), desk.calendar.here.tz
    at = local(was.was.at, here)
    day = day_words(at.date(), local(now, here).date())
    hour = "" if was.was.day_only else f" {at:%H:%M}"
    where = f" at {one_line(was.company)}" if was.company else ""
    say(f"Logged: interview{where}, {day}{hour}")
    for entry in entries:
        owed = desk.plan(entry.contact)
        said = [f"e-mail {due_words(owed.email, now)}"] if owed.email else []
        if owed.call:
            said.append(f"call {due_words(owed.call, now, here)}")
        elif owed.needs_number:
            said.append("needs a number to be called")
        if owed.stopped:
            said.append("asked to stop, so nothing is owed")
        say(f"{one_line(desk.contact(entry.contact).name)}: {', '.join(said)}")
