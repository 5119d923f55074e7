"""The days to come hold what the queue has on each, one day done after the other."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.book import Book
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.planning.followup import Kind
from followup_tui.planning.load import load
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
from followup_tui.planning.spreading import spread
from followup_tui.planning.zones import local, moment
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
    NOW,
    TOKYO,
    agreed,
    day,
    entry,
    person,
    promised,
    suggested,
)

CALENDAR = Calendar(LibraryHolidays(), Here(NEW_YORK, "US"))
TODAY = local(NOW, NEW_YORK).date()
WEEK = 7


def days_of(records: list, capacity: int, now: datetime = NOW) -> dict[date, int]:
    """How many calls there are on each day that has any."""
    return Counter(load(Book.of(records), Policy(capacity=capacity), CALENDAR, now, WEEK).values())


def people(count: int, name: str = "p") -> list:
    return [person(f"{name}{nth}") for nth in range(count)]


def called_on(name: str, text: str, agreement=None, tz: str = NEW_YORK) -> list:
    """Somebody and the last call with them."""
    return [person(name, tz=tz), entry(text, agreement, contact=name, tz=tz)]


def test_what_is_more_than_a_day_holds_is_on_the_next():
    assert days_of(people(40), 25) == {TODAY: 25, day("Tue 24 Nov"): 15}


def test_it_goes_on_over_the_days_for_as_long_as_there_is_more_but_for_the_holiday():
    assert days_of(people(11), 3) == {
        TODAY: 3,
        day("Tue 24 Nov"): 3,
        day("Wed 25 Nov"): 3,
        day("Fri 27 Nov"): 2,
    }


def test_calls_made_today_leave_room_for_fewer_and_the_others_are_on_the_next_day():
    done = [one for nth in range(2) for one in called_on(f"d{nth}", "Mon 23 Nov 09:00 voicemail")]
    assert days_of([*people(38), *done], 25) == {TODAY: 23, day("Tue 24 Nov"): 15}


def test_what_waits_is_there_with_what_is_due_on_the_day_already():
    weekly = [one for nth in range(3) for one in called_on(f"w{nth}", "Tue 17 Nov 10:00 voicemail")]
    assert days_of([*people(5), *weekly], 3) == {
        TODAY: 3,
        day("Tue 24 Nov"): 3,
        day("Wed 25 Nov"): 2,
    }


@pytest.mark.parametrize("what", [agreed("Tue 24 Nov 15:00"), suggested("Tue 24 Nov")])
def test_what_was_agreed_or_suggested_stays_however_many_there_are(what):
    fixed = [
        one for nth in range(4) for one in called_on(f"a{nth}", "Fri 20 Nov 10:00 talked", what)
    ]
    assert days_of([*fixed, *people(4)], 2) == {
        TODAY: 2,
        day("Tue 24 Nov"): 4,
        day("Wed 25 Nov"): 2,
    }


somebody = st.tuples(
    st.sampled_from(["Mon 2 Nov", "Mon 16 Nov", "Tue 17 Nov", "Thu 19 Nov", "Fri 20 Nov"]),
    st.sampled_from(["voicemail", "no_answer", "talked"]),
    st.sampled_from([NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "Asia/Kolkata", "Pacific/Auckland"]),
    st.sampled_from(
        [None, None, promised("Tue 24 Nov"), promised(), suggested("Wed 25 Nov"),
         agreed("Wed 25 Nov 15:00"), agreed("Sat 28 Nov 23:00")]
    ),
)  # fmt: skip


def records_of(everybody: list) -> list:
    return [
        record
        for nth, (since, outcome, tz, what) in enumerate(everybody)
        for record in called_on(
            f"p{nth}", f"{since} 09:00 {outcome}", what if outcome == "talked" else None, tz
        )
    ]


@given(st.lists(somebody, max_size=20), st.integers(1, 5), st.integers(0, WEEK * 24))
def test_each_call_is_on_the_day_the_queue_has_it_once_those_before_are_made(
    everybody, capacity, hours
):
    now = NOW + timedelta(hours=hours)
    today = local(now, NEW_YORK).date()
    book, policy = Book.of(records_of(everybody)), Policy(capacity=capacity)
    expected: dict[str, date] = {}
    for ahead in range(WEEK):
        on = today + timedelta(days=ahead)
        left = {uid: one for uid, one in book.contacts.items() if uid not in expected}
        at = moment(on, time(), NEW_YORK) if ahead else now
        there = build_queue(Book(left, book.histories), policy, CALENDAR, at).entries
        expected |= {one.contact.uid: on for one in there if one.follow_up.kind is Kind.CALL}
    assert load(book, policy, CALENDAR, now, WEEK) == expected


@given(st.integers(0, 40), st.integers(1, 12))
def test_what_does_not_fit_today_is_where_the_backlog_spreads_it(count, capacity):
    book, policy = Book.of(people(count)), Policy(capacity=capacity)
    week = {TODAY + timedelta(days=ahead) for ahead in range(WEEK)}
    spread_out = Counter(move.on for move in spread(book, policy, CALENDAR, NOW))
    found = Counter(load(book, policy, CALENDAR, NOW, WEEK).values())
    assert {on: calls for on, calls in spread_out.items() if on in week} == {
        on: calls for on, calls in found.items() if on != TODAY
    }
