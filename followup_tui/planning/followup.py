"""The next thing owed to a contact, and why."""

import datetime as dt
from enum import StrEnum

import msgspec

from followup_tui.planning.zones import zone


class Kind(StrEnum):
    """What is owed."""

    CALL = "call"
    EMAIL = "email"


class Why(StrEnum):
    """Why a follow-up is due, in the words the user reads; one for each rule that sets a day."""

    AGREED = "agreed"
    SUGGESTED = "they suggested it"
    PROMISED = "following up makes sure they do"
    TALKED = "three days after a conversation"
    LEFT_WORD = "once a week until they get back"
    UNNOTICED = "try another time of day"
    WROTE = "the telephone, not just e-mail"
    MET = "write to everybody you met"
    KEEP_IN_TOUCH = "helpful, not needy"
    FIRST_CALL = "first call"
    ANOTHER_NUMBER = "another number to try"
    SNOOZED = "you put it off"


class FollowUp(msgspec.Struct, frozen=True):
    """The next thing owed to a contact.

    `day` is a date in `tz`, the contact's zone. `time` is set where the time of day is fixed or
    was suggested; `part` then names a suggested part of the day. `moved` says why the day is not
    the one the rule alone would give ("not Thu 26 Nov, Thanksgiving Day"), and is empty otherwise.
    `by` is the last day on which it is not late, where there is one.
    `annoyed` says that they were, the last time there was word of them.
    """

    contact: str
    kind: Kind
    why: Why
    day: dt.date
    tz: str
    time: dt.time | None = None
    part: str = ""
    moved: str = ""
    by: dt.date | None = None
    annoyed: bool = False

    @property
    def fixed(self) -> bool:
        """Whether this is an appointment: it never moves."""
        return self.why is Why.AGREED

    @property
    def named(self) -> bool:
        """Whether they agreed to the day, or suggested it."""
        return self.why in {Why.AGREED, Why.SUGGESTED}

    @property
    def due(self) -> dt.date | dt.datetime:
        """The day, or the moment with its offset where the time is fixed."""
        if self.time is None:
            return self.day
        return dt.datetime.combine(self.day, self.time, zone(self.tz))


class Plan(msgspec.Struct, frozen=True):
    """What is owed to one contact: at most one call, and an e-mail if they were met.

    `no_interest` says that no call is, as the user no longer wants what they met about.
    """

    call: FollowUp | None = None
    email: FollowUp | None = None
    stopped: bool = False
    needs_number: bool = False
    no_interest: bool = False

    @property
    def next(self) -> FollowUp | None:
        """Whichever comes first; the call when both are due on a day."""
        if self.call and self.email:
            return self.email if self.email.day < self.call.day else self.call
        return self.call or self.email
