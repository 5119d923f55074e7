"""Finding people by what one remembers of them."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line

_SHOWN = 8
_DIGITS = re.compile(r"\d+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def folded(text: str) -> str:
    """The text without case and accents, as people type names: "sorensen" finds "Sørensen"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def marks(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text, each from its first letter to behind its last.

    As in `folded`, neither case nor accents matter.
    """
    wanted = folded(" ".join(query.split()))
    letters = [(at, one) for at, letter in enumerate(text) for one in folded(letter)]
    hay = "".join(one for _, one in letters)
    found, start = [], hay.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        found.append((letters[start][0], letters[end - 1][0] + 1))
        start = hay.find(wanted, end)
    return found


def haystack(contact: Contact) -> str:
    """Everything of a contact that a search looks through, folded."""
    numbers = [f"{phone.typed} {phone.e164}" for phone in contact.phones]
    parts = [contact.name, contact.company, contact.role, contact.notes, *contact.tags]
    return folded(" ".join([*parts, *contact.emails, *numbers]))


def seeking(query: str) -> Callable[[str], bool]:
    """What tells whether every word of the query is in a haystack; for going through many.

    Numbers match however they are written.
    """
    words = folded(query).split()
    digits = "".join(_DIGITS.findall(query))
    by_number = len(digits) > 2  # noqa: PLR2004 - "12" is no number

    def found(hay: str) -> bool:
        if all(map(hay.__contains__, words)):
            return True
        return by_number and digits in "".join(_DIGITS.findall(hay))

    return found


class Finder:
    """Goes through contacts as somebody types; what a search looks through is gathered once."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._people = [(contact, haystack(contact)) for contact in contacts]

    def found(self, query: str) -> list[Contact]:
        """Those who match, the best first."""
        wanted = seeking(query)
        return _best_first((contact for contact, hay in self._people if wanted(hay)), query)


def search(contacts: Iterable[Contact], query: str) -> list[Contact]:
    """The contacts that match, those whose name begins with the query first, then by name."""
    return Finder(contacts).found(query)


def _best_first(found: Iterable[Contact], query: str) -> list[Contact]:
    """People whose name begins with the query, then those it is part of, then the others."""
    wanted = folded(query).strip()

    def place(contact: Contact) -> tuple[int, str, str]:
        name = folded(contact.name)
        rank = 0 if name.startswith(wanted) else 1 if wanted in name else 2
        return rank, name, contact.uid

    return sorted(found, key=place)


def who(book: Book, text: str) -> Contact:
    """The one contact meant by a uid or an unambiguous part of a name.

    A full name beats a part of others. Raises `FollowupError` when there is none or several; the
    message then lists who it could be.
    """
    if (uid := book.now(text)) in book.contacts:
        return book.contacts[uid]
    wanted = folded(text).strip()
    names = {uid: folded(contact.name) for uid, contact in book.contacts.items()}
    exact = [uid for uid, name in names.items() if name == wanted]
    found = exact or [uid for uid, name in names.items() if wanted and wanted in name]
    if len(found) == 1:
        return book.contacts[found[0]]
    if not found:
        raise FollowupError(f"nobody here is called {one_line(text)!r}; add them with: add NAME")
    people = [book.contacts[uid] for uid in found]
    listed = "; ".join(_candidate(contact) for contact in people[:_SHOWN])
    more = f"; and {len(people) - _SHOWN} more" if len(people) > _SHOWN else ""
    raise FollowupError(f"{one_line(text)!r} could be {len(people)} people: {listed}{more}")


def _candidate(contact: Contact) -> str:
    where = f", {one_line(contact.company)}" if contact.company else ""
    return f"{one_line(contact.name)}{where} ({contact.uid})"
