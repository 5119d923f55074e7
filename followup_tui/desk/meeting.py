"""What is typed of an interview, read into it, with a remark on each field."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.editing import Said, Spot, Tone
from followup_tui.desk.form_reader import FormReader, PersonTyped
from followup_tui.desk.interviews import Interview, Met, followed_after, owed_after
from followup_tui.desk.others import Others
from followup_tui.desk.wording import due_words, role_and_company, short_name
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.email import is_address
from followup_tui.domain.text import one_line, plain


class MeetingTyped(msgspec.Struct, frozen=True, kw_only=True):
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


class MeetingReading(msgspec.Struct, frozen=True):
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


class _Reader(FormReader):
    def __init__(self, desk: Desk, others: Others, typed: MeetingTyped) -> None:
        super().__init__(desk, others)
        self._typed = typed

    def read(self) -> MeetingReading:
        was = self.was(self._typed.when.strip())
        people = self._people()
        met = {at: self._met(at, one) for at, one in people.items()}
        interview = Interview(
            was=was,
            people=tuple(met.values()),
            place=one_line(self._typed.place),
            company=self._company(people.values()),
            assumed=not one_line(self._typed.company),
            note=plain(self._typed.about),
            interested=self._typed.interested,
        )
        for at, one in met.items():
            self._remark_on_person(at, one, interview)
        if not people and not self._refused:
            self.said["people", 0] = Said("whom did you meet?", refuses=True)
        said = {spot: self.said[spot] for spot in sorted(self.said, key=_in_order)}
        return MeetingReading(interview, said, people, frozenset(self.new))

    @property
    def _refused(self) -> bool:
        return any(said.refuses for said in self.said.values())

    def _people(self) -> dict[int, Contact]:
        found: dict[int, Contact] = {}
        for at, typed in enumerate(self._typed.people):
            if not one_line(typed.name):
                continue
            if (one := self.person(at, typed, self._typed.company)) is None:
                continue
            if any(one.uid == other.uid for other in found.values()):
                self.said["people", at] = Said("named twice", Tone.BAD, refuses=True)
            else:
                found[at] = one
        return found

    def _met(self, at: int, contact: Contact) -> Met:
        typed = self._typed.people[at]
        call = self.next_call(at, contact, typed.next_call.strip())
        return Met(contact=contact, note=plain(typed.about), agreed=call)

    def _company(self, people: Iterable[Contact]) -> str:
        """The one that was typed, or of the first person who has one."""
        if typed := one_line(self._typed.company):
            return typed
        found = next((one for one in people if one.company), None)
        if found is not None:
            company = one_line(found.company)
            self.said["company", 0] = Said(f"empty: {company}, as {short_name(found)}'s")
            return company
        return ""

    def _remark_on_person(self, at: int, met: Met, interview: Interview) -> None:
        contact = met.contact
        if self.stopped(at, contact):
            return
        if at in self.new:
            self.remark_on_ways(at, contact)
        if ("people", at) not in self.said:
            said = " · ".join(self._about_person(at, met, interview))
            self.said["people", at] = Said(said, Tone.GOOD)

    def _about_person(self, at: int, met: Met, interview: Interview) -> Iterator[str]:
        contact = met.contact
        if at in self.new:
            as_typed = contact.name == one_line(self._typed.people[at].name)
            yield "new here" if as_typed else f"new here: {contact.name}"
        else:
            yield role_and_company(contact) or "known"
        if owed := owed_after(self._desk, interview, met).email:
            yield f"e-mail {due_words(owed, self._desk.clock())}"
        if not any(map(is_address, contact.emails)):
            yield "no address yet"
        if followed_after(interview, met).stage is not contact.stage:
            yield "followed up from now on"
        elif contact.stage is Stage.ACTIVE and not interview.interested and met.agreed is None:
            yield "no more calls"


_FIELDS = ("when", "company", "people", "email", "phone", "next_call")
_OF_A_PERSON = frozenset({"people", "email", "phone", "next_call"})


def _in_order(spot: Spot) -> tuple[int, int, int]:
    """From the top of the form to its end."""
    name, at = spot
    block = _FIELDS.index("people" if name in _OF_A_PERSON else name)
    return block, at, _FIELDS.index(name)
