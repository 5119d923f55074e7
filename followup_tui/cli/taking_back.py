"""What one command did besides logging an entry, as far as that can safely be taken back."""

from datetime import timedelta

from followup_tui.cli.compose import Session
from followup_tui.desk.desk import Desk
from followup_tui.desk.people import made_at
from followup_tui.desk.recalling import Besides, entry_meant, put_off_last
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.storage.last_done import (
    came_with,
    changed_since,
    filled_with,
    heard_last,
    heard_with,
    written,
    written_with,
)
from followup_tui.storage.ledger import Ledger

_AT_ONCE = timedelta(seconds=10)
"""What was written longer than this after it was made came from elsewhere, or was put right."""

_EMPTY_BEFORE = frozenset({"company", "position"})
"""What an interview and an application fill in where it is empty."""


def besides(session: Session, entry: Interaction) -> Besides:
    """What the act that logged an entry did besides, and nothing was changed of since."""
    ledger, desk = session.store.seen, session.desk
    at, made = written(ledger, entry.uid), made_at(entry.uid)
    if at is None or made is None or abs(at - made) > _AT_ONCE:
        return Besides()
    others = tuple(
        one
        for one in written_with(ledger, entry.uid)
        if one.outcome is Outcome.MET and _is_last(desk, ledger, one)
    )
    entries = (entry, *others) if _may_fill(entry) else ()
    came = frozenset(
        one.contact
        for one in entries
        if len(desk.book.history(one.contact)) == 1 and came_with(ledger, one.contact, one.uid)
    )
    filled = {
        one.contact: _EMPTY_BEFORE & filled_with(ledger, one.contact, one.uid) for one in entries
    }
    heard = heard_with(ledger, entry.contact, entry.uid)
    return Besides(others, came, filled, tuple(desk.book.news[uid] for uid in sorted(heard)))


def stage_moved(session: Session, entry: Interaction) -> bool:
    """Whether the act of an entry moved its contact to another stage; which, nobody knows."""
    return "stage" in filled_with(session.store.seen, entry.contact, entry.uid)


def _may_fill(entry: Interaction) -> bool:
    return entry.outcome is Outcome.MET or entry.channel is Channel.APPLICATION


def _is_last(desk: Desk, ledger: Ledger, entry: Interaction) -> bool:
    """Whether nothing was done with a contact after an entry."""
    contact = desk.contact(entry.contact)
    return (
        entry_meant(desk, contact).uid == entry.uid
        and not put_off_last(desk, contact)
        and not heard_last(ledger, contact.uid)
        and not changed_since(ledger, contact.uid, entry.uid)
    )
