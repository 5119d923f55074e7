"""What was done last with somebody, and with what else: told by when records were last changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from followup_tui.domain.interaction import Interaction
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.parts import last_change, parts_of
from followup_tui.storage.records import (
    Kind,
    StoredContact,
    StoredInteraction,
    StoredNews,
)

_ONE_ACT = timedelta(seconds=1)
"""What was changed so shortly after an entry was changed with it."""

_ONE_COMMIT = timedelta(milliseconds=1)
"""The parts of what is written in one go differ by the microseconds that put lists in order."""


def changed_since(ledger: Ledger, contact: str, entry: str) -> bool:
    """Whether a contact was edited, filled by an import or united with another after an entry.

    Both are uids. To put a call off is none of these.
    """
    known, logged = ledger.records[Kind.CONTACT].get(contact), _entry(ledger, entry)
    if not isinstance(known, StoredContact) or logged is None:
        return False
    edits = [part.at for name, part in parts_of(known).items() if name != "snooze"]
    unions = [
        gone.into.at
        for gone in ledger.deletions.records()
        if gone.into is not None and gone.into.uid == contact
    ]
    return max([*edits, *unions]) > last_change(logged) + _ONE_ACT


def written(ledger: Ledger, entry: str) -> datetime | None:
    """When an entry (a uid) was written, or put right since; `None` for one that is not here."""
    logged = _entry(ledger, entry)
    return logged.changed if logged else None


def written_with(ledger: Ledger, entry: str) -> tuple[Interaction, ...]:
    """The other entries that were written in one go with this one (a uid)."""
    at = written(ledger, entry)
    entries = ledger.records[Kind.INTERACTION].records()
    same = (one for one in entries if isinstance(one, StoredInteraction) and one.changed == at)
    return tuple(one for one in same if one.uid != entry)


def came_with(ledger: Ledger, contact: str, entry: str) -> bool:
    """Whether a contact came in with an entry (both uids), and has been left alone since."""
    known, at = ledger.records[Kind.CONTACT].get(contact), written(ledger, entry)
    if not isinstance(known, StoredContact) or at is None:
        return False
    return all(_at_once(part.at, at) for part in parts_of(known).values())


def filled_with(ledger: Ledger, contact: str, entry: str) -> frozenset[str]:
    """The fields of a contact that were written in one go with an entry (both uids)."""
    known, at = ledger.records[Kind.CONTACT].get(contact), written(ledger, entry)
    if not isinstance(known, StoredContact) or at is None:
        return frozenset()
    return frozenset(name for name, part in parts_of(known).items() if _at_once(part.at, at))


def heard_with(ledger: Ledger, contact: str, entry: str) -> frozenset[str]:
    """The news (uids) of which it was put down with an entry that its contact has heard them."""
    at = written(ledger, entry)
    return frozenset(uid for uid, heard in _heard(ledger, contact) if at and _at_once(heard, at))


def heard_last(ledger: Ledger, contact: str) -> str:
    """The news (a uid) a contact heard, where nothing was done with them since; else empty."""
    uid, at = max(_heard(ledger, contact), key=lambda one: one[1], default=("", None))
    known = ledger.records[Kind.CONTACT].get(contact)
    if at is None or not isinstance(known, StoredContact):
        return ""
    entries = ledger.records[Kind.INTERACTION].records()
    theirs = (one for one in entries if isinstance(one, Interaction) and one.contact == contact)
    done = [last_change(known), *map(last_change, theirs)]
    return uid if at > max(done) else ""


def _heard(ledger: Ledger, contact: str) -> Iterator[tuple[str, datetime]]:
    """The news a contact has heard (uids), and when that was put down."""
    for piece in ledger.records[Kind.NEWS].records():
        if isinstance(piece, StoredNews) and contact in piece.heard_by:
            yield piece.uid, parts_of(piece)[f"heard_by/{contact}"].at


def _entry(ledger: Ledger, entry: str) -> StoredInteraction | None:
    known = ledger.records[Kind.INTERACTION].get(entry)
    return known if isinstance(known, StoredInteraction) else None


def _at_once(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= _ONE_COMMIT
