"""What persistence adds up to, counted from the history alone."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.book import Book
from followup_tui.domain.interaction import BOOKKEEPING, Channel, Interaction, Outcome
from followup_tui.planning.followup import Kind
from followup_tui.planning.insights import Brought, Insights, Reached, Share, insights
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
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


@pytest.fixture
def count(calendar):
    def count(*entries, people=None) -> Insights:
        people = people or [person()]
        return insights(Book.of([*people, *entries]), people, Policy(), calendar, NOW)

    return count


@pytest.mark.parametrize(
    ("count", "of", "percent"), [(4, 4, None), (2, 5, 40), (0, 9, 0), (1, 8, 12)]
)
def test_under_five_there_is_no_percentage(count, of, percent):
    assert Share(count, of).percent == percent


def test_answers_are_by_the_hour_on_the_clock_they_had_then(count):
    found = count(
        entry("Mon 16 Nov 10:05 no_answer"),
        entry("Mon 9 Nov 10:55 talked"),
        entry("Thu 19 Nov 16:00 talked", tz=LOS_ANGELES),
    )
    assert found.calls.by_hour == {(0, 10): Share(1, 2), (3, 16): Share(1, 1)}


@pytest.mark.parametrize(
    ("outcome", "answered", "by_others"),
    [("talked", 1, 0), ("stop", 1, 0), ("voicemail", 0, 0), ("gatekeeper", 0, 1),
     ("wrong_number", 0, 1)],
)  # fmt: skip
def test_a_call_is_answered_by_the_person_and_nobody_else(count, outcome, answered, by_others):
    calls = count(entry(f"Mon 16 Nov 10:05 {outcome}")).calls
    assert calls.answered == calls.by_hour[0, 10] == Share(answered, 1)
    assert calls.by_others == by_others


def test_a_call_of_which_only_the_day_is_known_is_of_no_hour(count):
    calls = count(
        entry("Mon 16 Nov 12:00 talked", day_only=True),
        entry("Tue 17 Nov 12:00 no_answer"),
    ).calls
    assert calls.by_hour == {(1, 12): Share(0, 1)}
    assert calls.without_hour == 1
    assert calls.answered == Share(1, 2)


def test_what_is_no_call_of_the_users_own_is_no_attempt(count):
    found = count(
        entry("Mon 16 Nov 10:05 they_called"),
        entry("Mon 16 Nov 11:05 sent"),
    )
    assert found.calls.answered == Share(0, 0)
    assert found.calls.by_hour == {}
    assert found.reached.called == 0
    assert found.channels == {Channel.EMAIL: 1}
    assert found.they_called == 1


def test_the_telephone_counts_the_calls_made_whatever_came_of_them(count):
    found = count(
        entry("Mon 23 Nov 08:05 wrong_number"),
        entry("Mon 23 Nov 09:05 no_answer", contact="omar"),
        entry("Mon 23 Nov 09:35 they_called", contact="omar"),
        entry("Mon 23 Nov 10:05 stop", contact="ruth"),
        entry("Mon 23 Nov 10:15 stop", contact="mei", channel=Channel.EMAIL),
        people=[person(name) for name in ("Dana", "Omar", "Ruth", "Mei")],
    )
    assert found.channels == {Channel.PHONE: 3, Channel.EMAIL: 1}
    assert found.per_day[-1] == (day("Mon 23 Nov"), 3)
    assert found.reached.called == 3


def test_what_is_only_put_down_used_no_channel(count):
    found = count(
        entry("Mon 16 Nov 10:05 stop"),
        entry("Mon 16 Nov 11:05 stop_lifted"),
        entry("Mon 16 Nov 12:05 rescheduled", agreed("Fri 27 Nov 10:00"), channel=Channel.PHONE),
    )
    assert found.channels == {Channel.PHONE: 1}
    assert found.calls.answered.of == found.brought.interactions == 1


def test_annoyance_is_counted_beside_what_came_of_persistence(count):
    found = count(
        entry("Mon 16 Nov 09:05 gatekeeper", annoyed=True),
        entry("Mon 16 Nov 10:05 they_called", annoyed=True),
        entry("Tue 17 Nov 11:05 talked"),
        entry("Tue 17 Nov 12:05 replied"),
        entry("Wed 18 Nov 12:05 met"),
        entry("Thu 19 Nov 12:05 stop"),
    )
    assert found.brought == Brought(talks=2, answers=1, interviews=1, complaints=2, interactions=6)


def test_an_interview_with_several_who_were_annoyed_is_one_complaint_of_one_interaction(count):
    people = [person(name, company="Larkspur") for name in ("Dana", "Omar")]
    found = count(
        entry("Thu 5 Nov 10:00 met", annoyed=True),
        entry("Thu 5 Nov 10:00 met", contact="omar", annoyed=True),
        people=people,
    )
    assert (found.brought.complaints, found.brought.interactions) == (1, 1)


def test_reaching_somebody_took_the_calls_up_to_the_first_answer(count):
    people = [person("Dana"), person("Omar"), person("Ruth"), person("Mei")]
    found = count(
        entry("Mon 2 Nov 10:00 no_answer"),
        entry("Tue 3 Nov 10:00 voicemail"),
        entry("Wed 4 Nov 10:00 talked"),
        entry("Thu 5 Nov 10:00 no_answer"),
        entry("Mon 2 Nov 10:00 voicemail", contact="omar"),
        entry("Tue 3 Nov 15:00 they_called", contact="omar"),
        entry("Mon 2 Nov 10:00 no_answer", contact="ruth"),
        entry("Mon 2 Nov 10:00 they_called", contact="mei"),
        people=people,
    )
    assert found.reached.calls == (1, 3)
    assert found.reached.called == 3
    assert found.reached.people == Share(2, 3)
    assert found.reached.longest == 3


@pytest.mark.parametrize(
    ("entries", "reached"),
    [
        (["Mon 2 Nov 10:00 stop"], Reached((), 0, 1, 1)),
        (["Mon 2 Nov 10:00 voicemail", "Tue 3 Nov 10:00 stop"], Reached((), 0, 1, 1)),
        (
            ["Mon 2 Nov 10:00 stop", "Tue 3 Nov 10:00 stop_lifted", "Wed 4 Nov 10:00 talked"],
            Reached((2,), 0, 0, 1),
        ),
        (["Mon 2 Nov 10:00 talked", "Tue 3 Nov 10:00 stop"], Reached((1,), 0, 0, 1)),
        (["Mon 2 Nov 10:00 wrong_number"], Reached((), 0, 0, 1)),
        (["Mon 2 Nov 10:00 wrong_number", "Tue 3 Nov 10:00 talked"], Reached((1,), 0, 0, 1)),
        (["Mon 2 Nov 10:00 they_called"], Reached((), 0, 0, 0)),
        (["Mon 2 Nov 10:00 they_called", "Tue 3 Nov 10:00 talked"], Reached((), 1, 0, 1)),
        (["Mon 2 Nov 10:00 they_called", "Tue 3 Nov 10:00 no_answer"], Reached((), 1, 0, 1)),
        (["Mon 2 Nov 10:00 replied", "Tue 3 Nov 10:00 no_answer"], Reached((), 0, 0, 1)),
    ],
)
def test_whoever_talked_on_the_telephone_was_reached_and_who_asked_to_stop_is_counted_apart(
    count, entries, reached
):
    assert count(*map(entry, entries)).reached == reached


def test_a_stop_in_writing_reached_nobody(count):
    written = entry("Tue 3 Nov 10:00 stop", channel=Channel.EMAIL)
    found = count(entry("Mon 2 Nov 10:00 voicemail"), written)
    assert found.reached == Reached((), 0, 0, 1)


@pytest.mark.parametrize(
    ("calls", "median"), [((), None), ((1, 2, 3, 4), None), ((1, 2, 3, 4, 9), 3)]
)
def test_under_five_there_is_no_median(calls, median):
    assert Reached(calls, 0, 0, 9).median == median


def test_talks_that_ended_with_a_date_are_counted_of_all_talks(count):
    found = count(
        entry("Mon 2 Nov 10:00 talked", agreed("Mon 30 Nov 15:00")),
        entry("Tue 3 Nov 10:00 they_called", suggested("Tue 1 Dec")),
        entry("Wed 4 Nov 10:00 talked", promised()),
        entry("Thu 5 Nov 10:00 met"),
        entry("Fri 6 Nov 10:00 replied"),
    )
    assert found.dated == Share(2, 4)


def test_an_interview_with_several_people_is_one(count):
    names = ("Dana", "Omar", "Ruth", "Mei")
    people = [person(name, company="Larkspur") for name in names]
    elsewhere = person("Ken", company="Heron")
    found = count(
        entry("Thu 5 Nov 10:00 met"),
        entry("Thu 5 Nov 10:00 met", agreed("Mon 30 Nov 15:00"), contact="omar"),
        entry("Thu 5 Nov 10:00 met", contact="ruth"),
        entry("Thu 5 Nov 10:00 met", contact="ken"),
        entry("Fri 6 Nov 12:00 met", contact="ruth", day_only=True),
        entry("Fri 6 Nov 12:00 met", contact="mei", day_only=True, tz=LOS_ANGELES),
        people=[*people, elsewhere],
    )
    assert found.brought.interviews == 3
    assert found.dated == Share(1, 3)
    assert found.channels == {Channel.MEETING: 3}


@pytest.mark.parametrize("name", ["Dana", "Omar"])
def test_what_was_agreed_in_an_interview_is_of_each_who_was_there(calendar, name):
    people = [person(one, company="Larkspur") for one in ("Dana", "Omar")]
    book = Book.of([
        *people,
        entry("Thu 5 Nov 10:00 met", agreed("Mon 30 Nov 15:00")),
        entry("Thu 5 Nov 10:00 met", contact="omar"),
        entry("Fri 6 Nov 10:00 met", contact="omar"),
        entry("Fri 6 Nov 10:00 met"),
    ])  # fmt: skip
    alone = next(one for one in people if one.name == name)
    found = insights(book, [alone], Policy(), calendar, NOW)
    assert found.dated == insights(book, people, Policy(), calendar, NOW).dated == Share(1, 2)
    assert found.brought.interactions == 2


def test_an_interview_in_an_agency_s_presence_is_the_company_s_it_was_with(count):
    people = [person(company="Larkspur"), person("Omar", company="Agency")]
    found = count(
        entry("Thu 5 Nov 10:00 met"),
        entry("Thu 5 Nov 10:00 met", contact="omar", company="larkspur"),
        people=people,
    )
    assert found.brought.interviews == 1


@pytest.mark.parametrize(
    ("what", "after", "share"),
    [
        (promised("Thu 19 Nov"), ["Thu 19 Nov 17:00 they_called"], Share(1, 1)),
        (promised("Thu 19 Nov"), ["Thu 19 Nov 17:00 replied"], Share(1, 1)),
        (promised("Thu 19 Nov"), ["Fri 20 Nov 09:00 they_called"], Share(0, 1)),
        (promised("Thu 19 Nov"), [], Share(0, 1)),
        (promised("Mon 23 Nov"), [], Share(0, 0)),
        (promised("Thu 19 Nov"), ["Wed 18 Nov 09:00 talked"], Share(0, 0)),
        (promised("Thu 19 Nov"), ["Fri 20 Nov 09:00 talked"], Share(0, 1)),
        (promised(), ["Wed 18 Nov 09:00 replied"], Share(1, 1)),
        (promised(), [], Share(0, 1)),
    ],
)
def test_a_promise_is_kept_when_they_got_back_by_its_day(count, what, after, share):
    said = entry("Mon 16 Nov 10:00 talked", what)
    assert count(said, *map(entry, after)).promises == share


def test_calls_are_counted_by_the_users_days_up_to_today(count):
    found = count(
        entry("Mon 23 Nov 09:00 no_answer"),
        entry("Tue 17 Nov 23:30 no_answer", tz=LOS_ANGELES),
        entry("Tue 17 Nov 09:00 voicemail"),
        entry("Mon 16 Nov 09:00 voicemail"),
    )
    assert found.per_day[0] == (day("Tue 17 Nov"), 1)
    assert found.per_day[1] == (day("Wed 18 Nov"), 1)
    assert found.per_day[-1] == (day("Mon 23 Nov"), 1)


def test_what_comes_is_counted_by_day_with_what_is_overdue_today(count):
    people = [person("Dana"), person("Omar"), person("Ruth")]
    found = count(
        entry("Mon 2 Nov 10:00 voicemail"),
        entry("Mon 16 Nov 10:00 talked", agreed("Fri 27 Nov 10:00"), contact="omar"),
        entry("Mon 16 Nov 10:00 talked", agreed("Fri 4 Dec 10:00"), contact="ruth"),
        people=people,
    )
    assert found.ahead[0] == (day("Mon 23 Nov"), 1)
    assert dict(found.ahead)[day("Fri 27 Nov")] == 1
    assert sum(calls for _, calls in found.ahead) == 2


_OUTCOMES = st.sampled_from(sorted(set(Outcome) - {Outcome.STOP_LIFTED}))
_HISTORIES = st.lists(
    st.tuples(st.integers(0, 60 * 24 * 90), _OUTCOMES, st.booleans()), max_size=40
)


def _entries(made) -> list[Interaction]:
    return [
        replace(
            entry(f"Mon 23 Nov 10:00 {outcome}", uid=f"h{nth}", day_only=day_only),
            at=NOW - timedelta(minutes=minutes),
        )
        for nth, (minutes, outcome, day_only) in enumerate(made)
    ]


@given(made=_HISTORIES)
def test_the_hours_and_the_calls_without_one_add_up_to_the_telephone(calendar, made):
    entries = _entries(made)
    found = insights(Book.of([person(), *entries]), [person()], Policy(), calendar, NOW)
    of = sum(share.of for share in found.calls.by_hour.values())
    assert of + found.calls.without_hour == found.calls.answered.of
    assert found.calls.answered.of == found.channels.get(Channel.PHONE, 0)
    talks = [Outcome.TALKED, Outcome.STOP]
    assert found.calls.answered.count == sum(one.outcome in talks for one in entries)


@given(made=_HISTORIES)
def test_the_figures_agree_with_each_other(calendar, made):
    entries = _entries(made)
    found = insights(Book.of([person(), *entries]), [person()], Policy(), calendar, NOW)
    assert all(0 <= share.count <= share.of for share in found.calls.by_hour.values())
    assert found.calls.answered.count + found.calls.by_others <= found.calls.answered.of
    assert found.reached.people.count <= found.reached.called <= 1
    met = [one for one in entries if one.outcome is Outcome.MET]
    interviews = {local(one.at, NEW_YORK).date() if one.day_only else one.at for one in met}
    in_contact = [one for one in entries if one.outcome not in BOOKKEEPING]
    assert found.brought.interactions == len(in_contact) - len(met) + len(interviews)
    assert found.brought.interactions == sum(found.channels.values()) + found.they_called
    assert found.channels.get(Channel.PHONE, 0) >= sum(calls for _, calls in found.per_day)
    assert found.dated.count <= found.dated.of
    assert found.promises.count <= found.promises.of
    assert sum(calls for _, calls in found.ahead) <= 1
    assert [one for one, _ in found.per_day] == sorted(one for one, _ in found.per_day)


_ZONES = st.sampled_from([NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "Asia/Kolkata", "Pacific/Auckland"])


@given(tz=_ZONES, hours=st.integers(0, 24 * 7), made=_HISTORIES)
@example(tz=LONDON, hours=57, made=[])
def test_calls_due_are_counted_on_the_day_the_queue_has_them(calendar, tz, hours, made):
    now = NOW + timedelta(hours=hours)
    far = person(tz=tz)
    entries = _entries(made)
    book = Book.of([far, *entries])
    due = {on: calls for on, calls in insights(book, [far], Policy(), calendar, now).ahead if calls}
    queue = build_queue(book, Policy(), calendar, now)
    calls = [one for one in queue.entries if one.follow_up.kind is Kind.CALL]
    today = local(now, NEW_YORK).date()
    expected = {today: len(calls)} if calls else {}
    if queue.next_day and queue.next_day < today + timedelta(days=7):
        expected[queue.next_day] = len(queue.ahead)
    assert due == expected
    if queue.next_day:
        clocks = (time(), time(12), time(23, 59))
        moments = [moment(queue.next_day, clock, NEW_YORK) for clock in clocks]
        coming = [
            one for at in moments for one in build_queue(book, Policy(), calendar, at).entries
        ]
        assert Kind.CALL in [one.follow_up.kind for one in coming]


def test_nobody_and_nothing_are_no_error(calendar):
    found = insights(Book(), [], Policy(), calendar, NOW)
    assert found.reached.median is None
    assert found.per_day[-1] == (date(2026, 11, 23), 0)
