"""Forgetting a person: all of them goes, but that they asked to stop, should they have."""

from collections.abc import Iterator

from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.stop_markers import marker
from followup_tui.desk.wording import counted, short_name
from followup_tui.domain.book import Book, Change, Delete, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.forgotten import Forgotten
from followup_tui.domain.text import one_line
from followup_tui.planning.situation import stop_in_force


def what_goes(desk: Desk, uid: str) -> list[str]:
    """What forgetting a contact takes away and what it leaves, in a line each."""
    contact = desk.contact(uid)
    many = counted(len(desk.book.history(contact.uid)), "entry", "entries")
    said = [
        f"Gone for good: {_in_full(contact)}: the card, notes, tags, drafts, and the whole history"
        f" ({many}).",
        "There is no undo. Backups made before still hold them, until you delete the files in"
        " backups/; so do your exports, and what you wrote of them with others.",
    ]
    if stop_in_force(desk.book.history(contact.uid)) is not None:
        said.append(
            "They asked to stop. A hash that says nothing of them is kept, so that they are not"
            " called should they come in again."
            if marker(desk.book, contact).keys
            else "They asked to stop, but no number or address is theirs alone: nothing could know"
            " them again, so nothing is kept of that."
        )
    return said


def _in_full(contact: Contact) -> str:
    """Who it is, told apart from others of the name."""
    ways = [*(one.typed for one in contact.phones), *contact.emails][:1]
    return ", ".join(part for part in map(one_line, (contact.name, contact.company, *ways)) if part)


def refuse_other_name(desk: Desk, uid: str, typed: str) -> None:
    """Refuse a name that is not the contact's in full: it goes for good."""
    name = one_line(desk.contact(uid).name)
    if one_line(typed).casefold() != name.casefold():
        raise FollowupError(f"to forget them, type their name: {name}")


def forget(desk: Desk, drafts: Drafts, uid: str) -> str:
    """Forget a contact and say so: on the disk stays at most a hash (see `stop_markers`).

    It can't be undone, and neither can what was done with them before.
    """
    contact = desk.contact(uid)
    stopped = stop_in_force(desk.book.history(contact.uid)) is not None
    kept = marker(desk.book, contact) if stopped else Forgotten()
    changes: list[Change] = [*_untold(desk.book, contact.uid)]
    desk.apply_for_good([*changes, Delete(contact, forgotten=kept)], contact.uid)
    drafts.follow(desk.book)
    drafts.forget(
        [contact.uid, contact.name, *contact.emails, *(one.typed for one in contact.phones)]
    )
    return f"{short_name(contact)} is forgotten"


def _untold(book: Book, uid: str) -> Iterator[Put]:
    """News without word that they have heard it."""
    for piece in book.news.values():
        if uid in piece.heard_by:
            yield Put(replace(piece, heard_by=tuple(one for one in piece.heard_by if one != uid)))
