"""What the desk needs from outside; `storage` fills it, and a fake stands beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from followup_tui.domain.acts import Act
from followup_tui.domain.agenda import AgendaItem
from followup_tui.domain.book import Book, Change
from followup_tui.domain.draft import Kept
from followup_tui.domain.letter import Letter, LetterKind

if TYPE_CHECKING:
    from followup_tui.domain.columns import Column, Field
    from followup_tui.domain.person import People


class Store(Protocol):
    """The user's records, kept. One `commit` is one user action and one durable write.

    A store may write in the background; it then says so through `Saving`.
    """

    @property
    def book(self) -> Book:
        """Everything, as last read or written by this process."""
        ...

    def refresh(self) -> Book:
        """Everything, read again if another process has written.

        Raises `StoreError` when the file can't be read; nothing is overwritten then.
        """
        ...

    def commit(self, changes: Sequence[Change], at: datetime) -> Book:
        """Make these changes on the newest state and keep them, all or none.

        `at` (an aware instant) is when the user acted; what changed is stamped with it, and never
        with a moment before its own last change. Raises `StoreError`; the file is then as before.
        """
        ...


class Saving(Protocol):
    """How far a store that writes in the background has come."""

    @property
    def waiting(self) -> int:
        """How many commits are not on the disk yet."""
        ...

    @property
    def trouble(self) -> str:
        """Why the last try to write, or to read again, failed; empty when it did not."""
        ...

    @property
    def read_only(self) -> str:
        """Why nothing can be changed and what to do about it, in one line; empty when it can.

        What is shown then is an earlier state.
        """
        ...

    def remark(self) -> str:
        """What else there is to say, in one line and once; empty for nothing."""
        ...

    def listen(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, from any thread, whenever one of these may have changed."""
        ...


class ShownCalendar(Protocol):
    """A calendar that other programs show."""

    def show(self, items: Iterable[AgendaItem]) -> None:
        """Have these items there, and no others of this program's.

        Raises `FollowupError`, in one line, when that can't be done.
        """
        ...


class LetterWriter(Protocol):
    """Writes letters from templates."""

    def write(self, kind: LetterKind, words: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body; `FollowupError` for a template of the user's that can't be used."""
        ...


class Post(LetterWriter, Protocol):
    """Writes letters and sends them on their way; what can't be done raises `FollowupError`."""

    def open(self, letter: Letter) -> str:
        """Open it in the user's mail program, ready to be sent; answers with what to say."""
        ...

    def edit(self, text: str) -> str:
        """The text as the user leaves it in their own editor, which takes the terminal."""
        ...


class DraftStore(Protocol):
    """What was put down and not logged yet, kept through a crash. It never refuses."""

    def load(self) -> Iterable[Kept]:
        """The drafts that were kept; what can't be read is left where it is."""
        ...

    def keep(self, draft: Kept) -> None:
        """Keep a draft in place of the one before with the same key, as soon as may be."""
        ...

    def drop(self, key: str) -> None:
        """Forget the draft with this key."""
        ...

    def drop_letters(self) -> None:
        """Forget the letters that a mail program was given as files."""
        ...


class ActStore(Protocol):
    """What commands did, kept from one to the next. It never refuses."""

    def load(self) -> Sequence[Act]:
        """The acts that were kept, the latest last; none where they can't be read."""
        ...

    def keep(self, acts: Sequence[Act]) -> None:
        """Keep these acts in place of those before."""
        ...


class AddressBooks(Protocol):
    """What can be read of other programs' files."""

    def read_file(
        self,
        path: Path,
        fields: "Mapping[int, Field] | None" = None,
        heed: Callable[[int, int], None] = ...,
    ) -> "People":
        """The people in a file or a folder of cards.

        `fields` says what the columns of a table are, by their places from 0. `heed` is told how
        far the reading is, so many of so many, and may raise to give up. Raises `FollowupError`
        when it can't be read, `ColumnsUnknownError` when it is a table that needs `fields`.
        """
        ...

    def columns_in(self, path: Path) -> "tuple[Column, ...]":
        """The columns of a table; none for anything else."""
        ...


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """What the screens have from outside.

    `address_books` gives what reads other programs' files; `drafts` keeps what is not logged yet;
    `post` writes and opens e-mails; `dial` opens a `tel:` link, where the user wants that; `saving`
    tells how far a store that writes in the background has come.
    """

    address_books: Callable[[], AddressBooks]
    drafts: DraftStore
    post: Post
    dial: Callable[[str], None] | None = None
    saving: Saving | None = None
