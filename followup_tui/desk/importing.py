"""Planning an import: who is new, who is known, what a file adds to whom. Nothing is written here.

What a contact has stays as it is. A file fills what is empty and adds numbers, addresses, tags
and lines of notes that are not there yet, so that importing it again changes nothing. Whoever
asked to stop is left alone.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from followup_tui.desk.filling import (
    additions,
    draft_of,
    guessed_zone,
    in_known_zone,
    in_known_zones,
)
from followup_tui.desk.matching import (
    Register,
    address_key,
    number_key,
    recognised_by,
    switchboard_key,
)
from followup_tui.desk.names import same_words
from followup_tui.desk.recognising import Recogniser
from followup_tui.desk.stop_markers import leading_to, stop_remembered
from followup_tui.domain.book import Book, History, Put, Record
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.person import People, Remark
from followup_tui.planning.situation import stop_in_force


class Met(StrEnum):
    """What a record of a file turned out to be."""

    NEW = "new"
    KNOWN = "known"
    AGAIN = "again"


class Seen(msgspec.Struct, frozen=True):
    """One person in a file: who it is here (`uid`), and whether that is somebody `NEW`.

    `by` is what a known one was recognised by, `adds` names the fields the file fills or
    lengthens. `kind` and `row` are counted as in `Remark`.
    """

    row: int
    kind: str
    uid: str
    name: str
    met: Met
    by: str = ""
    adds: tuple[str, ...] = ()


class FileReport(msgspec.Struct):
    """What one file comes to.

    `seen` people are new, known from before, or met again, having been met earlier in the same
    import; together with `refused` that is every row.
    """

    format: str
    refused: tuple[Remark, ...]
    unused: tuple[str, ...]
    remarks: list[Remark] = msgspec.field(default_factory=list)
    seen: list[Seen] = msgspec.field(default_factory=list)

    @property
    def new(self) -> int:
        """How many people come in."""
        return self._count(Met.NEW)

    @property
    def known(self) -> int:
        """How many were here already."""
        return self._count(Met.KNOWN)

    @property
    def again(self) -> int:
        """How many rows repeat somebody met earlier in the same import."""
        return self._count(Met.AGAIN)

    def _count(self, met: Met) -> int:
        return sum(one.met is met for one in self.seen)


FORGOTTEN = "asked to stop, and was forgotten; left out"
"""The remark on somebody of whom no more is known."""

STOPPED = "asked to stop; left as is"
"""The remark on somebody who is here and asked to stop, whatever the file says of them."""


class ImportPlan(msgspec.Struct, frozen=True):
    """An import, ready to be done as one act: `changes` is empty when there is nothing to do.

    `filled` is how many known contacts are given something.
    """

    files: tuple[FileReport, ...]
    filled: int
    changes: tuple[Put, ...]

    @property
    def new(self) -> int:
        """How many people come in."""
        return sum(report.new for report in self.files)

    @property
    def known(self) -> int:
        """How many of the people in the files were here already."""
        return sum(report.known for report in self.files)

    @property
    def again(self) -> int:
        """How many rows repeat somebody met earlier in the same import."""
        return sum(report.again for report in self.files)


def plan_import(
    book: Book,
    files: Sequence[People],
    *,
    at: datetime,
    home_region: str,
    new_uid: Callable[[], str],
    stage: Stage = Stage.LEAD,
    heed: Callable[[int], None] = lambda _: None,
) -> ImportPlan:
    """What importing these files, in this order, would change in this book.

    `at` (an aware instant) is when the people come in. Numbers without a country code are read as
    in the person's region, their zone's country, or `home_region`, in that order. Leads, those
    here and those coming in, move to `stage`; nobody else's stage changes. `heed` is told how
    many people have been looked at, and may raise to give up.
    """
    planner = _Planner(book, at.astimezone(UTC), home_region, new_uid, stage, heed)
    reports = tuple(planner.take(people) for people in files)
    changed = planner.changed_contacts()
    filled = sum(contact.uid in book.contacts for contact in changed)
    records: tuple[Record, ...] = (*changed, *planner.interactions.values(), *planner.news.values())
    return ImportPlan(reports, filled, tuple(Put(record) for record in records))


class _Planner:
    def __init__(
        self,
        book: Book,
        at: datetime,
        home: str,
        new_uid: Callable[[], str],
        stage: Stage,
        heed: Callable[[int], None],
    ) -> None:
        self.interactions: dict[str, Interaction] = {}
        self.news: dict[str, News] = {}
        self._book = book
        self._at = at
        self._home = home
        self._new_uid = new_uid
        self._stage = stage
        self._heed = heed
        self._looked_at = 0
        stopped = [uid for uid, history in book.histories.items() if stop_in_force(history)]
        united = {uid: book.now(uid) for uid in book.united}
        self._register = Register(book.contacts.values(), stopped, united)
        self._logged = {entry.uid for history in book.histories.values() for entry in history}
        self._met: set[str] = set()

    def changed_contacts(self) -> list[Contact]:
        """Those that are new or not what they were in the book, in their final state."""
        before = self._book.contacts
        now = self._register.contacts
        return [contact for uid, contact in now.items() if contact is not before.get(uid)]

    def take(self, people: People) -> FileReport:
        """Take in one file."""
        report = FileReport(people.format, people.refused, people.unused, [*people.remarks])
        called = [(person.uid, person.name) for person in people.people]
        recogniser = Recogniser(self._register, called, own=people.own)
        for person in people.people:
            said: list[str] = []
            draft = draft_of(person, said, at=self._at, home=self._home)
            if self._forgotten(draft, report, (person.row, person.kind)):
                continue
            draft = self._anew(draft)
            draft, known = recogniser.recognise(draft, said)
            if known is None and not draft.tz:
                draft = replace(draft, **guessed_zone(draft.phones))
            seen = self._place(draft, known, (person.row, person.kind), said)
            report.seen.append(seen)
            if person.stopped and seen.met is Met.NEW:
                self._stop(seen.uid)
            report.remarks += [Remark(person.row, text, person.kind) for text in said]
        self._take_export(people, report)
        return report

    def _take_export(self, people: People, report: FileReport) -> None:
        histories = Book.of(people.interactions.values()).histories
        called = [(contact.uid, contact.name) for contact in people.contacts.values()]
        recogniser = Recogniser(self._register, called, own=True)
        here: dict[str, str] = {}
        left_out: set[str] = set()
        for row, contact in people.contacts.items():
            said: list[str] = []
            if self._forgotten(contact, report, (row, "contact")):
                left_out.add(contact.uid)
                continue
            draft = self._anew(in_known_zone(contact, said))
            draft, known = recogniser.recognise(draft, said)
            history = histories.get(contact.uid, ())
            seen = self._place(draft, known, (row, "contact"), said, history)
            report.seen.append(seen)
            here.setdefault(contact.uid, seen.uid)
            report.remarks += [Remark(row, text, "contact") for text in said]
        for row, entry in people.interactions.items():
            said = []
            if entry.contact in left_out:
                continue
            self._log(entry, here.get(entry.contact, entry.contact), said)
            report.remarks += [Remark(row, text, "interaction") for text in said]
        for piece in people.news.values():
            self._tell(piece, here)

    def _forgotten(self, draft: Contact, report: FileReport, place: tuple[int, str]) -> bool:
        """Whether somebody asked to stop and was forgotten: they are left out, and it is said."""
        if not stop_remembered(self._book, leading_to(draft)):
            return False
        report.refused += (Remark(place[0], FORGOTTEN, place[1]),)
        return True

    def _anew(self, draft: Contact) -> Contact:
        """The same person without the uid of somebody who was forgotten: they come in anew."""
        return replace(draft, uid="") if draft.uid in self._book.forgotten else draft

    def _place(
        self,
        draft: Contact,
        known: Contact | None,
        place: tuple[int, str],
        said: list[str],
        history: History = (),
    ) -> Seen:
        """Bring a person in, or add what is said of them to whom they are."""
        self._looked_at += 1
        self._heed(self._looked_at)
        uid = known.uid if known else draft.uid or self._new_uid()
        met = Met.NEW if known is None else Met.AGAIN if uid in self._met else Met.KNOWN
        self._met.add(uid)
        by = recognised_by(known, draft) if known else ""
        if known is None:
            draft = self._without_stopped(draft, said)
            self._register.put(replace(draft, uid=uid))
        if self._asked_to_stop(uid, history):
            self._register.stop(uid)
        adds: tuple[str, ...] = ()
        if uid not in self._register.stopped:
            if known is not None:
                adds = self._fill(known, self._without_stopped(draft, said), said)
            self._lift_lead(uid)
        elif known is not None:
            said[:] = [STOPPED]
        return Seen(*place, uid, draft.name, met, by, adds)

    def _without_stopped(self, draft: Contact, said: list[str]) -> Contact:
        """The same person without what would reach somebody else, who asked to stop.

        A number of theirs answers before any extension behind it.
        """
        theirs = self._register.stopped_reached_at
        whose = {
            one: theirs(number_key(one)) or theirs(switchboard_key(one)) for one in draft.phones
        }
        phones = tuple(one for one in draft.phones if whose[one] is None)
        emails = tuple(one for one in draft.emails if theirs(address_key(one)) is None)
        for lost, owner in (
            *((one.typed, whose[one]) for one in draft.phones if one not in phones),
            *((one, theirs(address_key(one))) for one in draft.emails if one not in emails),
        ):
            said.append(f"“{lost}” belongs to “{owner}”, who asked to stop; left out")
        kept = replace(draft, phones=phones, emails=emails)
        shared = self._register.sharing_with_stopped(kept)
        if shared is not None:
            said.append(f"shares a number or address with “{shared.name}”, who asked to stop")
        return kept

    def _lift_lead(self, uid: str) -> None:
        contact = self._register.contacts[uid]
        if contact.stage is Stage.LEAD and self._stage is not Stage.LEAD:
            self._register.put(replace(contact, stage=self._stage))

    def _fill(self, known: Contact, draft: Contact, said: list[str]) -> tuple[str, ...]:
        fields = additions(known, draft)
        if fields:
            self._register.put(replace(known, **fields))
        if not same_words(known.name, draft.name):
            said.append(f"taken for “{known.name}”; that name is kept")
        if known.company and draft.company and not same_words(known.company, draft.company):
            said.append(f"the file has them at “{draft.company}”; “{known.company}” is kept")
        return tuple(name for name in fields if name != "tz_guessed")

    def _asked_to_stop(self, uid: str, history: History) -> bool:
        known = self._book.history(uid)
        standing = _standing_stops(known)
        added = (entry for entry in history if entry.uid not in self._logged)
        return bool(stop_in_force((*known, *(e for e in added if e.lifts not in standing))))

    def _stop(self, uid: str) -> None:
        """Keep it that somebody asked to stop, of whom this is all that a file says."""
        entry = Interaction(
            uid=self._new_uid(),
            contact=uid,
            at=self._at,
            channel=Channel.MESSAGE,
            outcome=Outcome.STOP,
            note="as the file says",
        )
        self._log(entry, uid, [])
        self._register.stop(uid)

    def _log(self, entry: Interaction, contact: str, said: list[str]) -> None:
        if entry.uid in self._logged:
            return
        if entry.lifts and entry.lifts in _standing_stops(self._book.history(contact)):
            said.append("lifts a stop that stands here; left out")
            return
        self._logged.add(entry.uid)
        self.interactions[entry.uid] = replace(in_known_zones(entry, said), contact=contact)

    def _tell(self, piece: News, here: dict[str, str]) -> None:
        heard = tuple(dict.fromkeys(here.get(uid, uid) for uid in piece.heard_by))
        known = self.news.get(piece.uid) or self._book.news.get(piece.uid)
        if known is None:
            self.news[piece.uid] = replace(piece, heard_by=heard)
        elif more := [uid for uid in heard if uid not in known.heard_by]:
            self.news[piece.uid] = replace(known, heard_by=(*known.heard_by, *more))


def _standing_stops(history: History) -> set[str]:
    lifted = {entry.lifts for entry in history}
    stops = {entry.uid for entry in history if entry.outcome is Outcome.STOP}
    return stops - lifted
