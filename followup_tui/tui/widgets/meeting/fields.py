"""All the fields of an interview, one below the other."""

from collections.abc import Iterator, Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from followup_tui.desk.editing import Spot
from followup_tui.desk.meeting import MeetingReading, MeetingTyped
from followup_tui.desk.wording import short_name
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH, Field
from followup_tui.tui.widgets.contact.listing import ListingField
from followup_tui.tui.widgets.meeting.person import NameField, PeopleFound, PersonMet

_INTERESTED = {"yes": "still interested", "no": "no longer: the e-mails say so"}


class MeetingFields(Vertical):
    """Scrolls to the field that has the focus; `typed` is what stands in all of them."""

    DEFAULT_CSS = f"""
    MeetingFields {{ height: 1fr; padding: 0 1; overflow-y: auto; scrollbar-size-vertical: 1; }}
    MeetingFields #met, MeetingFields .choice {{ height: auto; }}
    MeetingFields .choice > Static {{ width: {LABEL_WIDTH}; color: $text-accent; }}
    MeetingFields #host {{ display: none; margin-bottom: 1; }}
    MeetingFields.-several #host {{ display: block; }}
    """

    def __init__(self, people: PeopleFound) -> None:
        super().__init__()
        self._found = people
        self._when = Field("When", placeholder="now · fri 2pm · yesterday")
        self._place = Field("Where", placeholder="their office, by video", remarks=False)
        self._company = Field("Company", placeholder="Larkspur Capital")
        self._about = Field("About", placeholder="what was talked about", remarks=False)
        self._next_call = Field("Next call", placeholder="when you said you would: tue 3pm")
        self._host = Choice({"": ""}, "", id="host-choice")
        self._interest = Choice(_INTERESTED, "yes", id="interest-choice")

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from (self._when, self._place, self._company, self._about)
        with Vertical(id="met"):
            yield self._person("Met", "a name, known here or new")
        yield self._next_call
        with Horizontal(classes="choice", id="host"):
            yield Static("With")
            yield self._host
        with Horizontal(classes="choice"):
            yield Static("You are")
            yield self._interest

    def _person(self, label: str, placeholder: str) -> PersonMet:
        return PersonMet(label, placeholder, self._found)

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
            next_call=self._next_call.text,
            host=int(self._host.value or 0),
            interested=self._interest.value == "yes",
        )

    @on(Input.Changed)
    def _grow(self) -> None:
        if self.people[-1].name_field.text:
            self.query_one("#met").mount(self._person("and", "somebody else, or enter to go on"))

    @on(NameField.Given)
    def _go_on(self, event: NameField.Given) -> None:
        """To the next person, who may not be on the screen yet."""
        at = next(at for at, one in enumerate(self.people) if one.name_field is event.control)
        following = next(one for one in self.people[at + 1 :] if not one.name_field.text)
        self.call_after_refresh(following.name_field.entry.focus)

    def show(self, reading: MeetingReading) -> None:
        """Show the remark on each field."""
        said = reading.said
        for name, field in self._lines().items():
            field.said = said.get((name, 0))
        for at, person in enumerate(self.people):
            remarks = (said.get((name, at)) for name in ("people", "email", "phone"))
            person.show(*remarks, new=at in reading.new)
        hosts = {str(at): short_name(one) for at, one in reading.people.items()}
        self.set_class(bool(self._next_call.text) and len(hosts) > 1, "-several")
        self._host.offer(hosts or {"": ""})

    def go_to(self, spot: Spot) -> None:
        """Put the cursor into a field."""
        dict(self._spots())[spot].entry.focus()

    def open_list(self) -> ListingField | None:
        """The name whose matches are listed."""
        fields = (person.name_field for person in self.people)
        return next((field for field in fields if field.is_open), None)

    def _lines(self) -> Mapping[str, Field]:
        return {"when": self._when, "company": self._company, "next_call": self._next_call}

    def _spots(self) -> Iterator[tuple[Spot, Field]]:
        yield from (((name, 0), field) for name, field in self._lines().items())
        for at, person in enumerate(self.people):
            yield ("people", at), person.name_field
            yield ("email", at), person.email
            yield ("phone", at), person.phone
