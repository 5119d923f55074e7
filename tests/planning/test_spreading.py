"""A backlog is spread over the days to come: kindly to the day, and to who waits longest."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Snooze
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.planning.followup import Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
from followup_tui.planning.rules import plan
from followup_tui.planning.spreading import spread
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
    there,
)

CALENDAR = Calendar(LibraryHolidays(), Here(NEW_YORK, "US"))


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


def test_what_rolls_on_from_a_full_day_has_the_room_of_the_days_after():
    called = [
        entry("Tue 17 Nov 10:00 voicemail", contact=f"w{nth}", uid=f"v{nth}") for nth in range(5)
    ]
    weekly = [person(f"W{nth}", uid=f"w{nth}") for nth in range(5)]
    (move,) = moves([*people(3), *weekly, *called], 2)
    assert move.day == day("Fri 27 Nov")


def test_what_is_due_on_a_later_day_is_no_backlog_yet():
    called = [
        entry("Tue 17 Nov 10:00 voicemail", contact=f"w{nth}", uid=f"v{nth}") for nth in range(5)
    ]
    weekly = [person(f"W{nth}", uid=f"w{nth}") for nth in range(5)]
    assert moves([*weekly, *called], 2) == []


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


def waiting(name: str, since: str, tz: str = NEW_YORK, agreement=None) -> list:
    """Somebody and the last call with them, on their clock."""
    what = "talked" if agreement else "voicemail"
    last = entry(f"{since} 09:00 {what}", agreement, tz=tz, contact=name, uid=f"{name}-last")
    return [person(name, uid=name, tz=tz), last]


def calls_made(records, capacity: int, now=NOW, days: int = 30) -> tuple[list[int], int]:
    """How many calls there are on each day, everybody called at half past ten once it is spread.

    And how many of them a day could not hold.
    """
    book, policy = Book.of(records), Policy(capacity=capacity)
    people = dict(book.contacts)
    for move in spread(book, policy, CALENDAR, now):
        put_off = Snooze(until=move.day, made=now)
        people[move.call.contact] = replace(people[move.call.contact], snooze=put_off)
    held, rolled = [], 0
    for ahead in range(days):
        here = Book(people, book.histories)
        queue = build_queue(here, policy, CALENDAR, now + timedelta(days=ahead))
        called = {one.contact.uid for one in queue.entries}
        people = {uid: contact for uid, contact in people.items() if uid not in called}
        held.append(len(called))
        rolled += len(queue.rolled)
    return held, rolled


def test_what_rolls_on_to_a_day_by_itself_counts_there_too():
    weekly = [record for nth in range(6) for record in waiting(f"w{nth}", "Tue 17 Nov")]
    backlog = [record for nth in range(6) for record in waiting(f"b{nth}", "Mon 9 Nov")]
    days = Counter(move.day for move in moves([*weekly, *backlog], 3))
    assert days == {day("Fri 27 Nov"): 3}


def test_who_is_on_holiday_today_counts_on_the_day_they_are_back():
    now = there("Thu 26 Nov 10:30")
    home = [record for nth in range(3) for record in waiting(f"n{nth}", "Mon 2 Nov")]
    london = [record for nth in range(6) for record in waiting(f"l{nth}", "Mon 2 Nov", LONDON)]
    found = spread(Book.of([*home, *london]), Policy(capacity=3), CALENDAR, now)
    assert Counter(move.day for move in found) == {day("Mon 30 Nov"): 3}


def test_tokyos_wednesday_is_the_users_tuesday_evening_and_tuesday_is_full():
    now = there("Tue 24 Nov 10:30")
    tokyo = [record for nth in range(5) for record in waiting(f"t{nth}", "Mon 2 Nov", TOKYO)]
    found = spread(Book.of(tokyo), Policy(capacity=3), CALENDAR, now)
    assert {(move.on, move.day) for move in found} == {(day("Wed 25 Nov"), day("Thu 26 Nov"))}
    assert calls_made(tokyo, 3, now, 2) == ([3, 2], 0)


def test_nobody_is_moved_to_the_users_own_holiday():
    london = [record for nth in range(9) for record in waiting(f"l{nth}", "Mon 2 Nov", LONDON)]
    found = spread(Book.of(london), Policy(capacity=3), CALENDAR, there("Wed 25 Nov 08:00"))
    assert {move.on for move in found} == {day("Fri 27 Nov"), day("Mon 30 Nov")}


somebody = st.tuples(
    st.sampled_from(["Mon 2 Nov", "Mon 9 Nov", "Mon 16 Nov", "Tue 17 Nov", "Wed 18 Nov"]),
    st.sampled_from([NEW_YORK, LOS_ANGELES, LONDON, TOKYO]),
    st.sampled_from(
        [None, None, None, promised("Fri 20 Nov"), promised(), agreed("Wed 25 Nov 15:00")]
    ),
)


@given(st.lists(somebody, max_size=30), st.integers(1, 6))
def test_whatever_waits_spreading_leaves_nothing_over_today_and_no_more_later(people, capacity):
    records = [
        record
        for nth, (since, tz, agreement) in enumerate(people)
        for record in waiting(f"p{nth}", since, tz, agreement)
    ]
    book = Book.of(records)
    found = spread(book, Policy(capacity=capacity), CALENDAR, NOW)
    assert found == spread(book, Policy(capacity=capacity), CALENDAR, NOW)
    today = build_queue(book, Policy(capacity=capacity), CALENDAR, NOW)
    assert {move.call for move in found} == set(today.rolled)
    assert all(not move.call.fixed and move.day >= move.call.day for move in found)
    away = {move.call.contact for move in found}
    alone = [r for r in records if getattr(r, "contact", r.uid) not in away]
    _, over_without = calls_made(alone, capacity)
    held, over = calls_made(records, capacity)
    assert sum(held) == len(people)
    assert over <= over_without
