"""The bottom line: the keys that matter where the user is, six at most; a click presses one."""

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget


class KeyLine(Widget):
    """One line for all the keys: a widget for each would cost a tenth of the start."""

    DEFAULT_CSS = """
    KeyLine { height: 1; background: $panel; color: $foreground; }
    """

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
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                key = self.app.get_key_display(active.binding)
                shown = Content.assemble(
                    (key, "bold $text-accent"), f" {active.binding.description}"
                )
                line = line.append(shown).append("   ")
                self._ends.append((line.cell_length, active.binding.key))
        return line.truncate(max(self.size.width, 1), ellipsis=True)

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        key = next((key for end, key in self._ends if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)
