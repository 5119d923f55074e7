"""The app: its theme, its screens, and the palette made from the table of commands."""

from collections.abc import Callable, Iterable

from textual.app import App, SystemCommand
from textual.color import Color
from textual.screen import Screen

from followup_tui.desk.desk import Desk
from followup_tui.tui.commands import COMMANDS
from followup_tui.tui.keymap import checked
from followup_tui.tui.screens.session import ReadPeople, Session
from followup_tui.tui.themes import DARK, LIGHT

_QUIET = 0.4


class FollowupApp(App[str]):
    """The full-screen app on one desk.

    It exits with "demo" when the user asked for the demo, else with nothing. Raises
    `FollowupError` for keys in the settings that can't be used.
    """

    TITLE = "followup"
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual types it so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    def __init__(self, desk: Desk, *, read_people: ReadPeople, demo: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self._keys = checked(desk.settings.keys)
        self._read_people = read_people
        self._note = "demo: a Monday of its own, nothing is kept" if demo else ""

    def on_mount(self) -> None:
        """Open the session."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.set_keymap(self._keys)
        self.push_screen(Session(self.desk, self._read_people, note=self._note))

    def get_css_variables(self) -> dict[str, str]:
        """Every theme's variables, and `quiet`: the foreground for what the eye may skip."""
        variables = super().get_css_variables()
        loud, ground = Color.parse(variables["foreground"]), Color.parse(variables["background"])
        return {**variables, "quiet": loud.blend(ground, _QUIET).hex}

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command in the palette, and Textual's own themes."""
        for command in COMMANDS:
            if command.palette:
                run = self._runner(screen, command.action)
                yield SystemCommand(f"{command.title}", f"{command.help} ({command.key})", run)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def _runner(self, screen: Screen[object], action: str) -> Callable[[], object]:
        async def run() -> None:
            await screen.run_action(action)

        return run
