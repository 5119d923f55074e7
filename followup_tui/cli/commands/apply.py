"""`apply`: an application, to somebody or to a company where nobody is known yet."""

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
from followup_tui.desk.applications import Application, hiring_team, log_application
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import due_words
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line


@click.command()
@click.argument("company")
@click.argument("position", default="")
@click.option(
    "--to",
    metavar="WHO",
    shell_complete=people,
    help="To whom; the company's hiring team if not given.",
)
@new_option()
@click.option("--how", default="", help="How it went: their website, by e-mail, at a fair.")
@at_option
@click.option("--note", default="", help="What to remember of it.")
@next_option
@click.option("--no-call", is_flag=True, help="Nobody is called about it.")
@json_option
@click.pass_obj
def apply(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    *,
    company: str,
    position: str,
    to: str | None,
    new: str | None,
    how: str,
    at: str | None,
    note: str,
    next_call: str | None,
    no_call: bool,
    as_json: bool,
) -> None:
    """Log an application for POSITION at COMPANY.

    The call that follows is printed.
    Without --to or --new it goes to the company's hiring team, which needs a number to be called.
    The call is as agreed, or some days later by the rules. All of it is one act.
    """
    if to is not None and new is not None:
        raise click.UsageError("--to names somebody here, --new somebody to add: one of them")
    if no_call and next_call is not None:
        raise click.UsageError("with --no-call nobody is called about it: leave out --next")
    desk = session.desk
    whom, was = _whom(session, company, to, new), when_it_was(session, at)
    application = Application(
        was=was,
        to=whom,
        company=company,
        position=position,
        way=how,
        note=note,
        agreed=call_agreed(desk, was, whom, next_call) if next_call else None,
        followed=not no_call,
    )
    act = log_application(desk, application)
    if as_json:
        contact = desk.contact(whom.uid)
        following = coming_json(coming(desk, contact), desk.calendar.tz_of(contact))
        uid = act.logged.uid if act.logged else None
        say_json({"uid": uid, "contact": contact.uid, "name": contact.name, "next": following})
    else:
        where = one_line(company) or one_line(whom.company)
        what = f": {one_line(position)}" if one_line(position) else ""
        say(f"Logged: Applied to {where}{what}")
        say(f"{one_line(whom.name)}: {_owed(desk, whom)}")


def _whom(session: Session, company: str, to: str | None, new: str | None) -> Contact:
    if to is not None:
        return finding.who(session.desk.book, to)
    if new is not None:
        return added(session, [new], company, "name them with --to")[0]
    return hiring_team(session.desk, company)


def _owed(desk: Desk, contact: Contact) -> str:
    owed = desk.plan(contact.uid)
    if owed.call:
        return f"call {due_words(owed.call, desk.clock(), desk.calendar.here.tz)}"
    return "needs a number to be called" if owed.needs_number else "no call"
