"""The line that says what just happened; it stays put, so nothing on screen jumps or is covered."""

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from textual.app import App
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.ports import Saving
from followup_tui.tui.wrapping import whole_phrases

_OVER_SECONDS = 4.0
"""How long a refusal or a notice stands before what is not saved is said again."""


class SaidLine(Widget):
    """One line above the footer, with how far the saving has come where there is such a thing."""

    DEFAULT_CSS = """
    SaidLine { height: 1; padding: 0 1; color: $text-success; }
    SaidLine.-quiet { color: $quiet; }
    SaidLine.-bad { color: $text-warning; text-style: bold; }
    SaidLine.-notice { color: $text-success; text-style: none; }
    SaidLine.-trouble { color: $text-warning; text-style: bold; }
    """

    words: reactive[str] = reactive("")
    ends: reactive[str] = reactive("")
    notice: reactive[str] = reactive("")
    saving: reactive[str] = reactive("")
    trouble: reactive[str] = reactive("")

    def __init__(self, saving: Saving | None = None) -> None:
        super().__init__()
        self._saving = saving
        self._over = False

    def on_mount(self) -> None:
        """Begin with what can't be saved already."""
        self._show_trouble()

    def show_saving(self) -> None:
        """Say how far the saving has come, now that it has changed."""
        if self._saving is not None:
            self.saving = "saving…" if self._saving.waiting else "saved"
            self._show_trouble()
            self.show_remark()

    def show_remark(self) -> None:
        """Say what there is to remark beside the saving, if anything."""
        if self._saving is not None and (remark := self._saving.remark()):
            self.say(remark, bad=True)

    def _show_trouble(self) -> None:
        if self._saving is not None:
            unsaved = "NOT SAVED, trying again: " if self._saving.waiting else ""
            self.trouble = self._saving.trouble and unsaved + self._saving.trouble

    def say(self, words: str, *, ends: str = "", bad: bool = False, quiet: bool = False) -> None:
        """Say it, in place of what was said before; how it `ends` is never cut.

        Too long, it loses whole phrases from its end on.

        What is `quiet` tells how things are rather than what happened: a notice stands before it.
        """
        if not quiet:
            self.notice = ""
        self.set_class(bad, "-bad")
        self.set_class(quiet, "-quiet")
        self.words = words
        self.ends = ends
        if bad:
            self._stand_over_trouble()

    def give_notice(self, words: str, *, new: bool) -> None:
        """Say what comes up, for as long as nothing else is said; then what was said before.

        Unless it is `new`, it is said only where it still stands: as it is now, or not any more.
        """
        if new or self.notice:
            self.notice = words
        if new:
            self._stand_over_trouble()

    @property
    def shown(self) -> str:
        """The words and how they end, as they would be read if there were room for all."""
        return "".join(self._told)

    @property
    def _told(self) -> tuple[str, str]:
        """The words, and how they end; a notice stands in their place, or before what is quiet."""
        if not self.notice:
            return self.words, self.ends
        if not self.has_class("-quiet"):
            return self.notice, ""
        return " · ".join(filter(None, (self.notice, self.words))), self.ends

    def _stand_over_trouble(self) -> None:
        if self.trouble:
            self._over_trouble(over=True)
            self.set_timer(_OVER_SECONDS, lambda: self._over_trouble(over=False))

    def _over_trouble(self, *, over: bool) -> None:
        self._over = over
        self.refresh()

    def watch_notice(self, notice: str) -> None:
        """A notice looks like what happened, whatever was said before it."""
        self.set_class(bool(notice), "-notice")

    def watch_trouble(self, trouble: str) -> None:
        """What is not saved stands before everything else, for as long as it is so."""
        self.set_class(bool(trouble), "-trouble")

    def render(self) -> Content:
        """The words, plainly, and behind them how far the saving has come."""
        if self.trouble and not self._over:
            return Content(self.trouble).truncate(max(self.size.width, 1), ellipsis=True)
        said, ends = self._told
        room = self.size.width - cell_len(self.saving) - cell_len(ends) - 2
        if self.notice or self.has_class("-bad"):  # what comes last counts: it shows it goes on
            words = Content(said).truncate(max(room, 1), ellipsis=True)
        else:
            words = Content(whole_phrases(said, max(room, 1)))
        return Content.assemble(words, ends, ("  " + self.saving, "$quiet"))


def lines_on_screen(app: App[Any]) -> Iterator[SaidLine]:
    """The line of every screen that has one, the topmost screen first."""
    for screen in reversed(app.screen_stack):
        yield from screen.query(SaidLine)
