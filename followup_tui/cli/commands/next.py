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
from followup_tui.domain.phone import Phone, written_out
from followup_tui.domain.text import one_line, sentence
from followup_tui.planning.followup import Kind
from followup_tui.planning.placing import Entry, Group
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
    """Say whom to call now, the number, and what to say.

    An e-mail that is owed has its address instead, or its lines at the end where a call is owed,
    too. Of several numbers the others come after "Or": log --number says which was called. Once it
    is logged, next says the one after.
    """
    desk = session.desk
    desk.learn()
    queue = desk.queue()
    uid = finding.who(desk.book, after).uid if after else ""
    if not desk.book.contacts:
        raise FollowupError(
            "nobody here yet. Add somebody: followup-tui add NAME; or import a file"
        )
    people = _by_person(queue)
    nth = _place_after(list(people), uid)
    entry, *also = people[list(people)[nth]]
    card = brief(desk, entry.contact.uid, entry)
    if entry.follow_up.kind is Kind.EMAIL:
        card = replace(card, to_say=NOTHING_TO_SAY, caution="", tried="", hint="")  # of a call
    if as_json:
        words = {
            "next": card.next,
            "owed": card.besides,
            "say": card.to_say.opening,
            "leave": card.to_say.voicemail,
            "caution": card.caution,
            "news": card.news,
            "hint": card.hint,
            "number": card.phone.e164 if card.phone else None,
            "numbers": [
                {"number": one.e164, "label": one.label, "ext": one.ext}
                for one in entry.contact.dialable
            ],
            "emails": entry.contact.emails,
        }
        first, *others = (entry_json(one, desk.calendar, desk.clock()) for one in (entry, *also))
        say_json(first | words | {"also": others})
        return
    follow_ups = f" people, {len(queue.entries)}" if len(people) < len(queue.entries) else ""
    say(f"{nth + 1} of {len(people)}{follow_ups} to go, {len(queue.done)} done")
    for line in _lines(card, entry, desk.calendar.here.region):
        say(line)
    for other in also:
        for line in _besides(other):
            say(line)
    is_later = entry.group is Group.LATER_TODAY and entry.follow_up.time is not None
    if is_later and nth + 1 < len(people):
        say(f"Not yet? The one after: followup-tui next --after {entry.contact.uid}")


def _by_person(queue: Queue) -> dict[str, list[Entry]]:
    """What is to do with each person (a uid), in the order of the queue.

    Whoever is owed a call and an e-mail stands there twice, and is told of once: "the one after
    them" would else be two.
    """
    people: dict[str, list[Entry]] = {}
    for entry in queue.entries:
        people.setdefault(entry.contact.uid, []).append(entry)
    return people


def _place_after(people: list[str], uid: str) -> int:
    """The place of the first, or of the one after somebody; `FollowupError` when there is none."""
    if not people:
        raise FollowupError("nobody is waiting for you today")
    if not uid:
        return 0
    if uid not in people:
        raise FollowupError("they are not in today's queue; next without --after begins it")
    later = people.index(uid) + 1
    if later == len(people):
        raise FollowupError("they are the last in today's queue")
    return later


def _lines(card: Briefing, entry: Entry, home: str) -> Iterator[str]:
    where = role_and_company(card.contact)
    yield one_line(card.contact.name) + (f", {where}" if where else "")
    if entry.follow_up.kind is Kind.EMAIL:
        yield _write_to(entry)
    elif card.phone is not None:
        there = f"It is {card.there:%H:%M} there" if card.there else "Their time is unknown"
        yield f"Call {_number(card.phone, home)}. {there}. Attempt {card.attempt}."
        if others := card.contact.dialable[1:]:
            yield f"Or: {', '.join(_number(phone, home) for phone in others)}"
    if card.caution:
        yield f"Careful: {card.caution}."
    if card.annoyed:
        yield sentence(card.annoyed)
    if card.hint:
        yield sentence(card.hint)
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
    yield from _commands(entry)
    if card.news:
        yield f"Then, once they heard the news: followup-tui news --told {card.contact.uid}"


def _number(phone: Phone, home: str) -> str:
    return f"{one_line(phone.label)} {written_out(phone, home)}".lstrip()


def _besides(entry: Entry) -> Iterator[str]:
    """What is to do with somebody of whom all else is told."""
    if entry.follow_up.kind is Kind.EMAIL:
        yield _write_to(entry)
    yield from _commands(entry)


def _write_to(entry: Entry) -> str:
    addresses = ", ".join(map(one_line, entry.contact.emails))
    return f"Write to {addresses}." if addresses else "Write to them; no address is known yet."


def _commands(entry: Entry) -> Iterator[str]:
    uid, writes = entry.contact.uid, entry.follow_up.kind is Kind.EMAIL
    if writes and entry.contact.emails:
        yield f"Draft: followup-tui letter {uid}"
    yield f"Then: followup-tui log {uid} {'sent' if writes else _OF_A_CALL}"
