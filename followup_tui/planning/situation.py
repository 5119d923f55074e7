"""What a history says today: the facts every rule starts from."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from operator import attrgetter

from msgspec.structs import replace

from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import (
    ATTEMPTS,
    TALKS,
    UNNOTICED,
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.once import once
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local, moment

_COMMITMENT = attrgetter("commitment")
_REPLACES = TALKS | {Outcome.RESCHEDULED, Outcome.STOP, Outcome.STOP_LIFTED}
_LANDMARKS = {Outcome.STOP, Outcome.STOP_LIFTED, Outcome.MET, Outcome.SENT}
_USES_UP = ATTEMPTS | {Outcome.WRONG_NUMBER}


class Situation:
    """One contact's history as it stands at `now` (an aware instant).

    What every contact is asked is worked out at once, the rest when a rule asks for it. `tz` is
    the zone this contact's days are counted in; `last` is the last thing that happened, and
    `last_outcome` what came of it; `landmarks` are the stops, what lifted them,
    meetings and what was sent, oldest first; `agreed_in` is the interaction whose commitment still
    stands.
    """

    def __init__(
        self, contact: Contact, history: History, policy: Policy, calendar: Calendar, now: datetime
    ) -> None:
        self.contact = contact
        self.history = history
        self.policy = policy
        self.calendar = calendar
        self.now = now
        self.tz = calendar.tz_of(contact)
        self.last = history[-1] if history else None
        self.last_outcome = self.last.outcome if self.last else None
        self.landmarks = [entry for entry in history if entry.outcome in _LANDMARKS]
        self.agreed_in = self._agreed_in()

    @once
    def region(self) -> str:
        """Whose holidays this contact keeps."""
        return self.calendar.region_of(self.contact)

    @once
    def today(self) -> date:
        """The date on the contact's calendar."""
        return local(self.now, self.tz).date()

    @property
    def stop(self) -> Interaction | None:
        """The stop that is in force, if any (rule 12)."""
        return stop_in_force(self.landmarks) if self.landmarks else None

    @once
    def last_day(self) -> date | None:
        """The contact's own date at the last thing that happened."""
        return self.day_of(self.last) if self.last else None

    def day_of(self, entry: Interaction) -> date:
        """The contact's own date at an interaction."""
        return day_of(entry, self.tz)

    @once
    def tried_on(self) -> date | None:
        """The contact's own date at the last call made to them."""
        for entry in reversed(self.history):
            if entry.outcome in ATTEMPTS:
                return self.last_day if entry is self.last else self.day_of(entry)
        return None

    @once
    def unnoticed_in_a_row(self) -> int:
        """How many of the latest calls nobody knows of."""
        count = 0
        for entry in reversed(self.history):
            if entry.outcome in UNNOTICED:
                count += 1
            elif entry.outcome in ATTEMPTS or entry.outcome in TALKS:
                break
        return count

    @once
    def given_up(self) -> bool:
        """Whether the user no longer wanted what the latest interview was about.

        A call agreed in it or since takes it up again, and so does an application.
        """
        met = next((one for one in reversed(self.landmarks) if one.outcome is Outcome.MET), None)
        if met is None or not met.no_interest:
            return False
        for entry in reversed(self.history):
            if entry.commitment is not None or entry.channel is Channel.APPLICATION:
                return False
            if entry is met:
                break
        return True

    @once
    def annoyed_in(self) -> Interaction | None:
        """The latest interaction in which they were annoyed, unless a better talk came after it."""
        for entry in reversed(self.history):
            if entry.annoyed:
                return entry
            if entry.outcome in _REPLACES:
                break
        return None

    def _agreed_in(self) -> Interaction | None:
        """The interaction whose commitment still stands.

        A commitment stands until a talk replaces it, or an attempt at or after its time uses it
        up. Earlier attempts and e-mails don't cancel it. An appointment stands through a talk in
        which nothing else was agreed, unless they spoke on its very day, or the user was no longer
        interested.
        """
        if not any(map(_COMMITMENT, self.history)):
            return None
        last_try: datetime | None = None
        silent: Interaction | None = None
        hint: Interaction | None = None
        for entry in reversed(self.history):
            if (agreed := entry.commitment) is not None:
                at = self._time_of(agreed, entry)
                stands = None if last_try is not None and last_try >= at else entry
                if agreed.kind is CommitmentKind.APPOINTMENT:
                    was_it = silent is not None and was_for(silent, at, silent.tz or self.tz)
                    return hint if stands is None or was_it else stands
                hint = hint or (None if silent else stands)
            if entry.outcome in _REPLACES:
                if agreed is not None or entry.outcome not in TALKS or entry.no_interest:
                    break
                silent = silent or entry
            if last_try is None and entry.outcome in _USES_UP:
                last_try = entry.at
        return hint

    @property
    def commitment(self) -> Commitment | None:
        """What the two agreed and is still to come, on the contact's clock."""
        agreed = self.agreed_in.commitment if self.agreed_in else None
        if agreed is None or agreed.tz in {"", self.tz}:
            return agreed
        if agreed.day is None or agreed.time is None:
            return replace(agreed, tz=self.tz)
        at = local(moment(agreed.day, agreed.time, agreed.tz), self.tz)
        return replace(agreed, day=at.date(), time=at.time(), tz=self.tz)

    @once
    def agreed_at(self) -> datetime | None:
        """The moment from which an attempt uses up what stands agreed."""
        entry = self.agreed_in
        agreed = entry.commitment if entry else None
        return self._time_of(agreed, entry) if entry and agreed else None

    def _time_of(self, agreed: Commitment, entry: Interaction) -> datetime:
        """The moment from which an attempt uses a commitment up.

        A promise is broken once its day is over; one without a day, when a call would be due.
        """
        tz = agreed.tz or entry.tz or self.tz
        if agreed.kind is CommitmentKind.PROMISE:
            wait = timedelta(days=self.policy.after_talk_days)
            over = agreed.day + timedelta(days=1) if agreed.day else self.day_of(entry) + wait
            return moment(over, time(), tz)
        return moment(agreed.day or self.day_of(entry), agreed.time or time(), tz)


def day_of(entry: Interaction, tz: str) -> date:
    """The contact's own date at an interaction, in the zone they were in then; else in `tz`."""
    return local(entry.at, entry.tz or tz).date()


def was_for(talk: Interaction, at: datetime, tz: str) -> bool:
    """Whether a talk was the one agreed for a moment: spoken on its day in a zone, or since.

    What is written on the day counts only from that moment on.
    """
    if talk.outcome is Outcome.REPLIED:
        return talk.at >= at
    return local(talk.at, tz).date() >= local(at, tz).date()


def stop_in_force(history: Sequence[Interaction]) -> Interaction | None:
    """The latest stop of a history that no later entry has lifted (rule 12)."""
    return next(reversed(stops_in_force(history)), None)


def stops_in_force(history: Sequence[Interaction]) -> list[Interaction]:
    """The stops that were not lifted, oldest first; two copies merged may hold several."""
    stops = [entry for entry in history if entry.outcome is Outcome.STOP]
    if not stops:
        return stops
    lifted = {entry.lifts for entry in history if entry.lifts}
    return [stop for stop in stops if stop.uid not in lifted]


def stopped_in(book: Book) -> frozenset[str]:
    """The uids of the contacts who asked to stop."""
    return frozenset(uid for uid, history in book.histories.items() if stop_in_force(history))


def attempts(history: History) -> int:
    """How many calls were made to this person."""
    return sum(entry.outcome in ATTEMPTS for entry in history)


def emails_in_a_row(history: History) -> int:
    """How many e-mails and messages were sent since the last call, or word of theirs."""
    count = 0
    for entry in reversed(history):
        if entry.outcome in ATTEMPTS or entry.outcome in TALKS:
            break
        count += entry.outcome is Outcome.SENT and entry.channel is not Channel.APPLICATION
    return count


def tries_without_talk(history: History) -> int:
    """How many calls were made since the last time the two talked."""
    count = 0
    for entry in reversed(history):
        if entry.outcome in TALKS:
            break
        count += entry.outcome in ATTEMPTS
    return count
