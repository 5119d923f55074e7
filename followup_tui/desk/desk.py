"""What a user can do, one method each. Every act is one durable write and can be undone."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec

from followup_tui.desk.acts import ActLog
from followup_tui.desk.correcting import correction, deletion, moving
from followup_tui.desk.entries import Call, entry_of, number_marked, refuse_untrue
from followup_tui.desk.lines import Lines, shipped
from followup_tui.desk.people import made_at, new_uid, refuse_unfit, with_zone
from followup_tui.desk.ports import Store
from followup_tui.desk.settings import Settings
from followup_tui.desk.wording import day_words, happened, short_name
from followup_tui.domain.acts import Act, act_on
from followup_tui.domain.book import Book, Change, History, Put
from followup_tui.domain.contact import Contact, Snooze, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import (
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.phone import read_phone
from followup_tui.domain.text import one_line
from followup_tui.planning.calendar import Calendar, Here
from followup_tui.planning.followup import FollowUp, Plan
from followup_tui.planning.memory import Memory
from followup_tui.planning.policy import Policy
from followup_tui.planning.proposing import Proposal
from followup_tui.planning.queue import Queue, build_queue
from followup_tui.planning.rules import plan
from followup_tui.planning.situation import Situation, stop_in_force, stops_in_force
from followup_tui.planning.spreading import Move, spread
from followup_tui.planning.zones import local


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
        where: Callable[[], Here] | None = None,
        lines: Callable[[], Lines] = shipped,
        acts: ActLog | None = None,
    ) -> None:
        self._store = store
        self._acts = acts or ActLog()
        self._memory = Memory()
        self.calendar = calendar
        self.settings = settings
        self.clock = clock
        self._where = where
        self._lines = lines

    def look_around(self) -> bool:
        """Count days and show times where the user is now; whether that is another place.

        Somebody who travels takes the computer along. What is agreed with a contact stays in the
        zone it was agreed in.
        """
        here = self._where() if self._where else self.calendar.here
        if here == self.calendar.here:
            return False
        self.calendar, self._memory = self.calendar.seen_from(here), self._memory.elsewhere()
        return True

    @property
    def policy(self) -> Policy:
        """The numbers in the rules."""
        return self.settings.policy

    @property
    def lines(self) -> Lines:
        """What to say, in the user's own words where they have any."""
        return self._lines()

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

    def learn(self) -> None:
        """Learn from everybody's calls before today which hours are good; windows follow from it.

        Takes a while where there are many calls, and may be done in a thread of its own.
        """
        self._memory.learn(self.book, self.policy, self.calendar, self.clock())

    def propose(self, call: FollowUp) -> Proposal | None:
        """When to make a call that is not for today; nothing where the time is fixed or named."""
        contact, history = self.contact(call.contact), self.book.history(call.contact)
        return self._memory.propose(
            call, contact, history, self.policy, self.calendar, self.clock()
        )

    def contact(self, uid: str) -> Contact:
        """The contact with this uid, or whom they turned out to be."""
        try:
            return self.book.contacts[self.book.now(uid)]
        except KeyError:
            raise FollowupError("that contact is no longer here") from None

    def situation(self, contact: Contact, history: History) -> Situation:
        """What such a history of a contact says, now."""
        return Situation(contact, history, self.policy, self.calendar, self.clock())

    def plan(self, uid: str) -> Plan:
        """What is owed to a contact, now."""
        contact = self.contact(uid)
        history = self.book.history(contact.uid)
        return self._memory.plan(contact, history, self.policy, self.calendar, self.clock())

    def preview(self, uid: str, call: Call) -> Plan:
        """What would be owed to a contact once this were logged."""
        contact = self.contact(uid)
        entry = self._interaction(contact, call)
        return self.plan_with(number_marked(contact, entry) or contact, entry)

    def plan_with(self, contact: Contact, entry: Interaction) -> Plan:
        """What would be owed to a contact, in the book or new to it, with one entry more."""
        history = self.book.after([Put(entry)]).history(contact.uid)
        return plan(contact, history, self.policy, self.calendar, self.clock())

    def log(self, uid: str, call: Call, beside: Iterable[Change] = ()) -> Act:
        """Log what happened; the next follow-up follows from it. What changes `beside` is one act.

        Refused: a moment in the future, an outcome its channel does not have, and reaching out to
        a contact after they asked to stop.
        """
        contact = self.contact(uid)
        entry = self._interaction(contact, call)
        refuse_untrue(contact, self.book.history(uid), entry, self._now())
        changes: list[Change] = [Put(entry), *beside]
        if (marked := number_marked(contact, entry)) is not None:
            changes.append(Put(marked))
        return self._do(f"{short_name(contact)}: {happened(entry)}", changes, uid)

    def snooze(self, uid: str, until: date) -> Act:
        """Put a call off to a day (a date in the contact's zone, after today).

        Refused for an appointment: that needs the newly agreed time (`reschedule`).
        """
        contact = self.contact(uid)
        self.refuse_unmovable(contact)
        today = local(self.clock(), self.calendar.tz_of(contact)).date()
        if until <= today:
            raise FollowupError("put it off to a day after today")
        put_off = Snooze(until=until, made=self._now())
        changed = msgspec.structs.replace(contact, snooze=put_off)
        title = f"{short_name(contact)}: put off to {day_words(until, today)}"
        return self._do(title, [Put(changed)], uid)

    def refuse_unmovable(self, contact: Contact) -> None:
        """Refuse to put off a call that is not owed, or was agreed."""
        call = self.plan(contact.uid).call
        if call is None:
            raise FollowupError(f"{short_name(contact)} has no call to put off")
        if call.fixed:
            raise FollowupError("that was agreed with them; agree another time first")

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

    def correct(self, uid: str, changed: Interaction) -> Act:
        """Put an entry of a contact's history right; by its uid it is the same entry.

        Refused as `log` is; and for a stop, or what lifted one, but for its note and time.
        """
        contact = self.contact(uid)
        changes = correction(self.book, contact, changed, self._now())
        return self._do(f"{short_name(contact)}: {happened(changed)}, corrected", changes, uid)

    def move_entry(self, entry: Interaction, to: str) -> Act:
        """Move an entry to the contact (a uid) it was really with.

        Refused for a stop, and where it would be reaching out after one.
        """
        contact, other = self.contact(entry.contact), self.contact(to)
        tz = self.calendar.tz_of(other)
        changes = moving(self.book, contact, entry, other, tz, self._now())
        title = f"{short_name(contact)}: {happened(entry)} moved to {short_name(other)}"
        return self._do(title, changes, contact.uid)

    def delete_entry(self, entry: Interaction) -> Act:
        """Take an entry out of its contact's history. Refused for a stop."""
        contact = self.contact(entry.contact)
        changes = deletion(self.book, contact, entry)
        return self._do(f"{short_name(contact)}: {happened(entry)} deleted", changes, contact.uid)

    def add(self, contact: Contact) -> Act:
        """Add a contact.

        Refused without a name, and with a number or address of somebody who asked to stop.
        """
        refuse_unfit(self.book, contact)
        return self._do(f"{short_name(contact)} added", [Put(contact)], contact.uid)

    def edit(self, changed: Contact) -> Act:
        """Change a contact; what is not given in `changed` is as the caller last saw it.

        Refused as `add` is. A zone that was only guessed follows the numbers.
        """
        before = self.contact(changed.uid)
        refuse_unfit(self.book, changed)
        if changed.phones != before.phones or changed.tz != before.tz:
            changed = with_zone(changed)
        changes = [Put(changed)] if changed != before else []
        return self._do(f"{short_name(changed)} changed", changes, changed.uid)

    def add_number(self, uid: str, typed: str) -> Act:
        """Give a contact another number to call, first in line."""
        contact = self.contact(uid)
        phone = read_phone(typed, self.calendar.region_of(contact))
        if not phone.dialable:
            raise FollowupError(f"{one_line(typed)!r} is no number that can be dialled")
        kept = tuple(known for known in contact.phones if known.e164 != phone.e164)
        changed = with_zone(msgspec.structs.replace(contact, phones=(phone, *kept)))
        refuse_unfit(self.book, changed)
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

    def follow_up(self, uid: str) -> Act:
        """Start following a contact up. Refused after a stop, and when they are already.

        Where the user was no longer interested in an interview, they were after all.
        """
        contact, owed = self.contact(uid), self.plan(uid)
        if owed.stopped:
            raise FollowupError(f"{short_name(contact)} asked to stop: no more calls")
        if owed.no_interest:
            met = next(one for one in reversed(self.book.history(uid)) if one.no_interest)
            changes = [Put(msgspec.structs.replace(met, no_interest=False))]
            return self._do(f"{short_name(contact)}: interested again", changes, uid)
        if contact.stage is Stage.ACTIVE:
            raise FollowupError(f"{short_name(contact)} is being followed up")
        return self.set_stage([uid], Stage.ACTIVE)

    def spread(self, capacity: int) -> tuple[Move, ...]:
        """Where the calls over so many a day would go (see `planning.spreading`)."""
        policy = msgspec.structs.replace(self.policy, capacity=capacity)
        return spread(self.book, policy, self.calendar, self.clock(), self._memory)

    def put_off_all(self, moves: Sequence[Move]) -> Act:
        """Put calls off, each to its day, in one act."""
        made = self._now()
        changes = [
            Put(
                msgspec.structs.replace(
                    self.contact(move.call.contact), snooze=Snooze(until=move.day, made=made)
                )
            )
            for move in moves
        ]
        many = f"{len(moves)} calls" if len(moves) != 1 else "1 call"
        return self._do(f"{many} spread over the days to come", changes)

    def apply(self, title: str, changes: Sequence[Change], contact: str = "") -> Act:
        """Make prepared changes (an import, news) as one act; `contact` is whom it is about."""
        return self._do(title, changes, contact)

    def apply_for_good(self, changes: Sequence[Change], contact: str) -> None:
        """Make prepared changes that can't be undone; nor can earlier ones on this contact."""
        book = self.book
        people = {contact, *(uid for uid in book.united if book.now(uid) == contact)}
        self._store.commit(changes, self._now())
        self._acts.forget(people)

    def undo(self) -> Act:
        """Take the latest act of this session back, as a whole.

        Refused where what it changed was changed since by something else; the act before is the
        latest then.
        """
        act = self._acts.latest()
        if act is None:
            raise FollowupError("nothing to undo")
        if act.is_overtaken(self.book):
            self._acts.drop(act)
            raise FollowupError(f"{act.title}: it was changed elsewhere since, so it stays")
        return self._take_back(act)

    def take_back(self, uid: str = "") -> Act:
        """Take back, as a whole, what was done last, or last with a contact, sessions ago too.

        Refused where anything else was done since with whomever it was about, and for a stop unless
        the contact is named.
        """
        act = self._acts.latest(uid)
        whom = f" with {short_name(self.contact(uid))}" if uid else ""
        if act is None:
            raise FollowupError(f"nothing was done{whom} that undo could take back")
        if not act.steps:
            raise FollowupError(f"{act.title}: that can't be taken back")
        if act.logged is not None and act.logged.outcome is Outcome.STOP and not uid:
            raise FollowupError(f"{act.title}: to take that back, undo it by their name")
        if act.is_overtaken(self.book) or self._more_was_done(act):
            raise FollowupError(f"{act.title}: something was done with them since, so it stays")
        return self._take_back(act)

    def _more_was_done(self, act: Act) -> bool:
        """Whether, after an act, something was logged with those it was about, or put off."""
        own, done = {step.after.uid for step in act.steps if step.after}, made_at(act.uid)
        people = [self.book.contacts[uid] for uid in act.people if uid in self.book.contacts]
        logged = (
            made_at(entry.uid)
            for one in people
            for entry in self.book.history(one.uid)
            if entry.uid not in own
        )
        put_off = (one.snooze.made for one in people if one.snooze and one.uid not in own)
        return any(at and done and at > done for at in (*logged, *put_off))

    def _take_back(self, act: Act) -> Act:
        self._store.commit(act.inverse(self.book), self._now())
        self._acts.undid(act)
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
        act = act_on(self.book, new_uid(), title, changes, contact)
        if changes:
            book = self._store.commit(changes, self._now())
            self._acts.did(act, book)
        return act

    def _now(self) -> datetime:
        return self.clock().astimezone(UTC)

    def _interaction(self, contact: Contact, call: Call) -> Interaction:
        return entry_of(contact, call, self.calendar.tz_of(contact), self._now())
