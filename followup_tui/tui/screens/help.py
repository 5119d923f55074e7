"""Help, built from the live table of keys."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from followup_tui.tui.commands import COMMANDS, Scope


class Help(ModalScreen[None]):
    """Every key with what it does, in the order of the table; `keymap` holds the user's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", "Back", id="help.leave"),
    ]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One part for each scope."""
        with VerticalScroll(classes="dialog -tall") as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc back"
            yield Static(self._keys())

    def _keys(self) -> Content:
        lines = []
        for scope in Scope:
            commands = [command for command in COMMANDS if command.scope is scope]
            if not commands:
                continue
            lines.append(Content.styled(scope, "bold $text-accent"))
            for command in commands:
                keys = self._keymap.get(command.id, command.key).split(",")
                shown = " ".join(format_key(key.strip()) for key in keys)
                lines.append(
                    Content.assemble(
                        (f"{shown:>8}  ", "bold"), command.help, (f"  {command.id}", "$quiet")
                    )
                )
            lines.append(Content(""))
        lines.append(Content.assemble(("  ctrl+p", "bold"), "  everything by name"))
        return Content("\n").join(lines)
