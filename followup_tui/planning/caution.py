"""Whether now is a moment at which one calls somebody, on their clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from followup_tui.domain.contact import Contact
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp
from followup_tui.planning.hours import hours_of
from followup_tui.planning.policy import Policy
from followup_tui.planning.zones import local, moment

_STILL_THEIR_TIME = timedelta(hours=1)


def caution(
    contact: Contact,
    call: FollowUp | None,
    policy: Policy,
    calendar: Calendar,
    now: datetime,
) -> str:
    """Why not to call at `now` (an aware instant): quiet hours or a day off there, else empty.

    An appointment that is due needs no caution, since they chose the time. Nothing is said of
    somebody whose zone is unknown.
    """
    if not contact.tz or (call is not None and _is_due(call, policy, now)):
        return ""
    return "; ".join(_cautions(contact, policy, calendar, now))


def _cautions(contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> Iterator[str]:
    there = local(now, contact.tz)
    hours = hours_of(contact, policy)
    if there.hour < hours.starts:
        yield f"it is {there:%H:%M} there, before their {hours.starts:02}:00"
    elif there.hour >= hours.ends:
        yield f"it is {there:%H:%M} there, after their {hours.ends:02}:00"
    region = calendar.region_of(contact)
    if not calendar.is_working(there.date(), region):
        yield f"{calendar.holiday(there.date(), region) or f'{there:%A}'} there today"


def _is_due(call: FollowUp, policy: Policy, now: datetime) -> bool:
    if not call.fixed or call.time is None:
        return False
    begins = moment(call.day, call.time, call.tz)
    early = timedelta(minutes=policy.appointment_notice_minutes)
    return begins - early <= now <= begins + _STILL_THEIR_TIME
