"""`letter`: an e-mail to somebody, drafted from a template."""

import click
from msgspec.structs import asdict

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say_as_it_is, say_json
from followup_tui.cli.remarks import remark
from followup_tui.cli.way_out import naming_the_way_out
from followup_tui.desk import finding
from followup_tui.domain.letter import LetterKind


@click.command()
@click.argument("who", shell_complete=people)
@click.option(
    "--kind",
    metavar="KIND",
    type=click.Choice([kind.value for kind in LetterKind]),
    help=f"Which template: {', '.join(LetterKind)}; the fitting one if not given.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in your mail program.")
@json_option
@click.pass_obj
def letter(session: Session, *, who: str, kind: str | None, opens: bool, as_json: bool) -> None:
    """Draft an e-mail to WHO, to be put in your own words.

    Once it is sent: log WHO sent; and news --told WHO where your news is in it.
    """
    from followup_tui.cli.post import Post
    from followup_tui.desk.letters import NOTE, draft, fitting, news_in

    desk, home = session.desk, session.home
    contact = finding.who(desk.book, who)
    post = Post(home.letters, home.outbox, session.settings.emails.open_with)
    with naming_the_way_out(desk, contact):
        chosen = LetterKind(kind) if kind else fitting(desk, contact.uid)
        written = draft(desk, post, contact.uid, chosen)
    if opens:
        remark(post.open(written))
    if NOTE in written.body:
        remark("your own note is in it, in [ ]: put it in words for them")
    if news_in(desk, contact.uid, written.body):
        remark(f"your news is in it: once it is sent, news --told {contact.uid}")
    if as_json:
        say_json({"kind": chosen.value, **asdict(written)})
        return
    say_as_it_is(f"To: {written.to}")
    say_as_it_is(f"Subject: {written.subject}")
    say_as_it_is("")
    say_as_it_is(written.body.rstrip())
