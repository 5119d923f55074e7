"""Whom to call when: each contact's own hours on their own clock. The user is in New York."""

import pytest

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Hours
from followup_tui.planning.hours import hours_of, policy_for
from followup_tui.planning.placing import Group
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
from followup_tui.planning.windows import windows_on
from tests.builders import NEW_YORK, day, person, there

EARLY = Hours(6, 14)
OFTEN_LATE = Policy(day_starts=10, day_ends=20)


@pytest.mark.parametrize(
    ("hours", "policy", "meant"),
    [
        (None, Policy(), Hours(8, 18)),
        (None, OFTEN_LATE, Hours(10, 20)),
        (EARLY, OFTEN_LATE, EARLY),
        (Hours(17, 9), OFTEN_LATE, Hours(10, 20)),
    ],
)
def test_their_own_hours_stand_before_the_usual_ones(hours, policy, meant):
    assert hours_of(person(hours=hours), policy) == meant


def test_every_window_is_within_their_hours(calendar):
    theirs = policy_for(person(hours=EARLY), Policy())
    for window in windows_on(day("Mon 23 Nov"), NEW_YORK, theirs, calendar):
        assert 6 <= window.opens.hour < 14


def test_the_queue_proposes_no_window_outside_their_hours(calendar):
    book = Book.of([person(hours=EARLY)])
    for clock in ("06:00", "10:30", "13:30"):
        (call,) = build_queue(book, Policy(), calendar, there(f"Mon 23 Nov {clock}")).entries
        assert call.window is not None
        assert 6 <= call.window.opens.hour < 14
    (late,) = build_queue(book, Policy(), calendar, there("Mon 23 Nov 14:00")).entries
    assert late.window is None
    assert late.group is Group.FIRST_CALLS
