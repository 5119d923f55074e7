"""`undo`: what was done last, or last with somebody, taken back."""

from collections.abc import Iterator

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.telling import entry_words, tell
from followup_tui.desk import finding
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import counted
from followup_tui.domain.acts import Act
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line


@click.command()
@click.argument("who", required=False, shell_complete=people)
@json_option
@click.pass_obj
def undo(session: Session, *, who: str | None, as_json: bool) -> None:
    """Take back what a command did last, or last with WHO.

    All of it goes, whomever else it was about, and what it was is said: something logged, put
    right, deleted or put off, a card that was changed, two who were made one, an import. The last
    twenty commands are remembered, one undo each; there is no redo. Where anything else was done
    with them since, undo refuses; so it does after a restore, a merge of files, or forgetting
    somebody. A stop goes by WHO only. What was done in the app is undone there.
    """
    desk = session.desk
    act = desk.take_back(finding.who(desk.book, who).uid if who else "")
    lines = list(_lines(desk, act))
    about = act.contact if act.contact in desk.book.contacts else ""
    undone = {"undone": act.title}
    if about:
        tell(desk, act, lines, as_json=as_json, also=undone)
    elif as_json:
        say_json(undone)
    else:
        for line in lines:
            say(line)


def _lines(desk: Desk, act: Act) -> Iterator[str]:
    """What was taken back, and of whom else that was."""
    logged = act.logged
    if logged is not None and logged.contact in desk.book.contacts:
        note = f" “{one_line(logged.note)}”" if logged.note else ""
        yield f"Undone: {entry_words(desk, logged)}{note}"
    else:
        yield f"Undone: {one_line(act.title)}"
    came = [one.after for one in act.steps if one.before is None]
    names = [one_line(one.name) for one in came if isinstance(one, Contact)]
    if names and len(act.steps) > 1:
        whom = names[0] if len(names) == 1 else counted(len(names), "person", "people")
        yield f"{whom} came in with it, and {'is' if len(names) == 1 else 'are'} gone again"
    others = [uid for uid in act.people if uid != act.contact and uid in desk.book.contacts]
    if others:
        listed = ", ".join(sorted(one_line(desk.contact(uid).name) for uid in others))
        yield f"Undone with it, of {listed}"
