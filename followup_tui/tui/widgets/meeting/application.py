"""All the fields of an application, one below the other."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from followup_tui.desk.applying import ApplicationReading, ApplicationTyped
from followup_tui.desk.editing import Spot
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH, Field
from followup_tui.tui.widgets.fields import Fields
from followup_tui.tui.widgets.meeting.person import NameField, PeopleFound, PersonMet

_FOLLOWED = {"yes": "call them, as agreed or by the rules", "no": "leave it at that"}


class ApplicationFields(Fields[ApplicationReading]):
    """Begins with what was typed before; `people` finds whom a name may be."""

    DEFAULT_CSS = f"""
    ApplicationFields .choice {{ height: auto; }}
    ApplicationFields .choice > Static {{ width: {LABEL_WIDTH}; color: $text-accent; }}
    ApplicationFields PersonMet > .-talked {{ display: block; }}
    """

    def __init__(self, typed: ApplicationTyped, people: PeopleFound) -> None:
        super().__init__()
        self._when = Field("When", typed.when, placeholder="now · yesterday · fri")
        self._company = Field("Company", typed.company, placeholder="Larkspur Capital")
        self._position = Field("Position", typed.position, placeholder="Senior analyst")
        self._way = Field(
            "How", typed.way, placeholder="their website, by e-mail, at a fair", remarks=False
        )
        self._to = PersonMet(
            "To", typed.to, "a name, or nobody: their hiring team", people, met=False
        )
        self._note = Field("Note", typed.note, placeholder="reference LC-204", remarks=False)
        self._followed = Choice(
            _FOLLOWED, "yes" if typed.followed else "no", name="Then", id="followed"
        )

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from (self._when, self._company, self._position, self._way, self._to, self._note)
        with Horizontal(classes="choice"):
            yield Static("Then")
            yield self._followed

    @property
    def typed(self) -> ApplicationTyped:
        """What stands in the fields now."""
        return ApplicationTyped(
            when=self._when.text,
            company=self._company.text,
            position=self._position.text,
            way=self._way.text,
            to=self._to.typed,
            note=self._note.text,
            followed=self._followed.value == "yes",
        )

    @on(NameField.Given)
    def _go_on(self) -> None:
        """To the note: who is new is done with a name."""
        self._note.entry.focus()

    def show(self, reading: ApplicationReading) -> None:
        """Show the remark on each field; whoever is new may be given ways to reach them."""
        super().show(reading)
        self._to.show(new=reading.new)

    def spots(self) -> Iterator[tuple[Spot, Field]]:
        """Those with a remark."""
        own = {"when": self._when, "company": self._company, "position": self._position}
        yield from (((name, 0), field) for name, field in {**own, **self._to.remarked}.items())
