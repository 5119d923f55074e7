"""What is drawn line by line: only the lines in view are ever made."""

from typing import ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView


class LineView(ScrollView, can_focus=True):
    """A scrolled view of numbered lines."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-view--blank"}

    def blank(self) -> Style:
        """The style of nothing; unlike `rich_style` it is worked out once."""
        return self.get_component_rich_style("line-view--blank")

    def set_line_count(self, count: int) -> None:
        """Say how many lines there are.

        The size is set behind Textual's back: to lay the whole screen out again for it would make
        every key press wait.
        """
        size = Size(0, count)
        if size != self.virtual_size:
            self.set_reactive(LineView.virtual_size, size)
            self._refresh_scrollbars()
            self._scroll_update(size)
