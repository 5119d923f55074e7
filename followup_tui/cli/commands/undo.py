"""`undo`: what was done last with somebody, taken back."""

from collections.abc import Iterator

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.cli.taking_back import besides, stage_moved
from followup_tui.cli.telling import entry_words, tell
from followup_tui.desk import finding
from followup_tui.desk.acts import Act
from followup_tui.desk.desk import Desk
from followup_tui.desk.news import untell
from followup_tui.desk.recalling import Besides, entry_meant, put_off_last, take_back
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.domain.text import one_line
from followup_tui.storage.last_done import changed_since, heard_last

_CARD_STAYS = "What it filled in on their card (company, position, stage) stays; edit changes that."


@click.command()
@click.argument("who", shell_complete=people)
@json_option
@click.pass_obj
def undo(session: Session, *, who: str, as_json: bool) -> None:
    """Take back what was done last with WHO, and say what it was.

    That is the entry logged last, with all that was written with it: of an interview the entries of
    everybody met, whoever came in by it, and the news heard. Or a call that was put off, or that
    WHO heard your news. It may be long ago, and there is no redo: log it again. What was changed of
    them since, by edit, merge or import, is not taken back: undo then refuses. A stop is not taken
    back; see lift. An entry that correct put right goes as a whole.
    """
    desk = session.desk
    contact = finding.who(desk.book, who)
    act, lines = _take_back(session, contact)
    if contact.uid in desk.book.contacts:
        tell(desk, act, lines, as_json=as_json)
    elif as_json:
        entry = {"uid": act.righted.uid} if act.righted else {}
        say_json({**entry, "contact": contact.uid, "next": None})
    else:
        for line in lines:
            say(line)


def _take_back(session: Session, contact: Contact) -> tuple[Act, list[str]]:
    """Take back what was done last with somebody; the act, and what there is to say of it."""
    desk, ledger = session.desk, session.store.seen
    if news := heard_last(ledger, contact.uid):
        piece = desk.book.news[news]
        said = f"Undone: {_name(contact)} heard: {one_line(piece.text)}"
        return untell(desk, contact.uid, piece), [said]
    if put_off_last(desk, contact):
        others = _put_off_with(desk, contact)
        act = take_back(desk, contact.uid)
        return act, [f"Undone: {act.title}", *_left("put off", others)]
    entry = entry_meant(desk, contact)
    was = entry_words(desk, entry)
    if changed_since(ledger, contact.uid, entry.uid):
        raise FollowupError(
            "what was done last changed their card (edit, merge, import), and stays; to "
            f"take out {was}: followup-tui correct {contact.uid} --delete"
        )
    more = besides(session, entry)
    people = {one.contact: desk.contact(one.contact) for one in (entry, *more.entries)}
    moved = [people[one.contact] for one in (entry, *more.entries) if stage_moved(session, one)]
    act = take_back(desk, contact.uid, more)
    note = f" “{one_line(entry.note)}”" if entry.note else ""
    lines = [f"Undone: {was}{note}", *_lines(people, more)]
    if entry.channel is Channel.APPLICATION and contact.uid not in more.filled:
        lines.append(_CARD_STAYS)
    followed = [one for one in moved if one.uid in more.filled and one.uid not in more.came]
    lines += [f"{_name(one)} is still followed up; edit --stage changes that." for one in followed]
    return act, [*lines, *_left("met", _also_met(desk, entry))]


def _left(what: str, others: list[Contact]) -> Iterator[str]:
    """Of whom the same act was, and is not taken back."""
    if others:
        listed = ", ".join(map(_name, others))
        yield f"Also {what} then: {listed}; that stays until you undo it, too"


def _put_off_with(desk: Desk, contact: Contact) -> list[Contact]:
    """The others whose calls were put off in one act with somebody's."""
    made = contact.snooze.made if contact.snooze else None
    people = (one for one in desk.book.contacts.values() if one.uid != contact.uid)
    return [one for one in people if one.snooze and one.snooze.made == made]


def _lines(people: dict[str, Contact], more: Besides) -> Iterator[str]:
    for one in more.entries:
        yield f"Undone with it: {_name(people[one.contact])}, met then"
    for uid, contact in people.items():
        if uid in more.came:
            yield f"{_name(contact)} came in with it, and is gone again."
        elif filled := more.filled.get(uid):
            yield f"Taken off {_name(contact)}'s card: {', '.join(sorted(filled))}."
    for piece in more.news:
        yield f"Not heard any more: {one_line(piece.text)}"


def _name(contact: Contact) -> str:
    return one_line(contact.name)


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
