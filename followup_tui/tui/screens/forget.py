"""Forgetting somebody: what goes and what stays, and their name to be typed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.desk.desk import Desk
from followup_tui.desk.forgetting import refuse_other_name, what_goes
from followup_tui.desk.wording import short_name
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import in_a_form
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine


class Forget(StatedDialog[str | None]):
    """Answers with the uid of whom to forget; it forgets nobody itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.FORGET, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FORGET,)
    DEFAULT_CSS = """
    Forget .goes { margin-bottom: 1; height: auto; }
    """

    def __init__(self, desk: Desk, uid: str) -> None:
        super().__init__()
        self._desk = desk
        self._uid = uid
        self._asks = f"Forget {short_name(desk.contact(uid))}?"

    def compose(self) -> ComposeResult:
        """What goes, what stays, a field."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._asks)
            for line in what_goes(self._desk, self._uid):
                yield Static(Content(line), classes="goes")
            yield Input(
                placeholder="their full name forgets them", compact=True, name="Their full name"
            )
            yield Static(classes="echo")
            yield KeyLine()

    def where(self) -> str:
        """Whom, what is typed, and that it is another name."""
        return in_a_form(self, self._asks)

    @on(Input.Submitted)
    def action_do(self) -> None:
        """Answer, once it is their name."""
        try:
            refuse_other_name(self._desk, self._uid, self.query_one(Input).value)
        except FollowupError as error:
            line = self.query_one(".echo", Static)
            line.update(Content(str(error)))
            line.add_class("-bad")
        else:
            self.dismiss(self._uid)
