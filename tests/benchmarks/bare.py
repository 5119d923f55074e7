"""The least a Textual app with a list is: what the real one is measured against."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

ROWS = 30


class Bare(App[None]):
    """Thirty rows."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield OptionList(*(f"Row {nth:03} of the list" for nth in range(ROWS)))


if __name__ == "__main__":
    Bare().run()
