"""The user's telephone: whom a call goes to, on which number, and what to know before it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.dialling import dialled, hide_prefix, tel_uri
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.entries import Call
from followup_tui.desk.wording import counted, short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.draft import Draft
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.domain.phone import Phone, written_out
from followup_tui.planning.caution import caution
from followup_tui.planning.zones import local

_STILL_SURE = timedelta(minutes=1)


class NoNumberError(FollowupError):
    """There is no number that a call could go to."""


class NoGoodTimeError(FollowupError):
    """It is no good time there; calling again goes past this."""


class Warned(msgspec.Struct, frozen=True):
    """A warning that a second `call` within a minute goes past."""

    contact: str
    words: str
    at: datetime


class Telephone:
    """Starts calls and keeps what is at hand for them in the drafts.

    `copy` puts text on the clipboard; `dial` opens a `tel:` link, where the user wants that. What
    is refused raises `FollowupError`; everything else answers with words for the user.
    """

    def __init__(
        self,
        desk: Desk,
        drafts: Drafts,
        copy: Callable[[str], None],
        dial: Callable[[str], None] | None = None,
    ) -> None:
        self._desk = desk
        self._copy = copy
        self._dial = dial
        self._warned: Warned | None = None
        self.drafts = drafts

    @property
    def ongoing(self) -> Draft | None:
        """The call that is going on, with somebody who is still in the book."""
        draft = self.drafts.ongoing
        return draft if draft and draft.contact in self._desk.book.contacts else None

    @property
    def unfinished(self) -> str:
        """The call or note that leaving now would lose, in a few words; empty for none."""
        if (call := self.ongoing) is not None:
            return f"You are on a call with {self._whose(call.contact)}"
        noted = (uid for uid in self.drafts.noted if uid in self._desk.book.contacts)
        name = next((self._whose(uid) for uid in noted), "")
        return f"Your note on {name} is kept, but not logged" if name else ""

    def told(self, uid: str, outcome: Outcome, channel: Channel = Channel.PHONE) -> Call:
        """What logging this outcome now would say of the call being made, or of one just made."""
        phone = self.number(uid)
        number = phone.e164 if phone else ""
        return self.drafts.told(uid, outcome, channel, number, self._desk.clock())

    def was_at(self, uid: str, at: datetime) -> str:
        """Put down when it was (an instant), for a call that is logged late."""
        self.drafts.change(uid, at=at)
        here = local(at, self._desk.calendar.here.tz)
        return f"{self._whose(uid)} at {here:%H:%M}: how did it end?"

    def number(self, uid: str) -> Phone | None:
        """The number a call goes to: the one chosen, or the first that can be dialled."""
        dialable = self._desk.contact(uid).dialable
        chosen = self.drafts.of(uid).number
        first = dialable[0] if dialable else None
        return next((phone for phone in dialable if phone.e164 == chosen), first)

    def call(self, uid: str) -> str:
        """Start the call: stamp it, copy the number, open the `tel:` link.

        Where it is no good time there, the first try only warns.
        """
        contact = self._desk.contact(uid)
        name = short_name(contact)
        if (going_on := self.ongoing) is not None:
            with_whom = self._whose(going_on.contact)
            raise FollowupError(f"You are on a call with {with_whom}: how did it end?")
        phone = self._to_dial(contact)
        if words := self._no_good_time(contact):
            raise NoGoodTimeError(f"{name}: {words}")
        hidden = self.drafts.of(uid).hidden
        digits = dialled(phone, self._home, self._prefix if hidden else "")
        self.drafts.change(uid, began=self._desk.clock(), number=phone.e164, at=None)
        self._copy(digits)
        said = f"Calling {name}, {self._their_time(contact)}; the number is copied"
        if hidden:
            said += ", yours is hidden"
        if self._dial is not None:
            try:
                self._dial(tel_uri(digits, phone.ext))
            except FollowupError as error:
                return f"{said}. Not dialled: {error}"
        return said

    def cancel(self, uid: str) -> str:
        """Take back the start of a call and what was put down for it; the note stays."""
        going_on = self.ongoing
        whom = going_on.contact if going_on else uid
        before = self.drafts.of(whom)
        after = self.drafts.change(
            whom, began=None, number="", hidden=False, at=None, annoyed=False
        )
        if before == after:
            return ""
        name = self._whose(whom)
        return f"Not calling {name}; nothing logged" if before.began else f"{name}: as before"

    def hide(self, uid: str) -> str:
        """Hide the user's own number for the next call to them, or show it again."""
        contact = self._desk.contact(uid)
        name = short_name(contact)
        draft = self.drafts.of(uid)
        self._to_dial(contact)
        if draft.began:
            raise FollowupError("the call has begun; a number is hidden before it")
        hidden = self.drafts.change(uid, hidden=not draft.hidden).hidden
        if hidden:
            return f"Your number will be hidden from {name}, this once ({self._prefix})"
        return f"{name} will see your number"

    def annoyed(self, uid: str) -> str:
        """Put down that they are annoyed, for whatever is logged next of them; or take it back."""
        name = self._whose(uid)
        if self._desk.plan(uid).stopped:
            raise FollowupError(f"{name} asked to stop: no more calls")
        if not self.drafts.change(uid, annoyed=not self.drafts.of(uid).annoyed).annoyed:
            return f"{name}: not annoyed after all"
        wait = counted(self._desk.policy.after_annoyed_days, "day")
        return f"{name} is annoyed: the next call waits {wait}, unless they name one"

    def other_number(self, uid: str) -> str:
        """Take the next of their numbers, for this call; one that has begun goes on with it."""
        contact = self._desk.contact(uid)
        phone, dialable = self._to_dial(contact), contact.dialable
        if len(dialable) == 1:
            raise FollowupError(f"{short_name(contact)} has one number only")
        others = [one for one in dialable if one.e164 != phone.e164]
        after = [one for one in others if dialable.index(one) > dialable.index(phone)]
        if not others:
            raise FollowupError(f"{short_name(contact)}'s numbers differ in the extension only")
        taken = (after or others)[0]
        draft = self.drafts.change(uid, number=taken.e164)
        words = f"{taken.label} {written_out(taken, self._home)}".strip()
        if not draft.began:
            return f"{short_name(contact)}: {words}"
        self._copy(dialled(taken, self._home, self._prefix if draft.hidden else ""))
        return f"{short_name(contact)}: {words} is on the clipboard"

    def extension(self, uid: str) -> str:
        """Copy the extension of their number."""
        contact = self._desk.contact(uid)
        phone = self._to_dial(contact)
        if not phone.ext:
            raise FollowupError(f"{short_name(contact)}'s number has no extension")
        self._copy(phone.ext)
        return f"Extension {phone.ext} is on the clipboard"

    def _whose(self, uid: str) -> str:
        return short_name(self._desk.contact(uid))

    def _to_dial(self, contact: Contact) -> Phone:
        name = short_name(contact)
        if self._desk.plan(contact.uid).stopped:
            raise FollowupError(f"{name} asked to stop: no call")
        if (phone := self.number(contact.uid)) is None:
            why = "no number that can be dialled" if contact.phones else "no number to call"
            raise NoNumberError(f"{name} has {why}")
        return phone

    def _no_good_time(self, contact: Contact) -> str:
        now = self._desk.clock()
        desk, warned = self._desk, self._warned
        words = caution(contact, desk.plan(contact.uid).call, desk.policy, desk.calendar, now)
        self._warned = None
        if warned and warned.contact == contact.uid and now - warned.at < _STILL_SURE:
            return ""
        if words:
            self._warned = Warned(contact.uid, words, now)
        return words

    def _their_time(self, contact: Contact) -> str:
        if not contact.tz:
            return "their time unknown"
        return f"{local(self._desk.clock(), contact.tz):%H:%M} there"

    @property
    def _home(self) -> str:
        return self._desk.calendar.here.region

    @property
    def _prefix(self) -> str:
        return hide_prefix(self._home, self._desk.settings.calls.hide_prefix)
