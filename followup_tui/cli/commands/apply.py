"""`apply`: an application, to somebody or to a company where nobody is known yet."""

import click

from followup_tui.cli.as_json import coming_json
from followup_tui.cli.coming import coming
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.phrases import phrase_context
from followup_tui.desk import finding
from followup_tui.desk.agreeing import Asked, moment_for, read_agreed
from followup_tui.desk.applications import Application, hiring_team, log_application
from followup_tui.desk.desk import Desk
from followup_tui.desk.interviews import refuse_known, somebody_new
from followup_tui.desk.wording import due_words
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line
from followup_tui.planning.when import Past, read_past


@click.command()
@click.argument("company")
@click.argument("position", default="")
@click.option("--to", metavar="WHO", help="To whom; the company's hiring team if not given.")
@click.option(
    "--new",
    metavar="PERSON",
    help='To somebody to add: "Sam Okoye, sam@larkspur.example, +1 212 555 0143".',
)
@click.option("--how", default="", help="How it went: their website, by e-mail, at a fair.")
@click.option("--at", metavar="WHEN", help="When it was, on your clock; now if not given.")
@click.option("--note", default="", help="What to remember of it.")
@click.option("--next", "next_call", metavar="WHEN", help="When you agreed to call.")
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
    """Log an application for POSITION at COMPANY, and print the call that follows.

    Without --to or --new it goes to the company's hiring team, which needs a number to be called.
    The call is as agreed, or some days later by the rules. All of it is one act.
    """
    if to is not None and new is not None:
        raise click.UsageError("--to names somebody here, --new somebody to add: one of them")
    if no_call and next_call is not None:
        raise click.UsageError("with --no-call nobody is called about it: leave out --next")
    desk = session.desk
    whom = _whom(desk, company, to, new)
    was = read_past(at, phrase_context(session)) if at is not None else Past(desk.clock())
    agreed = None
    if next_call:
        said = moment_for(desk, was, whom)
        agreed = read_agreed(desk, whom, Asked.NEXT_CALL, next_call, said)
    application = Application(
        was=was,
        to=whom,
        company=company,
        position=position,
        way=how,
        note=note,
        agreed=agreed,
        followed=not no_call,
    )
    act = log_application(desk, application)
    if as_json:
        contact = desk.contact(whom.uid)
        following = coming_json(coming(desk, contact), desk.calendar.tz_of(contact))
        uid = act.logged.uid if act.logged else None
        say_json({"uid": uid, "contact": contact.uid, "name": contact.name, "next": following})
    else:
        say(f"Logged: {act.title}")
        say(f"{one_line(whom.name)}: {_owed(desk, whom)}")


def _whom(desk: Desk, company: str, to: str | None, new: str | None) -> Contact:
    if to is not None:
        return finding.who(desk.book, to)
    if new is not None:
        home = desk.calendar.here.region
        added = somebody_new(new, at=desk.clock(), home=home, company=company)
        refuse_known(desk.book, [added], "name them with --to")
        return added
    return hiring_team(desk, company)


def _owed(desk: Desk, contact: Contact) -> str:
    owed = desk.plan(contact.uid)
    if owed.call:
        return f"call {due_words(owed.call, desk.clock(), desk.calendar.here.tz)}"
    return "needs a number to be called" if owed.needs_number else "no call"
