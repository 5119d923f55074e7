"""Somebody who asked to stop and was forgotten, known again by their number or address alone."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.email import bare
from followup_tui.domain.forgotten import Forgotten

_COST = {"n": 1024, "r": 8, "p": 1, "dklen": 16}
"""A few thousandths of a second for one number; years for all that there are."""


def reaching(contact: Contact) -> Iterator[str]:
    """The numbers and addresses of a contact, each in one spelling; none that is somebody else's.

    A number with an extension is known by both together: the rest is a whole company's.
    """
    for phone in contact.dialable:
        yield f"{phone.e164};{phone.ext}" if phone.ext else phone.e164
    yield from (bare(email).casefold() for email in contact.emails)


def leading_to(contact: Contact) -> Iterator[str]:
    """What reaches a contact, and the numbers that answer before an extension is dialled."""
    yield from reaching(contact)
    yield from (phone.e164 for phone in contact.dialable if phone.ext)


def marker(book: Book, contact: Contact) -> Forgotten:
    """What knows a contact again by what reaches nobody else in the book."""
    import secrets

    others = (one for one in book.contacts.values() if one.uid != contact.uid)
    shared = {key for other in others for key in reaching(other)}
    salt = next((one.salt for one in book.forgotten.values() if one.salt), secrets.token_hex(16))
    keys = dict.fromkeys(key for key in reaching(contact) if key not in shared)
    return Forgotten(salt, tuple(_hashed(salt, key) for key in keys)) if keys else Forgotten()


def stop_remembered(book: Book, reached_at: Iterable[str]) -> str:
    """The first of these, as `reaching` spells them, that was such a person's; empty for none."""
    known = {(one.salt, key) for one in book.forgotten.values() for key in one.keys}
    salts = dict.fromkeys(salt for salt, _ in known)
    found = (at for at in reached_at if any((salt, _hashed(salt, at)) in known for salt in salts))
    return next(found, "")


@lru_cache(maxsize=1 << 12)
def _hashed(salt: str, key: str) -> str:
    import hashlib

    return hashlib.scrypt(key.encode("utf-8", "replace"), salt=bytes.fromhex(salt), **_COST).hex()
