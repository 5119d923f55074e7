"""Asked to stop: one more `enter`, since it is for good."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.acts import Act
from followup_tui.tui.widgets.outcome.forms import Form


class StopForm(Form, can_focus=True):
    """Confirms a stop; `keys` says which keys do and don't."""

    DEFAULT_CSS = """
    StopForm Static { padding: 0 1; }
    """

    def __init__(self, contact: str, who: str, keys: str, act: Callable[[], Act]) -> None:
        super().__init__(contact)
        self._who = who
        self._keys = keys
        self._act = act

    def compose(self) -> ComposeResult:
        """What it means, and the two ways on."""
        yield Static(Content.styled(f"{self._who} asked you to stop?", "bold $text-error"))
        yield Static(
            "No more calls or e-mails to them, ever. It is kept even if they are imported again."
        )
        yield Static(Content.styled(self._keys, "$quiet"))

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()
        self.say_what_is_asked(f"{self._who} asked you to stop? {self._keys}")

    def action_answer(self) -> None:
        """They did."""
        self.post_message(self.Done(self.contact, self._act, ends=True))
