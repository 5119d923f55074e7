"""Drafts on the disk: a small file for each contact, gone once it is logged."""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Condition, Thread

import msgspec

from followup_tui.domain.draft import Draft
from followup_tui.storage.files import make_private, replace_file, sweep

_PAUSE_SECONDS = 0.2
"""How long the writing waits for more: nobody types one letter."""


class DraftFiles:
    """Fills the desk's `DraftStore` port in a directory of its own.

    One thread writes what came last of each contact. A disk that refuses is no reason to disturb
    somebody on the phone: the draft is still on screen then, and written with its next change.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._todo: dict[str, Draft | None] = {}
        self._state = Condition()
        self._writer: Thread | None = None
        self._closing = False

    def load(self) -> Iterator[Draft]:
        """The drafts that can be read, those of another version or half written left alone."""
        for path in sorted(self._directory.glob("*.json")):
            with suppress(OSError, msgspec.DecodeError):
                yield msgspec.json.decode(path.read_bytes(), type=Draft)

    def keep(self, draft: Draft) -> None:
        """Write a draft, soon."""
        self._put(draft.contact, draft)

    def drop(self, contact: str) -> None:
        """Take a draft's file away, soon."""
        self._put(contact, None)

    def close(self) -> None:
        """Wait until all is written."""
        with self._state:
            self._closing = True
            self._state.notify_all()
        if self._writer is not None:
            self._writer.join()

    def _put(self, contact: str, draft: Draft | None) -> None:
        with self._state:
            self._todo[contact] = draft
            if self._writer is None:
                self._writer = Thread(target=self._write_all, name="drafts", daemon=True)
                self._writer.start()
            self._state.notify_all()

    def _write_all(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._todo or self._closing)
                self._state.wait_for(lambda: self._closing, timeout=_PAUSE_SECONDS)
                todo, self._todo = self._todo, {}
                if not todo:
                    return
            for contact, draft in todo.items():
                with suppress(OSError, ValueError):
                    self._write(contact, draft)

    def _write(self, contact: str, draft: Draft | None) -> None:
        # A uid may come from somebody else's file: it never becomes a path.
        path = self._directory / f"{sha256(contact.encode()).hexdigest()[:32]}.json"
        if draft is None:
            path.unlink(missing_ok=True)
            return
        make_private(self._directory)
        sweep(self._directory, f"{path.name}.")
        replace_file(path, msgspec.json.encode(draft), durable=True)
