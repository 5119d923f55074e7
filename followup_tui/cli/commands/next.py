"""`next`: whom to call now, as a briefing in plain lines, one person at a time."""

from collections.abc import Iterator

import click
from msgspec.structs import replace

from followup_tui.cli.as_json import entry_json
from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk import finding
from followup_tui.desk.briefing import Briefing, brief
from followup_tui.desk.saying import NOTHING_TO_SAY
from followup_tui.desk.wording import role_and_company
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.phone import written_out
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import Kind
from followup_tui.planning.placing import Entry
from followup_tui.planning.queue import Queue

_OF_A_CALL = "voicemail, no_answer or talked --next WHEN"


@click.command("next")
@click.option(
    "--after",
    metavar="WHO",
    shell_complete=people,
    help="Whoever comes after WHO in today's queue.",
)
@json_option
@click.pass_obj
def next_person(session: Session, *, after: str | None, as_json: bool) -> None:
    """Say whom to call now: who, the number, their time, what to say, what was.

    An e-mail that is owed has its address instead. Once it is logged, next says the one after.
    """
    desk = session.desk
    desk.learn()
    queue = desk.queue()
    uid = finding.who(desk.book, after).uid if after else ""
    entry = _entry_after(queue, uid)
    card = brief(desk, entry.contact.uid, entry)
    if entry.follow_up.kind is Kind.EMAIL:
        card = replace(card, to_say=NOTHING_TO_SAY, caution="", tried="")  # these are for a call
    if as_json:
        words = {
            "next": card.next,
            "owed": card.besides,
            "say": card.to_say.opening,
            "leave": card.to_say.voicemail,
            "caution": card.caution,
        }
        say_json(entry_json(entry, desk.calendar, desk.clock()) | words)
        return
    to_go = len(queue.entries)
    say(f"{queue.entries.index(entry) + 1} of {to_go} to go, {len(queue.done)} done")
    for line in _lines(card, entry, desk.calendar.here.region):
        say(line)


def _entry_after(queue: Queue, uid: str) -> Entry:
    """The first to do, or the one after somebody. Raises `FollowupError` when there is none."""
    if not queue.entries:
        raise FollowupError("nobody is waiting for you today")
    if not uid:
        return queue.entries[0]
    people = [entry.contact.uid for entry in queue.entries]
    if uid not in people:
        raise FollowupError("they are not in today's queue; next without --after begins it")
    later = people.index(uid) + 1
    if later == len(people):
        raise FollowupError("they are the last in today's queue")
    return queue.entries[later]


def _lines(card: Briefing, entry: Entry, home: str) -> Iterator[str]:
    where = role_and_company(card.contact)
    yield one_line(card.contact.name) + (f", {where}" if where else "")
    if entry.follow_up.kind is Kind.EMAIL:
        addresses = ", ".join(map(one_line, card.contact.emails))
        yield f"Write to {addresses}." if addresses else "Write to them; no address is known yet."
    elif card.phone is not None:
        there = f"It is {card.there:%H:%M} there" if card.there else "Their time is unknown"
        yield f"Call {written_out(card.phone, home)}. {there}. Attempt {card.attempt}."
    if card.caution:
        yield f"Careful: {card.caution}."
    if card.annoyed:
        yield f"{card.annoyed}."
    window = entry.window
    told = {
        "Next": card.next,
        "Owed": card.besides,
        "They": card.promise,
        "Try": f"{window.hours} {window.name}: {entry.evidence}" if window else "",
        "Say": card.to_say.opening,
        "Leave": card.to_say.voicemail,
        "News": card.news,
        "Last": card.last,
        "Before": "; ".join(card.earlier),
        "So far": card.ways,
        "Tried": card.tried,
        "Notes": one_line(card.contact.notes),
    }
    yield from (f"{label}: {words}" for label, words in told.items() if words)
    if entry.follow_up.kind is Kind.EMAIL and card.contact.emails:
        yield f"Draft: followup-tui letter {card.contact.uid}"
    outcomes = "sent" if entry.follow_up.kind is Kind.EMAIL else _OF_A_CALL
    yield f"Then: followup-tui log {card.contact.uid} {outcomes}"
