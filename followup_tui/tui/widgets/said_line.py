"""The line that says what just happened; it stays put, so nothing on screen jumps or is covered."""

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.ports import Saving

_OVER_SECONDS = 4.0
"""How long a refusal stands before what is not saved is said again."""


class SaidLine(Widget):
    """One line above the footer, with how far the saving has come where there is such a thing."""

    DEFAULT_CSS = """
    SaidLine { height: 1; padding: 0 1; color: $text-success; }
    SaidLine.-quiet { color: $quiet; }
    SaidLine.-bad, SaidLine.-trouble { color: $text-warning; text-style: bold; }
    """

    words: reactive[str] = reactive("")
    ends: reactive[str] = reactive("")
    saving: reactive[str] = reactive("")
    trouble: reactive[str] = reactive("")

    class SavingChanged(Message):
        """Something was written, or could not be."""

    def __init__(self, saving: Saving | None = None) -> None:
        super().__init__()
        self._saving = saving
        self._over = False

    def on_mount(self) -> None:
        """Listen."""
        self.listen()

    def listen(self) -> None:
        """Listen to the one who writes, in another thread, who tells one line at a time."""
        if self._saving is not None:
            self._saving.listen(self._saving_changed)

    def _saving_changed(self) -> None:
        self.post_message(self.SavingChanged())

    def on_said_line_saving_changed(self) -> None:
        """Say whether all that was done is on the disk."""
        self.show_saving()

    def show_saving(self) -> None:
        """Look how far the saving has come."""
        if self._saving is not None:
            self.saving = "saving…" if self._saving.waiting else "saved"
            self.show_trouble()

    def show_trouble(self) -> None:
        """Say what can't be saved, and what there is to remark."""
        if self._saving is None:
            return
        unsaved = "NOT SAVED, trying again: " if self._saving.waiting else ""
        self.trouble = self._saving.trouble and unsaved + self._saving.trouble
        if remark := self._saving.remark():
            self.say(remark, bad=True)

    def say(self, words: str, *, ends: str = "", bad: bool = False, quiet: bool = False) -> None:
        """Say it, in place of what was said before; how it `ends` is never cut.

        What is `quiet` tells how things are rather than what happened.
        """
        self.set_class(bad, "-bad")
        self.set_class(quiet, "-quiet")
        self.words = words
        self.ends = ends
        if bad and self.trouble:
            self._over_trouble(over=True)
            self.set_timer(_OVER_SECONDS, lambda: self._over_trouble(over=False))

    def _over_trouble(self, *, over: bool) -> None:
        self._over = over
        self.refresh()

    def watch_trouble(self, trouble: str) -> None:
        """What is not saved stands before everything else, for as long as it is so."""
        self.set_class(bool(trouble), "-trouble")

    def render(self) -> Content:
        """The words, plainly, and behind them how far the saving has come."""
        if self.trouble and not self._over:
            return Content(self.trouble).truncate(max(self.size.width, 1), ellipsis=True)
        room = self.size.width - cell_len(self.saving) - cell_len(self.ends) - 2
        words = Content(self.words).truncate(max(room, 1), ellipsis=True)
        return Content.assemble(words, self.ends, ("  " + self.saving, "$quiet"))
