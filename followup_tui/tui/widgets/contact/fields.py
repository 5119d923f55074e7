"""All the fields of a contact, one below the other."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widget import Widget

from followup_tui.desk.editing import NumberLine, Reading, Spot, Typed
from followup_tui.desk.places import regions, zones
from followup_tui.tui.widgets.contact.field import Field
from followup_tui.tui.widgets.contact.lines import Line, Lines
from followup_tui.tui.widgets.contact.notes import Notes
from followup_tui.tui.widgets.contact.place import PlaceField
from followup_tui.tui.widgets.contact.stage import StageField
from followup_tui.tui.widgets.fields import Fields


class ContactFields(Fields[Reading]):
    """Begins with what a contact is."""

    def __init__(self, typed: Typed) -> None:
        super().__init__()
        self._name_field = Field("Name", typed.name, placeholder="Dana Whitfield")
        self._company = Field("Company", typed.company, remarks=False)
        self._role = Field("Role", typed.role, remarks=False)
        self._numbers = Lines(
            "Numbers", typed.phones, "mobile +1 212 555 0188 x204", "another number"
        )
        addresses = [NumberLine(email) for email in typed.emails]
        self._addresses = Lines("E-mail", addresses, "dana@larkspur.example", "another address")
        self._zone = PlaceField("Time zone", typed.tz, zones, "part of a city or country")
        self._region = PlaceField("Region", typed.region, regions, "a country, or part of one")
        self._hours = Field("Hours", typed.hours, placeholder="9–17, on their clock")
        self._stage = StageField(typed.stage)
        self._tags = Field(
            "Tags", typed.tags, placeholder="with commas between them", remarks=False
        )
        self._position = Field(
            "Position", typed.position, placeholder="the one you seek there", remarks=False
        )
        self._address = Field(
            "Address", typed.address, placeholder="theirs, for a work-search record", remarks=False
        )
        self._notes = Notes(typed.notes)

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from (self._name_field, self._company, self._role, self._numbers, self._addresses)
        yield from (self._zone, self._region, self._hours, self._stage)
        yield from (self._position, self._address, self._tags, self._notes)

    @property
    def typed(self) -> Typed:
        """What stands in the fields now."""
        return Typed(
            name=self._name_field.text,
            company=self._company.text,
            role=self._role.text,
            phones=self._numbers.typed,
            emails=tuple(line.text for line in self._addresses.lines),
            tz=self._zone.text,
            region=self._region.text,
            hours=self._hours.text,
            stage=self._stage.stage,
            tags=self._tags.text,
            position=self._position.text,
            address=self._address.text,
            notes=self._notes.area.text,
        )

    def number_at(self, focused: Widget | None) -> tuple[int, Line] | None:
        """The line of a number that has the focus, and which it is."""
        lines = enumerate(self._numbers.lines)
        return next(((at, line) for at, line in lines if line.entry is focused), None)

    def spots(self) -> Iterator[tuple[Spot, Field]]:
        """Those with a remark."""
        yield ("name", 0), self._name_field
        yield ("tz", 0), self._zone
        yield ("region", 0), self._region
        yield ("hours", 0), self._hours
        for name, lines in (("phones", self._numbers), ("emails", self._addresses)):
            yield from (((name, at), line) for at, line in enumerate(lines.lines))
