"""The stage of a contact, chosen among the four in words."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.events import Focus
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.domain.contact import Stage
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH

_GAPS = (3, 2, 1)


class StageChoice(Widget, can_focus=True):
    """All four on one line, the chosen one marked; left and right or a click choose."""

    DEFAULT_CSS = """
    StageChoice { height: 1; }
    """

    WORDS: ClassVar[dict[Stage, str]] = {stage: stage.replace("_", " ") for stage in Stage}

    stage: reactive[Stage] = reactive(Stage.ACTIVE)

    class Changed(Message):
        """Another stage was chosen."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.set_reactive(StageChoice.stage, stage)
        self._ends: list[tuple[int, Stage]] = []

    def choose(self, by: int) -> None:
        """Choose the stage so many places to the right."""
        stages = list(Stage)
        self.stage = stages[(stages.index(self.stage) + by) % len(stages)]

    def watch_stage(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def on_focus(self, event: Focus) -> None:  # noqa: ARG002
        """Show where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the stage that is clicked."""
        at = (stage for end, stage in self._ends if LABEL_WIDTH <= event.x < end)
        self.stage = next(at, self.stage)

    def render(self) -> Content:
        """Label and stages; marks and not only colours tell the chosen one."""
        line = Content.styled("Stage".ljust(LABEL_WIDTH), "$text-accent")
        needed = LABEL_WIDTH + sum(len(words) + 2 for words in self.WORDS.values())
        between = len(self.WORDS) - 1
        gap = next((gap for gap in _GAPS if needed + gap * between <= self.size.width), 1)
        self._ends = []
        for stage, words in self.WORDS.items():
            chosen = stage is self.stage
            style = ("bold reverse" if self.has_focus else "bold") if chosen else "$quiet"
            line = line + Content.styled(f"{'●' if chosen else '○'} {words}", style)
            self._ends.append((line.cell_length, stage))
            line = line + Content(" " * gap)
        return line
