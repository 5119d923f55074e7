"""Which of somebody's numbers is meant, however it is written."""

from followup_tui.desk.desk import Desk
from followup_tui.desk.number_lines import line_of, number_in, read_line
from followup_tui.desk.wording import short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line


def known_number(desk: Desk, contact: Contact, text: str) -> str:
    """Which number is meant (see `number_in`), though it be none of theirs.

    It is read as written where they are, where the user is, or by its digits.
    """
    known = {number_in(phone): phone for phone in contact.phones}
    places = (desk.calendar.region_of(contact), desk.calendar.here.region)
    read = [number_in(read_line(text, country)) for country in places]
    digits = _digits(text)
    same = (
        number
        for number, phone in known.items()
        if digits and digits in {_digits(phone.e164), _digits(phone.typed)}
    )
    return next((number for number in (*read, *same) if number in known), read[0])


def number_called(desk: Desk, contact: Contact, text: str) -> str:
    """The one of their numbers (E.164) that was called, by itself or by its label.

    Raises `FollowupError` for another, with theirs.
    """
    called = one_line(text).casefold()
    theirs = [phone for phone in contact.phones if phone.e164]
    labelled = (phone.e164 for phone in theirs if one_line(phone.label).casefold() == called)
    number = next(labelled, "") or known_number(desk, contact, text)
    if number in {phone.e164 for phone in theirs}:
        return number
    listed = f"; theirs: {', '.join(map(line_of, theirs))}" if theirs else ""
    raise FollowupError(f"{short_name(contact)} has no number {one_line(text)!r}{listed}")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
