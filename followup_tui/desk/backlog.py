"""More calls than a day holds: where they would go, in words."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import day_words, short_name
from followup_tui.planning.followup import Kind
from followup_tui.planning.spreading import Move
from followup_tui.planning.zones import local

FITS = "What is due today fits: nothing moves."


def calls_due(desk: Desk) -> int:
    """How many calls are due today, those that are too many among them."""
    queue = desk.queue()
    return len(queue.rolled) + sum(one.follow_up.kind is Kind.CALL for one in queue.entries)


def days_of(desk: Desk, moves: Iterable[Move]) -> Iterator[tuple[str, list[str]]]:
    """Each day to come on which calls would be made, with whom by name."""
    today = local(desk.clock(), desk.calendar.here.tz).date()
    for day, there in groupby(moves, key=attrgetter("on")):
        yield day_words(day, today), [short_name(desk.contact(one.call.contact)) for one in there]
