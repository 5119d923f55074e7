"""The bottom line: the keys that matter where the user is, six at most; a click presses one."""

from collections.abc import Iterator
from itertools import chain, islice

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from followup_tui.tui.keymap import PRINTABLE, spelled

_MOST = 6
_HELP = "app.help"


class KeyLine(Widget):
    """One line for all the keys: a widget for each would cost a tenth of the start.

    `pointless` are the ids of commands that do nothing as things stand.
    """

    DEFAULT_CSS = """
    KeyLine { height: 1; background: $panel; color: $foreground; }
    """

    pointless: reactive[frozenset[str]] = reactive(frozenset())

    def __init__(self) -> None:
        super().__init__()
        self._ends: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow what is possible."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys of the focused place, first come first shown."""
        line = Content(" ")
        self._ends = []
        for binding in self._shown():
            key = spelled(binding.key)
            shown = Content.assemble((key, "bold $text-accent"), f" {binding.description}")
            line = line.append(shown).append("   ")
            self._ends.append((line.cell_length, binding.key))
        return line.truncate(max(self.size.width, 1), ellipsis=True)

    def _shown(self) -> Iterator[Binding]:
        """One binding for each command, the nearest first and help last.

        Where the user types, it is one with a key that types nothing.
        """
        focused = self.screen.focused
        typing = focused is not None and focused.check_consume_key("a", "a")
        by_action: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not (binding.show and active.enabled) or binding.id in self.pointless:
                continue
            if typing and not binding.priority and binding.key in PRINTABLE:
                continue
            by_action.setdefault(binding.action, binding)
        helps = by_action.pop(_HELP, None)
        nearest = islice(by_action.values(), _MOST - (helps is not None))
        return chain(nearest, [helps] if helps else [])

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        key = next((key for end, key in self._ends if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)
