"""Help, built from the live table of keys: first those that work where one is."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from followup_tui.tui.command_table import commands_of, in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.keymap import all_shown
from followup_tui.tui.stated import StatedDialog
from followup_tui.tui.widgets.key_line import KeyLine

_KEYS = 10
_HERE = "  here"


class Help(StatedDialog[None]):
    """Every key with what it does; `here` are the scopes to begin with, `keymap` the user's own."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.HELP, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.HELP,)

    DEFAULT_CSS = """
    Help VerticalScroll { scrollbar-gutter: stable; }
    """

    def __init__(self, keymap: Mapping[str, str], here: tuple[Scope, ...]) -> None:
        super().__init__()
        self._keymap = keymap
        self._scopes = tuple(dict.fromkeys((*here, Scope.EVERYWHERE, *Scope)))
        self._here = len(here)
        self._heads: list[tuple[int, str]] = []

    def compose(self) -> ComposeResult:
        """One part for each scope."""
        with Vertical(classes="dialog -tall") as box:
            box.border_title = "Keys"
            with VerticalScroll():
                yield Static()
            yield KeyLine()

    def on_resize(self) -> None:
        """Wrap to the width there is."""
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        lines = list(self._lines(width))
        heads = set(self._scopes)
        self._heads = [
            (at, said.plain.removesuffix(_HERE))
            for at, said in enumerate(lines)
            if said.plain.removesuffix(_HERE) in heads
        ]
        self.query_one(Static).update(Content("\n").join(lines))

    def where(self) -> str:
        """The part of the help that is read, and how far down that is."""
        view = self.query_one(VerticalScroll)
        top, many = view.scroll_offset.y, view.virtual_size.height
        part = [scope for at, scope in self._heads if at <= top]
        return f"Help: the keys. {part[-1] if part else ''}, line {top + 1:,} of {many:,}"

    def _lines(self, width: int) -> Iterator[Content]:
        for number, scope in enumerate(self._scopes):
            if not (commands := commands_of(scope)):
                continue
            here = _HERE if number < self._here else ""
            yield Content.assemble((scope, "bold $text-accent"), (here, "$quiet"))
            for command in commands:
                keys = all_shown(self._keymap, command)
                said = Content.assemble(command.help, (f"  {command.id}", "$quiet"))
                first, *more = said.wrap(max(width - _KEYS - 2, 1))
                yield Content.styled(f"{keys:>{_KEYS}}  ", "bold") + first
                yield from (Content(" " * (_KEYS + 2)) + line for line in more)
            yield Content("")
        yield Content.assemble((f"{'ctrl+p':>{_KEYS}}", "bold"), "  everything by name")
        yield Content.assemble((f"{'ctrl+q':>{_KEYS}}", "bold"), "  leave, while you type too")
