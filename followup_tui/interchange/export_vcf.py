"""Contacts as vCard 3.0 (RFC 2426), the version that every phone and address book reads.

`vobject` does the folding, the escaping and the encoding; here is what goes on a card.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from followup_tui.domain.agenda import OWN
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.person import ASKED_TO_STOP
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import file_name
from followup_tui.interchange.export_csv import right_numbers, written
from followup_tui.interchange.vcard import HOURS, OWN_PRODUCT, POSITION, REGION, STAGE

_PRODUCT = f"-//{OWN_PRODUCT}//EN"
OWN_CARD = re.compile(rb"^PRODID:" + _PRODUCT.encode() + rb"\r?$", re.MULTILINE)
"""What is in every card that this program has written."""

_TYPES = {"mobile": "CELL", "work": "WORK", "home": "HOME"}


def export_vcf(book: Book, stopped: Collection[str]) -> bytes:
    """Every contact as a card, oldest first, in one file; `stopped` are uids."""
    return b"".join(content for _, content in export_cards(book, stopped))


def export_cards(book: Book, stopped: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """A card for every contact, oldest first, with a name for its file."""
    for contact in book.by_age():
        yield f"{OWN}{file_name(contact.uid)}.vcf", _card(contact, stopped=contact.uid in stopped)


def _card(contact: Contact, *, stopped: bool) -> bytes:
    import vobject

    card = vobject.vCard()
    first, _, last = contact.name.rpartition(" ")
    card.add("prodid").value = _PRODUCT
    card.add("uid").value = contact.uid
    card.add("fn").value = contact.name
    card.add("n").value = vobject.vcard.Name(given=first or last, family=last if first else "")
    if contact.company:
        card.add("org").value = [contact.company]
    for number, phone in enumerate(right_numbers(contact), 1):
        _add_phone(card, phone, number)
    for email in contact.emails:
        _add(card, "email", email)
    if contact.address:
        place = card.add("adr")
        place.value = vobject.vcard.Address(street=contact.address)
        place.type_param = "WORK"
    tags = (*contact.tags, ASKED_TO_STOP) if stopped else contact.tags
    if tags:
        card.add("categories").value = list(tags)
    lines = {
        "title": contact.role,
        "url": contact.url,
        "note": contact.notes,
        POSITION: contact.position,
        STAGE: contact.stage.value,
        REGION: contact.region,
        HOURS: str(contact.hours or ""),
    }
    for name, text in lines.items():
        if text:
            _add(card, name, text)
    if contact.tz and not contact.tz_guessed:
        _add(card, "tz", contact.tz).value_param = "text"  # the name of a zone, not an offset
    content: str = card.serialize()
    return content.encode("utf-8", "replace")


def _add(card: Any, name: str, text: str) -> Any:
    line = card.add(name)
    line.value = text
    return line


def _add_phone(card: Any, phone: Phone, number: int) -> None:
    line = _add(card, "tel", written(phone))
    if phone.label in _TYPES:
        line.type_param = [_TYPES[phone.label], "VOICE"]
    elif phone.label:
        line.group = f"item{number}"
        label = _add(card, "x-ablabel", phone.label)
        label.group = line.group
