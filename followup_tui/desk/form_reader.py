"""What forms about interviews and applications have in common, read with a remark on each field."""

from collections.abc import Iterable

import msgspec

from followup_tui.desk.agreeing import Asked, agreed, home_context, moment_for, when_context
from followup_tui.desk.desk import Desk
from followup_tui.desk.echo import echo
from followup_tui.desk.editing import Said, Spot, Tone
from followup_tui.desk.others import Others
from followup_tui.desk.people import name_and_ways, new_contact
from followup_tui.desk.quick_names import called
from followup_tui.desk.wording import day_words, relative_day, short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.email import bare, is_address, is_crammed
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Commitment, CommitmentKind
from followup_tui.domain.phone import read_phone
from followup_tui.domain.text import one_line
from followup_tui.planning.situation import stop_in_force
from followup_tui.planning.when import Past, read_past, read_when
from followup_tui.planning.zones import local

NEW = "new"
"""In place of a uid: somebody who is not in the book, whatever others are called."""

_STOPPED = "asked to stop: nothing goes to them, so leave them out"
_AGREED = {CommitmentKind.APPOINTMENT: "agreed", CommitmentKind.SUGGESTION: "suggested"}


class PersonTyped(msgspec.Struct, frozen=True):
    """One of those met: a name, and whose it is if that was picked (a uid, or `NEW`).

    `email` and `phone` are for somebody new; `about` is what was talked about with them alone,
    `next_call` what was agreed with them.
    """

    name: str = ""
    picked: str = ""
    email: str = ""
    phone: str = ""
    about: str = ""
    next_call: str = ""


class FormReader:
    """Gathers in `said` what there is to remark, and in `new` the places of whoever is new.

    When it was is read first: what was agreed is read from there.
    """

    def __init__(self, desk: Desk, others: Others) -> None:
        self._desk, self._others = desk, others
        self._was = Past(desk.clock())
        self.said: dict[Spot, Said] = {}
        self.new: set[int] = set()

    def was(self, words: str) -> Past:
        """When it was, on the user's clock; now, where that can't be read."""
        desk = self._desk
        if not words:
            self.said["when", 0] = Said("empty: now")
            return self._was
        try:
            self._was = was = read_past(words, home_context(desk))
        except FollowupError as error:
            self.said["when", 0] = Said(str(error), Tone.BAD, refuses=True)
            return self._was
        here = desk.calendar.here.tz
        at, today = local(was.at, here), local(desk.clock(), here).date()
        hour = "" if was.day_only else f" {at:%H:%M}"
        when = f"= {day_words(at.date(), today)}{hour} · {relative_day(at.date(), today)}"
        self.said["when", 0] = Said(when, Tone.GOOD)
        return was

    def person(self, at: int, typed: PersonTyped, company: str) -> Contact | None:
        """Whom a name means; somebody new is at that company. `None` where it is not clear."""
        book = self._desk.book
        if typed.picked in book.contacts:
            return book.contacts[typed.picked]
        name, emails, phones = name_and_ways(typed.name)
        if not name:
            self.said["people", at] = Said(self._whose(emails, phones), Tone.BAD, refuses=True)
            return None
        known = [] if typed.picked == NEW else called(book.contacts.values(), name)
        if len(known) == 1 and not (emails or phones):
            return known[0]
        if len(known) == 1:
            there = f"{short_name(known[0])} is here already: leave only the name"
            self.said["people", at] = Said(there, Tone.BAD, refuses=True)
            return None
        if known:
            many = f"it could be {len(known)} people: choose one, or write the whole name"
            self.said["people", at] = Said(many, Tone.BAD, refuses=True)
            return None
        self.new.add(at)
        return new_contact(
            name,
            at=self._desk.clock(),
            home=self._desk.calendar.here.region,
            company=company,
            phones=(typed.phone, *phones),
            emails=(bare(one_line(typed.email)), *emails),
        )

    def _whose(self, emails: Iterable[str], phones: Iterable[str]) -> str:
        """What to say where an address or a number stands and no name."""
        home = self._desk.calendar.here.region
        ways = (*emails, *(read_phone(typed, home).e164 for typed in phones))
        other = next(filter(None, map(self._others.reached_at, ways)), None)
        if other is not None:
            return f"that is {short_name(other)}'s: write their name"
        return "that is no name: write the name before it"

    def next_call(self, at: int, contact: Contact, words: str) -> Commitment | None:
        """The call that was agreed with them; `None` for none."""
        desk = self._desk
        if not words:
            return None
        try:
            said_at = moment_for(desk, self._was, contact)
            reading = read_when(words, when_context(desk, contact, said_at))
        except FollowupError as error:
            self.said["next_call", at] = Said(str(error), Tone.BAD, refuses=True)
            return None
        call = agreed(Asked.NEXT_CALL, reading, words)
        said = f"{_AGREED[call.kind]}: {echo(reading, desk.clock(), desk.calendar.here.tz)}"
        self.said["next_call", at] = Said(said, Tone.GOOD)
        return call

    def stopped(self, at: int, contact: Contact) -> bool:
        """Whether they asked to stop, which is said at their name."""
        stop = stop_in_force(self._desk.book.history(contact.uid))
        if stop is not None:
            self.said["people", at] = Said(_STOPPED, Tone.BAD, refuses=True)
        return stop is not None

    def remark_on_ways(self, at: int, contact: Contact) -> None:
        """What there is to say of the address and the number of whoever is new."""
        for email in contact.emails:
            fit = is_address(email)
            if is_crammed(email):
                self.said["email", at] = Said("not one address", Tone.BAD, refuses=True)
                continue
            no = Said("no e-mail address yet; kept as typed", Tone.BAD)
            self.said["email", at] = (self._shared(email) or Said("")) if fit else no
        for phone in contact.phones:
            no = Said("can't be dialled yet; kept as typed", Tone.BAD)
            self.said["phone", at] = (self._shared(phone.e164) or Said("")) if phone.e164 else no

    def _shared(self, number_or_address: str) -> Said | None:
        """That it is somebody else's; nobody comes back who asked to stop."""
        if (other := self._others.reached_at(number_or_address)) is None:
            return None
        if self._others.stopped(other):
            return Said(f"{short_name(other)}'s, who {_STOPPED}", Tone.BAD, refuses=True)
        return Said(f"{short_name(other)} has it too", Tone.BAD)
