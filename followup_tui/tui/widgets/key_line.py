"""The bottom line: the keys that matter where the user is, six at most; a click presses one."""

from collections.abc import Iterable, Sequence
from itertools import islice

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from followup_tui.tui.command_table import COMMANDS
from followup_tui.tui.keymap import PRINTABLE, spelled

_MOST = 6
_HELP = "app.help"
_PLACE = {command.id: place for place, command in enumerate(COMMANDS)}


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
        shown = self._shown()
        line = self._drawn(shown)
        while len(shown) > 1 and self._ends[-1][0] > self.size.width:
            given_up = [one for one in shown[:-1] if not _leaves(one)] or shown[:-1]
            shown.remove(given_up[-1])  # help is the last, and says the rest
            line = self._drawn(shown)
        return line.truncate(max(self.size.width, 1))

    def _drawn(self, shown: Sequence[Binding]) -> Content:
        line = Content(" ")
        self._ends = []
        for binding in shown:
            key = (spelled(binding.key), "bold $text-accent")
            line = line.append(Content.assemble(key, f" {binding.description}"))
            self._ends.append((line.cell_length, binding.key))
            line = line.append("   ")
        return line

    def _shown(self) -> list[Binding]:
        """One binding for each command, the nearest first and help last.

        Where the user types, it is one with a key that types nothing.
        """
        focused = self.screen.focused
        typing = focused is not None and focused.check_consume_key("a", "a")
        by_action: dict[str, Binding] = {}
        for active in _nearest_first(self.screen.active_bindings.values()):
            binding = active.binding
            if not (binding.show and active.enabled) or binding.id in self.pointless:
                continue
            if typing and not binding.priority and binding.key in PRINTABLE:
                continue
            by_action.setdefault(binding.action, binding)
        helps = by_action.pop(_HELP, None)
        nearest = islice(by_action.values(), _MOST - (helps is not None))
        return [*nearest, *([helps] if helps else [])]

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        key = next((key for end, key in self._ends if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)


def _leaves(binding: Binding) -> bool:
    """Whether it is the way out, which stays in sight."""
    return (binding.id or "").endswith(".leave")


def _nearest_first(active: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """From the focused place outwards, each place's in the order of the table, whatever the key."""
    found = list(active)
    places = list(dict.fromkeys(id(one.node) for one in found))
    return sorted(
        found, key=lambda one: (places.index(id(one.node)), _PLACE.get(one.binding.id or "", 0))
    )
