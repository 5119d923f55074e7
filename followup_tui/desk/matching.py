"""Who in an address book is whom here: names as people write them, and a register to look in."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from followup_tui.desk.finding import folded
from followup_tui.domain.contact import Contact
from followup_tui.domain.email import bare
from followup_tui.domain.phone import Phone

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir"})
_ONE_SLIP = 0.85
"""Names this similar may be one with a slip in it: "Paolo" and "Paulo", not "Tom" and "Tim"."""
_LETTERS_COMPARED = 80


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, folded and without punctuation: "P. O'Rourke" is "p", "orourke"."""
    letters = folded(_APOSTROPHES.sub("", text))
    spaced = "".join(
        c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in letters
    )
    return tuple(spaced.split()) or tuple(letters.split())


@lru_cache(maxsize=1 << 15)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, without "Dr." and the like."""
    found = words(name)
    return tuple(word for word in found if word not in _HONORIFICS) or found


def same_words(one: str, other: str) -> bool:
    """Whether two names or companies differ in case, accents, punctuation and spacing at most."""
    return _joined(words(one)) == _joined(words(other))


def compatible(one: str, other: str) -> bool:
    """Whether two names can be one person's: "P. O'Rourke" and "Paulo" are Paulo O'Rourke.

    Each word of the shorter must be a word of the longer, or one of the two its initial; the
    first name must be among them, and one word in full: a surname in common is not enough.
    """
    short, long = sorted((name_words(one), name_words(other)), key=len)
    if _joined(short) == _joined(long):
        return True
    pairs = _pairs(short, long)
    return bool(long) and any(index == 0 for _, index in pairs) and _in_full(pairs, long)


def alike(one: str, other: str) -> bool:
    """Whether two names are close enough to take no risk with somebody who asked to stop.

    Wider than `compatible`: a surname alone will do, and so will a name with a slip in it.
    """
    short, long = sorted((name_words(one), name_words(other)), key=len)
    if compatible(one, other) or _in_full(_pairs(short, long), long):
        return True
    pair = (_joined(short)[:_LETTERS_COMPARED], _joined(long)[:_LETTERS_COMPARED])
    return SequenceMatcher(None, *pair, autojunk=False).ratio() >= _ONE_SLIP


class Register:
    """Contacts, to be found by number, address, profile and name.

    It holds the state each contact has reached while an import is planned. Looking somebody up
    takes no longer with many contacts than with few.
    """

    def __init__(self, contacts: Iterable[Contact], stopped: Iterable[str]) -> None:
        self.contacts: dict[str, Contact] = {}
        self.stopped: set[str] = set()
        self._reached: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._named: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
        self._stopped_at: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for contact in contacts:
            self.put(contact)
        for uid in stopped:
            self.stop(uid)
        self._stopped_before = frozenset(self.stopped)
        others = (one for one in self.contacts.values() if one.uid not in self.stopped)
        self._shared = {key for other in others for key in _keys(other)}

    def put(self, contact: Contact) -> None:
        """Note a contact, or a fuller state of one."""
        self.contacts[contact.uid] = contact
        for key in _keys(contact):
            for word in _found_by(contact.name):
                self._reached[key, word][contact.uid] = None
        companies = self._named[_joined(name_words(contact.name))]
        companies.get("", {}).pop(contact.uid, None)
        companies.setdefault(_joined(words(contact.company)), {})[contact.uid] = None
        if contact.uid in self.stopped:
            self.stop(contact.uid)

    def stop(self, uid: str) -> None:
        """Note that a contact asked to stop; one that is not here is passed over."""
        contact = self.contacts.get(uid)
        if contact is None:
            return
        self.stopped.add(uid)
        for key in (*_keys(contact), *_workplace(contact)):
            self._stopped_at[key][uid] = None

    def stopped_like(self, draft: Contact, apart: Collection[str]) -> Contact | None:
        """The contact who asked to stop and may well be this person.

        They share a number, an address, a profile or the company, and the names are `alike`; or
        they share two of the first three, whatever the name.
        Nobody is `apart` who asked to stop before the import: that is not for a file to say.
        """
        for key in (*_keys(draft), *_workplace(draft)):
            for uid in self._stopped_at.get(key, ()):
                may_be = uid in self._stopped_before or uid not in apart
                if may_be and alike(self.contacts[uid].name, draft.name):
                    return self.contacts[uid]
        shared = Counter(uid for key in _keys(draft) for uid in self._stopped_at.get(key, ()))
        twice = (uid for uid, keys in shared.items() if keys > 1)
        return next((self.contacts[uid] for uid in twice if uid in self._stopped_before), None)

    def stopped_reached_at(self, key: str) -> str | None:
        """Whose number or address it is, if only people have it who asked to stop; their name.

        What somebody else had before the import too, a switchboard, is nobody's own.
        """
        before = (u for u in self._stopped_at.get(key, ()) if u in self._stopped_before)
        uid = next(before, None)
        return None if uid is None or key in self._shared else self.contacts[uid].name

    def sharing_with_stopped(self, draft: Contact) -> Contact | None:
        """Somebody who asked to stop and has a number, address or profile of this person's."""
        found = (uid for key in _keys(draft) for uid in self._stopped_at.get(key, ()))
        return next((self.contacts[uid] for uid in found), None)

    def candidates(self, draft: Contact, apart: Collection[str]) -> list[Contact]:
        """Who this person may be, likeliest first; nobody of those in `apart`.

        A number, address or profile in common and a `compatible` name; else the same name and the
        same company, or one of the two without a company.
        """
        found = dict.fromkeys((*self._reachable_as(draft), *self._named_as(draft)))
        return [self.contacts[uid] for uid in found if uid not in apart]

    def _reachable_as(self, draft: Contact) -> list[str]:
        near = dict.fromkeys(
            uid
            for key in _keys(draft)
            for word in _found_by(draft.name)
            for uid in self._reached.get((key, word), ())
        )
        may_be = [uid for uid in near if compatible(self.contacts[uid].name, draft.name)]
        joined = _joined(name_words(draft.name))
        return sorted(may_be, key=lambda u: _joined(name_words(self.contacts[u].name)) != joined)

    def _named_as(self, draft: Contact) -> Iterator[str]:
        companies = self._named.get(_joined(name_words(draft.name)), {})
        company = _joined(words(draft.company))
        yield from companies.get(company, ())
        for other, uids in companies.items():
            if not company or not other:
                yield from uids


def recognised_by(known: Contact, draft: Contact) -> str:
    """What tells that they are one, in words."""
    if draft.uid == known.uid:
        return "UID"
    shared = set(_keys(known)) & set(_keys(draft))
    for key, words_for_it in (("mailto:", "e-mail"), ("tel:", "number"), ("", "profile")):
        if any(one.startswith(key) for one in shared):
            return words_for_it
    same = known.company and same_words(known.company, draft.company)
    return "name and company" if same else "name"


def address_key(email: str) -> str:
    """An e-mail address in one spelling."""
    return f"mailto:{bare(email).casefold()}"


def number_key(phone: Phone) -> str:
    """A number in one spelling, with its extension; empty for one that can't be read."""
    return f"tel:{phone.e164};{phone.ext}" if phone.e164 else ""


def _keys(contact: Contact) -> Iterator[str]:
    """What reaches a person."""
    yield from map(address_key, contact.emails)
    yield from filter(None, map(number_key, contact.phones))
    if contact.url:
        yield contact.url.casefold().rstrip("/").removeprefix("https://").removeprefix("http://")


def _workplace(contact: Contact) -> Iterator[str]:
    if contact.company:
        yield f"company:{_joined(words(contact.company))}"


def _found_by(name: str) -> tuple[str, ...]:
    """Compatible names have one of these in common."""
    found = name_words(name)
    return (*found, _joined(found))


def _joined(found: Iterable[str]) -> str:
    return "".join(found)


def _pairs(short: tuple[str, ...], long: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each word of the shorter name with its match's place in the longer; empty if one has none."""
    free = dict(enumerate(long))
    pairs: list[tuple[str, int]] = []
    for word in sorted(short, key=len, reverse=True):
        exact = (index for index, other in free.items() if other == word)
        initial = (index for index, other in free.items() if _initial(word, other))
        index = next(exact, None)
        if index is None:
            index = next(initial, None)
        if index is None:
            return []
        del free[index]
        pairs.append((word, index))
    return pairs


def _initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in {len(one), len(other)}


def _in_full(pairs: list[tuple[str, int]], long: tuple[str, ...]) -> bool:
    return any(len(word) > 1 and word == long[index] for word, index in pairs)
