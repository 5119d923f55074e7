"""The line that says what just happened; it stays put, so nothing on screen jumps or is covered."""

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.ports import Saving


class SaidLine(Widget):
    """One line above the footer, with how far the saving has come where there is such a thing."""

    DEFAULT_CSS = """
    SaidLine { height: 1; padding: 0 1; color: $text-success; }
    SaidLine.-bad, SaidLine.-trouble { color: $text-warning; text-style: bold; }
    """

    words: reactive[str] = reactive("")
    saving: reactive[str] = reactive("")
    trouble: reactive[str] = reactive("")

    class SavingChanged(Message):
        """Something was written, or could not be."""

    def __init__(self, saving: Saving | None = None) -> None:
        super().__init__()
        self._saving = saving

    def on_mount(self) -> None:
        """Listen to the one who writes, in another thread."""
        if self._saving is not None:
            self._saving.listen(self._saving_changed)
            self._look(self._saving)

    def _saving_changed(self) -> None:
        self.post_message(self.SavingChanged())

    def on_said_line_saving_changed(self) -> None:
        """Say whether all that was done is on the disk."""
        self.show_saving()

    def show_saving(self) -> None:
        """Look how far the saving has come."""
        if self._saving is not None:
            self._look(self._saving)
            self.saving = "saving…" if self._saving.waiting else "saved"

    def _look(self, saving: Saving) -> None:
        unsaved = "NOT SAVED, trying again: " if saving.waiting else ""
        self.trouble = saving.trouble and unsaved + saving.trouble
        if remark := saving.remark():
            self.say(remark, bad=True)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say it, in place of what was said before."""
        self.set_class(bad, "-bad")
        self.words = words

    def watch_trouble(self, trouble: str) -> None:
        """What is not saved stands before everything else, for as long as it is so."""
        self.set_class(bool(trouble), "-trouble")

    def render(self) -> Content:
        """The words, plainly, and behind them how far the saving has come."""
        if self.trouble:
            return Content(self.trouble).truncate(max(self.size.width, 1), ellipsis=True)
        room = max(self.size.width - cell_len(self.saving) - 2, 1)
        words = Content(self.words).truncate(room, ellipsis=True)
        return Content.assemble(words, ("  " + self.saving, "$quiet"))
