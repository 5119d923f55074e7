"""What was done last with somebody: told by when their records were last changed."""

from datetime import timedelta

from followup_tui.storage.ledger import Ledger
from followup_tui.storage.parts import last_change, parts_of
from followup_tui.storage.records import Kind, StoredContact

_ONE_ACT = timedelta(seconds=1)
"""What was changed so shortly after an entry was changed with it."""


def changed_since(ledger: Ledger, contact: str, entry: str) -> bool:
    """Whether a contact was edited, filled by an import or united with another after an entry.

    Both are uids. To put a call off is none of these.
    """
    known = ledger.records[Kind.CONTACT].get(contact)
    logged = ledger.records[Kind.INTERACTION].get(entry)
    if not isinstance(known, StoredContact) or logged is None:
        return False
    edits = [part.at for name, part in parts_of(known).items() if name != "snooze"]
    unions = [
        gone.into.at
        for gone in ledger.deletions.records()
        if gone.into is not None and gone.into.uid == contact
    ]
    return max([*edits, *unions]) > last_change(logged) + _ONE_ACT
