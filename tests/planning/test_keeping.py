"""Whether what was agreed was kept, by the entries after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.interaction import Outcome
from followup_tui.planning.keeping import Became, Fate, became
from followup_tui.planning.policy import Policy
from tests.builders import (
    LONDON,
    NEW_YORK,
    NOW,
    TOKYO,
    agreed,
    entry,
    history,
    promised,
    suggested,
    there,
)


def fate(what, *after, made="Mon 2 Nov 10:00 talked", now=NOW) -> Became | None:
    """What became of something agreed on Monday the 2nd, seen on Monday the 23rd."""
    past = history(entry(made, what), *after)
    at = next(place for place, one in enumerate(past) if one.commitment is what)
    return became(past, at, Policy(), NEW_YORK, now)


def test_nothing_becomes_of_nothing():
    assert fate(None, "Tue 3 Nov 09:00 talked") is None


PROMISE = promised("Fri 6 Nov")


@pytest.mark.parametrize(
    ("after", "found", "days"),
    [
        ([], Fate.MISSED, 0),
        (["Fri 6 Nov 23:59 they_called"], Fate.KEPT, 0),
        (["Wed 4 Nov 09:00 replied"], Fate.KEPT, 0),
        (["Sat 7 Nov 00:00 they_called"], Fate.LATE, 1),
        (["Mon 9 Nov 09:00 talked"], Fate.LATE, 3),
        (["Mon 9 Nov 09:00 no_answer", "Tue 10 Nov 09:00 talked"], Fate.LATE, 4),
        (["Thu 5 Nov 09:00 talked", "Fri 6 Nov 09:00 they_called"], Fate.OVERTAKEN, 0),
        (["Thu 5 Nov 09:00 voicemail", "Thu 5 Nov 12:00 sent"], Fate.MISSED, 0),
        (["Wed 4 Nov 09:00 rescheduled"], Fate.MOVED, 0),
        (["Wed 4 Nov 09:00 stop"], Fate.CALLED_OFF, 0),
        (["Wed 11 Nov 09:00 stop"], Fate.MISSED, 0),
    ],
)
def test_a_promise_is_kept_by_getting_back_by_its_day(after, found, days):
    became_of_it = fate(PROMISE, *after)
    assert (became_of_it.fate, became_of_it.days) == (found, days)


@pytest.mark.parametrize(
    ("now", "found"),
    [("Fri 6 Nov 23:59", Fate.OPEN), ("Sat 7 Nov 00:00", Fate.MISSED)],
)
def test_a_promise_has_until_the_end_of_its_day(now, found):
    assert fate(PROMISE, now=there(now)).fate is found


@pytest.mark.parametrize(
    ("now", "found"),
    [("Thu 5 Nov 23:59", Fate.OPEN), ("Fri 6 Nov 00:00", Fate.MISSED)],
)
def test_a_promise_without_a_day_has_the_time_the_rules_wait(now, found):
    assert fate(promised(), now=there(now)).fate is found


APPOINTMENT = agreed("Tue 10 Nov 15:00")


@pytest.mark.parametrize(
    ("after", "found", "days"),
    [
        ([], Fate.MISSED, 0),
        (["Tue 10 Nov 15:00 talked"], Fate.KEPT, 0),
        (["Tue 10 Nov 14:55 they_called"], Fate.KEPT, 0),
        (["Tue 10 Nov 16:00 met"], Fate.KEPT, 0),
        (["Tue 10 Nov 15:00 no_answer"], Fate.TRIED, 0),
        (["Tue 10 Nov 15:00 no_answer", "Tue 10 Nov 15:20 talked"], Fate.KEPT, 0),
        (["Tue 10 Nov 15:00 busy", "Thu 12 Nov 15:20 talked"], Fate.TRIED, 0),
        (["Tue 10 Nov 15:00 voicemail", "Tue 10 Nov 17:00 rescheduled"], Fate.TRIED, 0),
        (["Tue 10 Nov 09:00 no_answer"], Fate.MISSED, 0),
        (["Tue 10 Nov 09:00 no_answer", "Thu 12 Nov 09:00 voicemail"], Fate.LATE, 2),
        (["Tue 10 Nov 12:00 sent", "Wed 11 Nov 09:00 sent"], Fate.MISSED, 0),
        (["Fri 6 Nov 09:00 talked", "Tue 10 Nov 15:00 talked"], Fate.KEPT, 0),
        (["Tue 10 Nov 09:00 replied", "Tue 10 Nov 15:00 no_answer"], Fate.TRIED, 0),
        ([entry("Fri 6 Nov 09:00 talked", suggested("Wed 11 Nov"))], Fate.OVERTAKEN, 0),
        (["Mon 9 Nov 09:00 rescheduled", "Tue 10 Nov 15:00 talked"], Fate.MOVED, 0),
        (["Mon 9 Nov 09:00 stop"], Fate.CALLED_OFF, 0),
    ],
)
def test_an_appointment_is_kept_by_a_talk_on_its_day(after, found, days):
    became_of_it = fate(APPOINTMENT, *after)
    assert (became_of_it.fate, became_of_it.days) == (found, days)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("Tue 10 Nov 14:59", Fate.OPEN),
        ("Tue 10 Nov 23:59", Fate.OPEN),
        ("Wed 11 Nov 00:00", Fate.MISSED),
    ],
)
def test_an_appointment_is_missed_once_its_day_is_over(now, found):
    assert fate(APPOINTMENT, now=there(now)).fate is found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (["Tue 10 Nov 09:00 voicemail"], Fate.TRIED),
        (["Tue 10 Nov 09:00 talked"], Fate.KEPT),
        (["Wed 11 Nov 09:00 gatekeeper"], Fate.LATE),
    ],
)
def test_a_day_they_suggested_is_any_time_of_it(after, found):
    assert fate(suggested("Tue 10 Nov"), *after).fate is found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (["Tue 10 Nov 09:00 replied"], Fate.KEPT),
        (["Tue 10 Nov 09:00 talked"], Fate.KEPT),
        (["Mon 9 Nov 23:59 replied"], Fate.OVERTAKEN),
        (["Tue 10 Nov 09:00 voicemail"], Fate.MISSED),
        (["Tue 10 Nov 15:00 voicemail"], Fate.TRIED),
    ],
)
def test_an_hour_they_suggested_is_kept_by_word_of_theirs_on_its_day(after, found):
    assert fate(suggested("Tue 10 Nov", "15:00"), *after).fate is found


def test_the_entry_that_shows_it_is_named():
    call = entry("Tue 10 Nov 15:00 talked")
    assert fate(APPOINTMENT, call).by is call


def test_the_day_is_counted_in_the_zone_it_was_agreed_in():
    # 23:30 in London on the day, and half past eight in the morning after it in Tokyo.
    call = entry("Tue 10 Nov 23:30 they_called", tz=LONDON)
    assert fate(promised("Tue 10 Nov", tz=LONDON), call).fate is Fate.KEPT
    assert fate(promised("Tue 10 Nov", tz=TOKYO), call) == Became(Fate.LATE, call, 1)


def test_the_hour_the_clocks_leave_out_is_no_day_late():
    made = entry("Mon 2 Mar 2026 10:00 talked", agreed("Sun 8 Mar 02:30"))
    call = entry("Sun 8 Mar 03:30 no_answer")
    assert became((made, call), 0, Policy(), NEW_YORK, NOW) == Became(Fate.TRIED, call)


AFTER = st.lists(
    st.tuples(st.integers(2, 22), st.integers(0, 23), st.sampled_from(sorted(Outcome))), max_size=8
)


@given(AFTER, st.sampled_from([PROMISE, promised(), APPOINTMENT, suggested("Tue 10 Nov")]))
def test_what_has_a_fate_keeps_it_whatever_time_goes_by(days, what):
    made = entry("Mon 2 Nov 00:00 talked", what, uid="a")
    later = [
        entry(
            f"{there(f'Sun 1 Nov {hour:02}:00').replace(day=day):%a} {day} Nov {hour:02}:00 {how}"
        )
        for day, hour, how in days
    ]
    past = history(made, *later)
    now, then = (
        became(past, 0, Policy(), NEW_YORK, at) for at in (NOW, there("Fri 1 Jan 2027 09:00"))
    )
    assert now == then
    assert now.fate is not Fate.OPEN
    assert now.days >= 0
    assert (now.by is None) == (now.fate is Fate.MISSED)
