"""The stage of a contact, chosen among the four in words."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from followup_tui.domain.contact import Stage
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH

_WORDS = {str(stage): stage.replace("_", " ") for stage in Stage}


class StageField(Widget):
    """The choice with its label."""

    DEFAULT_CSS = f"""
    StageField {{ height: auto; }}
    StageField > Choice {{ margin-left: {LABEL_WIDTH}; }}
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._choice = Choice(_WORDS, stage, name="Stage")

    def compose(self) -> ComposeResult:
        """The choice."""
        yield self._choice

    @property
    def stage(self) -> Stage:
        """The one that is chosen."""
        return Stage(self._choice.value)

    def render(self) -> Content:
        """The label."""
        return Content.styled("Stage", "$text-accent")
