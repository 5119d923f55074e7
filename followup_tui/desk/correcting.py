"""Correcting the past: an entry put right, moved to the person it was with, or taken away.

A stop is never rewritten: it holds until it is lifted, and the history says so (rule 12).
"""

from datetime import datetime

from msgspec.structs import replace

from followup_tui.desk.employers import another_than_theirs
from followup_tui.desk.entries import (
    number_marked,
    number_meant,
    refuse_untrue,
    with_numbers_marked,
)
from followup_tui.desk.wording import short_name
from followup_tui.domain.acts import differing
from followup_tui.domain.book import Book, Change, Delete, History, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import OUTCOMES_BY_CHANNEL, Channel, Interaction, Outcome
from followup_tui.domain.text import plain

STOPS = frozenset({Outcome.STOP, Outcome.STOP_LIFTED})
"""What is said of being called at all; only its note and its time can be put right."""


def may_become(entry: Interaction) -> tuple[Outcome, ...]:
    """The outcomes an entry can be corrected to, its own among them."""
    if entry.outcome in STOPS:
        return (entry.outcome,)
    return tuple(dict.fromkeys((*OUTCOMES_BY_CHANNEL[entry.channel], entry.outcome)))


def correction(book: Book, contact: Contact, changed: Interaction, now: datetime) -> list[Change]:
    """What puts an entry of a contact's history right; nothing where it says so already.

    It stays the same entry (its uid) of the same contact. What did not happen is refused as in
    logging, judged without the entry itself. A wrong number's mark comes and goes with it.
    """
    before, rest = _apart(book.history(contact.uid), changed)
    changed = replace(changed, contact=contact.uid, note=plain(changed.note))
    what = differing(before, changed)
    if before.outcome in STOPS and what - {"at", "day_only", "note"}:
        raise _stays()
    if what & {"at", "channel", "outcome"}:
        judged = changed if what & {"channel", "outcome"} else _as_logged(changed)
        refuse_untrue(contact, () if before.outcome in STOPS else rest, judged, now)
    if not what:
        return []
    marked = None
    if "outcome" in what and before.outcome is Outcome.WRONG_NUMBER:
        marked = _mark_taken_off(contact, rest, before)
    elif "outcome" in what and changed.outcome is Outcome.WRONG_NUMBER:
        changed = replace(changed, number=number_meant(contact, changed.number))
        marked = number_marked(contact, changed)
    return _with(marked, Put(changed))


def deletion(book: Book, contact: Contact, entry: Interaction) -> list[Change]:
    """What takes an entry of a contact's history away, and the mark of a wrong number with it."""
    entry, rest = _apart(book.history(contact.uid), entry)
    if entry.outcome in STOPS:
        raise _stays()
    return _with(_mark_taken_off(contact, rest, entry), Delete(entry))


def moving(
    book: Book, contact: Contact, entry: Interaction, to: Contact, tz: str, now: datetime
) -> list[Change]:
    """What moves an entry from a contact's history to another's; `tz` is the zone that one is in.

    It keeps its uid, so that two copies of the book can be merged: the entry is in one history,
    whichever was told last. As a new entry it would be in both once the old one was also
    corrected in the other copy. The number stays where it is one of theirs, the company where it is
    not their own.
    """
    entry, rest = _apart(book.history(contact.uid), entry)
    if entry.outcome in STOPS:
        raise _stays()
    if to.uid == contact.uid:
        raise FollowupError(f"it is in {short_name(to)}'s history already")
    theirs = entry.number in {phone.e164 for phone in to.phones}
    number = entry.number if theirs else ""
    company = another_than_theirs(to, entry.company) if to.company else entry.company
    moved = replace(entry, contact=to.uid, tz=tz, number=number, company=company)
    refuse_untrue(to, book.history(to.uid), _as_logged(moved), now)
    changes = _with(_mark_taken_off(contact, rest, entry), Put(moved, contact.uid))
    return _with(number_marked(to, moved) if moved.number else None, *changes)


def _apart(history: History, entry: Interaction) -> tuple[Interaction, History]:
    """The entry with this uid as it is in the history, and all the others."""
    before = next((one for one in history if one.uid == entry.uid), None)
    if before is None:
        raise FollowupError("that entry is no longer here")
    return before, tuple(one for one in history if one is not before)


def _as_logged(entry: Interaction) -> Interaction:
    """The entry as one that may be logged: what only the desk writes counts as a message sent."""
    if entry.outcome in OUTCOMES_BY_CHANNEL[entry.channel]:
        return entry
    return replace(entry, channel=Channel.MESSAGE, outcome=Outcome.SENT)


def _mark_taken_off(contact: Contact, rest: History, entry: Interaction) -> Contact | None:
    """The contact with the number that an entry said was wrong as theirs again.

    `None` where it said nothing of the kind, another entry says it too, or it names no number and
    could have meant several.
    """
    if entry.outcome is not Outcome.WRONG_NUMBER:
        return None
    said = {other.number for other in rest if other.outcome is Outcome.WRONG_NUMBER}
    marked = {phone.e164 for phone in contact.phones if phone.wrong and phone.e164} - said
    meant = marked & {entry.number} if entry.number else marked
    if len(meant) != 1 or (not entry.number and "" in said):
        return None
    return with_numbers_marked(contact, meant, wrong=False)


def _with(marked: Contact | None, *changes: Change) -> list[Change]:
    return [*changes, Put(marked)] if marked is not None else [*changes]


def _stays() -> FollowupError:
    return FollowupError(
        "a stop is lifted, never rewritten, moved or deleted; its note and time can be corrected"
    )
