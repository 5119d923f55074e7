"""The stage of a contact, chosen among the four in words."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.domain.contact import Stage
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH

_WORDS = {stage: stage.replace("_", " ") for stage in Stage}
_MARK = "● "
_GAPS = (3, 2, 1)


class StageChoice(Widget, can_focus=True):
    """All four on one line, the chosen one marked; left and right or a click choose."""

    DEFAULT_CSS = """
    StageChoice { height: 1; }
    """

    stage: reactive[Stage] = reactive(Stage.ACTIVE)

    class Changed(Message):
        """Another stage was chosen."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.set_reactive(StageChoice.stage, stage)

    def choose(self, by: int) -> None:
        """Choose the stage so many places to the right."""
        stages = list(Stage)
        self.stage = stages[(stages.index(self.stage) + by) % len(stages)]

    def watch_stage(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the stage that is clicked."""
        begins = LABEL_WIDTH
        for stage, words in _WORDS.items():
            ends = begins + len(_MARK + words)
            if begins <= event.x < ends:
                self.stage = stage
            begins = ends + self._gap

    def render(self) -> Content:
        """Label and stages; the mark and not only its colour tells the chosen one."""
        label = Content.styled("Stage".ljust(LABEL_WIDTH), "$text-accent")
        return label + Content(" " * self._gap).join(map(self._choice, Stage))

    def _choice(self, stage: Stage) -> Content:
        if stage is not self.stage:
            return Content.styled(f"○ {_WORDS[stage]}", "$quiet")
        return Content.styled(_MARK + _WORDS[stage], "bold reverse" if self.has_focus else "bold")

    @property
    def _gap(self) -> int:
        needed = LABEL_WIDTH + sum(len(_MARK + words) for words in _WORDS.values())
        between = len(_WORDS) - 1
        return next((gap for gap in _GAPS if needed + gap * between <= self.size.width), _GAPS[-1])
