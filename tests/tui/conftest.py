"""The app on the demo's Monday, with every clock in the test's hands."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from followup_tui.cli.demo import DEMO_START, DEMO_YOU, demo_book
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.ports import DraftStore, Post, Saving, Store
from followup_tui.desk.settings import Looks, Settings
from followup_tui.domain.book import Put, Record
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.planning.followup import Kind
from followup_tui.planning.placing import Entry
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.memory import MemoryStore
from followup_tui.tui import watch as watch_module
from followup_tui.tui.app import FollowupApp
from followup_tui.tui.command_table import COMMANDS
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.screens import history as history_module
from followup_tui.tui.screens import session as session_module
from followup_tui.tui.screens import typed_form
from followup_tui.tui.screens.session import Session
from followup_tui.tui.watch import Watch
from followup_tui.tui.widgets.outcome.pane import OutcomePane
from followup_tui.tui.widgets.record_list import RecordList
from followup_tui.tui.widgets.said_line import SaidLine
from followup_tui.tui.widgets.title_line import TitleLine
from followup_tui.tui.widgets.today import Today
from tests.builders import Clock
from tests.outside import outside

_AN_UPDATE = 1 / 50
"""Seconds in which Textual, which does so sixty times a second, has drawn what is to be drawn."""

_UPDATES = 500
"""How many of them to wait for."""

_STAYS = 5
"""At how many updates in a row something is where it was."""

_QUIET = 2
"""How often in a row nothing may be left to do before the app is at rest."""

NARROW, WIDE = (80, 24), (120, 40)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "covers(*ids): the commands whose keys this test presses, by their ids"
    )


@pytest.fixture(autouse=True)
def _drawn_when_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is drawn when it is read or pictured, not after every key.

    That takes a third of the time.
    """
    as_before = Compositor.render_update

    def render_update(self: Compositor, *, full: bool = False, **more: Any) -> Any:
        if full:  # for a picture
            return as_before(self, full=True, **more)
        self._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)


@pytest.fixture(autouse=True)
def _as_claimed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that claims to cover a command has pressed its key."""
    claimed = [one for mark in request.node.iter_markers("covers") for one in mark.args]
    time: Time | None = request.getfixturevalue("time") if claimed else None
    yield
    keys = {command.id: command.key.split(",") for command in COMMANDS}
    assert time is None or all(time.pressed & set(keys[one]) for one in claimed)


@dataclass
class Time:
    """All the time there is: the desk's clock, the hands' between two keys, the screen's tick."""

    clock: Clock = field(default_factory=lambda: Clock(DEMO_START))
    hands: float = 0.0
    between_keys: float = 1.0
    every: float = 0.0
    pressed: set[str] = field(default_factory=set)
    _tick: Callable[[], None] | None = None

    def since_the_last_key(self) -> float:
        """Each key comes `between_keys` seconds after the one before."""
        self.hands += self.between_keys
        return self.hands

    def ticks(self, every: float, tick: Callable[[], None]) -> None:
        self.every, self._tick = every, tick

    def pass_by(self, **much: float) -> None:
        """Let time go by on the desk's clock, up to the next tick of the screen."""
        self.clock.pass_by(**much)
        assert self._tick is not None
        self._tick()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The only time that passes. The session's own timers are in its hands."""
    mine = Time()
    as_before = Watch.set_interval

    def set_interval(screen, interval, callback=None, **more):
        if callback is not None and callback.__name__ == "_tick":
            mine.ticks(interval, callback)
            return as_before(screen, 3600, lambda: None)
        return as_before(screen, interval, callback, **more)

    monkeypatch.setattr(Watch, "set_interval", set_interval)
    monkeypatch.setattr(watch_module, "_IDLE_SECONDS", 3600)
    for module in (session_module, history_module, typed_form):
        monkeypatch.setattr(module, "HeldKey", lambda: HeldKey(mine.since_the_last_key))
    return mine


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The waits after keys and clicks, by which Textual guesses that they were taken, are left out.

    `at_rest` knows.
    """

    async def at_once(_: float) -> None:
        pass

    monkeypatch.setattr(textual.app, "wait_for_idle", at_once)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", at_once)


async def at_rest(app: FollowupApp, pilot: Pilot) -> None:
    """Wait until every key is taken and nothing is left to be laid out, scrolled or drawn."""
    quiet = 0
    for _ in range(_UPDATES):
        idle = not _left_to_do(app)
        await pilot._wait_for_screen()
        if not app.is_running:
            return
        if at_work := app._in_turn._task:
            await asyncio.wait([at_work])
        elif app._resize_timer:
            await asyncio.sleep(_AN_UPDATE)
        elif idle and not _left_to_do(app):
            quiet += 1
            if quiet == _QUIET:
                return
            continue
        else:
            for screen in filter(_unsettled, _in_sight(app)):
                screen._on_timer_update()
        quiet = 0
    raise TimeoutError("the app does not come to rest")


def _left_to_do(app: FollowupApp) -> bool:
    pumps = [app, *(one for screen in _in_sight(app) for one in screen.walk_children())]
    return any(map(_unsettled, _in_sight(app))) or any(one.message_queue_size for one in pumps)


def _in_sight(app: FollowupApp) -> list[Screen]:
    return [*app._background_screens, app.screen]


def _unsettled(screen: Screen) -> bool:
    drawn = not (screen._repaint_required or screen._recompose_required or screen._dirty_widgets)
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._callbacks
        or screen.message_queue_size
        or (screen is screen.app.screen and not drawn)
    )


@dataclass(repr=False)
class Seat:
    """Somebody at the keyboard: what they do, what they see, and what is in their book."""

    app: FollowupApp
    pilot: Pilot
    desk: Desk
    time: Time

    # Doing

    async def press(self, *keys: str) -> None:
        """Press keys at once, for the app takes one after the other, and go on when it rests."""
        self.time.pressed.update(keys)
        await self.app._press_keys(keys)
        await self.rest()

    async def click(
        self, where: str | Widget | type[Widget] | None = None, *, at: tuple[int, int]
    ) -> None:
        """Click at a place of a widget, or of the screen, and go on when the app rests."""
        await self.pilot.click(where, offset=at)
        await self.rest()

    async def click_on(self, words: str) -> None:
        """Click where these words are on the screen, once they stay there."""
        seen: list[tuple[int, int] | None] = []
        for _ in range(_UPDATES):
            seen.append(self._place_of(words))
            if seen[-1] and seen[-_STAYS:] == [seen[-1]] * _STAYS:
                x, y = seen[-1]
                await self.click(at=(x + 1, y))
                return
            await self.pilot.pause(_AN_UPDATE)
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    def _place_of(self, words: str) -> tuple[int, int] | None:
        """The column and line where these words begin."""
        found = ((line.find(words), y) for y, line in enumerate(self.lines))
        return next(((x, y) for x, y in found if x >= 0), None)

    async def resize(self, *size: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(*size)
        await self.rest()

    async def rest(self) -> None:
        """Go on when the app rests."""
        await at_rest(self.app, self.pilot)

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait for work in a thread of its own, or a timer, until this is so."""
        for _ in range(_UPDATES):
            if seen():
                return
            await self.pilot.pause(_AN_UPDATE)
        assert seen()

    async def type(self, text: str) -> None:
        """Type a text key by key, as into a field."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def fill(self, *fields: str) -> None:
        """Fill the fields one by one, as somebody types them, and go on after each."""
        for text in fields:
            if text:
                await self.type(text)
            await self.press("enter")

    async def paste(self, text: str) -> None:
        """Put a text into the field that has the focus, at once."""
        field = self.app.screen.focused
        if isinstance(field, TextArea):
            field.insert(text)
        else:
            assert isinstance(field, Input)
            field.insert_text_at_cursor(text)
        await self.rest()

    async def look_at(self, name: str) -> None:
        """Put the highlight on the first row of somebody."""
        keys = (row.key for row in self.today.rows if row.key)
        self.today.highlighted = next(
            key for key in keys if self.today.contact_of(key) == self.uid(name)
        )
        await self.rest()

    async def tick(self, **much: float) -> None:
        """Let time pass and the screen notice."""
        self.time.pass_by(**(much or {"seconds": 1}))
        await self.rest()

    # Seeing

    @property
    def session(self) -> Session:
        (found,) = (one for one in self.app.screen_stack if isinstance(one, Session))
        return found

    @property
    def today(self) -> Today:
        return self.session.query_one(Today)

    @property
    def pane(self) -> OutcomePane:
        return self.session.query_one(OutcomePane)

    @property
    def lines(self) -> list[str]:
        """The screen as it would be read, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def read(self) -> str:
        """The screen without its frames and line ends, to look for words that may wrap."""
        return " ".join("".join(" " if c in "│╭╮╰╯─▌▐▎▏" else c for c in self.text).split())

    @property
    def said(self) -> str:
        return self.session.query_one(SaidLine).shown

    @property
    def title(self) -> str:
        return self.session.query_one(TitleLine).render().plain

    @property
    def keys_belong_to(self) -> str:
        """Whom the Outcome pane names."""
        assert self.pane._border_title is not None
        return self.pane._border_title.plain.removeprefix("Outcome").lstrip(" ─").split(" ─ ")[0]

    @property
    def highlighted(self) -> str:
        """The name of whoever the highlight is on."""
        uid = self.today.contact_of(self.today.highlighted)
        return self.desk.contact(uid).name if uid else ""

    @property
    def rows(self) -> list[str]:
        return [row.body for row in self.today.rows]

    @property
    def echo(self) -> str:
        """The line under a question."""
        return str(self.app.screen.query_one(".echo", Static).content)

    @property
    def question(self) -> str:
        return str(self.pane.query(".question Static").first(Static).content)

    @property
    def whole(self) -> str:
        """The line that shows the highlighted row in full."""
        return str(self.app.screen.query_one("#whole", Static).content)

    @property
    def field(self) -> Input:
        return self.app.screen.query_one(Input)

    @property
    def listed(self) -> RecordList:
        return self.app.screen.query_one(RecordList)

    # The book

    @property
    def queue(self) -> tuple[Entry, ...]:
        return self.desk.queue().entries

    def uid(self, name: str) -> str:
        people = self.desk.book.contacts.values()
        (found,) = (one.uid for one in people if one.name.startswith(name))
        return found

    def contact(self, name: str) -> Contact:
        return self.desk.contact(self.uid(name))

    def history(self, name: str) -> tuple[Interaction, ...]:
        return self.desk.book.history(self.uid(name))

    def last(self, name: str) -> Interaction:
        return self.history(name)[-1]

    @property
    def logged(self) -> int:
        """How many interactions there are, of everybody."""
        return sum(map(len, self.desk.book.histories.values()))


def done_with(entry: Entry) -> Call:
    """What takes somebody off the list for today."""
    if entry.follow_up.kind is Kind.EMAIL:
        return Call(Outcome.SENT, channel=Channel.EMAIL)
    return Call(Outcome.VOICEMAIL)


Sit = Callable[..., "AsyncIterator[Seat]"]


@pytest.fixture
def sit_down(calendar, time, hurried) -> Sit:
    """Open the app: on the demo's people unless given others, at 120×40 unless told otherwise.

    The screen is drawn once more at the end.
    """

    @asynccontextmanager
    async def sit_down(  # noqa: PLR0913 - one keyword for each thing that may differ
        records: list[Record] | None = None,
        *,
        store: Store | None = None,
        size: tuple[int, int] = WIDE,
        keys: Mapping[str, str] | None = None,
        saving: Saving | None = None,
        demo: bool = False,
        drafts: DraftStore | None = None,
        dial: Callable[[str], None] | None = None,
        post: Post | None = None,
        looks: Looks = Looks(),  # noqa: B008 - it can't be changed
    ) -> AsyncIterator[Seat]:
        desk = desk_on(calendar, time, records, store, keys, looks)
        app = FollowupApp(
            desk,
            outside(drafts=drafts, dial=dial, saving=saving, post=post),
            demo=demo,
        )
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot, desk, time)
            await seat.rest()
            yield seat
            assert len(seat.lines) == app.size.height

    return sit_down


def desk_on(
    calendar,
    time: Time,
    records: list[Record] | None = None,
    store: Store | None = None,
    keys: Mapping[str, str] | None = None,
    looks: Looks = Looks(),  # noqa: B008 - it can't be changed
) -> Desk:
    """A desk on the demo's people, or on these records, at the demo's half past ten."""
    if records is None:
        records = list(demo_book(DEMO_START).records())
    store = store or MemoryStore()
    if records:
        store.commit([Put(record) for record in records], DEMO_START)
    settings = Settings(you=DEMO_YOU, keys=dict(keys or {}), looks=looks)
    return Desk(store, calendar, settings, time.clock)


@pytest.fixture
def file_store(tmp_path) -> JsonStore:
    return JsonStore(tmp_path / "followup.json")
