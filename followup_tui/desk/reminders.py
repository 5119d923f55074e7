"""What is said when an appointment comes up."""

from collections.abc import Iterator
from datetime import timedelta
from math import ceil

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import counted, short_name
from followup_tui.planning.followup import FollowUp
from followup_tui.planning.placing import begins
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local


class Reminders:
    """Speaks of each appointment once, some minutes before it begins."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: set[FollowUp] = set()

    def due(self, queue: Queue) -> Iterator[str]:
        """What is to be said now: "Dana Whitfield at 15:00, in 5 minutes: as agreed"."""
        now = self._desk.clock()
        near = timedelta(minutes=self._desk.policy.reminder_minutes)
        for entry in queue.entries:
            call = entry.follow_up
            if call.fixed and now < begins(call) <= now + near and call not in self._said:
                self._said.add(call)
                yield self._words(call)

    def _words(self, appointment: FollowUp) -> str:
        at = begins(appointment)
        minutes = ceil((at - self._desk.clock()) / timedelta(minutes=1))
        name = short_name(self._desk.contact(appointment.contact))
        here = local(at, self._desk.calendar.here.tz)
        return f"{name} at {here:%H:%M}, in {counted(minutes, 'minute')}: as agreed"
