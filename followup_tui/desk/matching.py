"""A register of contacts, to tell who in an address book is whom here."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from followup_tui.desk.filling import names_taken
from followup_tui.desk.names import (
    alike,
    compatible,
    conflicting,
    joined,
    name_words,
    same_name,
    same_words,
    words,
)
from followup_tui.domain.contact import Contact
from followup_tui.domain.email import bare
from followup_tui.domain.phone import Phone


class Register:
    """Contacts, to be found by number, address, profile and name.

    It holds the state each contact has reached while an import is planned. Looking somebody up
    takes no longer with many contacts than with few.
    """

    def __init__(
        self,
        contacts: Iterable[Contact],
        stopped: Iterable[str],
        united: Mapping[str, str] | None = None,
    ) -> None:
        self.contacts: dict[str, Contact] = {}
        self._united = united or {}
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

    def with_uid(self, uid: str) -> Contact | None:
        """Whoever has this uid, or had it before they turned out to be somebody else here."""
        return self.contacts.get(uid) or self.contacts.get(self._united.get(uid, ""))

    def put(self, contact: Contact) -> None:
        """Note a contact, or a fuller state of one."""
        self.contacts[contact.uid] = contact
        for key in _keys(contact):
            for word in dict.fromkeys(chain.from_iterable(map(_found_by, names_taken(contact)))):
                self._reached[key, word][contact.uid] = None
        companies = self._named[joined(name_words(contact.name))]
        companies.get("", {}).pop(contact.uid, None)
        companies.setdefault(joined(words(contact.company)), {})[contact.uid] = None
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
        for key in (*_leading_to(draft), *_workplace(draft)):
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
        found = (uid for key in _leading_to(draft) for uid in self._stopped_at.get(key, ()))
        return next((self.contacts[uid] for uid in found), None)

    def candidates(self, draft: Contact, apart: Collection[str]) -> list[Contact]:
        """Who this person may be, likeliest first; nobody of those in `apart`.

        A number, address or profile in common and a `compatible` name; else the same name and the
        same company, or one of the two without a company. Nobody whom a fuller name was taken for
        that `contradicts` this one.
        """
        found = dict.fromkeys((*self._reachable_as(draft), *self._named_as(draft)))
        near = (self.contacts[uid] for uid in found if uid not in apart)
        return [one for one in near if not contradicts(one, draft.name)]

    def _reachable_as(self, draft: Contact) -> list[str]:
        near = dict.fromkeys(
            uid
            for key in _keys(draft)
            for word in _found_by(draft.name)
            for uid in self._reached.get((key, word), ())
        )
        may_be = [uid for uid in near if goes_by(self.contacts[uid], draft.name)]
        return sorted(may_be, key=lambda uid: not same_name(self.contacts[uid].name, draft.name))

    def _named_as(self, draft: Contact) -> Iterator[str]:
        companies = self._named.get(joined(name_words(draft.name)), {})
        company = joined(words(draft.company))
        yield from companies.get(company, ())
        for other, uids in companies.items():
            if not company or not other:
                yield from uids


def contradicts(known: Contact, name: str) -> bool:
    """Whether a name can't be that of a contact, by all the names that they were met under.

    What their UID alone says that they are called now tells nothing of others.
    """
    taken = names_taken(known)
    if any(same_name(one, name) for one in taken):
        return False
    return any(conflicting(one, name) for one in taken if not conflicting(one, known.name))


def goes_by(known: Contact, name: str) -> bool:
    """Whether a name can be that of a contact, by one of the names that they were met under."""
    return any(compatible(one, name) for one in names_taken(known))


def share_something(one: Contact, other: Contact) -> bool:
    """Whether a number, an address or a profile reaches both."""
    return not set(_keys(one)).isdisjoint(_keys(other))


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


def switchboard_key(phone: Phone) -> str:
    """The number that answers before an extension is dialled; empty where there is none."""
    return number_key(replace(phone, ext="")) if phone.ext else ""


def _leading_to(contact: Contact) -> Iterator[str]:
    """What reaches a person, and the numbers that are dialled on the way."""
    yield from _keys(contact)
    yield from filter(None, map(switchboard_key, contact.phones))


def _keys(contact: Contact) -> Iterator[str]:
    """What reaches a person."""
    yield from map(address_key, contact.emails)
    yield from filter(None, map(number_key, contact.phones))
    if contact.url:
        yield contact.url.casefold().rstrip("/").removeprefix("https://").removeprefix("http://")


def _workplace(contact: Contact) -> Iterator[str]:
    if contact.company:
        yield f"company:{joined(words(contact.company))}"


def _found_by(name: str) -> tuple[str, ...]:
    """Compatible names have one of these in common."""
    found = name_words(name)
    return (*found, joined(found))
