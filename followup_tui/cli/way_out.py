"""What helps where something can't be done with somebody: the command, ready to be typed."""

from collections.abc import Iterator
from contextlib import contextmanager

from followup_tui.desk.desk import Desk
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.planning.when import WhenError


@contextmanager
def naming_the_way_out(desk: Desk, contact: Contact, *, to_call: bool = False) -> Iterator[None]:
    """Have a refusal name what lifts a stop, or what would have them called where that is wanted.

    Words that can't be read are another matter.
    """
    try:
        yield
    except WhenError:
        raise
    except FollowupError as error:
        if way := _way_out(desk, contact, to_call=to_call):
            raise FollowupError(f"{error}; {way}") from error
        raise


def _way_out(desk: Desk, contact: Contact, *, to_call: bool) -> str:
    owed = desk.plan(contact.uid)
    if owed.stopped:
        return f"should they say so themselves: followup-tui lift {contact.uid}"
    if to_call and contact.stage in {Stage.LEAD, Stage.CLOSED}:
        return f"to follow them up: followup-tui edit {contact.uid} --stage active"
    if to_call and owed.needs_number:
        return f"to give them a number: followup-tui edit {contact.uid} --phone NUMBER"
    return ""
