"""Two contacts who are one person: what the one will be, field by field, and making them one.

Nothing the user wrote is lost: numbers, addresses and tags are joined, notes put one under the
other, and where two fields say different things the one not chosen is kept in the notes.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import replace

from followup_tui.desk.agreed_twice import Agreed, agreed_first
from followup_tui.desk.desk import Desk
from followup_tui.desk.filling import additions, former_name
from followup_tui.desk.matching import Register
from followup_tui.desk.names import same_name, says_more
from followup_tui.desk.wording import commitment_words, counted, short_name
from followup_tui.domain.acts import Act, differing
from followup_tui.domain.book import Book, Change, Delete, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.listed import by_name
from followup_tui.domain.text import one_line
from followup_tui.planning.situation import stop_in_force
from followup_tui.planning.zones import local

_STAGES = (Stage.ACTIVE, Stage.KEEP_IN_TOUCH, Stage.CLOSED, Stage.LEAD)
"""Of two stages the earlier is taken unless the other is chosen: a lead only waits."""

_NAME, _STAGE, _ZONE = "name", "stage", "tz"
_LABELS = {
    _NAME: "Name",
    "company": "Company",
    "role": "Role",
    _STAGE: "Stage",
    _ZONE: "Time zone",
    "region": "Region",
    "hours": "Hours",
    "address": "Address",
    "position": "Position",
    "url": "Profile",
}
_JOINED = {"phones": "Numbers", "emails": "E-mail", "tags": "Tags", "notes": "Notes"}


class Side(StrEnum):
    """Whose word counts: the one's who stays, on the left, or the other's."""

    LEFT = "left"
    RIGHT = "right"


Sides = Mapping[str, Side]
"""For fields that the two say differently, whose word counts; the others go by the default."""


class Compared(msgspec.Struct, frozen=True):
    """One field of the two side by side, in words, and what it will be.

    `side` says whose word counts; `None` where there is nothing to choose.
    """

    field: str
    label: str
    left: str
    right: str
    result: str
    side: Side | None = None


class Pair:
    """Two contacts who are to be one. The one with the longer history stays, on the left.

    Refused for one contact given twice.
    """

    def __init__(self, desk: Desk, one: str, other: str) -> None:
        first, second = desk.contact(one), desk.contact(other)
        if first.uid == second.uid:
            raise FollowupError(f"that is {short_name(first)} twice; to unite two, name both")
        self.left, self.right = sorted(
            (first, second), key=lambda found: (-len(desk.book.history(found.uid)), found.added)
        )
        self._desk = desk
        self.stopped = tuple(
            contact
            for contact in (self.left, self.right)
            if stop_in_force(desk.book.history(contact.uid)) is not None
        )

    @property
    def entries(self) -> int:
        """How many entries the one history has."""
        return sum(len(self._desk.book.history(one.uid)) for one in (self.left, self.right))

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that the two say differently."""
        return tuple(name for name in _LABELS if self._differ(name))

    def side(self, name: str) -> Side:
        """Whose word counts in a field unless it is chosen."""
        left, right = getattr(self.left, name), getattr(self.right, name)
        if name == _STAGE:
            right_first = _STAGES.index(right) < _STAGES.index(left)
        elif name == _NAME:
            right_first = says_more(right, left) and not says_more(left, right)
        elif name == _ZONE:
            right_first = self.left.tz_guessed and not self.right.tz_guessed
        else:
            right_first = False
        return Side.RIGHT if right_first else Side.LEFT

    def one(self, sides: Sides) -> Contact:
        """The one they will be."""
        taken = {name: sides.get(name, self.side(name)) for name in self.asked}
        rights: dict[str, Any] = {
            name: getattr(self.right, name) for name, side in taken.items() if side is Side.RIGHT
        }
        if _ZONE in rights:
            rights["tz_guessed"] = self.right.tz_guessed
        made = replace(self.left, **rights)
        made = replace(made, **additions(made, replace(self.right, notes="")))
        wrong = {
            key
            for contact in (self.left, self.right)
            for key, phone in by_name(contact.phones).items()
            if phone.wrong
        }
        phones = (replace(one, wrong=key in wrong) for key, one in by_name(made.phones).items())
        lost = [self._kept(name, side) for name, side in taken.items()]
        notes = (self.left.notes, self.right.notes)
        return replace(
            made,
            phones=tuple(phones),
            notes=_one_under_the_other(*notes, *(line for line in lost if line)),
            snooze=_sooner(self.left, self.right),
            added=min(self.left.added, self.right.added),
        )

    def compared(self, sides: Sides) -> list[Compared]:
        """Every field that either has something in."""
        one, asked = self.one(sides), self.asked
        rows = []
        for name, label in {**_LABELS, **_JOINED}.items():
            left, right, made = (_words(found, name) for found in (self.left, self.right, one))
            if left or right:
                side = sides.get(name, self.side(name)) if name in asked else None
                rows.append(Compared(name, label, left, right, made, side))
        return rows

    def agreed(self, sides: Sides) -> Agreed | None:
        """What was agreed with the two that one history alone would not keep, if anything."""
        one, book = self.one(sides), self._desk.book
        left, right = book.history(self.left.uid), book.history(self.right.uid)
        together = tuple(sorted((*left, *right), key=lambda entry: (entry.at, entry.uid)))
        apart, made = (
            [self._desk.situation(one, history) for history in histories]
            for histories in ((left, right), (together,))
        )
        return agreed_first((apart[0], apart[1]), made[0])

    def consequences(self, sides: Sides) -> list[str]:
        """What else comes of it, in a line each."""
        said = [f"one history of {counted(self.entries, 'entry', 'entries')}"]
        if self.stopped:
            who = " and ".join(short_name(contact) for contact in self.stopped)
            said.append(f"{who} asked to stop: that holds for the one")
        if agreed := self.agreed(sides):
            said.append(self.agreement(agreed))
        return said

    def agreement(self, agreed: Agreed) -> str:
        """What was agreed with the two, in words: the earlier, and what else there was."""
        today = local(self._desk.clock(), self._desk.calendar.tz_of(self.left)).date()
        first = commitment_words(agreed.first, today)
        if agreed.other is None:
            return f"{first}: that stays"
        return f"{first}: that stays, being earlier; also {commitment_words(agreed.other, today)}"

    def _differ(self, name: str) -> bool:
        left, right = getattr(self.left, name), getattr(self.right, name)
        if isinstance(left, str) and isinstance(right, str):
            return bool(left and right) and one_line(left).casefold() != one_line(right).casefold()
        return left is not None and right is not None and left != right

    def _kept(self, name: str, side: Side) -> str:
        """The line that keeps what was not chosen; stage and place are no words of the user's."""
        chosen, other = (self.left, self.right) if side is Side.LEFT else (self.right, self.left)
        words = one_line(str(getattr(other, name)))
        if name == _NAME:
            return "" if same_name(chosen.name, other.name) else former_name(words)
        return "" if name in {_STAGE, _ZONE} else f"{_LABELS[name]} before: {words}"


def likely(book: Book) -> dict[str, tuple[str, ...]]:
    """Who may be one person with whom (uids), by what an import goes by (see `matching`)."""
    register = Register(book.contacts.values(), ())
    found = ((one, register.candidates(one, {one.uid})) for one in book.contacts.values())
    return {one.uid: tuple(other.uid for other in others) for one, others in found if others}


def unite(desk: Desk, pair: Pair, sides: Sides) -> Act:
    """Make the two one, in one act: all that is said of either is said of the one who stays.

    Refused once either is not as the user saw them.
    """
    left, right = pair.left, pair.right
    desk.refresh()
    if any(differing(one, desk.contact(one.uid)) for one in (left, right)):
        raise FollowupError("one of the two was changed meanwhile; nothing was done, look again")
    changes: list[Change] = [Put(pair.one(sides))]
    changes += _handed_over(desk.book, right.uid, left.uid)
    if agreed := pair.agreed(sides):
        note = f"two contacts made one; {pair.agreement(agreed)}"
        changes.append(Put(agreed.entry(left.uid, note, desk.clock())))
    changes.append(Delete(right, left.uid))
    return desk.apply(f"{short_name(left)} and {short_name(right)} are one", changes, left.uid)


def _handed_over(book: Book, gone: str, stays: str) -> Iterator[Change]:
    for entry in book.history(gone):
        yield Put(replace(entry, contact=stays), gone)
    for piece in book.news.values():
        if gone in piece.heard_by:
            heard = dict.fromkeys(stays if uid == gone else uid for uid in piece.heard_by)
            yield Put(replace(piece, heard_by=tuple(heard)))


def _one_under_the_other(*notes: str) -> str:
    said = ""
    for note in notes:
        if note.strip() and note.strip() not in said:
            said = note.strip() if not said or said in note else f"{said}\n{note.strip()}"
    return said


def _sooner(left: Contact, right: Contact) -> Any:
    put_off = [one.snooze for one in (left, right) if one.snooze is not None]
    return min(put_off, key=lambda snooze: snooze.until, default=None)


def _words(contact: Contact, name: str) -> str:
    """A field as one reads it."""
    value = getattr(contact, name)
    if name == "phones":
        return ", ".join(one_line(phone.typed) for phone in value)
    if isinstance(value, tuple):
        return ", ".join(map(one_line, value))
    if name == _STAGE:
        return str(value).replace("_", " ")
    if name == _ZONE and contact.tz_guessed:
        return f"{value} (guessed)"
    return one_line(str(value)) if value is not None else ""
