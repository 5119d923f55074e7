"""Acts that could not be written, kept until they can: the emergency file.

It is a data file of its own with just the records the acts touched, as they stamped them. Bringing
it back is a merge: it does not matter what else happened meanwhile, nor how often it is done.
"""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from followup_tui.domain.book import Change
from followup_tui.domain.errors import StoreError
from followup_tui.storage.applying import apply
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import encode
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.records import Kind, kind_of
from followup_tui.storage.refuge import UNSAVED, Refuge, read_own
from followup_tui.storage.refusal import reason

Acts = Sequence[tuple[Sequence[Change], datetime]]
"""Commits in the order they were made, each with its instant."""


_FIRST = "first-"
"""Marks acts from before there was a file: no others may make one, for theirs is elsewhere."""


class EmergencyFile:
    """This process's unsaved acts on a store."""

    def __init__(self, store: JsonStore, refuge: Refuge) -> None:
        self._store = store
        self._refuge = refuge
        self._name = ""
        self._kept: tuple[Acts, Path] | None = None

    def keep(self, acts: Acts) -> Path | None:
        """Keep these acts, all that there are; where, or `None` when no place takes them."""
        if self._kept is not None and self._kept[0] == acts and self._kept[1].exists():
            return self._kept[1]
        if not self._name:
            began = _FIRST if self._store.is_new else ""
            self._name = f"{UNSAVED}{began}{os.getpid()}-{time.time_ns()}.json"
        path = self._refuge.put(self._name, encode(touched(self._store.seen, acts)))
        self._kept = (list(acts), path) if path is not None else None
        return path

    def drop(self) -> None:
        """They are saved."""
        if self._kept is not None:
            self._refuge.remove(self._name)
            self._kept, self._name = None, ""


def touched(seen: Ledger, acts: Acts) -> Ledger:
    """The records that acts on a ledger touch, as they leave them."""
    ledger, part = seen, Ledger()
    changed: dict[tuple[Kind, str], None] = {}
    for changes, at in acts:
        ledger, applied = apply(changes, at, ledger, ledger)
        changed.update({(kind_of(one.record), one.record.uid): None for one in applied})
    for kind, uid in changed:
        record = ledger.records[kind].get(uid)
        gone = ledger.deletions.get((kind, uid))
        if record is not None:
            part.records[kind].put(record)
        elif gone is not None:
            part.deletions.put(gone)
    return part


def bring_back(data: Path, refuge: Refuge, backups: Backups, at: datetime) -> str:
    """Put what earlier runs could not save into the file, and let go of it then.

    Says in one line how that went; empty when there was nothing. While the file they were done on
    is not there (a disk that is not mounted), they wait for it.
    """
    from followup_tui.storage.uniting import ledger_in, take_in

    lines = []
    for path in refuge.found(UNSAVED):
        try:
            content = read_own(path)
            found = ledger_in(content, path)
            if UNSAVED + _FIRST not in path.name and AtomicStorage(data).signature() is None:
                raise StoreError("", f"{data.name} is gone")  # noqa: TRY301 - said as the others are
            take_in(data, partial(_given, [found]), backups, at)
        except OSError as error:
            lines.append(_still(path, reason(error)))
        except StoreError as error:
            lines.append(_still(path, error.brief))
        else:
            with suppress(OSError):
                if read_own(path) == content:
                    path.unlink()
            count = sum(1 for _ in found.all_records()) + sum(1 for _ in found.deletions.records())
            records = "1 record" if count == 1 else f"{count} records"
            lines.append(f"what could not be saved last time ({records}) is saved now")
    return "; ".join(dict.fromkeys(lines))


def _given(copies: list[Ledger], _ours: Ledger) -> list[Ledger]:
    return copies


def _still(path: Path, why: str) -> str:
    return f"what could not be saved last time is still not saved ({why}); it is kept in {path}"
