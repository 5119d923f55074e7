"""What was done, in order, so that it can be taken back: in this session, or by commands."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from followup_tui.desk.ports import ActStore
from followup_tui.domain.acts import Act
from followup_tui.domain.book import Book

_KEPT = 20
_MOST_STEPS = 20_000


class ActLog:
    """Acts of this session that can be undone, and undone ones that can be done again.

    `beside` holds those of commands: whoever is forgotten goes from there, too.
    """

    def __init__(self, beside: ActStore | None = None) -> None:
        self._beside = beside
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def did(self, act: Act, book: Book) -> None:  # noqa: ARG002 - those of commands are kept by it
        """Remember an act and the book after it; what was undone can't be redone any more."""
        self._done.append(act)
        self._undone.clear()

    def forget(self, people: set[str]) -> None:
        """Let go of what was done with these contacts (uids)."""
        for acts in (self._done, self._undone):
            kept = (act.without(people) for act in acts)
            acts[:] = [act for act in kept if act.steps]
        if self._beside is not None:
            forget_in(self._beside, people)

    def latest(self, uid: str = "") -> Act | None:
        """The latest act, or the latest with a contact."""
        acts = reversed(self._done)
        return next((act for act in acts if not uid or uid in act.people), None)

    @property
    def to_redo(self) -> Act | None:
        """The act that was undone last."""
        return self._undone[-1] if self._undone else None

    def undid(self, act: Act) -> None:
        """An act was taken back."""
        self._done.remove(act)
        self._undone.append(act)

    def drop(self, act: Act) -> None:
        """Let go of an act that can't be undone any more."""
        self._done.remove(act)

    def redid(self) -> None:
        """The act that was undone last was done again."""
        self._done.append(self._undone.pop())


class KeptActLog(ActLog):
    """Acts of commands, kept from one to the next, the latest twenty; there is no redo.

    Of one that changed very many records only its title is kept, as of what is no act.
    """

    def __init__(self, kept: ActStore) -> None:
        super().__init__()
        self._kept = kept

    def did(self, act: Act, book: Book) -> None:
        """Keep an act, with what it changed as it is in the book after it."""
        much = len(act.steps) > _MOST_STEPS
        done = replace(act, steps=()) if much else act.as_in(book)
        acts = [*self._kept.load(), done][-_KEPT:]
        self._kept.keep(_not_about(book.forgotten, acts))

    def forget(self, people: set[str]) -> None:
        """Let go of every act with these contacts (uids)."""
        forget_in(self._kept, people)

    def latest(self, uid: str = "") -> Act | None:
        """The latest act, or the latest with a contact."""
        self._done = list(self._kept.load())
        return super().latest(uid)

    def undid(self, act: Act) -> None:
        """An act was taken back, and is kept no more."""
        self._kept.keep([one for one in self._kept.load() if one != act])


def forget_in(store: ActStore, people: Collection[str]) -> None:
    """Let go of every kept act with these contacts (uids), whomever else it is about."""
    acts = store.load() if people else ()
    left = _not_about(people, acts)
    if len(left) != len(acts):
        store.keep(left)


def _not_about(people: Iterable[str], acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if act.people.isdisjoint(people)]
