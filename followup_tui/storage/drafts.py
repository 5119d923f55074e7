"""Drafts on the disk: a small file for each contact and form, gone once it is logged."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread

import msgspec

from followup_tui.domain.draft import AskedForNews, Kept
from followup_tui.domain.errors import StoreError
from followup_tui.storage.files import make_private, replace_file, sweep
from followup_tui.storage.refuge import Refuge, read_own
from followup_tui.storage.refusal import reason

_PAUSE_SECONDS = 0.2
"""How long the writing waits for more: nobody types one letter."""

_RETRY_SECONDS = 2.0
_NAME = "draft-"


class DraftFiles:
    """Fills the desk's `DraftStore` port in a directory of its own, or else in a refuge.

    One thread writes what came last of each. When no disk takes it, it is tried again and
    `tell` is called once with a line that says so: the draft is still on screen then. Letters for
    a mail program lie in `outbox`.
    """

    def __init__(
        self, directory: Path, refuge: Refuge | None = None, outbox: Path | None = None
    ) -> None:
        self.tell: Callable[[str], None] = lambda _: None
        self._told = ""
        self._directory = directory
        self._refuge = refuge
        self._outbox = outbox
        self._todo: dict[str, Kept | None] = {}
        self._state = Condition()
        self._writer: Thread | None = None
        self._closing = False

    def load(self) -> Iterator[Kept]:
        """The drafts that can be read, those of another version or half written left alone.

        Of two with one key the one in the refuge is the later.
        """
        drafts: dict[str, Kept] = {}
        fled = self._refuge.found(_NAME) if self._refuge else []
        ways = ((sorted(self._directory.glob("*.json")), Path.read_bytes), (fled, read_own))
        for paths, read in ways:
            for path in paths:
                with suppress(OSError, msgspec.DecodeError):
                    draft = msgspec.json.decode(read(path), type=Kept)
                    drafts[draft.key] = draft
        yield from drafts.values()

    def keep(self, draft: Kept) -> None:
        """Write a draft, soon."""
        self._put(draft.key, draft)

    def drop(self, key: str) -> None:
        """Take a draft's file away, soon."""
        self._put(key, None)

    def drop_letters(self) -> None:
        """Take the letters out of the outbox; what can't be is told."""
        for path in self._outbox.glob("*.eml") if self._outbox else ():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                self.tell(f"{path} can't be removed ({reason(error)})")

    def close(self) -> None:
        """Wait until all is written. Raises `StoreError` for a draft that no disk takes."""
        with self._state:
            self._closing = True
            self._state.notify_all()
        if self._writer is not None:
            self._writer.join()
        if any(self._todo.values()):
            raise StoreError(self._told)

    def _put(self, key: str, draft: Kept | None) -> None:
        with self._state:
            self._todo[key] = draft
            if self._writer is None:
                self._writer = Thread(target=self._write_all, name="drafts", daemon=True)
                self._writer.start()
            self._state.notify_all()

    def _write_all(self) -> None:
        pause = _PAUSE_SECONDS
        while True:
            with self._state:
                self._state.wait_for(lambda: self._todo or self._closing)
                last_try = self._state.wait_for(lambda: self._closing, timeout=pause)
                todo, self._todo = self._todo, {}
            refused: dict[str, Kept | None] = {}
            for key, draft in todo.items():
                try:
                    self._write(key, draft)
                except (OSError, ValueError) as error:
                    if not isinstance(draft, AskedForNews):  # it is asked again, no more
                        refused[key] = draft
                        self._say(error)
            with self._state:
                self._todo = refused | self._todo
                if last_try:
                    return
            pause = _RETRY_SECONDS if refused else _PAUSE_SECONDS
            self._told = self._told if refused else ""

    def _write(self, key: str, draft: Kept | None) -> None:
        from hashlib import sha256

        # A uid may come from somebody else's file: it never becomes a path.
        name = f"{sha256(key.encode()).hexdigest()[:32]}.json"
        path = self._directory / name
        if draft is None:
            self._leave_refuge(name)
            path.unlink(missing_ok=True)
            return
        content = msgspec.json.encode(draft)
        try:
            make_private(self._directory)
            sweep(self._directory, f"{name}.")
            replace_file(path, content, durable=True)
        except OSError:
            if self._refuge is None or self._refuge.put(_NAME + name, content) is None:
                raise
        else:
            self._leave_refuge(name)

    def _leave_refuge(self, name: str) -> None:
        if self._refuge is not None:
            self._refuge.remove(_NAME + name)

    def _say(self, error: OSError | ValueError) -> None:
        why = reason(error) if isinstance(error, OSError) else str(error)
        line = f"what you typed is NOT KEPT on the disk yet ({why})"
        if line != self._told:
            self._told = line
            self.tell(line)
