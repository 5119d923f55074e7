"""The calendar that other programs show, put together: the folder, and whose turn it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup_tui.cli.clock import Clock
from followup_tui.desk.agenda import Agenda
from followup_tui.desk.ports import Store
from followup_tui.desk.settings import Settings
from followup_tui.desk.showing import ShowingStore
from followup_tui.domain.errors import FollowupError
from followup_tui.interchange.vdir import Vdir
from followup_tui.planning.calendar import Calendar
from followup_tui.storage.files import make_private, replace_file
from followup_tui.storage.paths import Home

_PATIENCE = 10.0
"""Seconds to wait for another process that writes the calendar."""


def showing_store(
    store: Store, home: Home, settings: Settings, calendar: Calendar, clock: Clock
) -> ShowingStore:
    """The store with the calendar of the settings behind it; a folder is told from `home`."""
    folder = home.directory / _expanded(settings.calendar.vdir)
    vdir = Vdir(folder, settings.calendar.alarm, write)
    return ShowingStore(store, vdir, Agenda(settings, calendar), clock, lambda: _turn(home))


def _expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        return Path(folder)


def write(path: Path, content: bytes) -> None:
    """Give a private file new content in one step, in a folder that is made if need be."""
    make_private(path.parent)
    replace_file(path, content, durable=False)


@contextmanager
def _turn(home: Home) -> Iterator[None]:
    """One process at a time; the file for it is beside the data, not among the calendar's."""
    from filelock import FileLock, Timeout

    try:
        make_private(home.directory)
        lock = FileLock(home.directory / "calendar.lock", mode=0o600)
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        raise FollowupError("another program keeps the calendar from being written") from error
    except OSError as error:
        raise FollowupError(
            f"the calendar can't be written ({error.strerror}): put that right, and the next start"
            f" or `followup-tui today` catches it up [{home.directory}]"
        ) from error
    try:
        yield
    finally:
        lock.release()
