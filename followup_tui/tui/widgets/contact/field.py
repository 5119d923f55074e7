"""A line to type on, with its label before it and a remark below it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from followup_tui.desk.editing import Said, Tone
from followup_tui.domain.text import one_line

LABEL_WIDTH = 12

_STYLES = {Tone.QUIET: "$quiet", Tone.GOOD: "$text-success", Tone.BAD: "bold $text-warning"}


class Field(Widget):
    """Draws label and remark itself: a widget for each would double the time to open a form.

    The line below is kept free for the remark unless there will be none. Where the label does not
    say what it is, it is `called` something in words.
    """

    DEFAULT_CSS = f"""
    Field {{ height: 2; }}
    Field.-bare {{ height: 1; }}
    Field > Input {{ margin-left: {LABEL_WIDTH}; width: 1fr; }}
    """

    said: reactive[Said | None] = reactive(None)

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        placeholder: str = "",
        remarks: bool = True,
        called: str = "",
    ) -> None:
        super().__init__(classes="" if remarks else "-bare")
        self._label = label
        self.entry = Input(
            one_line(value),
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,
            name=called or label.strip(),
        )

    def compose(self) -> ComposeResult:
        """The line."""
        yield self.entry

    @property
    def text(self) -> str:
        """What was typed, on one line."""
        return one_line(self.entry.value)

    def on_click(self, event: Click) -> None:
        """A click on the label or the remark goes to the line."""
        if event.widget is self:
            self.entry.focus()

    def render(self) -> Content:
        """What the line leaves free: its label, and the remark."""
        label = Content.styled(self._label, "$text-accent")
        if self.said is None or not self.said.words:
            return label
        room = max(self.size.width - LABEL_WIDTH, 1)
        remark = Content.styled(self.said.words, _STYLES[self.said.tone])
        below = Content(" " * LABEL_WIDTH) + remark.truncate(room, ellipsis=True)
        return Content("\n").join([label, below])
