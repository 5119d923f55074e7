"""What the user did, as whole acts, so that it can be taken back and done again."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from followup_tui.domain.book import Book, Change, Delete, Put, Record
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.listed import by_name
from followup_tui.domain.news import News


class Step(msgspec.Struct, frozen=True):
    """One record's part in an act: what it was and what it became; `None` where there was none.

    `into` is the contact whom one that went turned out to be.
    """

    before: Record | None
    after: Record | None
    into: str = ""

    @property
    def people(self) -> set[str]:
        """The contacts (uids) whom it is about."""
        records = [one for one in (self.before, self.after) if not isinstance(one, News | None)]
        return {one.contact if isinstance(one, Interaction) else one.uid for one in records}


class Act(msgspec.Struct, frozen=True):
    """One thing the user did. `contact` is the uid of the person it was about, or empty."""

    uid: str
    title: str
    steps: tuple[Step, ...]
    contact: str = ""

    @property
    def logged(self) -> Interaction | None:
        """The entry it added to the history of whom it was about."""
        made = (step.after for step in self.steps if step.before is None)
        entries = (one for one in made if isinstance(one, Interaction))
        return next((entry for entry in entries if entry.contact == self.contact), None)

    @property
    def righted(self) -> Interaction | None:
        """The entry of a history that it corrected, moved or deleted, as it was before."""
        known = (step.before for step in self.steps)
        return next((entry for entry in known if isinstance(entry, Interaction)), None)

    def without(self, people: set[str]) -> "Act":
        """The act without its part in these contacts (uids)."""
        steps = tuple(step for step in self.steps if people.isdisjoint(step.people))
        about = "" if self.contact in people else self.contact
        return self if len(steps) == len(self.steps) else replace(self, steps=steps, contact=about)

    @property
    def people(self) -> set[str]:
        """The contacts (uids) whom it is about."""
        about = {self.contact} if self.contact else set()
        return about.union(*(step.people for step in self.steps))

    def as_in(self, book: Book) -> "Act":
        """The act with what became of each record as it is in this book, just after it was done."""
        steps = (
            replace(step, after=step.after and (_known(book, step.after) or step.after))
            for step in self.steps
        )
        return replace(self, steps=tuple(steps))

    def is_overtaken(self, book: Book) -> bool:
        """Whether anything it changed is otherwise in this book by now.

        Of a contact or news only what it set counts, of a list only what came or went; one that it
        added must not be in any history but by the act itself.
        """
        own = {step.after.uid for step in self.steps if step.after is not None}
        return any(_is_otherwise(book, step, own) for step in self.steps)

    def inverse(self, book: Book) -> list[Change]:
        """What takes the act back, from the records as they are in this book now."""
        return list(_moves(book, [Step(step.after, step.before) for step in reversed(self.steps)]))

    def again(self, book: Book) -> list[Change]:
        """What does the act once more."""
        return list(_moves(book, self.steps))


def act_on(book: Book, uid: str, title: str, changes: Sequence[Change], contact: str = "") -> Act:
    """The act, with this uid, that makes these changes to this book."""
    steps = tuple(
        Step(
            _known(book, change.record, change.leaves if isinstance(change, Put) else ""),
            change.record if isinstance(change, Put) else None,
            change.into if isinstance(change, Delete) else "",
        )
        for change in changes
    )
    return Act(uid, title, steps, contact)


def _moves(book: Book, steps: Sequence[Step]) -> Iterator[Change]:
    """The changes that take each record from what it was to what it is to be.

    Of a contact or news only the fields that differ between the two are set, and of a list only the
    things that do: what something else wrote there meanwhile stays.
    """
    for step in steps:
        if step.after is None:
            if step.before is not None:
                yield Delete(_known(book, step.before) or step.before, step.into)
            continue
        if isinstance(step.after, Interaction):
            was = step.before.contact if isinstance(step.before, Interaction) else ""
            yield Put(step.after, was if was != step.after.contact else "")
            continue
        now = _known(book, step.after)
        if step.before is None or now is None:
            yield Put(step.after)
            continue
        before, becomes = asdict(step.before), asdict(step.after)
        values = {
            name: _moved(getattr(now, name), before[name], becomes[name])
            for name in _fields_set(step.before, step.after)
        }
        yield Put(replace(now, **values))


def _is_otherwise(book: Book, step: Step, own: Collection[str]) -> bool:
    if step.after is None:
        return step.before is not None and _known(book, step.before) is not None
    now = _known(book, step.after)
    if now is None:
        return True
    added = isinstance(step.after, Contact) and step.before is None
    if added and any(entry.uid not in own for entry in book.history(step.after.uid)):
        return True
    return not all(
        _is_as_left(
            getattr(now, name),
            getattr(step.before, name) if step.before is not None else (),
            getattr(step.after, name),
        )
        for name in _fields_set(step.before, step.after)
    )


def _is_as_left(now: Any, was: Any, became: Any) -> bool:
    """Whether a value is what it became; of a list, whether the things are that came or went."""
    if not isinstance(became, tuple) or not isinstance(was, tuple):
        return bool(now == became)
    here, before, after = by_name(now), by_name(was), by_name(became)
    changed = (key for key in {**before, **after} if before.get(key) != after.get(key))
    return all(here.get(key) == after.get(key) for key in changed)


def differing(before: Record, after: Record) -> set[str]:
    """The names of the fields in which two states of a record differ."""
    return {name for name in _fields(after) if getattr(before, name) != getattr(after, name)}


def _fields_set(before: Record | None, after: Record) -> Collection[str]:
    """The fields that an act set: of a new record, and of an entry, all."""
    if before is None or isinstance(after, Interaction):
        return _fields(after)
    return differing(before, after)


def _fields(record: Record) -> tuple[str, ...]:
    form = next(form for form in (Contact, Interaction, News) if isinstance(record, form))
    return form.__struct_fields__


def _moved(now: Any, was: Any, becomes: Any) -> Any:
    """What a value is to be; of a list, what came in or went since `was` stays as it is now."""
    if not isinstance(becomes, tuple) or now == was:
        return becomes
    here, before, after = by_name(now), by_name(was), by_name(becomes)
    moved = {
        key: here[key] if thing == before.get(key) else thing
        for key, thing in after.items()
        if key in here or key not in before
    }
    more = {key: thing for key, thing in here.items() if key not in {**before, **after}}
    return tuple({**moved, **more}.values())


def _known(book: Book, record: Record, leaves: str = "") -> Record | None:
    """The record with this uid as it is in the book; of an interaction also where it `leaves`."""
    if isinstance(record, Contact):
        return book.contacts.get(record.uid)
    if isinstance(record, Interaction):
        history = book.history(leaves or record.contact)
        return next((entry for entry in history if entry.uid == record.uid), None)
    return book.news.get(record.uid)
