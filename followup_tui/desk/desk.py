"""What a user can do, one method each. Every act is one durable write and can be undone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import time_ns
from uuid import uuid4

import msgspec

from followup_tui.desk.acts import Act, ActLog, act_on
from followup_tui.desk.ports import Store
from followup_tui.desk.settings import Settings
from followup_tui.desk.wording import OUTCOME_WORDS, day_words, happened, short_name
from followup_tui.domain.book import Book, Change, History, Put
from followup_tui.domain.contact import Contact, Snooze, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import (
    OUTCOMES_BY_CHANNEL,
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.phone import read_phone, zone_of
from followup_tui.domain.text import one_line, plain
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import Plan
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import Memory, Queue, build_queue
from followup_tui.planning.rules import plan
from followup_tui.planning.situation import stop_in_force, stops_in_force
from followup_tui.planning.zones import country_of, local

_FROM_THEM = {Outcome.THEY_CALLED, Outcome.REPLIED, Outcome.STOP}


@dataclass(frozen=True, slots=True)
class Call:
    """What came of one contact with a person, ready to be logged.

    `at` is when it began (an aware instant; the clock's now when `None`). `number` is the one
    dialled, as E.164.
    """

    outcome: Outcome
    at: datetime | None = None
    channel: Channel = Channel.PHONE
    note: str = ""
    commitment: Commitment | None = None
    seconds: int | None = None
    number: str = ""


class Desk:
    """The user's desk: their book, the rules, the clock.

    Every method that changes something raises `FollowupError` when it is refused or can't be
    kept; nothing is changed then.
    """

    def __init__(
        self,
        store: Store,
        calendar: Calendar,
        settings: Settings,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._acts = ActLog()
        self._memory = Memory()
        self.calendar = calendar
        self.settings = settings
        self.clock = clock

    @property
    def policy(self) -> Policy:
        """The numbers in the rules."""
        return self.settings.policy

    @property
    def book(self) -> Book:
        """Everything, as last read or written."""
        return self._store.book

    def refresh(self) -> Book:
        """Everything, read again if something else has written it."""
        return self._store.refresh()

    def queue(self) -> Queue:
        """Today's follow-ups, now."""
        return build_queue(self.book, self.policy, self.calendar, self.clock(), self._memory)

    def contact(self, uid: str) -> Contact:
        """The contact with this uid."""
        try:
            return self.book.contacts[uid]
        except KeyError:
            raise FollowupError("that contact is no longer here") from None

    def plan(self, uid: str) -> Plan:
        """What is owed to a contact, now."""
        return self._plan(self.contact(uid), self.book.history(uid))

    def preview(self, uid: str, call: Call) -> Plan:
        """What would be owed to a contact once this were logged."""
        contact = self.contact(uid)
        entry = self._interaction(contact, call)
        changed = self._number_marked(contact, entry) or contact
        return self._plan(changed, self.book.after([Put(entry)]).history(uid))

    def log(self, uid: str, call: Call) -> Act:
        """Log what happened; the next follow-up follows from it.

        Refused: a moment in the future, an outcome its channel does not have, and reaching out to
        a contact after they asked to stop.
        """
        contact = self.contact(uid)
        entry = self._interaction(contact, call)
        self._check(contact, entry)
        changes: list[Change] = [Put(entry)]
        if (marked := self._number_marked(contact, entry)) is not None:
            changes.append(Put(marked))
        return self._do(f"{short_name(contact)}: {happened(entry)}", changes, uid)

    def snooze(self, uid: str, until: date) -> Act:
        """Put a call off to a day (a date in the contact's zone, after today).

        Refused for an appointment: that needs the newly agreed time (`reschedule`).
        """
        contact = self.contact(uid)
        call = self.plan(uid).call
        if call is None:
            raise FollowupError(f"{short_name(contact)} has no call to put off")
        if call.fixed:
            raise FollowupError("that was agreed with them; agree another time first")
        today = local(self.clock(), self.calendar.tz_of(contact)).date()
        if until <= today:
            raise FollowupError("put it off to a day after today")
        put_off = Snooze(until=until, made=self._now())
        changed = msgspec.structs.replace(contact, snooze=put_off)
        title = f"{short_name(contact)}: put off to {day_words(until, today)}"
        return self._do(title, [Put(changed)], uid)

    def reschedule(self, uid: str, agreed: Commitment) -> Act:
        """Agree another time for an appointment; it replaces the old one."""
        whole = agreed.day is not None and agreed.time is not None
        if agreed.kind is not CommitmentKind.APPOINTMENT or not whole:
            raise FollowupError("an appointment needs a day and a time")
        contact = self.contact(uid)
        if stop_in_force(self.book.history(uid)) is not None:
            raise FollowupError(f"{short_name(contact)} asked to stop")
        call = Call(Outcome.RESCHEDULED, channel=Channel.MESSAGE, commitment=agreed)
        entry = self._interaction(contact, call)
        return self._do(f"{short_name(contact)}: new time agreed", [Put(entry)], uid)

    def lift_stop(self, uid: str, typed_name: str) -> Act:
        """Follow up again a contact who asked to stop; their name must be typed in full."""
        contact = self.contact(uid)
        stops = stops_in_force(self.book.history(uid))
        if not stops:
            raise FollowupError(f"{short_name(contact)} has not asked to stop")
        if one_line(typed_name).casefold() != one_line(contact.name).casefold():
            raise FollowupError(f"to lift it, type their name: {one_line(contact.name)}")
        lift = Call(Outcome.STOP_LIFTED, channel=Channel.MESSAGE)
        lifted = [
            Put(msgspec.structs.replace(self._interaction(contact, lift), lifts=stop.uid))
            for stop in stops
        ]
        return self._do(f"{short_name(contact)}: stop lifted", lifted, uid)

    def add(self, contact: Contact) -> Act:
        """Add a contact.

        Refused without a name, and with a number or address of somebody who asked to stop.
        """
        if not contact.name:
            raise FollowupError("a contact needs a name")
        self._not_of_a_stopped(contact)
        return self._do(f"{short_name(contact)} added", [Put(contact)], contact.uid)

    def add_number(self, uid: str, typed: str) -> Act:
        """Give a contact another number to call, first in line."""
        contact = self.contact(uid)
        phone = read_phone(typed, self.calendar.region_of(contact))
        if not phone.dialable:
            raise FollowupError(f"{one_line(typed)!r} is no number that can be dialled")
        kept = tuple(known for known in contact.phones if known.e164 != phone.e164)
        changed = _with_zone(msgspec.structs.replace(contact, phones=(phone, *kept)))
        self._not_of_a_stopped(changed)
        return self._do(f"{short_name(contact)}: number added", [Put(changed)], uid)

    def set_stage(self, uids: Iterable[str], stage: Stage) -> Act:
        """Move contacts to a stage, all in one act."""
        people = [self.contact(uid) for uid in uids]
        changes = [
            Put(msgspec.structs.replace(contact, stage=stage))
            for contact in people
            if contact.stage is not stage
        ]
        whom = short_name(people[0]) if len(people) == 1 else f"{len(people)} people"
        title = f"{whom}: {stage.replace('_', ' ')}"
        return self._do(title, changes, people[0].uid if len(people) == 1 else "")

    def apply(self, title: str, changes: Sequence[Change]) -> Act:
        """Make prepared changes (an import) as one act."""
        return self._do(title, changes)

    @property
    def can_undo(self) -> str:
        """The title of the act `undo` would take back, or empty."""
        return self._acts.to_undo.title if self._acts.to_undo else ""

    @property
    def can_redo(self) -> str:
        """The title of the act `redo` would do again, or empty."""
        return self._acts.to_redo.title if self._acts.to_redo else ""

    def undo(self) -> Act:
        """Take the latest act of this session back, as a whole."""
        act = self._acts.to_undo
        if act is None:
            raise FollowupError("nothing to undo")
        self._store.commit(act.inverse(self.book), self._now())
        self._acts.undid()
        return act

    def redo(self) -> Act:
        """Do the act again that was undone last."""
        act = self._acts.to_redo
        if act is None:
            raise FollowupError("nothing to redo")
        self._store.commit(act.again(self.book), self._now())
        self._acts.redid()
        return act

    def _do(self, title: str, changes: Sequence[Change], contact: str = "") -> Act:
        act = act_on(self.book, title, changes, contact)
        if changes:
            self._store.commit(changes, self._now())
            self._acts.did(act)
        return act

    def _now(self) -> datetime:
        return self.clock().astimezone(UTC)

    def _plan(self, contact: Contact, history: History) -> Plan:
        return plan(contact, history, self.policy, self.calendar, self.clock())

    def _interaction(self, contact: Contact, call: Call) -> Interaction:
        return Interaction(
            uid=new_uid(),
            contact=contact.uid,
            at=(call.at or self.clock()).astimezone(UTC),
            tz=self.calendar.tz_of(contact),
            channel=call.channel,
            outcome=call.outcome,
            note=plain(call.note),
            commitment=call.commitment,
            seconds=call.seconds,
            number=call.number,
        )

    def _check(self, contact: Contact, entry: Interaction) -> None:
        if entry.at > self._now():
            raise FollowupError("that moment has not come yet")
        if entry.outcome not in OUTCOMES_BY_CHANNEL[entry.channel]:
            allowed = " ".join(OUTCOMES_BY_CHANNEL[entry.channel])
            raise FollowupError(f"by {entry.channel}, an outcome is one of: {allowed}")
        stop = stop_in_force(self.book.history(contact.uid))
        if stop is None:
            return
        said = f"{short_name(contact)} asked to stop"
        if entry.outcome is Outcome.STOP:
            raise FollowupError(f"{said} already")
        if entry.outcome not in _FROM_THEM and entry.at >= stop.at:
            words = OUTCOME_WORDS[entry.outcome]
            raise FollowupError(f"{said}: nothing goes to them any more, so no “{words}” is logged")

    def _not_of_a_stopped(self, contact: Contact) -> None:
        """Nobody comes back under another name once they asked to stop (rule 12)."""
        numbers = {phone.e164 for phone in contact.dialable}
        addresses = {email.casefold() for email in contact.emails}
        for other in self.book.contacts.values():
            same = numbers & {phone.e164 for phone in other.dialable}
            same |= addresses & {email.casefold() for email in other.emails}
            if same and other.uid != contact.uid and stop_in_force(self.book.history(other.uid)):
                raise FollowupError(f"{same.pop()} is {short_name(other)}'s, who asked to stop")

    def _number_marked(self, contact: Contact, entry: Interaction) -> Contact | None:
        """The contact with the dialled number marked as somebody else's (rule 11)."""
        if entry.outcome is not Outcome.WRONG_NUMBER or not contact.dialable:
            return None
        wrong = entry.number or contact.dialable[0].e164
        phones = tuple(
            msgspec.structs.replace(phone, wrong=True) if phone.e164 == wrong else phone
            for phone in contact.phones
        )
        return msgspec.structs.replace(contact, phones=phones)


def new_uid() -> str:
    """A new stable identifier; two of one moment sort in the order they were made."""
    return f"{time_ns():016x}{uuid4().hex[16:]}"


def new_contact(  # noqa: PLR0913 - one keyword for each thing a contact may have
    name: str,
    *,
    at: datetime,
    home: str,
    company: str = "",
    role: str = "",
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    tz: str = "",
    region: str = "",
    stage: Stage = Stage.ACTIVE,
    tags: Iterable[str] = (),
    notes: str = "",
) -> Contact:
    """A contact from what a user typed; the zone is guessed from a phone number when not given.

    Numbers without a country code are read as in the contact's region, their zone's country, or
    `home`, in that order. `at` is the moment it comes in.
    """
    country = region or country_of(tz) or home
    numbers = tuple(read_phone(one_line(typed), country) for typed in phones if typed.strip())
    return _with_zone(
        Contact(
            uid=new_uid(),
            name=one_line(name),
            company=one_line(company),
            role=one_line(role),
            phones=numbers,
            emails=tuple(one_line(email) for email in emails if email.strip()),
            tz=tz,
            region=region,
            stage=stage,
            tags=tuple(one_line(tag) for tag in tags if tag.strip()),
            notes=plain(notes),
            added=at.astimezone(UTC),
        )
    )


def _with_zone(contact: Contact) -> Contact:
    """The contact with the zone its numbers agree on, where none was given."""
    if contact.tz and not contact.tz_guessed:
        return contact
    zones = {found for phone in contact.dialable if (found := zone_of(phone))}
    guess = zones.pop() if len(zones) == 1 else ""
    return msgspec.structs.replace(contact, tz=guess, tz_guessed=bool(guess))
