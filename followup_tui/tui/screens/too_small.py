"""A calm word in place of everything while the window is too small for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from followup_tui.tui.command_table import commands_of
from followup_tui.tui.commands import Scope

LEAST = Size(60, 20)
"""The smallest window in which every screen can be used."""


class TooSmall(Screen[None]):
    """Covers what is below, which stays as it is; the only key is the one that leaves the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command.binding() for command in commands_of(Scope.SESSION) if command.id == "quit"
    ]

    DEFAULT_CSS = """
    TooSmall { align: center middle; overflow: hidden; }
    TooSmall Static { text-align: center; }
    """

    def __init__(self, quit_key: str) -> None:
        super().__init__()
        self._remark = f"nothing is lost; {quit_key} leaves"

    def compose(self) -> ComposeResult:
        """What is needed, and what there is."""
        yield Static()

    def on_resize(self) -> None:
        """Measure again."""
        self._tell()

    def say(self, words: str) -> None:
        """Say something in place of the way out."""
        self._remark = words
        self._tell()

    def _tell(self) -> None:
        here = f"{self.app.size.width} × {self.app.size.height}"
        needs = f"followup needs {LEAST.width} × {LEAST.height}, this is {here}"
        self.query_one(Static).update(Content.assemble(needs, "\n", (self._remark, "$quiet")))
