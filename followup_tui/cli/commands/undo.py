"""`undo`: what was done last with somebody, taken back."""

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option
from followup_tui.cli.telling import entry_words, tell
from followup_tui.desk import finding
from followup_tui.desk.recalling import take_back
from followup_tui.domain.text import one_line


@click.command()
@click.argument("who", shell_complete=people)
@json_option
@click.pass_obj
def undo(session: Session, *, who: str, as_json: bool) -> None:
    """Take back what was done last with WHO, and say what it was.

    That is the entry logged last, or a call that was put off. It may be long ago, and there is no
    redo: log it again. A stop is not taken back; see lift. What an entry says is put right with
    correct.
    """
    desk = session.desk
    contact = finding.who(desk.book, who)
    act = take_back(desk, contact.uid)
    said = act.title
    if (entry := act.righted) is not None:
        note = f" “{one_line(entry.note)}”" if entry.note else ""
        said = f"{entry_words(desk, entry)}{note}"
    tell(desk, act, [f"Undone: {said}"], as_json=as_json)
