"""All the fields of a contact, one below the other."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from followup_tui.desk.editing import NumberLine, Said, Spot, Typed
from followup_tui.desk.places import regions, zones
from followup_tui.tui.widgets.contact.field import Field
from followup_tui.tui.widgets.contact.lines import Line, Lines
from followup_tui.tui.widgets.contact.notes import Notes
from followup_tui.tui.widgets.contact.place import PlaceField
from followup_tui.tui.widgets.contact.stage import StageField


class ContactFields(Vertical):
    """Scrolls to the field that has the focus; `typed` is what stands in all of them."""

    DEFAULT_CSS = """
    ContactFields { height: 1fr; padding: 0 1; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

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

    def on_resize(self) -> None:
        """Keep the field with the focus in view."""
        if (focused := self.screen.focused) is not None:
            self.call_after_refresh(focused.scroll_visible, animate=False)

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

    def show(self, said: Mapping[Spot, Said]) -> None:
        """Show the remark on each field."""
        for spot, field in self._spots():
            field.said = said.get(spot)

    def go_to(self, spot: Spot) -> None:
        """Put the cursor into a field."""
        dict(self._spots())[spot].entry.focus()

    def number_at(self, focused: Widget | None) -> tuple[int, Line] | None:
        """The line of a number that has the focus, and which it is."""
        lines = enumerate(self._numbers.lines)
        return next(((at, line) for at, line in lines if line.entry is focused), None)

    def open_place(self) -> PlaceField | None:
        """The place whose matches are listed."""
        return next((field for field in (self._zone, self._region) if field.is_open), None)

    def _spots(self) -> Iterator[tuple[Spot, Field]]:
        yield ("name", 0), self._name_field
        yield ("tz", 0), self._zone
        yield ("region", 0), self._region
        yield ("hours", 0), self._hours
        for name, lines in (("phones", self._numbers), ("emails", self._addresses)):
            yield from (((name, at), line) for at, line in enumerate(lines.lines))
