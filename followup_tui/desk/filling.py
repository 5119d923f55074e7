"""What a file says of a person as a contact, and what that adds to a contact that is known."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from followup_tui.desk.hours import hours_meant
from followup_tui.desk.names import says_more
from followup_tui.desk.places import region_meant, zone_meant
from followup_tui.domain.contact import Contact, Hours, Stage
from followup_tui.domain.email import bare, is_address
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.number_cell import numbers_in
from followup_tui.domain.person import Person
from followup_tui.domain.phone import Phone, read_phone, zone_of
from followup_tui.domain.text import one_line, with_lines
from followup_tui.planning.zones import country_of

_EMAIL = "E-mail"
_NAME = "Name"
_CALLED = "Was called: "
_LONGEST_UID = 100
_FILLED_WHEN_EMPTY = ("company", "role", "region", "hours", "url", "address", "position")


def draft_of(person: Person, said: list[str], *, at: datetime, home: str) -> Contact:
    """The contact a row describes, coming in at `at` (UTC).

    Its uid is empty unless the file has one. What does not fit its field is kept in the notes, and
    what there is to tell is added to `said`. Numbers are read as in the person's region, their
    zone's country, or `home`.
    """
    kept: list[str] = []

    def keep(what: str, value: str, problem: str) -> None:
        said.append(f"{problem}; kept in the notes")
        kept.append(_kept(what, value))

    emails = tuple(map(bare, person.emails))
    for email in emails:
        if not is_address(email):
            keep(_EMAIL, email, f"“{email}” is no e-mail address")
    tz = _zone(person.tz)
    if person.tz and not tz:
        keep("Time zone", person.tz, f"there is no time zone called “{person.tz}”")
    region = _region(person.region)
    if person.region and not region:
        keep("Region", person.region, f"“{person.region}” is no region such as US or US-CA")
    stage = _stage(person.stage)
    if person.stage and not stage:
        keep("Stage", person.stage, f"“{person.stage}” is no stage")
    hours = _hours(person.hours)
    if person.hours and not hours:
        keep("Hours", person.hours, f"“{person.hours}” are no hours such as 9-17")
    country = region or country_of(tz) or home
    phones = _more_phones((), _numbers(person, country))
    said += [f"“{p.typed}” can't be dialled; kept as it is" for p in phones if not p.e164]
    return Contact(
        uid=person.uid if len(person.uid) <= _LONGEST_UID else "",
        name=person.name,
        company=person.company,
        role=person.role,
        phones=tuple(phones),
        emails=tuple(_more_words((), filter(is_address, emails))),
        tz=tz,
        region=region,
        hours=hours,
        stage=stage or Stage.LEAD,
        tags=tuple(_more_words((), person.tags)),
        notes="\n".join(filter(None, [person.notes, *kept])),
        url=person.url,
        address=person.address,
        position=person.position,
        added=at,
    )


def _numbers(person: Person, country: str) -> Iterator[Phone]:
    for text, label in person.phones:
        for typed, kind in numbers_in(text):
            yield read_phone(typed, country, kind or label)


def former_name(name: str) -> str:
    """How the notes keep the name under which somebody was here as well (see `names_taken`)."""
    return f"{_CALLED}{name}"


def _kept(what: str, value: str) -> str:
    """How the notes keep what does not fit its field."""
    return f"{what} in the file: {value}"


def names_taken(contact: Contact) -> tuple[str, ...]:
    """What a contact is called, and the other names that the notes keep."""
    kept = (
        line.removeprefix(beginning)
        for line in contact.notes.splitlines()
        for beginning in (_kept(_NAME, ""), _CALLED)
        if line.startswith(beginning)
    )
    return (contact.name, *kept)


def additions(known: Contact, draft: Contact) -> dict[str, Any]:
    """The fields of a known contact that a file fills or lengthens; nothing it has is changed.

    The one exception is a zone that was guessed: a zone the file names takes its place. A fuller
    name is kept in the notes, so that nobody else is taken for the same person: John Smith here
    as J. Smith is not Jane.
    """
    fields: dict[str, Any] = {
        name: getattr(draft, name)
        for name in _FILLED_WHEN_EMPTY
        if getattr(draft, name) and not getattr(known, name)
    }
    read = (phone if phone.e164 else _read_there(phone, known) for phone in draft.phones)
    if phones := _more_phones(known.phones, read):
        fields["phones"] = (*known.phones, *phones)
    if emails := _more_words(map(bare, known.emails), draft.emails):
        fields["emails"] = (*known.emails, *emails)
    if tags := _more_words(known.tags, draft.tags):
        fields["tags"] = (*known.tags, *tags)
    has = {_kept(_EMAIL, email) for email in known.emails}
    lines = [line for line in draft.notes.splitlines() if line not in has]
    if all(says_more(draft.name, taken) for taken in names_taken(known)):
        lines.append(_kept(_NAME, one_line(draft.name)))
    said = "\n".join(lines)
    if (notes := with_lines(known.notes, said)) != known.notes:
        fields["notes"] = notes
    return fields | _better_zone(known, draft, fields.get("phones", ()))


def _better_zone(known: Contact, draft: Contact, numbers: tuple[Phone, ...]) -> dict[str, Any]:
    """A zone the file names beats a guess, a guess beats none; `numbers` if there are new ones."""
    if draft.tz and not draft.tz_guessed and (known.tz_guessed or not known.tz):
        return {"tz": draft.tz, "tz_guessed": False}
    if known.tz:
        return {}
    if draft.tz:
        return {"tz": draft.tz, "tz_guessed": True}
    return guessed_zone(numbers)


def guessed_zone(phones: Iterable[Phone]) -> dict[str, Any]:
    """The zone that all the numbers agree on."""
    zones = {found for phone in phones if phone.dialable and (found := zone_of(phone))}
    return {"tz": zones.pop(), "tz_guessed": True} if len(zones) == 1 else {}


def _read_there(phone: Phone, known: Contact) -> Phone:
    """A number that is none at home may be one where the contact is known to be."""
    country = known.region or ("" if known.tz_guessed else country_of(known.tz))
    return replace(read_phone(phone.typed, country, phone.label), wrong=phone.wrong)


def _more_phones(have: Iterable[Phone], read: Iterable[Phone]) -> list[Phone]:
    """Those numbers that are not there yet, in E.164 with their extension or as typed."""
    seen: set[tuple[str, str]] = set()
    more: list[Phone] = []
    for known in have:
        seen |= _spellings(known)
    for phone in read:
        if seen.isdisjoint(_spellings(phone)):
            more.append(phone)
        seen |= _spellings(phone)
    return more


def _spellings(phone: Phone) -> set[tuple[str, str]]:
    """What tells that two numbers are one; for one that can't be read, also what stands in it."""
    if phone.e164:
        return {("as typed", phone.typed.casefold()), (phone.e164, phone.ext)}
    parts = (typed.casefold() for typed, _ in numbers_in(phone.typed))
    return {("as typed", typed) for typed in (phone.typed.casefold(), *parts)}


def _more_words(have: Iterable[str], said: Iterable[str]) -> list[str]:
    """Those texts that are not there yet in any case."""
    seen = {text.casefold() for text in have}
    more = {text.casefold(): text for text in reversed(list(said))}
    return [text for folded, text in reversed(more.items()) if folded not in seen]


def in_known_zone(contact: Contact, said: list[str]) -> Contact:
    """The contact with a zone that there is, or none; the unknown one is kept in the notes."""
    if not contact.tz or _zone(contact.tz):
        return contact
    said.append(f"there is no time zone called “{contact.tz}”; kept in the notes")
    notes = with_lines(contact.notes, f"Time zone in the file: {contact.tz}")
    return replace(contact, tz="", tz_guessed=False, notes=notes)


def in_known_zones(entry: Interaction, said: list[str]) -> Interaction:
    """The interaction without zones that there are not; the contact's own then counts."""
    agreed = entry.commitment
    unknown = {tz for tz in (entry.tz, agreed.tz if agreed else "") if tz and not _zone(tz)}
    if not unknown:
        return entry
    said += [f"there is no time zone called “{tz}”; left out" for tz in sorted(unknown)]
    if agreed and agreed.tz in unknown:
        agreed = replace(agreed, tz="")
    return replace(entry, tz="" if entry.tz in unknown else entry.tz, commitment=agreed)


@lru_cache(maxsize=1024)
def _zone(text: str) -> str:
    """The zone a file means, or empty when it can't be told."""
    return _told(zone_meant, text)


def _hours(text: str) -> Hours | None:
    """The hours meant, or `None`."""
    try:
        return hours_meant(text)
    except FollowupError:
        return None


@lru_cache(maxsize=1024)
def _region(text: str) -> str:
    """The region a file means, or empty when it can't be told."""
    return _told(region_meant, text)


def _told(meant: Callable[[str], str], text: str) -> str:
    try:
        return meant(text) if text else ""
    except FollowupError:
        return ""


def _stage(text: str) -> Stage | None:
    try:
        return Stage(text.casefold().replace(" ", "_").replace("-", "_"))
    except ValueError:
        return None
