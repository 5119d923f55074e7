"""Contacts who turned out to be others: where what is said of them belongs.

The one that went leaves a deletion that says whom they turned out to be. Their interactions keep
the uid they were logged under and are shown with the one that stays, so that nothing another copy
says of them is lost, and bringing the one that went back is enough to have everything as it was.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from followup_tui.storage.records import (
    Deletion,
    Into,
    Kind,
    StoredInteraction,
    StoredNews,
    StoredRecord,
)


def pointers(deletions: Iterable[Deletion]) -> dict[str, Into]:
    """Whom contacts turned out to be, by the uids of those that went."""
    return {gone.uid: gone.into for gone in deletions if gone.into and gone.kind is Kind.CONTACT}


def ends(into: Mapping[str, Into]) -> dict[str, str]:
    """Where each uid leads in the end.

    Two copies may each have united the same people the other way round. Of those that lead in a
    circle the one that went first stays, and leads nowhere.
    """
    found: dict[str, str] = {}
    for start in into:
        way = [start]
        while way[-1] in into and into[way[-1]].uid not in way:
            way.append(into[way[-1]].uid)
        end = way[-1]
        if end in into:
            circle = way[way.index(into[end].uid) :]
            end = min(circle, key=lambda uid: (into[uid].at, uid))
        if end != start:
            found[start] = end
    return found


def followed(record: StoredRecord, united: Mapping[str, str]) -> StoredRecord:
    """The record as it is shown: said of those who are there."""
    if isinstance(record, StoredInteraction) and record.contact in united:
        return replace(record, contact=united[record.contact])
    if isinstance(record, StoredNews) and not united.keys().isdisjoint(record.heard_by):
        heard = dict.fromkeys(united.get(uid, uid) for uid in record.heard_by)
        return replace(record, heard_by=tuple(heard))
    return record
