"""The top line: what day it is, how much is to do, how much is done, what to beware of."""

from datetime import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.planning.queue import Queue


class TitleLine(Widget):
    """One line; `clock` is now on the user's clock."""

    DEFAULT_CSS = """
    TitleLine { height: 1; background: $panel; color: $foreground; }
    """

    clock: reactive[datetime | None] = reactive(None)
    queue: reactive[Queue] = reactive(Queue)
    note: reactive[str] = reactive("")
    warning: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line."""
        parts: list[str | tuple[str, str]] = [(" followup ", "bold $text-accent")]
        if self.clock is not None:
            parts.append(f" {self.clock:%a} {self.clock.day} {self.clock:%b %H:%M}  ")
        parts.append((f"{len(self.queue.entries)} to go", "bold"))
        parts.append((f" · {len(self.queue.done)} done", "$quiet"))
        if self.warning:
            parts.append((f"   {self.warning}", "bold $text-warning"))
        if self.note:
            parts.append((f"   {self.note}", "$quiet"))
        return Content.assemble(*parts)
