"""One entry of a contact's history, and what the two agreed in it."""

import datetime as dt
from enum import StrEnum

import msgspec

from followup_tui.domain.contact import Instant


class Channel(StrEnum):
    """How the two were in contact."""

    PHONE = "phone"
    EMAIL = "email"
    MEETING = "meeting"
    MESSAGE = "message"
    APPLICATION = "application"


class Direction(StrEnum):
    """Who reached out."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Outcome(StrEnum):
    """How it ended."""

    __hash__ = str.__hash__  # Enum's own is ten times slower, and histories are long

    NO_ANSWER = "no_answer"
    BUSY = "busy"
    VOICEMAIL = "voicemail"
    GATEKEEPER = "gatekeeper"
    TALKED = "talked"
    THEY_CALLED = "they_called"
    WRONG_NUMBER = "wrong_number"
    STOP = "stop"
    SENT = "sent"
    REPLIED = "replied"
    MET = "met"
    RESCHEDULED = "rescheduled"
    STOP_LIFTED = "stop_lifted"


UNNOTICED = frozenset({Outcome.NO_ANSWER, Outcome.BUSY})
"""Attempts that nobody knows of."""

LEFT_WORD = frozenset({Outcome.VOICEMAIL, Outcome.GATEKEEPER})
"""Attempts that left a message."""

ATTEMPTS = UNNOTICED | LEFT_WORD | {Outcome.TALKED}
"""Calls of the user's own that count as a try to reach this person."""

TALKS = frozenset({Outcome.TALKED, Outcome.THEY_CALLED, Outcome.REPLIED, Outcome.MET})
"""What counts as a talk: it replaces what was suggested or promised before."""

BOOKKEEPING = frozenset({Outcome.RESCHEDULED, Outcome.STOP_LIFTED})
"""Entries that only put down what holds: nobody was in contact by them."""

OUTCOMES_BY_CHANNEL: dict[Channel, tuple[Outcome, ...]] = {
    Channel.PHONE: (
        Outcome.NO_ANSWER,
        Outcome.BUSY,
        Outcome.VOICEMAIL,
        Outcome.GATEKEEPER,
        Outcome.TALKED,
        Outcome.THEY_CALLED,
        Outcome.WRONG_NUMBER,
        Outcome.STOP,
    ),
    Channel.EMAIL: (Outcome.SENT, Outcome.REPLIED, Outcome.STOP),
    Channel.MEETING: (Outcome.MET, Outcome.STOP),
    Channel.MESSAGE: (Outcome.SENT, Outcome.REPLIED, Outcome.STOP),
    Channel.APPLICATION: (Outcome.SENT, Outcome.REPLIED),
}
"""What a user may log on each channel."""


OUTCOMES = tuple(dict.fromkeys(one for by in OUTCOMES_BY_CHANNEL.values() for one in by))
"""What a user may log at all."""


class CommitmentKind(StrEnum):
    """What sort of thing was agreed."""

    APPOINTMENT = "appointment"
    SUGGESTION = "suggestion"
    PROMISE = "promise"


class Commitment(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What the two agreed about the next contact, in the contact's own clock.

    An appointment has a `day` and a `time`. A suggestion has a day, and a time when a part of the
    day was named (then the part begins at `time`, and `part` says its name). A promise has the day
    it was promised for, or none. `tz` is the IANA zone that day and time are meant in; `words` is
    what was said.
    """

    kind: CommitmentKind
    day: dt.date | None = None
    time: dt.time | None = None
    part: str = ""
    tz: str = ""
    words: str = ""


class Hint(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """When somebody there said to try, on the contact's clock: "after four", "before ten".

    From `starts` on, until `ends`; one of them may be open. `words` is what was said.
    """

    starts: dt.time | None = None
    ends: dt.time | None = None
    words: str = ""


class Interaction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a contact's history.

    `at` is the moment it began (UTC). `tz` is the IANA zone the contact was in then, which fixes
    the local day and hour for good. `seconds` is how long it lasted, when that was timed. `number`
    is the one dialled, as E.164; `hidden` says that the user's own was hidden from it. `lifts`
    names the stop that a `stop_lifted` entry takes back. `day_only` says that only the day is
    known: `at` is its noon then, and speaks for no hour. `hint` is when they, or a gatekeeper, said
    to try. `place` is where the two met, or the way an application went, in the user's words, and
    `position` what was applied for; `company` is the one it was about, where that is not the
    contact's own. `no_interest` says that the user no longer sought what it was about; `annoyed`
    says that they were, and did not ask to stop.
    """

    uid: str
    contact: str
    at: Instant
    tz: str = ""
    channel: Channel = Channel.PHONE
    outcome: Outcome
    note: str = ""
    commitment: Commitment | None = None
    seconds: int | None = None
    number: str = ""
    hidden: bool = False
    day_only: bool = False
    lifts: str = ""
    hint: Hint | None = None
    place: str = ""
    position: str = ""
    company: str = ""
    no_interest: bool = False
    annoyed: bool = False

    @property
    def direction(self) -> Direction:
        """Who reached out; it follows from the outcome."""
        incoming = {Outcome.THEY_CALLED, Outcome.REPLIED}
        return Direction.INCOMING if self.outcome in incoming else Direction.OUTGOING

    @property
    def is_call_made(self) -> bool:
        """Whether it is a call the user made, whatever came of it: a wrong number is one, too."""
        by_phone = self.channel is Channel.PHONE and self.outcome not in BOOKKEEPING
        return by_phone and self.direction is Direction.OUTGOING
