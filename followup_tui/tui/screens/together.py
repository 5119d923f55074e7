"""What to change for several contacts at once."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.bulk import Together, read_together
from followup_tui.desk.desk import Desk
from followup_tui.desk.places import zones
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.field import Field
from followup_tui.tui.widgets.contact.place import PlaceField
from followup_tui.tui.widgets.key_line import KeyLine

_STAGES = {"": "as it is"} | {str(stage): stage.replace("_", " ") for stage in Stage}
_HOW = "What is left empty stays as it is."


class TogetherForm(StatedDialog[Together | None]):
    """Answers with what to change; it changes nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.TOGETHER, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.TOGETHER,)
    DEFAULT_CSS = """
    TogetherForm #stage { margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, people: int) -> None:
        super().__init__()
        self._desk = desk
        self._whom = "one contact" if people == 1 else f"{people:,} contacts together"
        self._tags = Field("Tags", placeholder="fair, -old  (- takes one off)", remarks=False)
        self._zone = PlaceField("Time zone", "", zones, "a city or a country")

    def compose(self) -> ComposeResult:
        """A choice, two fields, the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = f"Change {self._whom}"
            yield Choice(_STAGES, "", name="Stage", id="stage")
            yield self._tags
            yield self._zone
            yield Static(_HOW, classes="echo")
            yield KeyLine()

    def where(self) -> str:
        """How many are changed, the field with the cursor, what stands against it."""
        return in_a_form(self, f"Change {self._whom}")

    @on(Input.Submitted)
    def action_next(self) -> None:
        """The next field, or the next place listed."""
        if self._zone.is_open:
            self._zone.move(1)
        else:
            self.focus_next()

    def action_previous(self) -> None:
        """The field before, or the place before."""
        if self._zone.is_open:
            self._zone.move(-1)
        else:
            self.focus_previous()

    def action_save(self) -> None:
        """Answer, once it can be read and says something."""
        try:
            together = read_together(self.query_one(Choice).value, self._tags.text, self._zone.text)
        except FollowupError as error:
            self._say(str(error))
            return
        if together.is_nothing:
            self._say("Nothing is chosen yet: a stage, tags or a time zone")
        else:
            self.dismiss(together)

    @on(Input.Changed)
    @on(Choice.Changed)
    def _changed(self) -> None:
        """What was said against it was said of something else."""
        self._say(_HOW, bad=False)

    def _say(self, words: str, *, bad: bool = True) -> None:
        line = self.query_one(".echo", Static)
        line.update(Content(words))
        line.set_class(bad, "-bad")
