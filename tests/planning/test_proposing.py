"""Which hour is proposed for a call, and how many are proposed for an hour."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.interaction import ATTEMPTS, Hint
from followup_tui.planning.besttime.rates import Everybody
from followup_tui.planning.policy import Policy
from followup_tui.planning.proposing import (
    chances,
    hour_of,
    left_of,
    rest_of_day,
    spread_out,
)
from followup_tui.planning.windows import working_hours
from followup_tui.planning.zones import local, moment
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
    TOKYO,
    agreed,
    attempts_before,
    clock,
    day,
    entry,
    history,
    there,
)

POLICY = Policy()
MORNING = there("Mon 23 Nov 06:00")
ZONES = [NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "America/St_Johns", "Pacific/Auckland"]


def failed(times, at):
    """So many calls at one time of day on the last days before the Monday, none answered."""
    days = (day("Sun 22 Nov") - timedelta(days=ago) for ago in range(times))
    return [f"{on:%a} {on.day} {on:%b} {at} no_answer" for on in days]


@pytest.fixture
def found(calendar):
    def found(*entries, on="Mon 23 Nov", tz=NEW_YORK, policy=POLICY):
        past = history(*entries, tz=tz)
        return chances(past, day(on), tz, policy, calendar, Everybody.unknown())

    return found


@pytest.fixture
def hour(found):
    """The hour proposed."""

    def hour(*entries, **case):
        return found(*entries, **case)[0].window.opens.hour

    return hour


class TestUntilTheFirstAnswer:
    def test_the_named_windows_rotate(self, found):
        tried, names = [], []
        for on in ["Mon 2 Nov", "Tue 3 Nov", "Wed 4 Nov"]:
            window = found(*tried, on=on)[0].window
            tried.append(f"{on} {window.opens:%H:%M} no_answer")
            names.append(window.name)
        assert sorted(names) == ["after lunch", "after the close", "early morning"]

    def test_an_hour_that_failed_is_not_repeated_while_others_were_never_tried(self, hour):
        days = ["Mon 2 Nov", "Tue 3 Nov", "Wed 4 Nov", "Thu 5 Nov", "Fri 6 Nov"]
        tried = []
        for on in days:
            tried.append(f"{on} {hour(*tried, on=on):02}:20 no_answer")
        assert len({line.split()[3][:2] for line in tried}) == len(days)

    def test_ten_in_the_morning_six_times_leads_to_the_afternoon(self, hour):
        assert hour(*failed(6, "10:10")) >= 13


class TestOnceReached:
    @pytest.mark.parametrize("at", [8, 10, 13, 17])
    def test_the_proven_hour_is_used(self, hour, at):
        assert hour(f"Mon 2 Nov {at:02}:20 talked", f"Mon 9 Nov {at:02}:20 talked") == at

    def test_an_hour_they_rang_at_counts_as_theirs(self, hour):
        assert hour("Tue 10 Nov 08:10 no_answer", "Mon 16 Nov 11:10 they_called") == 11

    def test_of_the_evening_the_hour_that_worked_is_used(self, hour):
        long = replace(POLICY, day_ends=21)
        assert hour("Mon 9 Nov 19:20 talked", policy=long) == 19
        later = ["Mon 16 Nov 18:20 no_answer", "Tue 17 Nov 18:20 no_answer"]
        assert hour("Mon 9 Nov 19:20 talked", *later, policy=long) == 19

    def test_failures_there_lead_away_in_the_end(self, hour):
        reached = "Thu 1 Oct 15:20 talked"
        assert hour(reached) == hour(reached, *failed(1, "15:20")) == 15
        assert hour(reached, *failed(12, "15:20")) not in {14, 15, 16}

    def test_old_evidence_fades(self, hour):
        old = ["Mon 5 Jan 15:20 talked", "Mon 12 Jan 15:20 talked"]
        assert hour(*old, "Mon 16 Nov 09:20 talked") == 9

    def test_an_appointment_kept_says_nothing_of_the_hour(self, hour):
        made = entry("Mon 9 Nov 15:20 talked", agreed("Mon 16 Nov 10:00"))
        assert hour(made, "Mon 16 Nov 10:05 talked") == 15
        assert hour(entry("Mon 9 Nov 15:20 voicemail"), "Mon 16 Nov 10:05 talked") == 10

    def test_the_hour_counts_on_the_clock_they_had_then(self, hour):
        moved = entry("Mon 9 Nov 15:20 talked", tz=LONDON)
        assert hour(moved, entry("Mon 16 Nov 15:20 talked", tz=LONDON)) == 15


class TestAHint:
    @pytest.mark.parametrize(
        ("starts", "ends", "at"),
        [
            ("16:00", "", {16, 17}),
            ("", "10:00", {8, 9}),
            ("11:00", "12:00", {11}),
            ("12:00", "13:00", {12}),
        ],
    )
    def test_is_followed(self, hour, starts, ends, at):
        hint = Hint(clock(starts), clock(ends), "as they say")
        left = entry("Mon 16 Nov 14:10 gatekeeper", hint=hint)
        assert hour("Mon 9 Nov 13:10 no_answer", left) in at

    @pytest.mark.parametrize(
        ("starts", "ends", "at"),
        [("18:00", "", 18), ("18:00", "21:00", 18), ("19:00", "20:00", 19)],
    )
    def test_for_the_evening_is_followed_where_one_may_call_then(self, hour, starts, ends, at):
        hint = Hint(clock(starts), clock(ends), "in the evening")
        left = entry("Mon 23 Nov 09:10 gatekeeper", hint=hint)
        long = replace(POLICY, day_ends=20)
        assert hour(left, on="Mon 30 Nov", policy=long) == at

    def test_for_before_work_is_followed_where_one_may_call_then(self, hour):
        left = entry("Mon 23 Nov 09:10 gatekeeper", hint=Hint(None, clock("08:00"), "before 8"))
        assert hour(left, policy=replace(POLICY, day_starts=6)) in {6, 7}

    def test_for_the_evening_is_doubted_once_it_was_tried_in_vain(self, hour):
        hint = Hint(clock("18:00"), clock("19:00"), "at six")
        left = entry("Thu 1 Oct 14:10 gatekeeper", hint=hint)
        long = replace(POLICY, day_ends=20)
        assert hour(left, *failed(4, "18:20"), policy=long) != 18

    def test_is_doubted_once_it_was_tried_in_vain(self, hour):
        hint = Hint(clock("16:00"), clock("17:00"), "at four")
        left = entry("Thu 1 Oct 14:10 gatekeeper", hint=hint)
        around = {15, 16, 17}
        assert hour(left, *failed(1, "16:20")) in around
        assert hour(left, *failed(5, "16:20")) not in around


class TestOverTheDay:
    def test_a_window_that_is_over_is_left_out(self, found):
        for at in range(8, 18):
            now = there(f"Mon 23 Nov {at:02}:59")
            assert all(now < window.closes for window in left_of(found(), now))
        assert left_of(found(), there("Mon 23 Nov 18:00")) == []

    def test_the_rest_of_the_day_is_left_where_lunch_comes_last(self):
        monday = day("Mon 23 Nov")
        rest = rest_of_day(monday, NEW_YORK, POLICY, there("Mon 23 Nov 16:30"))
        assert rest.hours == "16:30–18"
        assert rest_of_day(monday, NEW_YORK, POLICY, there("Mon 23 Nov 18:00")) is None

    def test_nothing_is_left_of_a_day_that_has_not_begun_there(self):
        tuesday = day("Tue 24 Nov")
        assert rest_of_day(tuesday, LONDON, POLICY, there("Mon 23 Nov 19:30")) is None

    def test_it_ends_with_the_working_day_where_the_clocks_change(self):
        cairo, change = "Africa/Cairo", day("Fri 24 Apr")
        now = moment(change, clock("17:10"), cairo)
        assert rest_of_day(change, cairo, POLICY, now).closes.hour == 18


@given(data=st.data(), tz=st.sampled_from(ZONES))
def test_the_same_history_proposes_the_same_within_working_hours(calendar, data, tz):
    past = data.draw(attempts_before("Mon 23 Nov", tz, ATTEMPTS))
    known = Everybody.unknown()
    one, other = (chances(past, day("Mon 23 Nov"), tz, POLICY, calendar, known) for _ in "ab")
    assert one == other
    hours = working_hours(day("Mon 23 Nov"), tz, POLICY)
    assert all(hours.opens <= found.window.opens < hours.closes for found in one)
    assert [found.worth for found in one] == sorted((found.worth for found in one), reverse=True)


class TestSpreading:
    @pytest.fixture
    def wanted(self, found):
        """So many people, all best reached at four."""

        def wanted(people):
            best = found("Mon 9 Nov 16:20 talked")
            return {f"p{nth:02}": best for nth in range(people)}

        return wanted

    def test_at_most_four_are_proposed_for_an_hour(self, wanted):
        windows = spread_out(wanted(20), Counter(), 4, MORNING)
        hours = Counter(local(window.opens, NEW_YORK).hour for window in windows.values())
        assert hours[16] == 4
        assert max(hours.values()) <= 4

    def test_appointments_take_their_room(self, wanted):
        four = hour_of(there("Mon 23 Nov 16:15"))
        windows = spread_out(wanted(20), Counter({four: 3}), 4, MORNING)
        assert sum(window.opens.hour == 16 for window in windows.values()) == 1

    def test_who_loses_most_comes_first(self, wanted, found):
        people = wanted(4) | {"a": found()}
        windows = spread_out(people, Counter(), 4, MORNING)
        assert all(windows[uid].opens.hour == 16 for uid in people if uid != "a")

    def test_nobody_is_left_out_when_the_day_is_too_short(self, wanted):
        late = there("Mon 23 Nov 16:30")
        assert set(spread_out(wanted(20), Counter(), 4, late)) == set(wanted(20))
        assert spread_out(wanted(20), Counter(), 4, there("Mon 23 Nov 18:00")) == {}

    @given(data=st.data())
    def test_a_window_stays_until_it_is_over(self, calendar, data):
        known = Everybody.unknown()
        people = {}
        for nth in range(data.draw(st.integers(1, 8))):
            tz = data.draw(st.sampled_from(ZONES))
            past = data.draw(attempts_before("Mon 23 Nov", tz, ATTEMPTS))
            people[f"p{nth}"] = chances(past, day("Mon 23 Nov"), tz, POLICY, calendar, known)
        early = there("Sun 22 Nov 12:00")
        before = spread_out(people, Counter(), 2, early)
        for hour in range(0, 36, 2):
            now = early + timedelta(hours=hour)
            after = spread_out(people, Counter(), 2, now)
            assert all(after[uid] == one for uid, one in before.items() if now < one.closes)
            before = after

    def test_hours_are_the_same_for_all_clocks(self):
        assert hour_of(there("Mon 23 Nov 16:20")) == hour_of(there("Mon 23 Nov 21:50", LONDON))
        kolkata = there("Tue 24 Nov 02:40", "Asia/Kolkata")
        assert hour_of(there("Mon 23 Nov 16:20")) == hour_of(kolkata)
