"""Windows of the day, on the contact's clock; and the evidence, which must be true."""

import re
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.interaction import ATTEMPTS, Interaction, Outcome
from followup_tui.planning.policy import Policy
from followup_tui.planning.windows import propose, windows_on, working_hours
from followup_tui.planning.zones import local, moment
from tests.builders import LONDON, LOS_ANGELES, NEW_YORK, TOKYO, day, history, there

POLICY = Policy()
CHICAGO = "America/Chicago"
MORNING = there("Mon 23 Nov 06:00")


@pytest.fixture
def proposed(calendar):
    def proposed(*entries, on="Mon 23 Nov", now=MORNING, tz=NEW_YORK):
        return propose(history(*entries, tz=tz), day(on), tz, POLICY, calendar, now)

    return proposed


@pytest.mark.parametrize(
    ("on", "tz", "close"),
    [
        ("Mon 23 Nov", NEW_YORK, time(16)),
        ("Mon 23 Nov", CHICAGO, time(15)),
        ("Mon 23 Nov", "America/Denver", time(14)),
        ("Fri 27 Nov", CHICAGO, time(12)),  # the exchange closes at 13:00 New York
        ("Thu 24 Dec", CHICAGO, time(12)),
        ("Thu 26 Nov", NEW_YORK, None),  # it does not open on Thanksgiving
        ("Mon 23 Nov", LONDON, None),  # nine in the evening there
        ("Mon 23 Nov", TOKYO, None),
        ("Fri 27 Nov", LONDON, None),  # six in the evening, when the day is over
        ("Tue 27 Oct", "America/Sao_Paulo", time(17)),
        ("Tue 24 Nov", "America/Sao_Paulo", None),  # once New York has left summer time
    ],
)
def test_the_close_is_the_exchanges_own_on_their_clock(calendar, on, tz, close):
    found = {one.name: one for one in windows_on(day(on), tz, POLICY, calendar)}
    shown = found["after the close"].opens.time() if "after the close" in found else None
    assert shown == close


@pytest.mark.parametrize(
    "tz", [NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "America/St_Johns", "Asia/Kolkata", "Africa/Cairo"]
)
@pytest.mark.parametrize("on", ["Mon 23 Nov", "Fri 27 Nov", "Fri 24 Apr", "Mon 6 Jul"])
def test_no_window_leaves_the_working_day(calendar, tz, on):
    hours = working_hours(day(on), tz, POLICY)
    assert (hours.opens.time(), hours.closes.time()) == (time(8), time(18))
    for found in windows_on(day(on), tz, POLICY, calendar):
        assert hours.opens <= found.opens < found.closes <= hours.closes, found.name


def test_the_rest_of_the_day_ends_with_it_where_the_clocks_change(calendar):
    cairo, change = "Africa/Cairo", day("Fri 24 Apr")
    now = moment(change, time(17, 10), cairo)
    found = propose((), change, cairo, POLICY, calendar, now)
    assert found.window.closes.time() == time(18)


def test_without_evidence_they_rotate(proposed):
    tried = []
    for on in ["Mon 2 Nov", "Tue 3 Nov", "Wed 4 Nov"]:
        now = there(f"{on} 06:00")
        found = proposed(*tried, on=on, now=now)
        tried.append(f"{on} {found.window.opens:%H:%M} no_answer")
    hours = [int(line.split()[3][:2]) for line in tried]
    assert len(set(hours)) == 3
    assert any(8 <= hour < 10 for hour in hours)
    assert any(hour >= 15 for hour in hours)


def test_an_hour_that_failed_is_not_repeated_while_another_was_never_tried(proposed):
    found = proposed("Mon 9 Nov 08:10 no_answer", "Tue 10 Nov 16:20 voicemail")
    assert not found.window.is_open(there("Mon 23 Nov 08:30"))
    assert not found.window.is_open(there("Mon 23 Nov 16:30"))


@pytest.mark.parametrize("hour", [8, 13, 16])
def test_once_reached_the_proven_window_is_used(proposed, hour):
    reached = [f"{on} {hour:02}:20 talked" for on in ("Mon 2 Nov", "Mon 9 Nov", "Mon 16 Nov")]
    assert proposed(*reached).window.is_open(there(f"Mon 23 Nov {hour:02}:30"))


def test_a_window_that_is_over_is_not_proposed(proposed):
    for hour in range(8, 18):
        now = there(f"Mon 23 Nov {hour:02}:59")
        assert proposed(now=now).window.closes > now
    assert proposed(now=there("Mon 23 Nov 18:00")) is None


def test_a_day_to_come_has_all_its_windows(proposed):
    assert proposed(on="Tue 24 Nov", now=there("Mon 23 Nov 23:00")).window.opens > MORNING


_CLAIM = re.compile(
    r"(?P<from>\d+(?::\d\d)?)–(?P<to>\d+(?::\d\d)?) "
    r"(?:tried (?P<tries>\d+)×, (?:answered (?P<answers>\d+)×|no answer)|untried)"
)


def _clock(text):
    hour, _, minute = text.partition(":")
    return timedelta(hours=int(hour), minutes=int(minute or 0))


@st.composite
def attempts_in(draw, tz):
    """Calls made on days before Monday 23 November, at any minute of the day."""
    days = draw(st.lists(st.integers(1, 200), unique=True, max_size=24))
    made = []
    for nth, ago in enumerate(days):
        clock = time(draw(st.integers(7, 18)), draw(st.integers(0, 59)))
        at = moment(day("Mon 23 Nov") - timedelta(days=ago), clock, tz)
        outcome = draw(st.sampled_from(sorted(ATTEMPTS)))
        made.append(Interaction(uid=f"{nth:03}", contact="dana", at=at, tz=tz, outcome=outcome))
    return tuple(sorted(made, key=lambda one: one.at))


@given(
    data=st.data(),
    tz=st.sampled_from([NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "America/St_Johns"]),
    minute=st.one_of(st.integers(6 * 60, 17 * 60), st.integers(17 * 60 + 1, 18 * 60 - 1)),
)
def test_the_evidence_is_true_of_the_history(calendar, data, tz, minute):
    past = data.draw(attempts_in(tz))
    now = moment(day("Mon 23 Nov"), time(), tz) + timedelta(minutes=minute)
    found = propose(past, day("Mon 23 Nov"), tz, POLICY, calendar, now)
    for claim in _CLAIM.finditer(found.evidence):
        inside = [
            one
            for one in past
            if _clock(claim["from"]) <= _since_midnight(local(one.at, tz)) < _clock(claim["to"])
        ]
        reached = sum(one.outcome is Outcome.TALKED for one in inside)
        assert len(inside) == int(claim["tries"] or 0), found.evidence
        if claim["tries"]:
            assert reached == int(claim["answers"] or 0), found.evidence
    assert "%" not in found.evidence


def _since_midnight(at: datetime) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


@given(data=st.data(), tz=st.sampled_from([NEW_YORK, LOS_ANGELES, LONDON, TOKYO]))
def test_the_same_history_proposes_the_same_window(calendar, data, tz):
    past = data.draw(attempts_in(tz))
    first = propose(past, day("Mon 23 Nov"), tz, POLICY, calendar, MORNING)
    assert first == propose(past, day("Mon 23 Nov"), tz, POLICY, calendar, MORNING)
