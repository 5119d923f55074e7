"""Screens that say in words where the user is, for those who listen rather than look."""

from abc import abstractmethod

from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.said_line import SaidLine
from followup_tui.tui.widgets.status_line import StatusLine

SAYS_WHERE = "-status"
"""The class of an app whose screens have the line."""


class StatedScreen(Screen[ScreenResultType]):
    """Has the line above its last ones, in an app that asks for it.

    Whatever changed on the screen, it is asked anew where the user is once nothing is left to do.
    """

    @abstractmethod
    def where(self) -> str:
        """The name of the screen, whom it is about, which row or field, what stands against it."""

    async def mount_composed_widgets(self, widgets: list[Widget]) -> None:
        """Put the line in; the window's size counts from the first layout on, so nothing jumps."""
        for cells, breakpoints in (
            (self.app.size.width, self.app.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.app.VERTICAL_BREAKPOINTS),
        ):
            fitting = [name for least, name in sorted(breakpoints or ()) if cells >= least]
            self.add_class(*fitting[-1:])
        if self.app.has_class(SAYS_WHERE):
            below = [at for at, one in enumerate(widgets) if isinstance(one, SaidLine | KeyLine)]
            tells = any(isinstance(one, SaidLine) for one in widgets)
            line = StatusLine(classes="" if tells else "-last")
            widgets.insert(below[0] if below else len(widgets), line)
        await super().mount_composed_widgets(widgets)

    def on_idle(self) -> None:
        """Say where the user is by now."""
        if self.is_active:
            for line in self.query_children(StatusLine):
                line.words = self.where()

    def on_screen_suspend(self) -> None:
        """Nobody is here while another screen is above."""
        for line in self.query_children(StatusLine):
            line.words = ""


class StatedDialog(ModalScreen[ScreenResultType], StatedScreen[ScreenResultType]):
    """One above another screen, whose line it covers."""
