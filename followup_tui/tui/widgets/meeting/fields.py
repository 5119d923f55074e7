"""All the fields of an interview, one below the other."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from followup_tui.desk.editing import Spot
from followup_tui.desk.form_reader import PersonTyped
from followup_tui.desk.meeting import MeetingReading, MeetingTyped
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH, Field
from followup_tui.tui.widgets.fields import Fields
from followup_tui.tui.widgets.meeting.person import NameField, PeopleFound, PersonMet

_INTERESTED = {"yes": "still interested", "no": "no longer: the e-mails say so"}
_FIRST, _MORE = "a name, known here or new", "somebody else, or enter to go on"


class MeetingFields(Fields[MeetingReading]):
    """Begins with what was typed before; `people` finds whom a name may be."""

    DEFAULT_CSS = f"""
    MeetingFields #met, MeetingFields .choice {{ height: auto; }}
    MeetingFields .choice > Static {{ width: {LABEL_WIDTH}; color: $text-accent; }}
    """

    def __init__(self, typed: MeetingTyped, people: PeopleFound) -> None:
        super().__init__()
        self._found = people
        self._before = typed.people
        self._when = Field("When", typed.when, placeholder="now · fri 2pm · yesterday")
        self._place = Field(
            "Where", typed.place, placeholder="their office, by video", remarks=False
        )
        self._company = Field("Company", typed.company, placeholder="Larkspur Capital")
        self._about = Field(
            "About", typed.about, placeholder="what was talked about", remarks=False
        )
        interested = "yes" if typed.interested else "no"
        self._interest = Choice(_INTERESTED, interested, name="You are", id="interest-choice")

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from (self._when, self._place, self._company, self._about)
        with Vertical(id="met"):
            for person in self._before:
                yield self._person(person, first=person is self._before[0])
            yield self._person(PersonTyped(), first=not self._before)
        with Horizontal(classes="choice"):
            yield Static("You are")
            yield self._interest

    def _person(self, typed: PersonTyped, *, first: bool = False) -> PersonMet:
        words = ("Met", typed, _FIRST) if first else ("and", typed, _MORE)
        return PersonMet(*words, self._found)

    @property
    def people(self) -> list[PersonMet]:
        """Those met, from the first to the empty line below the last."""
        return list(self.query(PersonMet))

    @property
    def typed(self) -> MeetingTyped:
        """What stands in the fields now."""
        return MeetingTyped(
            when=self._when.text,
            place=self._place.text,
            company=self._company.text,
            about=self._about.text,
            people=tuple(person.typed for person in self.people),
            interested=self._interest.value == "yes",
        )

    @on(Input.Changed)
    def _grow(self) -> None:
        if self.people[-1].name_field.text:
            self.query_one("#met").mount(self._person(PersonTyped()))

    @on(NameField.Given)
    def _go_on(self, event: NameField.Given) -> None:
        """To the next person, who may not be on the screen yet."""
        at = next(at for at, one in enumerate(self.people) if one.name_field is event.control)
        following = next(one for one in self.people[at + 1 :] if not one.name_field.text)
        self.call_later(following.name_field.entry.focus)

    def show(self, reading: MeetingReading) -> None:
        """Show the remark on each field, and what can be said of each person."""
        super().show(reading)
        for at, person in enumerate(self.people):
            person.show(new=at in reading.new)

    def spots(self) -> Iterator[tuple[Spot, Field]]:
        """Those with a remark."""
        yield from ((("when", 0), self._when), (("company", 0), self._company))
        for at, person in enumerate(self.people):
            yield from (((name, at), field) for name, field in person.remarked.items())
