"""The parts put together: the user's files, settings, calendar, clock and desk.

Each part is made when a command first asks for it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from followup_tui.cli.clock import Clock, clock_from, fixed_clock, system_clock
from followup_tui.cli.here import zone_here
from followup_tui.cli.remarks import remark, why_failed
from followup_tui.desk.acts import ActLog, KeptActLog
from followup_tui.desk.desk import Desk
from followup_tui.desk.lines import Lines, shipped
from followup_tui.desk.people import new_uid
from followup_tui.desk.ports import Store
from followup_tui.desk.settings import SettingError, Settings
from followup_tui.domain.acts import Act
from followup_tui.domain.book import Put
from followup_tui.domain.errors import FollowupError, UnreadableError
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.planning.zones import country_of
from followup_tui.storage.act_file import ActFile
from followup_tui.storage.backups import Backups
from followup_tui.storage.beside import copies_beside
from followup_tui.storage.holiday_cache import CachedHolidays
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.paths import Home
from followup_tui.storage.refuge import UNSAVED, Refuge

if TYPE_CHECKING:
    from followup_tui.desk.showing import ShowingStore

_NOWHERE = "US"
"""The region of a user whose zone has no country, such as UTC."""


class Session:
    """One run of the program over the files in `home`, by `clock` if it has one of its own."""

    def __init__(self, home: Home, clock: Clock | None = None) -> None:
        self.home = home
        self._clock = clock
        self.showing: ShowingStore | None = None

    @cached_property
    def clock(self) -> Clock:
        """What time it is. Raises `FollowupError` when it can't be understood."""
        return self._clock or fixed_clock(os.environ) or system_clock

    @cached_property
    def settings(self) -> Settings:
        """The user's settings. Raises `FollowupError` when they can't be read."""
        if not self.home.config.exists():
            return Settings()
        from followup_tui.cli.config import read_settings

        return read_settings(self.home.config)

    @cached_property
    def lines(self) -> Lines:
        """What to say; where the user's own lines can't be used, that is told and ours are."""
        if not self.home.lines.exists():
            return shipped()
        from followup_tui.cli.own_lines import own_lines

        try:
            return own_lines(self.home.lines)
        except FollowupError as error:
            self.store.tell(f"{error} [ours are taken]")
            return shipped()

    @cached_property
    def zone(self) -> str:
        """The IANA name of the user's time zone."""
        return self.settings.you.zone or zone_here()

    @cached_property
    def calendar(self) -> Calendar:
        """The working calendar, seen from where the user is."""
        source = CachedHolidays(LibraryHolidays(), self.home.cache / "holidays.json")
        return Calendar(source, self._here(self.zone))

    def where(self) -> Here:
        """Where the user is by now: settings that name a place stand, a computer travels."""
        return self._here(self.settings.you.zone or zone_here())

    def _here(self, tz: str) -> Here:
        return Here(tz, self.settings.you.region or country_of(tz) or _NOWHERE)

    @cached_property
    def backups(self) -> Backups:
        """The dated copies of the data file."""
        return Backups(self.home.data, self.zone)

    @cached_property
    def refuge(self) -> Refuge:
        """Where what can't be written in its own place is kept."""
        return Refuge(self.home.data, self.home.refuges)

    def bring_back(self) -> str:
        """Save what earlier runs could not; one line on how that went, empty for nothing."""
        if not self.refuge.found(UNSAVED):
            return ""
        from followup_tui.storage.unsaved import bring_back

        return bring_back(self.home.data, self.refuge, self.backups, self.clock())

    @cached_property
    def store(self) -> JsonStore:
        """The data file; what went wrong beside a commit is remarked."""
        store = JsonStore(self.home.data, self.backups)
        store.tell = remark
        return store

    def advised(self, error: UnreadableError) -> UnreadableError:
        """The refusal, naming the backup that would help."""
        good = self.backups.newest_good() if error.restorable else None
        if good is None:
            return error
        return error.advising(f"followup-tui restore brings back the backup of {good.when}")

    def refused_setting(self, error: SettingError) -> FollowupError:
        """The refusal of a setting, with the file and the line it stands on."""
        from followup_tui.cli.toml_lines import line_of

        path = self.home.config
        line = line_of(path.read_text("utf-8-sig"), error.key)
        return FollowupError(f"{path.name}, line {line}: {error}")

    def shown(self, store: Store) -> Store:
        """The store with a calendar behind it that other programs show, if the user wants one."""
        if not self.settings.calendar.vdir:
            return store
        from followup_tui.cli.showing import showing_store

        self.showing = showing_store(store, self.home, self.settings, self.calendar, self.clock)
        self.showing.tell = remark
        return self.showing

    def tell_with(self, tell: Callable[[str], None]) -> None:
        """Have what went wrong beside a commit told so, a line at a time."""
        self.store.tell = tell
        if self.showing is not None:
            self.showing.tell = tell

    def show(self) -> None:
        """Have the calendar follow what was changed in other ways than by a commit."""
        self.shown(self.store)
        self.catch_up()

    def catch_up(self) -> None:
        """Have the calendar show what is owed now, whatever kept it from that or has passed."""
        if self.showing is not None:
            self.showing.follow()

    def close(self) -> None:
        """Wait for what goes on behind."""
        if self.showing is not None:
            self.showing.close()

    @cached_property
    def desk(self) -> Desk:
        """The user's desk; nothing is read yet. What it does is on the disk when it is done.

        What earlier runs could not save is saved first, and copies that a sync program left beside
        the file are merged; both are remarked.
        """
        if line := self.bring_back():
            remark(line)
        if copies := copies_beside(self.home.data):
            from followup_tui.storage.conflict_copies import ConflictCopies

            for line in ConflictCopies(self.home.data, self.backups).take_in(copies, self.clock()):
                remark(line)
        desk = self._desk_over(self.shown(self.store), KeptActLog(self.acts))
        if copies:
            self.remember("copies of your data were merged")
            self.catch_up()
        return desk

    def desk_of_app(self, store: Store) -> Desk:
        """The user's desk over this store; what it does is undone while the app is open."""
        return self._desk_over(store, ActLog(self.acts))

    @cached_property
    def acts(self) -> ActFile:
        """What commands did."""
        return ActFile(self.home.acts)

    def remember(self, title: str) -> None:
        """Remember, for undo, what can't be taken back; nothing is kept of who is forgotten."""
        KeptActLog(self.acts).did(Act(new_uid(), title, ()), self.store.refresh())

    def _desk_over(self, store: Store, acts: ActLog) -> Desk:
        return Desk(
            store, self.calendar, self.settings, self.clock, self.where, lambda: self.lines, acts
        )


def why_refused(error: FollowupError | OSError, session: Session | None) -> str:
    """The one line that says why nothing was done, and what would help."""
    if isinstance(error, OSError):
        return why_failed(error)
    if isinstance(error, UnreadableError) and session is not None:
        error = session.advised(error)
    return str(error)


@contextmanager
def sitting(*, demo: bool) -> Iterator[Session]:
    """A session over the user's own files, or over sample data that is gone when it ends."""
    with ExitStack() as ending:
        session = _demo(ending) if demo else Session(Home.find())
        ending.callback(session.close)
        yield session


def _demo(ending: ExitStack) -> Session:
    from followup_tui.cli.demo_place import demo_place

    return demo_session(ending.enter_context(demo_place()))


def demo_session(directory: Path) -> Session:
    """A session over sample data written to that directory, by a clock of its own.

    It starts on the demo's Monday at 10:30 and ticks on, unless `FOLLOWUP_TUI_NOW` fixes it.
    """
    from followup_tui.cli.demo import DEMO_START, DEMO_YOU, demo_book

    home = Home(directory, Home.find().cache)
    you = "".join(f'{name} = "{value}"\n' for name, value in asdict(DEMO_YOU).items())
    home.config.write_text(f"[you]\n{you}", "utf-8")
    clock = fixed_clock(os.environ) or clock_from(DEMO_START)
    now = clock()
    JsonStore(home.data).commit([Put(record) for record in demo_book(now).records()], now)
    return Session(home, clock)
