"""The app: its colours, its sizes, and the palette of all commands."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import App, SystemCommand
from textual.events import Event, InputEvent, MouseMove, Paste, Resize
from textual.filter import LineFilter, Monochrome, NoColor
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.theme import ThemeProvider

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.ports import Outside
from followup_tui.desk.telephone import Telephone
from followup_tui.tui.command_table import commands_of
from followup_tui.tui.commands import Scope, scopes_of
from followup_tui.tui.in_turn import InTurn
from followup_tui.tui.keymap import checked, shown
from followup_tui.tui.readable import readable_colours
from followup_tui.tui.screens.session import Session
from followup_tui.tui.screens.too_small import LEAST, TooSmall
from followup_tui.tui.stated import SAYS_WHERE
from followup_tui.tui.steady import Steady
from followup_tui.tui.themes import HIGH_CONTRAST, THEMES, theme_named
from followup_tui.tui.ways import Ways
from followup_tui.tui.widgets.history import HistoryView
from followup_tui.tui.widgets.said_line import lines_on_screen

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

_STEADY = Steady()
_COLOURLESS = (NoColor(), _STEADY)
_TEXTUALS_OWN = (Monochrome, NoColor)


class FollowupApp(App[str]):
    """The full-screen app on one desk.

    `on_painted` is called once the first screen is drawn. The app exits with "demo" when the user
    asked for the demo, else with nothing. Raises `SettingError` for keys and a theme in the
    settings that can't be used.
    """

    TITLE = "followup"
    CSS_PATH = "styles/app.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual types it so
        (0, "-slim"),
        (80, "-narrow"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    class SavingChanged(Message):
        """Something is to be written, was written, or could not be."""

    def __init__(
        self,
        desk: Desk,
        outside: Outside,
        *,
        demo: bool = False,
        on_painted: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.set_class(desk.settings.looks.status, SAYS_WHERE)
        self.no_color = bool(os.environ.get("NO_COLOR"))  # an empty one does not count
        self._desk = desk
        self._keys = checked(desk.settings.keys)
        self._on_painted = on_painted
        self._asked_to_leave = ""
        self._in_turn = InTurn(self, super().on_event)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_named(desk.settings.looks.theme, self.available_themes)
        note = "demo clock, nothing is kept" if demo else ""
        drafts = Drafts(outside.drafts)
        drafts.follow(desk.book)
        drafts.drop_logged(desk.book)
        telephone = Telephone(desk, drafts, self.copy_to_clipboard, outside.dial)
        self._saving = outside.saving
        self._session = Session(desk, telephone, self._keys, saving=outside.saving, note=note)
        self._ways = Ways(self, desk, self._session, drafts, outside)

    def get_default_screen(self) -> Screen[Any]:
        """The session is at the bottom of the stack, with no blank screen below it."""
        return self._session

    def on_mount(self) -> None:
        """Open on the person to call; a book without anybody gets a welcome first."""
        self.set_keymap(self._keys)
        if self._saving is not None:
            self._saving.listen(self._saving_changed)
        if not self._desk.book.contacts:
            self._ways.go("welcome")
        self._fit(self.size)

    def _saving_changed(self) -> None:
        """It is told in the thread that writes."""
        self.post_message(self.SavingChanged())

    @on(SavingChanged)
    def _show_saving(self) -> None:
        """Say on every screen how far the saving has come; a remark on the first that can."""
        for line in lines_on_screen(self):
            line.show_saving()

    async def on_event(self, event: Event) -> None:
        """Take what the user does in turn; everything else at once."""
        done = isinstance(event, InputEvent | Paste) and not isinstance(event, MouseMove)
        if done and not event.is_forwarded:
            await self._in_turn.take(event)
        else:
            await super().on_event(event)

    def on_ready(self) -> None:
        """Say when the first screen is there."""
        self.call_after_refresh(self._on_painted)

    def get_css_variables(self) -> dict[str, str]:
        """Every theme's variables, with texts that can be read and colours of our own."""
        variables = super().get_css_variables()
        return {**variables, **readable_colours(variables, high=self.theme in HIGH_CONTRAST)}

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's own form
        """Colours that were chosen before anything is there to colour are read with the rest."""
        if self._is_mounted:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """How every line is drawn: in letters of a sure width, and without colour if so wished."""
        if self.no_color:
            return _COLOURLESS
        colours = (f for f in super().get_line_filters() if not isinstance(f, _TEXTUALS_OWN))
        return (*colours, _STEADY)

    def on_resize(self, event: Resize) -> None:
        """Cover everything while the window is too small for it."""
        if self._is_mounted:
            self._fit(event.size)

    def _fit(self, size: Size) -> None:
        covered = isinstance(self.screen, TooSmall)
        small = size.width < LEAST.width or size.height < LEAST.height
        if small and not covered:
            self.push_screen(TooSmall(shown(self._keys, "quit")))
        elif covered and not small:
            self.pop_screen()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of where the user is, by name, and the themes."""
        for command in commands_of(*scopes_of(screen), Scope.EVERYWHERE):
            key = shown(self._keys, command.id)
            run = self._runner(screen, command.action)
            yield SystemCommand(command.title, f"{command.help} ({key})", run)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        self._open_palette()

    def search_themes(self) -> None:
        """Open the palette of themes."""
        self._open_palette(providers=[ThemeProvider], placeholder="Search for themes…")

    def _open_palette(self, **what: Any) -> None:
        from followup_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(**what))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a form of the session asks, its keys are the only ones; covered, only leaving."""
        if self.is_running and isinstance(self.screen, TooSmall):
            return action in {"quit", "help_quit"}
        if self.is_running and self.screen is self._session:
            return self._session.check_action(action, parameters)
        return super().check_action(action, parameters)

    @staticmethod
    def _runner(screen: Screen[Any], action: str) -> Callable[[], Any]:
        async def run() -> None:
            await screen.run_action(action)

        return run

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: "DOMNode | None" = None,
        namespaces: "Mapping[str, DOMNode] | None" = None,
    ) -> bool:
        """Do what a key, a click or the palette asks for."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ImportError:
            self._say_upgraded()
            return True

    def _open(self, way: Callable[[], None]) -> None:
        try:
            way()
        except ImportError:
            self._say_upgraded()

    def _say_upgraded(self) -> None:
        """What is first needed now can't be loaded: an upgrade under the running app took it."""
        words = "followup-tui was changed while it ran; nothing is lost"
        leave = f" · leave with {shown(self._keys, 'quit')}, and open it again"
        self._session.say(words, ends=leave, bad=True)

    async def action_quit(self) -> None:
        """Leave; with a call or a note unfinished only when asked twice."""
        unfinished = self._session.unfinished
        if unfinished and unfinished != self._asked_to_leave:
            self._asked_to_leave = unfinished
            words = f"{unfinished}; {shown(self._keys, 'quit')} again leaves it"
            self._session.say(words, bad=True)
            if isinstance(self.screen, TooSmall):
                self.screen.say(words)
        else:
            self.exit()

    def action_go(self, way: str) -> None:
        """Go to another screen, and back with what came of it."""
        self._ways.go(way)

    @on(Session.LetterWanted)
    def _write_letter(self) -> None:
        self._open(lambda: self._ways.go("letter"))

    @on(HistoryView.Picked)
    def _read_history(self, event: HistoryView.Picked) -> None:
        self._open(lambda: self._ways.history(event.uid))

    def action_help(self) -> None:
        """Show every key, those of where the user is first."""
        from followup_tui.tui.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(self._keys, scopes_of(self.screen)))
