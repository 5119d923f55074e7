"""What lies around the data file: whose it is to read, and what was left behind."""

import json
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.storage.backups import Backup, Backups
from followup_tui.storage.files import leftovers
from followup_tui.storage.findings import Finding
from followup_tui.storage.refuge import UNSAVED, Refuge

Seen = Iterator[tuple[Finding, Callable[[], object] | None]]
"""Each thing found, with what puts it right, which may raise `OSError`."""


def surroundings(
    data: Path, drafts: Path, backups: Backups, refuge: Refuge, contacts: Collection[str] | None
) -> Seen:
    """Everything that is wrong around the file at `data`.

    `contacts` are the uids by which those in it are known; `None` when it can't be read.
    """
    yield from _open_to_others([data, *(one.path for one in backups.all())], 0o600)
    yield from _open_to_others([backups.directory, drafts], 0o700)
    for directory, name in ((data.parent, data.name), (backups.directory, ""), (drafts, "")):
        yield from _left_behind(directory, name)
    for path in refuge.found(UNSAVED):
        what = "what could not be saved is waiting here"
        yield Finding(str(path), what, "the next command saves it", fixable=False), None
    for one in backups.all():
        try:
            one.content()
        except UnreadableError as error:
            if error.restorable:
                what = "this backup can't be opened"
                yield Finding(str(one.path), what, "renames it"), partial(_rename, one, backups)
            else:  # it is a newer version's, and good
                what = error.what.removeprefix(one.path.name).strip()
                yield Finding(str(one.path), what, error.advice, fixable=False), None
        except StoreError as error:
            yield Finding(str(one.path), error.brief, "put that right", fixable=False), None
    if contacts is not None:
        yield from _of_nobody(drafts, backups, contacts)


def _open_to_others(paths: list[Path], mode: int) -> Seen:
    for path in paths:
        with suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                what = "others on this computer may look into it"
                yield Finding(str(path), what, "makes it yours alone"), partial(path.chmod, mode)


def _left_behind(directory: Path, name: str) -> Seen:
    with suppress(OSError):
        for path in leftovers(directory, name):
            what = "a program that was killed left this half written"
            yield Finding(str(path), what, "removes it"), partial(path.unlink, missing_ok=True)


def _of_nobody(drafts: Path, backups: Backups, contacts: Collection[str]) -> Seen:
    with suppress(OSError):
        for path in sorted(drafts.glob("*.json")):
            try:
                draft = json.loads(path.read_bytes())
                fine = draft.get("of") == "form" or draft.get("contact") in contacts
            except (ValueError, AttributeError, TypeError):
                what = "this draft can't be read"
            else:
                if fine:
                    continue
                what = "this draft is about nobody who is there"
            yield (
                Finding(str(path), what, "moves it to the backups"),
                partial(_move, path, backups.directory),
            )


def _rename(backup: Backup, backups: Backups) -> None:
    """Call it what it is, in the place of nothing else."""
    backup.path.rename(backups.free_name(backup.at))


def _move(path: Path, directory: Path) -> None:
    target = directory / f"draft-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}-{path.name}"
    path.rename(target)
