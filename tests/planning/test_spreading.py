"""A backlog is spread over the days to come: kindly to the day, and to who waits longest."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Snooze
from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.followup import Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
from followup_tui.planning.rules import plan
from followup_tui.planning.spreading import spread
from tests.builders import NOW, agreed, day, entry, person, promised, suggested

CALENDAR = Calendar(LibraryHolidays())


def people(count: int, **card) -> list:
    return [
        person(f"P{nth:03}", uid=f"p{nth}", added=NOW - timedelta(days=99 - nth), **card)
        for nth in range(count)
    ]


def moves(records, capacity: int) -> list:
    return list(spread(Book.of(records), Policy(capacity=capacity), CALENDAR, NOW))


def test_a_day_that_holds_everything_moves_nobody():
    assert moves(people(3), 3) == []


def test_the_days_to_come_take_as_many_as_a_day_holds_without_thanksgiving():
    days = Counter(move.day for move in moves(people(11), 3))
    assert days == {
        day("Tue 24 Nov"): 3,
        day("Wed 25 Nov"): 3,
        day("Fri 27 Nov"): 2,
    }


def test_what_is_due_on_a_day_already_counts():
    called = [
        entry("Tue 17 Nov 10:00 voicemail", contact=f"w{nth}", uid=f"v{nth}") for nth in range(2)
    ]
    weekly = [person(f"W{nth}", uid=f"w{nth}") for nth in range(2)]
    days = Counter(move.day for move in moves([*people(5), *weekly, *called], 3))
    assert days == {day("Tue 24 Nov"): 1, day("Wed 25 Nov"): 1}


def test_who_waits_longest_comes_first():
    order = [move.call.contact for move in moves(people(6), 2)]
    assert order == ["p2", "p3", "p4", "p5"]


def test_a_broken_promise_is_followed_up_before_the_others():
    broken = person("Zoe", uid="zoe")
    said = entry("Wed 18 Nov 10:00 talked", promised("Fri 20 Nov"), contact="zoe")
    waiting = [
        record
        for nth in range(3)
        for record in (
            person(f"W{nth}", uid=f"w{nth}"),
            entry("Mon 2 Nov 10:00 voicemail", contact=f"w{nth}", uid=f"x{nth}"),
        )
    ]
    first, *_ = moves([*waiting, broken, said], 1)
    assert first.call.contact == "zoe"


@pytest.mark.parametrize("what", [agreed("Mon 23 Nov 15:00"), suggested("Mon 23 Nov")])
def test_appointments_and_suggestions_never_move(what):
    fixed = [
        record
        for nth in range(4)
        for record in (
            person(f"A{nth}", uid=f"a{nth}"),
            entry("Fri 20 Nov 10:00 talked", what, contact=f"a{nth}", uid=f"t{nth}"),
        )
    ]
    moved = {move.call.contact for move in moves([*fixed, *people(3)], 2)}
    assert moved == {"p0", "p1", "p2"}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.integers(1, 12))
def test_however_many_no_day_holds_more_and_everybody_is_due_on_theirs(count, capacity):
    records = people(count)
    found = moves(records, capacity)
    assert len(found) == max(count - capacity, 0)
    assert all(held <= capacity for held in Counter(move.day for move in found).values())
    assert [move.day for move in found] == sorted(move.day for move in found)
    for move in found:
        (contact,) = (one for one in records if one.uid == move.call.contact)
        put_off = replace(contact, snooze=Snooze(until=move.day, made=NOW))
        owed = plan(put_off, (), Policy(), CALENDAR, NOW)
        assert (owed.call.day, owed.call.why) == (move.day, Why.SNOOZED)
    kept = {move.call.contact for move in found}
    queue = build_queue(Book.of(records), Policy(capacity=capacity), CALENDAR, NOW)
    assert kept.isdisjoint(one.contact.uid for one in queue.entries)
