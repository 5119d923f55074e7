"""Two contacts side by side, and the one they will be."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from followup_tui.desk.uniting import Compared, Pair, Side, Sides
from followup_tui.desk.wording import short_name
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.key_line import KeyLine

_ASKS = "Left and right choose; what is not chosen is kept in the notes."
_SAYS_THE_SAME = "Nothing to choose: the two don't differ."


class Unite(StatedDialog[Sides | None]):
    """Answers with whose word counts where the two differ; it changes nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.UNITE, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.UNITE,)
    AUTO_FOCUS = "Choice, VerticalScroll"
    DEFAULT_CSS = """
    Unite {
        & VerticalScroll { height: auto; max-height: 42vh; }
        & Horizontal { height: auto; }
        & .label { width: 12; color: $quiet; }
        & .made { width: 1fr; }
        & #comes { margin-top: 1; }
    }
    """

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self._pair = pair
        self._sides: dict[str, Side] = {}

    def compose(self) -> ComposeResult:
        """Field by field; then what else comes of it, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._whom)
            with VerticalScroll(can_focus=not self._pair.asked):
                for row in self._pair.compared({}):
                    yield from self._field(row)
            yield Static(id="comes", classes="echo")
            yield Static(_ASKS if self._pair.asked else _SAYS_THE_SAME, classes="hint")
            yield KeyLine()

    @property
    def _whom(self) -> str:
        return f"One person: {short_name(self._pair.left)} and {short_name(self._pair.right)}"

    def where(self) -> str:
        """Who they are, and in which field one chooses."""
        return (
            in_a_form(self, self._whom) if self._pair.asked else f"{self._whom}. {_SAYS_THE_SAME}"
        )

    def _field(self, row: Compared) -> Iterator[Widget]:
        made: Widget = Static(classes="made", id=f"made-{row.field}")
        if row.side is not None:
            sides = {Side.LEFT.value: row.left, Side.RIGHT.value: row.right}
            made = Choice(sides, row.side.value, name=row.label, id=f"choose-{row.field}")
        yield Horizontal(Static(Content(row.label), classes="label"), made)

    def on_mount(self) -> None:
        """Show what they will be."""
        self._show()

    def _show(self) -> None:
        for row in self._pair.compared(self._sides):
            if row.side is None:
                self.query_one(f"#made-{row.field}", Static).update(Content(_made_of(row)))
        lines = self._pair.consequences(self._sides)
        self.query_one("#comes", Static).update(Content("\n".join(lines)))

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        field = (event.choice.id or "").removeprefix("choose-")
        self._sides[field] = Side(event.value)
        self._show()

    def action_do(self) -> None:
        """Answer."""
        self.dismiss(dict(self._sides))


def _made_of(row: Compared) -> str:
    """What a field will be; of what and what, where that is joined."""
    if row.left and row.right and row.left != row.right:
        return f"{row.left} │ {row.right}\n= {row.result}"
    return row.result
