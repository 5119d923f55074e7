"""Contacts as a user makes and changes them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from time import time_ns
from uuid import uuid4

import msgspec

from followup_tui.desk.number_lines import read_line
from followup_tui.desk.others import Others
from followup_tui.desk.stop_markers import leading_to, stop_remembered
from followup_tui.desk.wording import short_name
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Hours, Stage
from followup_tui.domain.email import bare, is_address, is_crammed
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.phone import zone_of
from followup_tui.domain.text import one_line, plain, tag_in
from followup_tui.planning.zones import country_of

_WITH_ADDRESS = re.compile(r"(?:\"([^\"]+)\"\s*|([^\"<>]+))<([^<>]*)>\s*(?:,(.*))?", re.DOTALL)
"""A name with an address behind it in angle brackets, and what comes after a comma."""

_OWN = "ca11ed"
"""Stands in every identifier of ours: of those that others make up, one in 16 million has it."""

_OWN_UID = re.compile(f"[12][0-9a-f]{{15}}{_OWN}[0-9a-f]{{10}}")
_SHOWN = 60
_LEAST_DIGITS = 3
"""No telephone number has fewer."""


def new_uid() -> str:
    """A new stable identifier; two of one moment sort in the order they were made."""
    return f"{time_ns():016x}{_OWN}{uuid4().hex[22:]}"


def made_at(uid: str) -> datetime | None:
    """The moment at which an identifier of ours was made; `None` for one from elsewhere."""
    if _OWN_UID.fullmatch(uid) is None:
        return None
    return datetime.fromtimestamp(int(uid[:16], 16) / 1e9, UTC)


def new_contact(  # noqa: PLR0913 - one keyword for each thing a contact may have
    name: str,
    *,
    at: datetime,
    home: str,
    company: str = "",
    role: str = "",
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    address: str = "",
    position: str = "",
    tz: str = "",
    region: str = "",
    hours: Hours | None = None,
    stage: Stage = Stage.ACTIVE,
    tags: Iterable[str] = (),
    notes: str = "",
) -> Contact:
    """A contact from what a user typed; the zone is guessed from a phone number when not given.

    Numbers may have what they are called before them; without a country code they are read as in
    the contact's region, their zone's country, or `home`, in that order. `at` is the moment it
    comes in.
    """
    country = region or country_of(tz) or home
    numbers = tuple(read_line(typed, country) for typed in phones if typed.strip())
    return with_zone(
        Contact(
            uid=new_uid(),
            name=one_line(name),
            company=one_line(company),
            role=one_line(role),
            phones=numbers,
            emails=tuple(bare(one_line(email)) for email in emails if email.strip()),
            address=one_line(address),
            position=one_line(position),
            tz=tz,
            region=region,
            hours=hours,
            stage=stage,
            tags=tuple(filter(None, map(tag_in, tags))),
            notes=plain(notes),
            added=at.astimezone(UTC),
        )
    )


def name_and_ways(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name in "Sam Okoye, sam@larkspur.example, +1 212 555 0143", the addresses, the numbers.

    What is neither is still of the name, as in "Okoye, Sam". An address may follow the name as
    programs write it: "Sam Okoye <sam@larkspur.example>", "Okoye, Sam" in quotation marks. The name
    is empty where an address or a number stands in its place.
    """
    written = _WITH_ADDRESS.fullmatch(text.strip())
    if written and is_address(address := bare(written[3])):
        named = _plainly(written[1]) or (written[2] or "").rstrip(" ,")
        text = ",".join(filter(None, [named, address, written[4]]))
    name, *behind = (part.strip() for part in text.split(","))
    kept = next((at for at in range(len(behind), 0, -1) if not _is_way(behind[at - 1])), 0)
    names, ways = [name, *behind[:kept]], [bare(way) for way in behind[kept:]]
    if not kept and is_only_a_way(name):
        names, ways = [], [bare(name), *ways]
    emails = tuple(filter(is_address, ways))
    return ", ".join(names), emails, tuple(way for way in ways if way not in emails)


def is_only_a_way(text: str) -> bool:
    """Whether a text is an address or a number that stands where a name should."""
    text = text.strip()
    if "@" in text:
        return len(text.split()) == 1
    return _has_digits(text) and not any(map(str.isalpha, text))


def _plainly(quoted: str | None) -> str:
    """A name from between quotation marks, the family name last."""
    family, _, first = (quoted or "").partition(",")
    return f"{first.strip()} {family.strip()}".strip().replace(",", "")


def _is_way(text: str) -> bool:
    return is_address(bare(text)) or ("@" not in text and _has_digits(text))


def _has_digits(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _LEAST_DIGITS


def with_zone(contact: Contact) -> Contact:
    """The contact with the zone its numbers agree on, where none was given."""
    if contact.tz and not contact.tz_guessed:
        return contact
    zones = {found for phone in contact.dialable if (found := zone_of(phone))}
    guess = zones.pop() if len(zones) == 1 else ""
    return msgspec.structs.replace(contact, tz=guess, tz_guessed=bool(guess))


def refuse_unfit(book: Book, contact: Contact) -> None:
    """Refuse a contact without a name, and one who is somebody that asked to stop (rule 12).

    Refused is also a new name that is an address or a number, and a new address that is several, or
    has something beside it.
    Nobody comes back under another name: a number or an address of theirs is enough. Raises
    `FollowupError`.
    """
    if not contact.name:
        raise FollowupError("a contact needs a name")
    if found := stop_remembered(book, leading_to(contact)):
        raise FollowupError(f"{found} is somebody's who asked to stop, and was forgotten")
    before = book.contacts.get(contact.uid)
    if is_only_a_way(contact.name) and not (before and before.name == contact.name):
        raise FollowupError(f"{short_name(contact)!r} is no name: whose is it?")
    for email in contact.emails:
        if is_crammed(email) and not (before and email in before.emails):
            raise FollowupError(f"{one_line(email)[:_SHOWN]!r} is not one e-mail address")
    others = Others(book, contact.uid)
    numbers = (phone.e164 for phone in contact.dialable)
    for same in (*numbers, *(email.casefold() for email in contact.emails)):
        other = others.reached_at(same)
        if other is not None and others.stopped(other):
            raise FollowupError(f"{same} is {short_name(other)}'s, who asked to stop")
