"""Where one types when to call: while it is empty it shows how that can be said."""

from textual.widgets import Input


class WhenField(Input):
    """Of what it shows while it is empty, only what fits in whole."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._offered: tuple[str, ...] = ()

    def offer(self, *choices: str) -> None:
        """Show these from now on."""
        self._offered = choices
        self.on_resize()

    def on_resize(self) -> None:
        """Show as many of them as there is room for."""
        room = self.content_size.width
        shown = self._offered
        while len(shown) > 1 and len(" · ".join(shown)) > room:
            shown = shown[:-1]
        self.placeholder = " · ".join(shown)
