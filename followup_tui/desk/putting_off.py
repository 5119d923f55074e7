"""Putting a call off, in the words it is said in."""

from msgspec.structs import replace

from followup_tui.desk.agreeing import Asked, read_agreed, read_day_off
from followup_tui.desk.desk import Desk
from followup_tui.domain.acts import Act
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import CommitmentKind


def put_off(desk: Desk, contact: Contact, words: str) -> Act:
    """Put a contact's call off to a day; of an appointment, the words are the newly agreed time.

    The title of the act says so where a time of day was said that is not kept.
    Raises `FollowupError` where there is no call, and for words that can't be read or mean no time
    to come.
    """
    call = desk.plan(contact.uid).call
    if call is None or not call.fixed:
        desk.refuse_unmovable(contact)
        off = read_day_off(desk, contact, words)
        act = desk.snooze(contact.uid, off.day)
        return replace(act, title="; ".join(filter(None, (act.title, off.remark))))
    again = read_agreed(desk, contact, Asked.NEXT_CALL, words)
    if again.kind is not CommitmentKind.APPOINTMENT:
        raise FollowupError("that was agreed with them: say the newly agreed time, as in: tue 3pm")
    return desk.reschedule(contact.uid, again)
