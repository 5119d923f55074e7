"""What is typed into a contact's form, read into the contact, with a remark on each field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import replace

from followup_tui.desk.hours import hours_meant
from followup_tui.desk.number_lines import line_of, number_in, read_line, reading_of
from followup_tui.desk.others import Others
from followup_tui.desk.people import is_only_a_way, new_uid, with_zone
from followup_tui.desk.places import region_meant, region_name, zone_meant, zone_name
from followup_tui.desk.wording import short_name
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.email import is_address, is_crammed
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import one_line, plain, tag_in
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.hours import hours_of
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local

Spot = tuple[str, int]
"""A place in the form: the name of a field, and which of its lines."""

_PLACES: tuple[tuple[str, Callable[[str], Any], Any], ...] = (
    ("tz", zone_meant, ""),
    ("region", region_meant, ""),
    ("hours", hours_meant, None),
)
"""Where and when somebody is: how each is read, and what it is when nothing is typed."""


class Tone(StrEnum):
    """What a remark is for: in passing, to confirm, or to look at."""

    QUIET = ""
    GOOD = "good"
    BAD = "bad"


class Said(msgspec.Struct, frozen=True):
    """A remark on what was typed; one that `refuses` must be seen to before it is saved."""

    words: str
    tone: Tone = Tone.QUIET
    refuses: bool = False


class NumberLine(msgspec.Struct, frozen=True):
    """A number with its label; `wrong` is the number in it when that one is somebody else's.

    Once another number is typed, the mark is no longer about it.
    """

    text: str
    wrong: str = ""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the fields; a zone that was only guessed is left empty, tags are one text."""

    name: str = ""
    company: str = ""
    role: str = ""
    phones: tuple[NumberLine, ...] = ()
    emails: tuple[str, ...] = ()
    tz: str = ""
    region: str = ""
    hours: str = ""
    stage: Stage = Stage.ACTIVE
    position: str = ""
    address: str = ""
    tags: str = ""
    notes: str = ""

    @property
    def filled(self) -> "Typed":
        """The same without lines that are empty."""
        return msgspec.structs.replace(
            self,
            phones=tuple(line for line in self.phones if line.text),
            emails=tuple(filter(None, self.emails)),
        )


class Around(msgspec.Struct, frozen=True):
    """What a form is read against; `now` is for the time it is there."""

    others: Others
    calendar: Calendar
    policy: Policy
    now: datetime


class Reading(msgspec.Struct, frozen=True):
    """The contact that a form describes, and what there is to remark on its fields.

    `numbers` are those read from its lines, by their places.
    """

    contact: Contact
    said: Mapping[Spot, Said]
    numbers: Mapping[int, Phone]

    @property
    def refused(self) -> Spot | None:
        """The first field that must be seen to before the contact can be saved."""
        return next((spot for spot, said in self.said.items() if said.refuses), None)


def blank(at: datetime) -> Contact:
    """A contact coming in at this moment, with everything still to be filled in."""
    return Contact(uid=new_uid(), name="", added=at.astimezone(UTC))


def typed_of(contact: Contact) -> Typed:
    """A contact as it stands in the form before anything is typed."""
    return Typed(
        name=one_line(contact.name),
        company=one_line(contact.company),
        role=one_line(contact.role),
        phones=tuple(
            NumberLine(line_of(phone), number_in(phone) if phone.wrong else "")
            for phone in contact.phones
        ),
        emails=tuple(map(one_line, contact.emails)),
        tz="" if contact.tz_guessed else contact.tz,
        region=contact.region,
        hours=str(contact.hours or ""),
        stage=contact.stage,
        tags=", ".join(map(one_line, contact.tags)),
        position=one_line(contact.position),
        address=one_line(contact.address),
        notes=plain(contact.notes),
    )


def read(opened: Contact, typed: Typed, latest: Contact, around: Around) -> Reading:
    """What the form makes of a contact that was `opened` in it and is `latest` by now.

    Only what differs from `opened` is set: whatever else changed meanwhile stays as it has become.
    """
    return _Reader(opened, typed, latest, around).read()


def remarks_on(contact: Contact, around: Around) -> Iterator[str]:
    """What the form remarks on a contact who is new: whose it is too, what can't be used yet."""
    empty, typed = blank(around.now), typed_of(contact)
    lines = {"phones": [line.text for line in typed.phones], "emails": typed.emails}
    for (name, at), said in read(empty, typed, empty, around).said.items():
        if said.tone is Tone.BAD:
            yield f"{lines[name][at]}: {said.words}" if name in lines else said.words


class _Reader:
    def __init__(self, opened: Contact, typed: Typed, latest: Contact, around: Around) -> None:
        self._before, self._typed, self._now = typed_of(opened), typed, typed_of(latest)
        self._opened, self._latest, self._around = opened, latest, around
        self._set: dict[str, Any] = {}
        self._said: dict[Spot, Said] = {}
        self._phones: dict[int, Phone] = {}

    def read(self) -> Reading:
        self._words()
        self._places()
        self._numbers()
        self._addresses()
        contact = replace(self._latest, **self._set)
        if self._set.keys() & {"phones", "tz"}:
            contact = with_zone(contact)
        self._remark_on_name(contact)
        self._remark_on_places(contact)
        order = list(Typed.__struct_fields__)
        spots = sorted(self._said, key=lambda spot: (order.index(spot[0]), spot[1]))
        return Reading(contact, {spot: self._said[spot] for spot in spots}, self._phones)

    def _words(self) -> None:
        for name in ("name", "company", "role", "position", "address"):
            if self._changed(name):
                self._set[name] = one_line(getattr(self._typed, name))
        if self._changed("stage"):
            self._set["stage"] = self._typed.stage
        if self._changed("notes"):
            self._set["notes"] = plain(self._typed.notes)
        if self._changed("tags"):
            before, now = _listed(self._before.tags), _listed(self._typed.tags)
            self._set["tags"] = tuple(_merged(before, now, _listed(self._now.tags)))

    def _places(self) -> None:
        for name, meant, unknown in _PLACES:
            text = one_line(getattr(self._typed, name))
            if text == getattr(self._before, name):
                continue
            try:
                self._set[name] = meant(text) if text else unknown
            except FollowupError as error:
                self._said[name, 0] = Said(str(error), Tone.BAD, refuses=True)
        if "tz" in self._set:
            self._set["tz_guessed"] = False

    def _numbers(self) -> None:
        country = self._around.calendar.region_of(replace(self._latest, **self._set))
        moved = country != self._around.calendar.region_of(self._opened)
        known = {line_of(phone): phone for phone in (*self._opened.phones, *self._latest.phones)}
        lines: list[NumberLine] = []
        for at, typed in enumerate(self._typed.phones):
            line = NumberLine(one_line(typed.text), typed.wrong)
            if not line.text:
                continue
            lines.append(line)
            phone = known.get(line.text)
            if phone is None or (moved and not phone.e164):
                phone = read_line(line.text, country)
            if line not in self._before.phones:
                phone = replace(phone, wrong=line.wrong == number_in(phone))
            known[line.text] = self._phones[at] = phone
            self._said["phones", at] = self._remark_on_number(phone)
        if moved or lines != list(self._before.phones):
            before, now, latest = (
                [line.text for line in some]
                for some in (self._before.phones, lines, self._now.phones)
            )
            self._set["phones"] = tuple(known[text] for text in _merged(before, now, latest))

    def _remark_on_number(self, phone: Phone) -> Said:
        if phone.wrong:
            return Said("somebody else's: not called", Tone.BAD)
        if not phone.e164:
            return Said("can't be dialled yet; kept as typed", Tone.BAD)
        reads = reading_of(phone, self._around.calendar.here.region)
        return self._shared(phone.e164) or Said(reads, Tone.GOOD)

    def _addresses(self) -> None:
        lines = [one_line(line) for line in self._typed.emails]
        for at, line in enumerate(lines):
            if line and (said := self._remark_on_address(line)):
                self._said["emails", at] = said
        kept = tuple(filter(None, lines))
        if kept != self._before.emails:
            merged = _merged(self._before.emails, kept, self._now.emails)
            self._set["emails"] = tuple(merged)

    def _remark_on_address(self, address: str) -> Said | None:
        if is_crammed(address) and address not in self._before.emails:
            return Said("not one address: each on a line of its own", Tone.BAD, refuses=True)
        if not is_address(address):
            return Said("no e-mail address yet; kept as typed", Tone.BAD)
        return self._shared(address)

    def _shared(self, number_or_address: str) -> Said | None:
        """That somebody else can be reached there; nobody comes back who asked to stop."""
        others = self._around.others
        other = others.reached_at(number_or_address)
        if others.remembers_stop(number_or_address):
            return Said("somebody's who asked to stop, and was forgotten", Tone.BAD, refuses=True)
        if other is None:
            return None
        if others.stopped(other):
            return Said(f"{short_name(other)}'s, who asked to stop", Tone.BAD, refuses=True)
        return Said(f"{short_name(other)} has it too", Tone.BAD)

    def _remark_on_name(self, contact: Contact) -> None:
        if not contact.name:
            self._said["name", 0] = Said("a name is needed", refuses=True)
        elif is_only_a_way(contact.name) and "name" in self._set:
            self._said["name", 0] = Said("that is no name: whose is it?", Tone.BAD, refuses=True)
        elif (other := self._around.others.named(contact.name, contact.company)) is not None:
            where = f" at {one_line(other.company)}" if other.company else ""
            self._said["name", 0] = Said(f"{short_name(other)}{where} is here already", Tone.BAD)

    def _remark_on_places(self, contact: Contact) -> None:
        for name, remark in (
            ("tz", self._about_zone),
            ("region", self._about_region),
            ("hours", self._about_hours),
        ):
            if (name, 0) not in self._said:
                self._said[name, 0] = remark(contact)

    def _about_zone(self, contact: Contact) -> Said:
        if not contact.tz:
            return Said("empty: guessed from the number, once there is one")
        try:
            there = local(self._around.now, contact.tz)
        except ValueError as error:
            return Said(str(error), Tone.BAD)
        where = f"{zone_name(contact.tz)} · {there:%H:%M} there now"
        if contact.tz_guessed:
            return Said(f"guessed from the number: {where}")
        return Said(f"= {where}", Tone.GOOD)

    def _about_region(self, contact: Contact) -> Said:
        if contact.region:
            return Said(f"= the holidays of {region_name(contact.region)}", Tone.GOOD)
        there = region_name(self._around.calendar.region_of(contact))
        why = "where the zone is" if contact.tz else "as here, until the zone is known"
        return Said(f"empty: {there}, {why}")

    def _about_hours(self, contact: Contact) -> Said:
        hours = hours_of(contact, self._around.policy)
        shown = f"{hours.starts:02}:00 to {hours.ends:02}:00 there"
        if contact.hours:
            return Said(f"= {shown}", Tone.GOOD)
        return Said(f"empty: {shown}, as for everybody")

    def _changed(self, name: str) -> bool:
        return bool(getattr(self._typed, name) != getattr(self._before, name))


def _merged(before: Sequence[str], now: Sequence[str], latest: Sequence[str]) -> list[str]:
    """A list as the user made it of `before`, with what came and went elsewhere meanwhile."""
    kept = [one for one in now if one not in before or one in latest]
    return kept + [one for one in latest if one not in before and one not in now]


def _listed(tags: str) -> list[str]:
    return list(filter(None, map(tag_in, tags.split(","))))
