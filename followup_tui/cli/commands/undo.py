"""`undo`: what was done last with somebody, taken back."""

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option
from followup_tui.cli.telling import entry_words, tell
from followup_tui.desk import finding
from followup_tui.desk.desk import Desk
from followup_tui.desk.recalling import entry_meant, put_off_last, take_back
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.domain.text import one_line
from followup_tui.storage.last_done import changed_since

_CARD_STAYS = "What it filled in on their card (company, position, stage) stays; edit changes that."


@click.command()
@click.argument("who", shell_complete=people)
@json_option
@click.pass_obj
def undo(session: Session, *, who: str, as_json: bool) -> None:
    """Take back what was done last with WHO, and say what it was.

    That is the entry logged last, or a call that was put off. It may be long ago, and there is no
    redo: log it again. What was changed of them since, by edit, merge or import, is not taken back:
    undo then refuses. A stop is not taken back; see lift. What an entry says is put right with
    correct.
    """
    desk = session.desk
    contact = finding.who(desk.book, who)
    if not put_off_last(desk, contact):
        meant = entry_meant(desk, contact)
        if changed_since(session.store.seen, contact.uid, meant.uid):
            raise FollowupError(
                "what was done last changed their card (edit, merge, import), and stays; to "
                f"take out {entry_words(desk, meant)}: followup-tui correct {contact.uid} --delete"
            )
    act = take_back(desk, contact.uid)
    said = act.title
    if (entry := act.righted) is not None:
        note = f" “{one_line(entry.note)}”" if entry.note else ""
        said = f"{entry_words(desk, entry)}{note}"
    lines = [f"Undone: {said}"]
    if entry is not None and entry.channel is Channel.APPLICATION:
        lines.append(_CARD_STAYS)
    if entry is not None and (others := _also_met(desk, entry)):
        listed = ", ".join(one_line(one.name) for one in others)
        lines.append(f"Also met then: {listed}; that stays until you undo it, too")
    tell(desk, act, lines, as_json=as_json)


def _also_met(desk: Desk, entry: Interaction) -> list[Contact]:
    """The others of the interview that an entry was of: met at that moment."""
    if entry.outcome is not Outcome.MET:
        return []
    people = desk.book.contacts.values()
    return [
        one
        for one in people
        if any(
            other.outcome is Outcome.MET and other.at == entry.at
            for other in desk.book.history(one.uid)
        )
    ]
