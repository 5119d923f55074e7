"""What is typed of an interview, read into it, with a remark on each field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from followup_tui.desk.agreeing import Asked, agreed, home_context, when_context
from followup_tui.desk.desk import Desk
from followup_tui.desk.echo import echo
from followup_tui.desk.editing import Said, Spot, Tone
from followup_tui.desk.interviews import Interview, Met, followed_after
from followup_tui.desk.others import Others
from followup_tui.desk.people import new_contact
from followup_tui.desk.quick_names import people_called
from followup_tui.desk.wording import day_words, relative_day, role_and_company, short_name
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.email import bare, is_address
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Commitment, CommitmentKind
from followup_tui.domain.text import one_line, plain
from followup_tui.planning.situation import stop_in_force
from followup_tui.planning.when import Past, read_past, read_when
from followup_tui.planning.zones import local

NEW = "new"
"""In place of a uid: somebody who is not in the book, whatever others are called."""

_STOPPED = "asked to stop: nothing goes to them, so leave them out"
_AGREED = {CommitmentKind.APPOINTMENT: "agreed", CommitmentKind.SUGGESTION: "suggested"}


@dataclass(frozen=True, slots=True)
class PersonTyped:
    """One of those met: a name, and whose it is if that was picked (a uid, or `NEW`).

    `email` and `phone` are for somebody new; `about` is what was talked about with them alone,
    `next_call` what was agreed with them.
    """

    name: str = ""
    picked: str = ""
    email: str = ""
    phone: str = ""
    about: str = ""
    next_call: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTyped:
    """What stands in the fields."""

    when: str = ""
    place: str = ""
    company: str = ""
    about: str = ""
    people: tuple[PersonTyped, ...] = ()
    interested: bool = True

    @property
    def filled(self) -> "MeetingTyped":
        """The same without people of whom nothing is said."""
        people = tuple(person for person in self.people if person != PersonTyped())
        return replace(self, people=people)


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """The interview that is described, and what there is to remark on its fields.

    `people` are those met by their places in the form, `new` the places of whoever is new.
    """

    interview: Interview
    said: Mapping[Spot, Said]
    people: Mapping[int, Contact]
    new: frozenset[int]

    @property
    def refused(self) -> Spot | None:
        """The first field that must be seen to before it can be logged."""
        return next((spot for spot, said in self.said.items() if said.refuses), None)


def read_meeting(desk: Desk, others: Others, typed: MeetingTyped) -> MeetingReading:
    """How it reads, now; `others` is everybody in the desk's book. Never raises."""
    return _Reader(desk, others, typed).read()


class _Reader:
    def __init__(self, desk: Desk, others: Others, typed: MeetingTyped) -> None:
        self._desk, self._others, self._typed = desk, others, typed
        self._said: dict[Spot, Said] = {}
        self._new: set[int] = set()

    def read(self) -> MeetingReading:
        was = self._was()
        people = self._people()
        met = {at: self._met(at, one) for at, one in people.items()}
        interview = Interview(
            was=was,
            people=tuple(met.values()),
            place=one_line(self._typed.place),
            company=self._company(people.values()),
            note=plain(self._typed.about),
            interested=self._typed.interested,
        )
        for at, one in met.items():
            self._remark_on_person(at, one, interview)
        if not people and not self._refused:
            self._said["people", 0] = Said("whom did you meet?", refuses=True)
        said = {spot: self._said[spot] for spot in sorted(self._said, key=_in_order)}
        return MeetingReading(interview, said, people, frozenset(self._new))

    @property
    def _refused(self) -> bool:
        return any(said.refuses for said in self._said.values())

    def _was(self) -> Past:
        desk, words = self._desk, self._typed.when.strip()
        if not words:
            self._said["when", 0] = Said("empty: now")
            return Past(desk.clock())
        try:
            was = read_past(words, home_context(desk))
        except FollowupError as error:
            self._said["when", 0] = Said(str(error), Tone.BAD, refuses=True)
            return Past(desk.clock())
        here = desk.calendar.here.tz
        at, today = local(was.at, here), local(desk.clock(), here).date()
        hour = "" if was.day_only else f" {at:%H:%M}"
        when = f"= {day_words(at.date(), today)}{hour} · {relative_day(at.date(), today)}"
        self._said["when", 0] = Said(when, Tone.GOOD)
        return was

    def _people(self) -> dict[int, Contact]:
        found: dict[int, Contact] = {}
        for at, typed in enumerate(self._typed.people):
            if not one_line(typed.name):
                continue
            if (one := self._person(at, typed)) is None:
                continue
            if any(one.uid == other.uid for other in found.values()):
                self._said["people", at] = Said("named twice", Tone.BAD, refuses=True)
            else:
                found[at] = one
        return found

    def _person(self, at: int, typed: PersonTyped) -> Contact | None:
        book = self._desk.book
        if typed.picked in book.contacts:
            return book.contacts[typed.picked]
        known = [] if typed.picked == NEW else people_called(book, typed.name)
        if len(known) == 1:
            return known[0]
        if known:
            many = f"it could be {len(known)} people: choose one, or write the whole name"
            self._said["people", at] = Said(many, Tone.BAD, refuses=True)
            return None
        self._new.add(at)
        return new_contact(
            typed.name,
            at=self._desk.clock(),
            home=self._desk.calendar.here.region,
            company=self._typed.company,
            phones=(typed.phone,),
            emails=(bare(one_line(typed.email)),),
        )

    def _met(self, at: int, contact: Contact) -> Met:
        typed = self._typed.people[at]
        call = self._next_call(at, contact, typed.next_call.strip())
        return Met(contact=contact, note=plain(typed.about), agreed=call)

    def _company(self, people: Iterable[Contact]) -> str:
        """The one that was typed, or of the first person who has one."""
        if typed := one_line(self._typed.company):
            return typed
        found = next((one for one in people if one.company), None)
        if found is not None:
            company = one_line(found.company)
            self._said["company", 0] = Said(f"empty: {company}, as {short_name(found)}'s")
            return company
        return ""

    def _next_call(self, at: int, contact: Contact, words: str) -> Commitment | None:
        desk = self._desk
        if not words:
            return None
        try:
            reading = read_when(words, when_context(desk, contact))
        except FollowupError as error:
            self._said["next_call", at] = Said(str(error), Tone.BAD, refuses=True)
            return None
        call = agreed(Asked.NEXT_CALL, reading, words)
        said = f"{_AGREED[call.kind]}: {echo(reading, desk.clock(), desk.calendar.here.tz)}"
        self._said["next_call", at] = Said(said, Tone.GOOD)
        return call

    def _remark_on_person(self, at: int, met: Met, interview: Interview) -> None:
        contact = met.contact
        if stop_in_force(self._desk.book.history(contact.uid)) is not None:
            self._said["people", at] = Said(_STOPPED, Tone.BAD, refuses=True)
            return
        if at in self._new:
            self._remark_on_ways(at, contact)
        if ("people", at) not in self._said:
            said = " · ".join(self._about_person(at, met, interview))
            self._said["people", at] = Said(said, Tone.GOOD)

    def _about_person(self, at: int, met: Met, interview: Interview) -> Iterator[str]:
        contact, calendar = met.contact, self._desk.calendar
        yield "new here" if at in self._new else role_and_company(contact) or "known"
        tz = calendar.here.tz if interview.was.day_only else calendar.tz_of(contact)
        by = calendar.next_working(local(interview.was.at, tz).date(), calendar.region_of(contact))
        yield f"e-mail by {by:%a} {by.day} {by:%b}"
        if not any(map(is_address, contact.emails)):
            yield "no address yet"
        stage = followed_after(interview, met).stage
        if stage is not contact.stage:
            yield "no more calls" if stage is Stage.CLOSED else "followed up from now on"

    def _remark_on_ways(self, at: int, contact: Contact) -> None:
        for email in contact.emails:
            fit = is_address(email)
            no = Said("no e-mail address yet; kept as typed", Tone.BAD)
            self._said["email", at] = (self._shared(email) or Said("")) if fit else no
        for phone in contact.phones:
            no = Said("can't be dialled yet; kept as typed", Tone.BAD)
            self._said["phone", at] = (self._shared(phone.e164) or Said("")) if phone.e164 else no

    def _shared(self, number_or_address: str) -> Said | None:
        """That it is somebody else's; nobody comes back who asked to stop."""
        if (other := self._others.reached_at(number_or_address)) is None:
            return None
        if self._others.stopped(other):
            return Said(f"{short_name(other)}'s, who {_STOPPED}", Tone.BAD, refuses=True)
        return Said(f"{short_name(other)} has it too", Tone.BAD)


_FIELDS = ("when", "company", "people", "email", "phone", "next_call")
_OF_A_PERSON = frozenset({"people", "email", "phone", "next_call"})


def _in_order(spot: Spot) -> tuple[int, int, int]:
    """From the top of the form to its end."""
    name, at = spot
    block = _FIELDS.index("people" if name in _OF_A_PERSON else name)
    return block, at, _FIELDS.index(name)
