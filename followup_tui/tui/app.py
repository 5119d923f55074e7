"""The app: its colours, the ways between its screens, and the palette of all commands."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.color import Color
from textual.screen import Screen

from followup_tui.desk.desk import Desk
from followup_tui.desk.ports import Saving
from followup_tui.domain.contact import Contact
from followup_tui.tui.commands import COMMANDS
from followup_tui.tui.keymap import checked, shown
from followup_tui.tui.screens.session import Session
from followup_tui.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from followup_tui.domain.person import People

_QUIET, _EDGE = 0.4, 0.75


class FollowupApp(App[str]):
    """The full-screen app on one desk.

    `read_people` reads an address-book file; `saving` tells how far a store that writes in the
    background has come; `on_painted` is called once the first screen is
    drawn. The app exits with "demo" when the user asked for
    the demo, else with nothing. Raises `FollowupError` for keys in the settings that can't be
    used.
    """

    TITLE = "followup"
    CSS_PATH = "styles/app.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual types it so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        desk: Desk,
        *,
        read_people: Callable[[bytes], "People"],
        saving: Saving | None = None,
        demo: bool = False,
        on_painted: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._keys = checked(desk.settings.keys)
        self._read_people = read_people
        self._on_painted = on_painted
        self._asked_to_leave = ""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        note = "demo clock, nothing is kept" if demo else ""
        self._session = Session(desk, self._keys, saving=saving, note=note)

    def get_default_screen(self) -> Screen[Any]:
        """The session is at the bottom of the stack, with no blank screen below it."""
        return self._session

    def on_mount(self) -> None:
        """Open on the person to call; a book without anybody gets a welcome first."""
        self.set_keymap(self._keys)
        if not self._desk.book.contacts:
            self._welcome()

    def on_ready(self) -> None:
        """Say when the first screen is there."""
        self.call_after_refresh(self._on_painted)

    def get_css_variables(self) -> dict[str, str]:
        """Every theme's variables, and two of our own between its foreground and background.

        `quiet` is for what the eye may skip, `edge` for the lines around the panes.
        """
        variables = super().get_css_variables()
        loud, ground = Color.parse(variables["foreground"]), Color.parse(variables["background"])
        own = {"quiet": loud.blend(ground, _QUIET).hex, "edge": loud.blend(ground, _EDGE).hex}
        return {**variables, **own}

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command by name, and the themes."""
        for command in COMMANDS:
            key = shown(self._keys, command.id)
            run = self._runner(screen, command.action)
            yield SystemCommand(command.title, f"{command.help} ({key})", run)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a form of the session asks, its keys are the only ones."""
        if self.is_running and self.screen is self._session:
            return self._session.check_action(action, parameters)
        return super().check_action(action, parameters)

    @staticmethod
    def _runner(screen: Screen[Any], action: str) -> Callable[[], Any]:
        async def run() -> None:
            await screen.run_action(action)

        return run

    async def action_quit(self) -> None:
        """Leave; with a call or a note unfinished only when asked twice."""
        unfinished = self._session.unfinished
        if unfinished and unfinished != self._asked_to_leave:
            self._asked_to_leave = unfinished
            self._session.say(
                f"{unfinished}; {shown(self._keys, 'quit')} again leaves it", bad=True
            )
        else:
            self.exit()

    def action_find(self) -> None:
        """Find anybody, due or not."""
        from followup_tui.tui.screens.find import Find

        def go(uid: str | None) -> None:
            if uid:
                self._session.go_to(uid)

        self.push_screen(Find(self._desk), go)

    def action_add(self) -> None:
        """Add a contact."""
        from followup_tui.tui.screens.add import AddContact

        self.push_screen(AddContact(self._desk), self._added)

    def _added(self, contact: Contact | None) -> None:
        if contact is not None:
            if self._session.do(lambda: self._desk.add(contact)):
                self._session.go_to(contact.uid)
        elif not self._desk.book.contacts:
            self._welcome()

    def action_choose(self) -> None:
        """Choose whom to start on among the leads."""
        from followup_tui.tui.screens.choose import Choose

        self.push_screen(Choose(self._desk), lambda _: self._session.start_over())

    def action_import_file(self) -> None:
        """Read contacts from a file, then choose among them."""
        from followup_tui.tui.screens.import_file import ImportFile

        self.push_screen(ImportFile(self._desk, self._read_people), self._imported)

    def _imported(self, people: int | None) -> None:
        if people:
            self.action_choose()
        elif not self._desk.book.contacts:
            self._welcome()
        else:
            self._session.rebuild()

    def _welcome(self) -> None:
        from followup_tui.tui.screens.welcome import Welcome

        ways: dict[str | None, Callable[[], object]] = {
            "import": self.action_import_file,
            "add": self.action_add,
            "demo": lambda: self.exit("demo"),
            "quit": self.exit,
        }

        def go(way: str | None) -> None:
            if way in ways:
                ways[way]()

        self.push_screen(Welcome(), go)

    def action_help(self) -> None:
        """Show every key."""
        from followup_tui.tui.screens.help import Help

        self.push_screen(Help(self._keys))
