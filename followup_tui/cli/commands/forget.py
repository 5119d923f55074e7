"""`forget`: all of a contact out of the data, for good."""

import sys

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import say
from followup_tui.cli.remarks import remark
from followup_tui.desk.finding import who as whom
from followup_tui.domain.errors import FollowupError


@click.command()
@click.argument("who", shell_complete=people)
@click.option("--yes", is_flag=True, help="Don't ask for their name.")
@click.pass_obj
def forget(session: Session, *, who: str, yes: bool) -> None:
    """Take all of WHO out of your data, for good.

    The contact, the history, what is owed and what was noted; there is no undo. Of somebody who
    asked to stop a hash of their numbers and addresses is kept, from which nothing can be read, so
    that they are known should they come in again. Other copies of your data forget them as well.
    """
    from followup_tui.desk.drafts import Drafts
    from followup_tui.desk.forgetting import forget as forget_them
    from followup_tui.desk.forgetting import refuse_other_name, what_goes
    from followup_tui.storage.drafts import DraftFiles

    desk = session.desk
    contact = whom(desk.book, who)
    if not yes:
        if not sys.stdin.isatty():
            raise FollowupError("forget asks for their name first; for scripts there is --yes")
        for line in what_goes(desk, contact.uid):
            say(line)
        refuse_other_name(desk, contact.uid, click.prompt("Their full name forgets them"))
    drafts = DraftFiles(session.home.drafts, session.refuge, session.home.outbox)
    drafts.tell = remark
    try:
        said = forget_them(desk, Drafts(drafts), contact.uid)
    finally:
        drafts.close()
    session.remember("somebody was forgotten")
    say(f"{said}; backups made before are in {session.backups.directory}")
