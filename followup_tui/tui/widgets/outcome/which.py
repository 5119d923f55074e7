"""A form that asks which of a few it was."""

from collections.abc import Callable, Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.acts import Act
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.outcome.forms import Form


class WhichForm(Form):
    """Asks among `options`; `then` is what the chosen one does, or the form that goes on with it.

    What it does is the last of this contact for now.
    """

    DEFAULT_CSS = """
    WhichForm Static { padding: 0 1; color: $text-accent; }
    WhichForm Choice { margin: 0 1; }
    WhichForm .hint { color: $quiet; }
    """

    def __init__(
        self,
        contact: str,
        question: str,
        options: Mapping[str, str],
        then: Callable[[str], Form | Callable[[], Act]],
        *,
        hint: str = "",
    ) -> None:
        super().__init__(contact)
        self._question = question
        self._options = options
        self._choice = Choice(options, next(iter(options)))
        self._then = then
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question, what there is to choose from, how to."""
        yield Static(Content(self._question))
        yield self._choice
        yield Static(Content(self._hint), classes="hint")

    def on_mount(self) -> None:
        """Take the keys."""
        self._choice.focus()
        self._say_which()

    @on(Choice.Changed)
    def _say_which(self) -> None:
        self.say_what_is_asked(f"{self._question} {self._options[self._choice.value]}")

    def action_answer(self) -> None:
        """Go on with the chosen one."""
        then = self._then(self._choice.value)
        if isinstance(then, Form):
            self.post_message(self.Leads(then))
        else:
            self.post_message(self.Done(self.contact, then, ends=True))
