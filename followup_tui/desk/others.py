"""Everybody but one, to be found by what only one person should have."""

from collections import defaultdict
from collections.abc import Iterator

from followup_tui.desk.stop_markers import stop_remembered
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.planning.situation import stop_in_force


class Others:
    """The contacts of a book but the one with this uid."""

    def __init__(self, book: Book, uid: str) -> None:
        self.book = book
        self._uid = uid
        self._known_by: defaultdict[str, list[Contact]] = defaultdict(list)
        for contact in book.contacts.values():
            if contact.uid != uid:
                for key in _keys(contact):
                    self._known_by[key].append(contact)

    def in_book(self, book: Book) -> "Others":
        """The same in a book that may have changed."""
        return self if book is self.book else Others(book, self._uid)

    def reached_at(self, number_or_address: str) -> Contact | None:
        """Whoever has this number (E.164) or e-mail address; one who asked to stop first."""
        found = self._known_by.get(number_or_address.casefold(), [])
        return next(filter(self.stopped, found), found[0] if found else None)

    def remembers_stop(self, number_or_address: str) -> bool:
        """Whether it was somebody's who asked to stop and was forgotten since."""
        return bool(stop_remembered(self.book, [number_or_address.casefold()]))

    def named(self, name: str, company: str) -> Contact | None:
        """Whoever has this name at this company."""
        found = self._known_by.get(_name_key(name, company), [])
        return found[0] if found else None

    def stopped(self, contact: Contact) -> bool:
        """Whether they asked to stop."""
        return stop_in_force(self.book.history(contact.uid)) is not None


def _keys(contact: Contact) -> Iterator[str]:
    yield from (phone.e164 for phone in contact.dialable)
    yield from (email.casefold() for email in contact.emails)
    yield _name_key(contact.name, contact.company)


def _name_key(name: str, company: str) -> str:
    return f"{name}\n{company}".casefold()
