"""Entries of a history as a user logs them: what may be logged, and what it changes besides."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from followup_tui.desk.people import new_uid
from followup_tui.desk.wording import OUTCOME_WORDS, short_name
from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import (
    OUTCOMES_BY_CHANNEL,
    Channel,
    Commitment,
    Hint,
    Interaction,
    Outcome,
)
from followup_tui.domain.text import one_line, plain
from followup_tui.planning.situation import stop_in_force

_FROM_THEM = {Outcome.THEY_CALLED, Outcome.REPLIED, Outcome.STOP}


class Call(msgspec.Struct, frozen=True):
    """What came of one contact with a person, ready to be logged.

    `at` is when it began (an aware instant; the clock's now when `None`). `number` is the one
    dialled, as E.164; `hidden` says that the user hid their own, `day_only` that only the day of
    `at` is known. `hint` is when they said to try, `place` where the two met or the way an
    application went, `position` what was applied for, `company` the one it was about, where that is
    not the contact's own; `no_interest` says that the user no longer seeks what it was about,
    `annoyed` that they were.
    """

    outcome: Outcome
    at: datetime | None = None
    channel: Channel = Channel.PHONE
    note: str = ""
    commitment: Commitment | None = None
    seconds: int | None = None
    number: str = ""
    hidden: bool = False
    day_only: bool = False
    hint: Hint | None = None
    place: str = ""
    position: str = ""
    company: str = ""
    no_interest: bool = False
    annoyed: bool = False

    def with_rest_of(self, told: "Call") -> "Call":
        """This call; what it does not say of moment, note and telephone is as in `told`."""
        at, note = self.at or told.at, self.note or told.note
        annoyed = self.annoyed or told.annoyed
        return replace(told, at=at, note=note, commitment=self.commitment, annoyed=annoyed)


def entry_of(contact: Contact, call: Call, tz: str, now: datetime) -> Interaction:
    """The entry that logging a call at `now` makes; `tz` is the zone the contact is in.

    Of a wrong number it keeps which one it was: undone, that one is theirs again.
    """
    wrong = call.outcome is Outcome.WRONG_NUMBER
    return Interaction(
        uid=new_uid(),
        contact=contact.uid,
        at=(call.at or now).astimezone(UTC),
        tz=tz,
        channel=call.channel,
        outcome=call.outcome,
        note=plain(call.note),
        commitment=call.commitment,
        seconds=call.seconds,
        number=number_meant(contact, call.number) if wrong else call.number,
        hidden=call.hidden,
        day_only=call.day_only,
        hint=call.hint,
        place=one_line(call.place),
        position=one_line(call.position),
        company=one_line(call.company),
        no_interest=call.no_interest,
        annoyed=call.annoyed,
    )


def refuse_untrue(contact: Contact, history: History, entry: Interaction, now: datetime) -> None:
    """Refuse what can't have happened, and reaching out after a stop. Raises `FollowupError`."""
    if entry.at > now:
        raise FollowupError("that moment has not come yet")
    if entry.outcome not in OUTCOMES_BY_CHANNEL[entry.channel]:
        allowed = " ".join(OUTCOMES_BY_CHANNEL[entry.channel])
        raise FollowupError(f"by {entry.channel}, an outcome is one of: {allowed}")
    stop = stop_in_force(history)
    if stop is None:
        return
    said = f"{short_name(contact)} asked to stop"
    if entry.outcome is Outcome.STOP:
        raise FollowupError(f"{said} already")
    if entry.outcome not in _FROM_THEM and entry.at >= stop.at:
        words = OUTCOME_WORDS[entry.outcome]
        raise FollowupError(f"{said}: nothing goes to them any more, so no “{words}” is logged")


def number_marked(contact: Contact, entry: Interaction) -> Contact | None:
    """The contact with the number an entry dialled marked as somebody else's (rule 11).

    `None` when the entry marks nothing.
    """
    if entry.outcome is not Outcome.WRONG_NUMBER or not contact.dialable:
        return None
    return with_numbers_marked(contact, {number_meant(contact, entry.number)}, wrong=True)


def number_meant(contact: Contact, number: str) -> str:
    """The number (E.164) that was dialled: the one said, or the first; empty for none."""
    return number or next((phone.e164 for phone in contact.dialable), "")


def with_numbers_marked(contact: Contact, numbers: Iterable[str], *, wrong: bool) -> Contact:
    """The contact with these numbers (E.164) marked as somebody else's, or as theirs."""
    marked = set(numbers)
    phones = tuple(
        msgspec.structs.replace(phone, wrong=wrong) if phone.e164 in marked else phone
        for phone in contact.phones
    )
    return msgspec.structs.replace(contact, phones=phones)
