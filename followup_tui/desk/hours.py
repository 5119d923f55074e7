"""The hours somebody may be called at, as they are typed: "9–17", "9am to 5pm"."""

import re

from followup_tui.domain.contact import Hours
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line

_HALF = 12
_HOURS = re.compile(
    r"(?:from |between )?"
    r"(?P<starts>[0-9]{1,2})(?P<s_minutes>[:.h][0-9]{2})? ?(?P<s_half>[ap]\.?m?\.?)?"
    r" ?(?:-|–|—|to|and|until|till) ?"
    r"(?P<ends>[0-9]{1,2})(?P<e_minutes>[:.h][0-9]{2})? ?(?P<e_half>[ap]\.?m?\.?)?"
)


def hours_meant(text: str) -> Hours:
    """The hours that a text names, in full hours; "9 to 5" ends in the afternoon.

    Raises `FollowupError`.
    """
    said = one_line(text)
    found = _HOURS.fullmatch(said.casefold())
    if found is None:
        raise FollowupError(f"{said!r} are no hours; as in 9–17, or 9am to 5pm")
    if {found["s_minutes"] or ":00", found["e_minutes"] or ":00"} - {":00", ".00", "h00"}:
        raise FollowupError("full hours, please, as in 9–17")
    starts, ends = _hour(found["starts"], found["s_half"]), _hour(found["ends"], found["e_half"])
    if ends <= starts and ends <= _HALF and not found["e_half"]:
        ends += _HALF
    if not starts < ends <= 2 * _HALF:
        raise FollowupError(f"{said!r}: the day there must end after it starts")
    return Hours(starts, ends)


def _hour(digits: str, half: str | None) -> int:
    hour = int(digits)
    if not half:
        if hour > 2 * _HALF:
            raise FollowupError(f"a day has no hour {digits}")
        return hour
    if not 1 <= hour <= _HALF:
        raise FollowupError(f"there is no {digits} {half}")
    return hour % _HALF + (_HALF if half.startswith("p") else 0)
