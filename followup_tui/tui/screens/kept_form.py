"""A form whose words are kept until they are logged or thrown away: leaving loses nothing."""

from typing import ClassVar

from textual.binding import BindingType

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.keymap import shown
from followup_tui.tui.screens.typed_form import Answer, TypedForm
from followup_tui.tui.widgets.fields import Fields, Reading


class KeptForm(TypedForm[Answer, Reading]):
    """Keeps what is typed in the drafts, under the id of the command that opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.LOGGING, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LOGGING,)

    def __init__(
        self,
        desk: Desk,
        drafts: Drafts,
        command: str,
        fields: Fields[Reading],
        heading: str,
        how: str,
    ) -> None:
        super().__init__(desk, fields, heading, how)
        self._drafts = drafts
        self._command = command
        self._given_back = command in drafts.forms

    def on_mount(self) -> None:
        """Say that what stands there was typed before."""
        if self._given_back:
            discard = shown(self._desk.settings.keys, "logging.discard")
            self.say(f"As you left it; {discard} throws it away")

    def remark(self) -> None:
        """Show how it reads, and keep it."""
        super().remark()
        self._drafts.keep_form(self._command, self._fields.typed.filled)

    def action_discard(self) -> None:
        """Throw away what was typed, and leave."""
        if self._command not in self._drafts.forms or self.is_sure(
            "logging.discard", "{key} again throws away what you typed"
        ):
            self._drafts.drop_form(self._command)
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(None)
