"""Whom a few typed words name."""

import re
from collections.abc import Collection
from functools import lru_cache

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import folded

_WORD = re.compile(r"\w+")
_MANY_NAMES = 1 << 15
_JOINTS = " ,;:–—-"


def people_named(book: Book, typed: str) -> list[Contact]:
    """Whoever is meant, by name: a uid or a full name first.

    Then those with a name that has a word beginning with each word typed; when there are none,
    those with a name and company that have, and at last those with the words within their name.
    """
    typed = typed.strip(_JOINTS)
    if typed in book.contacts:
        return [book.contacts[typed]]
    if not (words := _words(typed)):
        return []
    for fits in (_is, _begins, _begins_with_company, _has):
        if found := [one for one in book.contacts.values() if fits(words, one)]:
            return sorted(found, key=lambda one: (folded(one.name), one.uid))
    return []


def called(people: Collection[Contact], typed: str) -> list[Contact]:
    """Whoever has this as their full name, or else a name with a word beginning with each of it."""
    if not (words := _words(typed.strip(_JOINTS))):
        return []
    ways = ([one for one in people if fits(words, one)] for fits in (_is, _begins))
    return next(filter(None, ways), [])


def is_full_name(book: Book, typed: str) -> bool:
    """Whether somebody is called just that."""
    words = _words(typed.strip(_JOINTS))
    return bool(words) and any(_is(words, one) for one in book.contacts.values())


@lru_cache(_MANY_NAMES)
def _words(text: str) -> tuple[str, ...]:
    said = folded(text).replace("'", "").replace("’", "")
    return tuple(_WORD.findall(said) or said.split())


def _is(words: tuple[str, ...], contact: Contact) -> bool:
    return _words(contact.name) == words


def _begins(words: tuple[str, ...], contact: Contact) -> bool:
    return _all_begin(words, _words(contact.name))


def _begins_with_company(words: tuple[str, ...], contact: Contact) -> bool:
    return _all_begin(words, _words(contact.name) + _words(contact.company))


def _has(words: tuple[str, ...], contact: Contact) -> bool:
    own = " ".join(_words(contact.name))
    return all(word in own for word in words)


def _all_begin(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return all(any(mine.startswith(word) for mine in own) for word in words)
