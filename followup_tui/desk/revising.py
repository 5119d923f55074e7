"""A contact changed field by field, in words: the form, for whoever can't see it."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.editing import Around, NumberLine, Tone, read, typed_of
from followup_tui.desk.number_lines import number_in, read_line
from followup_tui.desk.others import Others
from followup_tui.desk.their_numbers import known_number
from followup_tui.desk.wording import short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line, tag_in

_NAMES = {"phones": "number", "emails": "e-mail", "tz": "time zone", "tags": "tag"}
"""Fields whose names are no words."""

_Line = TypeVar("_Line")


class ListChange(msgspec.Struct, frozen=True):
    """What is put first on a list of a contact's, and what is taken off it.

    An empty text among what is put on takes off all that is there.
    """

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """What is put on."""
        return tuple(text for text in self.on if text.strip())

    @property
    def clears(self) -> bool:
        """Whether all that is there is taken off."""
        return len(self.given) < len(self.on)


class Revised(msgspec.Struct, frozen=True):
    """A contact as it was changed, the names of what differs, and what there is to remark on it."""

    contact: Contact
    changed: tuple[str, ...]
    remarks: tuple[str, ...]


def revised(
    desk: Desk,
    contact: Contact,
    fields: Mapping[str, Any],
    *,
    phones: ListChange,
    emails: ListChange,
    tags: ListChange,
) -> Revised:
    """The contact with these fields as one types them into its form, and with other lists.

    What the form refuses raises `FollowupError`, as does taking off what is not there.
    """
    typed = replace(
        typed_of(contact),
        **fields,
        phones=_numbers(desk, contact, phones),
        emails=_texts(contact, "emails", contact.emails, emails),
        tags=", ".join(_tags(contact, tags)),
    )
    others = Others(desk.book, contact.uid)
    around = Around(others, desk.calendar, desk.policy, desk.clock())
    reading = read(contact, typed, contact, around)
    if (spot := reading.refused) is not None:
        raise FollowupError(f"{called(spot[0])}: {reading.said[spot].words}")
    changed = [
        name.removesuffix("_guessed")
        for name in Contact.__struct_fields__
        if getattr(contact, name) != getattr(reading.contact, name)
    ]
    new = {"phones": len(phones.given), "emails": len(emails.given)}
    remarks = [
        f"{called(name)}: {said.words}"
        for (name, at), said in reading.said.items()
        if name in changed and said.tone is Tone.BAD and at < new.get(name, 1)
    ]
    return Revised(reading.contact, tuple(dict.fromkeys(map(called, changed))), tuple(remarks))


def called(field: str) -> str:
    """The name of a field, in words."""
    return _NAMES.get(field, field)


def _numbers(desk: Desk, contact: Contact, listed: ListChange) -> tuple[NumberLine, ...]:
    """The lines of the numbers; one that is put on though it was wrong is theirs again."""
    country = desk.calendar.region_of(contact)
    on = {number_in(read_line(text, country)): NumberLine(one_line(text)) for text in listed.given}
    off = {known_number(desk, contact, text): text for text in listed.off}
    lines = zip(map(number_in, contact.phones), typed_of(contact).phones, strict=True)
    return _revised(contact, "phones", list(lines), on, off, clears=listed.clears)


def _tags(contact: Contact, listed: ListChange) -> tuple[str, ...]:
    if listed == ListChange():
        return contact.tags
    on, off = (tuple(map(tag_in, texts)) for texts in (listed.on, listed.off))
    return _texts(contact, "tags", tuple(map(tag_in, contact.tags)), ListChange(on, off))


def _texts(
    contact: Contact, name: str, known: tuple[str, ...], listed: ListChange
) -> tuple[str, ...]:
    """A list of texts, told apart without their case."""
    on = {text.casefold(): text for text in map(one_line, listed.given)}
    off = {text.casefold(): text for text in map(one_line, listed.off)}
    lines = [(text.casefold(), text) for text in known]
    return _revised(contact, name, lines, on, off, clears=listed.clears)


def _revised(
    contact: Contact,
    name: str,
    known: list[tuple[str, _Line]],
    on: Mapping[str, _Line],
    off: Mapping[str, str],
    *,
    clears: bool,
) -> tuple[_Line, ...]:
    for key in off.keys() - dict(known).keys():
        raise FollowupError(f"{short_name(contact)} has no {called(name)} {one_line(off[key])!r}")
    stay = (line for key, line in known if key not in on and key not in off)
    return (*on.values(), *(() if clears else stay))
