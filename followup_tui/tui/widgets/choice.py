"""One of a few words, all of them in sight."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope

_GAP = 2
_CHOSEN, _OPEN = "● ", "○ "


class Choice(Widget, can_focus=True):
    """Marks the word that is chosen; left, right and a click take another."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.CHOICE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CHOICE,)

    DEFAULT_CSS = """
    Choice { width: 1fr; height: auto; }
    """

    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another word is chosen."""

        choice: "Choice"
        value: str

        @property
        def control(self) -> "Choice":
            """Where it was chosen."""
            return self.choice

    def __init__(
        self,
        options: Mapping[str, str],
        value: str,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(name=name, id=id)
        self._options = options
        self.set_reactive(Choice.value, value)

    @property
    def word(self) -> str:
        """The one that is chosen, as it is shown."""
        return self._options[self.value]

    def offer(self, options: Mapping[str, str]) -> None:
        """Offer other words; what was chosen stays so where it still can be."""
        if options != self._options:
            self._options = options
            if self.value not in options:
                self.value = next(iter(options))
            self.refresh(layout=True)

    def action_choose(self, by: int) -> None:
        """Take the next word, or the one before; it goes round."""
        values = list(self._options)
        self.value = values[(values.index(self.value) + by) % len(values)]

    def watch_value(self, value: str) -> None:
        """Tell what is chosen."""
        self.post_message(self.Changed(self, value))

    def on_click(self, event: events.Click) -> None:
        """Choose the word that is clicked."""
        for value, x, y in self._places(self.size.width):
            if y == event.y and x <= event.x < x + self._width(value):
                self.value = value

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the words take."""
        return max(y for _, _, y in self._places(width)) + 1

    def render(self) -> Content:
        """All the words, the chosen one marked."""
        lines: dict[int, list[Content]] = {}
        for value, _, y in self._places(self.size.width):
            chosen = value == self.value
            loud = "bold reverse" if self.has_focus else "bold $text-accent"
            word = f"{_CHOSEN if chosen else _OPEN}{self._options[value]}"
            lines.setdefault(y, []).append(Content.styled(word, loud if chosen else "$quiet"))
        return Content("\n").join(Content(" " * _GAP).join(line) for line in lines.values())

    def _places(self, width: int) -> Iterator[tuple[str, int, int]]:
        """Where each word stands: its value, column and line."""
        x = y = 0
        for value in self._options:
            if x and x + self._width(value) > width:
                x, y = 0, y + 1
            yield value, x, y
            x += self._width(value) + _GAP

    def _width(self, value: str) -> int:
        return cell_len(_OPEN + self._options[value])
