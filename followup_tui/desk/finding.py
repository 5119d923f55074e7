"""Finding people by what one remembers of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import folded, one_line

_SHOWN = 8
_LEAST_DIGITS, _LEAST_OF_NUMBER, _LONG_NUMBER = 3, 7, 11
"""So many digits are sought for as a number, are one of somebody's, are the most at home."""

_ABROAD = ("0011", "011", "010")
"""What is dialled for another country, beside noughts."""

_LEAST_OF_UID = 6
_DIGITS = re.compile(r"\d+")
_OF_A_NUMBER = re.compile(r"[\d+().,/–-]*\d[\d+().,/–-]*|\(0\)|[+/–-]")
_ONLY_A_NUMBER = re.compile(r"[\d\s+().,/–-]+")
_AROUND_A_NUMBER = re.compile(r"^\s*(?:tel:|\*\d\d\s)|\s*(?:ext\.?|x)\s*\d+\s*$")
_AROUND_WORDS = re.compile(r"[\s,()]+")


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
    parts = [contact.name, contact.company, contact.role, contact.notes, *contact.tags]
    return folded(" ".join([*parts, *contact.emails, *_numbers_of(contact)]))


def seeking(query: str) -> Callable[[str], bool]:
    """What tells whether every word of the query is in a haystack; for going through many.

    Numbers match however they are written.
    """
    words = folded(_bare_number(query)).split()
    named = [word for word in words if not _OF_A_NUMBER.fullmatch(word)]
    numbers = dialled_forms(" ".join(word for word in words if _OF_A_NUMBER.fullmatch(word)))

    def found(hay: str) -> bool:
        if all(map(hay.__contains__, words)):
            return True
        if not numbers or not all(map(hay.__contains__, named)):
            return False
        digits = "".join(_DIGITS.findall(hay))
        return any(map(digits.__contains__, numbers))

    return found


def _bare_number(query: str) -> str:
    """A number without what stands around it where it is shown or dialled; other words as is."""
    bare = _AROUND_A_NUMBER.sub("", folded(query)).strip()
    return bare if _ONLY_A_NUMBER.fullmatch(bare) else query


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
    """The one contact meant: by a uid, or by what nobody else has.

    That is any part of a name, alone or with other words of the card ("dana larkspur"), an e-mail
    address, a number however it is written, or the beginning of a uid. A full name beats a part of
    others. Raises `FollowupError` when there is none or several; the message then lists who it
    could be, as each is found.
    """
    if (uid := book.now(text)) in book.contacts:
        return book.contacts[uid]
    found = _meant(list(book.contacts.values()), folded(one_line(text)))
    if len(found) == 1:
        return found[0]
    if not found:
        raise FollowupError(f"nobody here is called {one_line(text)!r}; add them with: add NAME")
    beside = told_apart(found)
    listed = "; ".join(_candidate(one, beside.get(one.uid, "")) for one in found[:_SHOWN])
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise FollowupError(f"{one_line(text)!r} could be {len(found)} people: {listed}{more}")


def _meant(people: list[Contact], wanted: str) -> list[Contact]:
    """Whom a folded text means, by the first of the ways to mean somebody that finds anybody."""
    if not wanted:
        return []
    names = [(folded(contact.name), contact) for contact in people]
    ways: tuple[Callable[[], list[Contact]], ...] = (
        lambda: [one for name, one in names if name == wanted],
        lambda: [one for name, one in names if wanted in name],
        lambda: _by_name_and_more(names, wanted),
        lambda: [one for one in people if wanted in map(folded, one.emails)],
        lambda: _by_number(people, wanted),
        lambda: [one for one in people if _begins_uid(one, wanted)],
    )
    return next(filter(None, (way() for way in ways)), [])


def _by_name_and_more(names: list[tuple[str, Contact]], wanted: str) -> list[Contact]:
    """The one who is told apart so, or those who have all the words, one of them in their name."""
    beside = told_apart(contact for _, contact in names)
    words = [word for word in _AROUND_WORDS.split(wanted) if word]

    def is_so(contact: Contact) -> bool:
        apart = beside.get(contact.uid, "")
        return bool(apart) and folded(in_full(contact, apart)) == wanted

    def fits(name: str, contact: Contact) -> bool:
        if not any(map(name.__contains__, words)):
            return False
        ways = (*contact.emails, *_numbers_of(contact))
        card = folded(" ".join((name, contact.company, contact.role, *ways)))
        return all(word in card or _begins_uid(contact, word) for word in words)

    full = [contact for _, contact in names if is_so(contact)]
    return full or [contact for name, contact in names if fits(name, contact)]


def _begins_uid(contact: Contact, text: str) -> bool:
    return contact.uid == text or (len(text) >= _LEAST_OF_UID and contact.uid.startswith(text))


def _by_number(people: Iterable[Contact], wanted: str) -> list[Contact]:
    wanted = _bare_number(wanted)
    if not _ONLY_A_NUMBER.fullmatch(wanted):
        return []
    forms = tuple(form for form in dialled_forms(wanted) if len(form) >= _LEAST_OF_NUMBER)
    if not forms:
        return []
    return [
        one
        for one in people
        if any("".join(_DIGITS.findall(number)).endswith(forms) for number in _numbers_of(one))
    ]


def dialled_forms(text: str) -> tuple[str, ...]:
    """The digits of a number as they may stand in another way to write it; none for too few.

    What is dialled before it, at home or abroad, is not part of it: "020 7946 0156", "0044 20 …".
    """
    digits = "".join(_DIGITS.findall(text.replace("(0)", "")))
    abroad = next(filter(digits.startswith, _ABROAD), "") if len(digits) > _LONG_NUMBER else ""
    home = "8" if len(digits) == _LONG_NUMBER and digits.startswith("8") else ""
    forms = (digits, digits.lstrip("0"), digits.removeprefix(abroad), digits.removeprefix(home))
    return tuple(dict.fromkeys(form for form in forms if len(form) >= _LEAST_DIGITS))


def told_apart(people: Iterable[Contact]) -> dict[str, str]:
    """What tells people of one name apart, by uid; those whose name nobody shares are left out.

    It is the first that no other of the name has: the company, a number, an address, the uid.
    """
    by_name: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in people:
        by_name[folded(one_line(contact.name))].append(contact)
    beside: dict[str, str] = {}
    for namesakes in by_name.values():
        if len(namesakes) > 1:
            ways = {one.uid: list(map(one_line, _apart_by(one))) for one in namesakes}
            shared = Counter(folded(way) for own in ways.values() for way in {*own})
            for uid, own in ways.items():
                beside[uid] = next(way for way in own if way and shared[folded(way)] == 1)
    return beside


def in_full(contact: Contact, beside: str) -> str:
    """A name, with what tells it from the same name of others: "Dana Whitfield, Larkspur"."""
    return ", ".join(filter(None, (one_line(contact.name), beside)))


def _apart_by(contact: Contact) -> Iterator[str]:
    yield contact.company
    yield from (phone.typed for phone in contact.phones)
    yield from contact.emails
    yield contact.uid


def _numbers_of(contact: Contact) -> list[str]:
    return [f"{phone.typed} {phone.e164}" for phone in contact.phones]


def _candidate(contact: Contact, beside: str) -> str:
    where = one_line(contact.company) if beside in {"", contact.uid} else beside
    return f"{in_full(contact, where)} ({contact.uid})"
