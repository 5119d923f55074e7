"""The table of rules in the user's guide, a section each. The day is Monday 23 November 2026;
Thursday the 26th is Thanksgiving."""

from datetime import date, datetime, time

import msgspec
import pytest

from followup_tui.domain.contact import Snooze, Stage
from followup_tui.domain.interaction import ATTEMPTS, Channel, Outcome
from followup_tui.domain.phone import Phone
from followup_tui.planning.followup import Kind, Why
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from followup_tui.planning.zones import local
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
    NOW,
    NUMBER,
    OTHER_NUMBER,
    TOKYO,
    agreed,
    day,
    entry,
    history,
    person,
    promised,
    suggested,
    there,
)

USUAL = Policy()
KEEP_IN_TOUCH = {"stage": Stage.KEEP_IN_TOUCH}
WRONG = (msgspec.structs.replace(NUMBER, wrong=True),)


@pytest.fixture
def owed(calendar):
    def owed(*entries, now=NOW, policy=USUAL, tz=NEW_YORK, **card):
        return plan(person(tz=tz, **card), history(*entries, tz=tz), policy, calendar, now)

    return owed


@pytest.fixture
def call(owed):
    def call(*entries, **case):
        return owed(*entries, **case).call

    return call


@pytest.fixture
def call_day(call):
    """The day of the call and why, as the user reads them."""

    def call_day(*entries, **case):
        found = call(*entries, **case)
        return found and (f"{found.day:%a} {found.day.day} {found.day:%b}", found.why)

    return call_day


class TestRule1AnAppointment:
    def test_is_exactly_then(self, call):
        found = call(entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")))
        assert found.due == there("Tue 24 Nov 15:00")
        assert (found.why, found.fixed, found.moved) == (Why.AGREED, True, "")

    @pytest.mark.parametrize("when", ["Thu 26 Nov 11:00", "Sat 28 Nov 09:30", "Fri 25 Dec 12:00"])
    def test_never_moves_off_a_holiday_or_a_weekend(self, call, when):
        found = call(entry("Fri 20 Nov 09:00 talked", agreed(when)))
        assert found.due == there(when)
        assert found.moved == ""

    def test_is_kept_on_the_clock_it_was_agreed_in(self, call):
        on_london_time = entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00", LONDON))
        found = call(on_london_time, tz=LOS_ANGELES)
        assert found.due == there("Tue 24 Nov 15:00", LONDON)

    def test_is_shown_on_the_contacts_clock(self, call):
        on_tokyo_time = entry("Fri 20 Nov 09:00 talked", agreed("Wed 25 Nov 08:00", TOKYO))
        found = call(on_tokyo_time, tz=LOS_ANGELES)
        assert (found.tz, found.day, found.time) == (LOS_ANGELES, day("Tue 24 Nov"), time(15))

    @pytest.mark.parametrize(
        "before",
        [
            *(f"Tue 24 Nov 14:59 {outcome}" for outcome in sorted(ATTEMPTS - {Outcome.TALKED})),
            "Mon 23 Nov 09:00 sent",
            "Tue 24 Nov 16:00 sent",
        ],
    )
    def test_survives_earlier_attempts_and_e_mails(self, call, before):
        found = call(entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")), before)
        assert found.due == there("Tue 24 Nov 15:00")

    @pytest.mark.parametrize("outcome", sorted(ATTEMPTS - {Outcome.TALKED}))
    @pytest.mark.parametrize("at", ["Tue 24 Nov 15:00", "Wed 25 Nov 08:10"])
    def test_is_used_up_by_an_attempt_at_or_after_its_time(self, call, outcome, at):
        found = call(
            entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")), f"{at} {outcome}"
        )
        assert found.why is not Why.AGREED
        assert found.day > day("Tue 24 Nov")

    def test_is_replaced_by_the_newly_agreed_time(self, call):
        found = call(
            entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")),
            entry("Mon 23 Nov 09:00 rescheduled", agreed("Wed 25 Nov 09:45")),
        )
        assert found.due == there("Wed 25 Nov 09:45")

    @pytest.mark.parametrize("hint", [suggested("Tue 24 Nov", "16:00"), promised("Tue 24 Nov")])
    def test_is_not_cancelled_by_what_a_gatekeeper_says(self, call, hint):
        found = call(
            entry("Fri 20 Nov 09:00 talked", agreed("Tue 1 Dec 15:00")),
            entry("Mon 23 Nov 09:00 gatekeeper", hint),
        )
        assert found.due == there("Tue 1 Dec 15:00")

    def test_stays_due_when_its_time_has_passed_without_a_call(self, call):
        found = call(entry("Thu 12 Nov 09:00 talked", agreed("Tue 17 Nov 15:00")))
        assert found.due == there("Tue 17 Nov 15:00")

    def test_may_be_a_second_call_on_one_day(self, call):
        found = call(
            entry("Fri 20 Nov 09:00 talked", agreed("Mon 23 Nov 15:00")),
            "Mon 23 Nov 09:10 no_answer",
        )
        assert found.due == there("Mon 23 Nov 15:00")

    @pytest.mark.parametrize("stage", Stage)
    def test_holds_in_every_stage(self, call, stage):
        found = call(entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")), stage=stage)
        assert found.why is Why.AGREED

    def test_at_an_hour_the_clocks_skip_is_still_one_moment(self, call):
        found = call(entry("Fri 6 Mar 09:00 talked", agreed("Sun 8 Mar 02:30")))
        assert found.due.utcoffset() is not None
        assert found.day == day("Sun 8 Mar")


class TestRule2ASuggestion:
    def test_is_that_day_and_that_part(self, call):
        found = call(
            entry("Fri 20 Nov 09:00 talked", suggested("Tue 24 Nov", "14:00", "afternoon"))
        )
        assert (found.day, found.time, found.part) == (day("Tue 24 Nov"), time(14), "afternoon")
        assert (found.why, found.fixed) == (Why.SUGGESTED, False)

    def test_of_a_day_alone_has_no_time(self, call):
        found = call(entry("Fri 20 Nov 09:00 talked", suggested("Tue 24 Nov")))
        assert found.due == day("Tue 24 Nov")

    def test_of_a_holiday_moves_to_the_next_working_day_and_says_so(self, call):
        found = call(
            entry("Fri 20 Nov 09:00 talked", suggested("Thu 26 Nov", "14:00", "afternoon"))
        )
        assert (found.day, found.part) == (day("Fri 27 Nov"), "afternoon")
        assert "Thu 26 Nov" in found.moved
        assert "Thanksgiving" in found.moved

    def test_survives_an_attempt_before_its_hour_but_not_one_at_it(self, call_day):
        talk = entry("Fri 20 Nov 09:00 talked", suggested("Tue 24 Nov", "14:00", "afternoon"))
        assert call_day(talk, "Mon 23 Nov 09:00 voicemail") == ("Tue 24 Nov", Why.SUGGESTED)
        assert call_day(talk, "Tue 24 Nov 14:00 voicemail") == ("Tue 1 Dec", Why.LEFT_WORD)

    def test_of_a_day_alone_is_used_up_by_any_attempt_that_day(self, call_day):
        talk = entry("Fri 20 Nov 09:00 talked", suggested("Tue 24 Nov"))
        assert call_day(talk, "Tue 24 Nov 08:05 voicemail") == ("Tue 1 Dec", Why.LEFT_WORD)

    def test_tried_early_that_day_is_not_tried_twice_that_day(self, call):
        found = call(
            entry("Fri 20 Nov 09:00 talked", suggested("Mon 23 Nov", "14:00", "afternoon")),
            "Mon 23 Nov 09:10 no_answer",
        )
        assert found.day == day("Tue 24 Nov")

    def test_said_today_for_today_is_tried_again_today(self, call, call_day):
        left = entry("Mon 23 Nov 09:00 gatekeeper", suggested("Mon 23 Nov", "16:00", "after 16:00"))
        assert call_day(left) == ("Mon 23 Nov", Why.SUGGESTED)
        assert call(left).time == time(16)
        assert call_day(left, "Mon 23 Nov 16:10 no_answer") == ("Tue 24 Nov", Why.UNNOTICED)

    def test_by_a_gatekeeper_counts(self, call_day):
        left = entry("Mon 23 Nov 09:00 gatekeeper", suggested("Wed 25 Nov", "16:00"))
        assert call_day(left) == ("Wed 25 Nov", Why.SUGGESTED)


class TestRule3APromise:
    def test_is_followed_up_the_first_working_day_after_it(self, call_day):
        assert call_day(entry("Tue 17 Nov 09:00 talked", promised("Fri 20 Nov"))) == (
            "Mon 23 Nov",
            Why.PROMISED,
        )

    def test_skips_the_holiday(self, call_day):
        assert call_day(entry("Tue 17 Nov 09:00 talked", promised("Wed 25 Nov"))) == (
            "Fri 27 Nov",
            Why.PROMISED,
        )

    def test_without_a_day_is_followed_up_after_three(self, call_day):
        assert call_day(entry("Tue 17 Nov 09:00 talked", promised())) == (
            "Fri 20 Nov",
            Why.PROMISED,
        )

    def test_survives_attempts_before_its_day_is_over(self, call_day):
        talk = entry("Tue 17 Nov 09:00 talked", promised("Fri 20 Nov"))
        assert call_day(talk, "Wed 18 Nov 09:00 voicemail", "Thu 19 Nov 10:00 sent") == (
            "Mon 23 Nov",
            Why.PROMISED,
        )

    def test_is_used_up_by_an_attempt_after_its_day(self, call_day):
        talk = entry("Tue 17 Nov 09:00 talked", promised("Fri 20 Nov"))
        assert call_day(talk, "Mon 23 Nov 09:00 voicemail") == ("Mon 30 Nov", Why.LEFT_WORD)

    def test_is_kept_when_they_call(self, call_day):
        talk = entry("Tue 17 Nov 09:00 talked", promised("Fri 20 Nov"))
        assert call_day(talk, "Thu 19 Nov 09:00 they_called") == ("Mon 23 Nov", Why.TALKED)


class TestRule4ATalk:
    @pytest.mark.parametrize("outcome", ["talked", "they_called", "replied", "met"])
    def test_is_followed_up_three_days_later(self, call_day, outcome):
        assert call_day(f"Mon 16 Nov 09:00 {outcome}") == ("Thu 19 Nov", Why.TALKED)

    def test_moves_off_the_weekend_and_says_so(self, call):
        found = call("Thu 19 Nov 09:00 talked")
        assert (found.day, found.moved) == (day("Mon 23 Nov"), "not Sun 22 Nov, a weekend")

    @pytest.mark.parametrize("outcome", ["talked", "they_called", "replied", "met"])
    def test_that_agreed_nothing_leaves_an_appointment_of_another_day(self, call_day, outcome):
        talk = entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00"))
        assert call_day(talk, f"Mon 23 Nov 09:00 {outcome}") == ("Tue 24 Nov", Why.AGREED)

    @pytest.mark.parametrize("outcome", ["talked", "they_called", "met"])
    def test_on_the_day_of_an_appointment_was_the_appointment(self, call_day, outcome):
        talk = entry("Fri 20 Nov 09:00 talked", agreed("Mon 23 Nov 15:00"))
        assert call_day(talk, f"Mon 23 Nov 09:00 {outcome}") == ("Fri 27 Nov", Why.TALKED)

    def test_in_writing_on_its_day_is_not_the_appointment_until_its_time(self, call_day):
        talk = entry("Fri 20 Nov 09:00 talked", agreed("Mon 23 Nov 15:00"))
        assert call_day(talk, "Mon 23 Nov 09:00 replied") == ("Mon 23 Nov", Why.AGREED)
        assert call_day(talk, "Mon 23 Nov 15:10 replied")[1] == Why.TALKED

    def test_that_agreed_something_else_replaces_an_appointment(self, call_day):
        talk = entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00"))
        other = entry("Mon 23 Nov 09:00 they_called", suggested("Wed 25 Nov"))
        assert call_day(talk, other) == ("Wed 25 Nov", Why.SUGGESTED)


class TestRule5AMessage:
    @pytest.mark.parametrize("outcome", ["voicemail", "gatekeeper"])
    def test_is_followed_up_after_a_week(self, call_day, outcome):
        assert call_day(f"Mon 16 Nov 09:00 {outcome}") == ("Mon 23 Nov", Why.LEFT_WORD)

    def test_moves_off_thanksgiving_and_says_so(self, call):
        found = call("Thu 19 Nov 09:00 voicemail")
        assert found.day == day("Fri 27 Nov")
        assert found.moved == "not Thu 26 Nov, Thanksgiving Day"

    def test_for_as_long_as_it_takes(self, call):
        weekly = [
            f"{date.fromordinal(d):%a %d %b %Y} 09:00 voicemail"
            for d in range(date(2025, 3, 3).toordinal(), date(2026, 11, 17).toordinal(), 7)
        ]
        assert len(weekly) > 63
        assert call(*weekly).day == day("Mon 23 Nov")

    def test_counts_from_the_call_not_from_when_it_was_due(self, call_day):
        late = ("Mon 2 Nov 09:00 voicemail", "Thu 12 Nov 09:00 voicemail")
        assert call_day(*late) == ("Thu 19 Nov", Why.LEFT_WORD)


class TestRule6NobodyAnswers:
    @pytest.mark.parametrize("outcome", ["no_answer", "busy"])
    def test_tries_again_the_next_working_day(self, call_day, outcome):
        assert call_day(f"Fri 20 Nov 09:00 {outcome}") == ("Mon 23 Nov", Why.UNNOTICED)

    def test_the_next_working_day_skips_thanksgiving(self, call_day):
        assert call_day("Wed 25 Nov 09:00 no_answer") == ("Fri 27 Nov", Why.UNNOTICED)

    def test_from_the_third_in_a_row_on_it_waits_a_week(self, call_day):
        row = ["Mon 9 Nov 09:00 no_answer", "Tue 10 Nov 13:00 busy"]
        assert call_day(*row) == ("Thu 12 Nov", Why.UNNOTICED)  # the 11th is Veterans Day
        row.append("Thu 12 Nov 16:00 no_answer")
        assert call_day(*row) == ("Thu 19 Nov", Why.UNNOTICED)
        row.append("Thu 19 Nov 16:00 busy")
        assert call_day(*row) == ("Fri 27 Nov", Why.UNNOTICED)

    @pytest.mark.parametrize("between", ["voicemail", "gatekeeper", "talked", "they_called", "met"])
    def test_the_row_is_broken_by_word_left_or_a_talk(self, call_day, between):
        row = ["Mon 9 Nov 09:00 no_answer", "Tue 10 Nov 13:00 busy", f"Thu 12 Nov 09:00 {between}"]
        assert call_day(*row, "Fri 20 Nov 09:00 no_answer") == ("Mon 23 Nov", Why.UNNOTICED)

    def test_the_row_is_not_broken_by_an_e_mail(self, call_day):
        row = ["Mon 9 Nov 09:00 no_answer", "Tue 10 Nov 13:00 busy", "Tue 10 Nov 14:00 sent"]
        assert call_day(*row, "Mon 16 Nov 09:00 busy") == ("Mon 23 Nov", Why.UNNOTICED)


class TestRule7Writing:
    @pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.APPLICATION, Channel.MESSAGE])
    def test_is_followed_up_by_phone_after_three_days(self, call, channel):
        found = call(entry("Mon 16 Nov 09:00 sent", channel=channel))
        assert (found.kind, found.day, found.why) == (Kind.CALL, day("Thu 19 Nov"), Why.WROTE)

    def test_moves_off_the_weekend(self, call_day):
        assert call_day("Wed 18 Nov 09:00 sent") == ("Mon 23 Nov", Why.WROTE)


class TestRule8AnInterview:
    def test_owes_an_e_mail_that_day_and_the_call_of_its_commitment(self, owed):
        found = owed(entry("Mon 23 Nov 09:00 met", promised("Wed 25 Nov")))
        assert (found.email.kind, found.email.why) == (Kind.EMAIL, Why.MET)
        assert found.email.day == day("Mon 23 Nov")
        assert (found.call.day, found.call.why) == (day("Fri 27 Nov"), Why.PROMISED)
        assert found.next is found.email

    def test_and_the_call_of_rule_4_when_nothing_was_agreed(self, owed):
        found = owed("Mon 23 Nov 09:00 met")
        assert (found.email.day, found.call.day) == (day("Mon 23 Nov"), day("Fri 27 Nov"))

    def test_on_a_saturday_owes_it_on_monday(self, owed):
        assert owed("Sat 21 Nov 11:00 met").email.day == day("Mon 23 Nov")

    @pytest.mark.parametrize(
        ("met", "by"),
        [
            ("Mon 23 Nov 09:00 met", "Tue 24 Nov"),
            ("Fri 20 Nov 11:00 met", "Mon 23 Nov"),
            ("Sat 21 Nov 11:00 met", "Mon 23 Nov"),
            ("Wed 25 Nov 11:00 met", "Fri 27 Nov"),
            ("Thu 24 Dec 11:00 met", "Mon 28 Dec"),
            ("Thu 31 Dec 11:00 met", "Mon 4 Jan 2027"),
        ],
    )
    def test_is_late_after_the_next_working_day(self, owed, met, by):
        assert owed(met, now=there("Wed 6 Jan 2027 09:00")).email.by == day(by)

    def test_owes_one_e_mail_however_often_they_met(self, owed):
        found = owed("Thu 19 Nov 11:00 met", "Fri 20 Nov 11:00 met")
        assert found.email.by == day("Fri 20 Nov")

    def test_stays_late_when_they_meet_again_before_it_is_written(self, owed):
        wrote, met = "Wed 18 Nov 11:00 sent", ("Thu 19 Nov 11:00 met", "Mon 23 Nov 09:00 met")
        assert owed(wrote, *met).email.by == day("Fri 20 Nov")
        assert owed(*met, now=there("Mon 23 Nov 09:30")).email.by == day("Fri 20 Nov")
        assert owed(met[0], "Fri 20 Nov 11:00 sent", met[1]).email.by == day("Tue 24 Nov")

    def test_is_thanked_for_by_an_e_mail_alone(self, owed):
        text = entry("Mon 23 Nov 10:00 sent", channel=Channel.MESSAGE)
        met = "Fri 20 Nov 11:00 met"
        assert owed(met, text, "Mon 23 Nov 10:05 voicemail").email is not None
        assert owed(met, "Mon 23 Nov 10:00 sent", "Mon 23 Nov 10:05 voicemail").email is None

    def test_is_not_thanked_for_by_an_earlier_e_mail(self, owed):
        assert owed("Thu 19 Nov 11:00 sent", "Fri 20 Nov 11:00 met").email is not None

    @pytest.mark.parametrize("stage", Stage)
    def test_is_thanked_for_even_if_no_longer_interested(self, owed, stage):
        assert owed("Fri 20 Nov 11:00 met", stage=stage).email is not None

    def test_ends_the_calls_where_it_was_of_no_interest(self, owed):
        before = entry("Thu 19 Nov 15:00 talked", agreed("Thu 26 Nov 15:00"))
        met = entry("Fri 20 Nov 11:00 met", no_interest=True)
        found = owed(before, met, entry("Mon 23 Nov 09:00 talked"))
        assert (found.call, found.no_interest) == (None, True)
        assert found.email is not None
        assert owed(before, met, **KEEP_IN_TOUCH).call.why is Why.KEEP_IN_TOUCH
        assert owed(before, met, stage=Stage.CLOSED).call is None
        assert not owed(met, phones=()).needs_number

    @pytest.mark.parametrize("later", ["talked", "sent", "met"])
    def test_what_is_agreed_since_or_a_later_interview_takes_calls_up_again(self, owed, later):
        channel = Channel.APPLICATION if later == "sent" else Channel.PHONE
        met = entry("Fri 20 Nov 11:00 met", no_interest=True)
        call = agreed("Tue 24 Nov 15:00") if later == "talked" else None
        since = entry(f"Mon 23 Nov 09:00 {later}", call, channel=channel)
        assert owed(met, since).call is not None
        unanswered = entry("Tue 24 Nov 15:00 no_answer")
        assert owed(met, since, unanswered, now=there("Tue 24 Nov 15:05")).call is not None

    def test_by_the_newest_of_several_interviews(self, owed):
        first, second = entry("Fri 20 Nov 09:00 met"), entry("Fri 20 Nov 10:00 met")
        assert owed(first, msgspec.structs.replace(second, no_interest=True)).call is None
        assert owed(msgspec.structs.replace(first, no_interest=True), second).call is not None


class TestRule9KeepInTouch:
    @pytest.mark.parametrize("outcome", ["talked", "voicemail", "gatekeeper", "sent", "met"])
    def test_calls_a_month_after_the_last_time(self, call_day, outcome):
        assert call_day(f"Fri 23 Oct 09:00 {outcome}", **KEEP_IN_TOUCH) == (
            "Mon 23 Nov",
            Why.KEEP_IN_TOUCH,
        )

    def test_leaves_rule_6_as_it_is(self, call_day):
        assert call_day("Fri 20 Nov 09:00 no_answer", **KEEP_IN_TOUCH) == (
            "Mon 23 Nov",
            Why.UNNOTICED,
        )

    def test_gives_way_to_what_was_agreed(self, call_day):
        for agreement, why in [
            (agreed("Tue 24 Nov 15:00"), Why.AGREED),
            (suggested("Tue 24 Nov"), Why.SUGGESTED),
            (promised("Mon 23 Nov"), Why.PROMISED),
        ]:
            talk = entry("Fri 20 Nov 09:00 talked", agreement)
            assert call_day(talk, **KEEP_IN_TOUCH) == ("Tue 24 Nov", why)

    @pytest.mark.parametrize(
        ("talked", "due"),
        [
            ("Fri 31 Jan 2025", "Fri 28 Feb 2025"),
            ("Wed 31 Jan 2024", "Thu 29 Feb 2024"),
            ("Thu 30 Oct 2025", "Mon 1 Dec 2025"),
            ("Mon 31 Aug 2026", "Wed 30 Sep 2026"),
            ("Thu 29 Feb 2024", "Fri 29 Mar 2024"),
        ],
    )
    def test_months_clamp_and_then_move_to_a_working_day(self, call, talked, due):
        assert call(f"{talked} 09:00 talked", **KEEP_IN_TOUCH).day == day(due)

    def test_starts_a_month_after_they_came_in_on_their_own_calendar(self, call):
        evening = there("Mon 2 Nov 21:00")  # already the 3rd in UTC
        found = call(added=evening, **KEEP_IN_TOUCH)
        assert (found.day, found.why) == (day("Wed 2 Dec"), Why.KEEP_IN_TOUCH)

    @pytest.mark.parametrize(
        "met", ["Sun 31 Jan 2027", "Thu 31 Dec 2026", "Tue 29 Feb 2028", "Mon 31 Jan 2028"]
    )
    def test_goes_on_once_a_month_for_years(self, calendar, met):
        now = there(f"{met} 11:00")
        past = [entry(f"{met} 11:00 met"), entry(f"{met} 12:00 sent")]
        calls = []
        while len(calls) < 60:
            owed = plan(person(stage=Stage.KEEP_IN_TOUCH), tuple(past), USUAL, calendar, now).call
            assert owed.why is Why.KEEP_IN_TOUCH
            last = local(now, NEW_YORK).date()
            month = (owed.day.year - last.year) * 12 + owed.day.month - last.month
            assert month == 1 or (month == 2 and owed.moved), (last, owed.day)
            assert 28 <= (owed.day - last).days <= 36
            assert calendar.is_working(owed.day, "US")
            calls.append(owed.day)
            now = there(f"{owed.day:%a} {owed.day.day} {owed.day:%b %Y} 11:00")
            past.append(entry(f"{owed.day:%a} {owed.day.day} {owed.day:%b %Y} 11:00 voicemail"))
        assert calls[-1].year >= 2031


class TestRule10TheFirstCall:
    def test_is_today(self, call_day):
        assert call_day() == ("Mon 23 Nov", Why.FIRST_CALL)

    def test_waits_for_a_working_day(self, call):
        assert call(now=there("Sat 21 Nov 10:00")).day == day("Mon 23 Nov")
        found = call(now=there("Thu 26 Nov 10:00"))
        assert (found.day, found.moved) == (day("Fri 27 Nov"), "not Thu 26 Nov, Thanksgiving Day")

    @pytest.mark.parametrize("stage", [Stage.LEAD, Stage.CLOSED])
    def test_is_not_for_leads_and_closed(self, owed, stage):
        assert owed(stage=stage).next is None


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.CLOSED])
@pytest.mark.parametrize("agreement", [None, suggested("Tue 24 Nov"), promised("Fri 20 Nov")])
def test_leads_and_closed_have_no_follow_up_but_appointments(owed, stage, agreement):
    found = owed(entry("Thu 19 Nov 09:00 talked", agreement), stage=stage)
    assert found.next is None
    assert not owed(
        entry("Thu 19 Nov 09:00 talked", agreement), stage=stage, phones=()
    ).needs_number


class TestRule11AWrongNumber:
    def test_needs_a_number(self, owed):
        found = owed("Mon 23 Nov 09:00 wrong_number", phones=WRONG)
        assert (found.call, found.needs_number) == (None, True)

    @pytest.mark.parametrize("stage", [Stage.ACTIVE, Stage.KEEP_IN_TOUCH])
    def test_so_does_somebody_without_a_number_or_with_one_that_cant_be_dialled(self, owed, stage):
        vague = Phone(typed="ask for her at the desk")
        for phones in [(), (vague,)]:
            found = owed(phones=phones, stage=stage)
            assert (found.call, found.needs_number) == (None, True)

    def test_is_not_asked_of_leads(self, owed):
        assert not owed(phones=(), stage=Stage.LEAD).needs_number

    def test_another_number_is_tried_at_once(self, call_day):
        assert call_day("Mon 23 Nov 09:00 wrong_number", phones=(*WRONG, OTHER_NUMBER)) == (
            "Mon 23 Nov",
            Why.ANOTHER_NUMBER,
        )

    def test_without_a_number_even_an_appointment_waits_for_one(self, owed):
        found = owed(entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")), phones=WRONG)
        assert (found.call, found.needs_number) == (None, True)


class TestRule12AStop:
    @pytest.mark.parametrize(
        "before",
        [
            entry("Thu 19 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")),
            "Thu 19 Nov 09:00 voicemail",
            "Thu 19 Nov 09:00 met",
        ],
    )
    @pytest.mark.parametrize("stage", Stage)
    def test_ends_everything(self, owed, before, stage):
        found = owed(before, "Fri 20 Nov 09:00 stop", stage=stage)
        assert (found.next, found.stopped, found.needs_number) == (None, True, False)

    @pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.STOP_LIFTED}))
    def test_is_sticky_whatever_happens_later(self, owed, outcome):
        later = entry(f"Fri 20 Nov 09:00 {outcome}", agreed("Tue 24 Nov 15:00"))
        assert owed("Thu 19 Nov 09:00 stop", later).stopped

    def test_holds_though_the_number_is_wrong_and_the_contact_snoozed(self, owed):
        snooze = Snooze(until=day("Tue 24 Nov"), made=NOW)
        found = owed("Fri 20 Nov 09:00 stop", phones=WRONG, snooze=snooze)
        assert (found.next, found.stopped, found.needs_number) == (None, True, False)

    def test_lifted_is_no_stop_any_more(self, owed):
        stop = entry("Mon 9 Nov 09:00 stop")
        lift = entry("Mon 16 Nov 09:00 stop_lifted", lifts=stop.uid)
        found = owed(stop, lift)
        assert not found.stopped
        assert found.call is not None

    def test_asked_again_after_it_was_lifted_is_in_force(self, owed):
        stop = entry("Mon 9 Nov 09:00 stop")
        lift = entry("Mon 16 Nov 09:00 stop_lifted", lifts=stop.uid)
        assert owed(stop, lift, "Tue 17 Nov 09:00 stop").stopped

    def test_is_lifted_by_the_entry_that_names_it_alone(self, owed):
        lift = entry("Mon 16 Nov 09:00 stop_lifted", lifts="another")
        assert owed("Mon 9 Nov 09:00 stop", lift).stopped

    def test_does_not_bring_back_what_was_agreed_before_it(self, call):
        stop = entry("Mon 16 Nov 09:00 stop")
        lift = entry("Tue 17 Nov 09:00 stop_lifted", lifts=stop.uid)
        talk = entry("Mon 9 Nov 09:00 talked", agreed("Tue 1 Dec 15:00"))
        assert call(talk, stop, lift).why is not Why.AGREED


class TestRule13ASnooze:
    def put_off(self, until, made="Mon 23 Nov 10:00"):
        return {"snooze": Snooze(until=day(until), made=there(made))}

    def test_is_the_day_chosen(self, call_day):
        assert call_day("Mon 16 Nov 09:00 voicemail", **self.put_off("Wed 25 Nov")) == (
            "Wed 25 Nov",
            Why.SNOOZED,
        )

    def test_moves_off_a_holiday_and_says_so(self, call):
        found = call("Mon 16 Nov 09:00 voicemail", **self.put_off("Thu 26 Nov"))
        assert (found.day, found.moved) == (day("Fri 27 Nov"), "not Thu 26 Nov, Thanksgiving Day")

    @pytest.mark.parametrize(
        "agreement", [suggested("Mon 23 Nov", "14:00"), promised("Fri 20 Nov")]
    )
    def test_goes_before_suggestions_and_promises(self, call, agreement):
        talk = entry("Tue 17 Nov 09:00 talked", agreement)
        found = call(talk, **self.put_off("Wed 25 Nov"))
        assert (found.day, found.why, found.time) == (day("Wed 25 Nov"), Why.SNOOZED, None)

    def test_never_moves_an_appointment(self, call_day):
        talk = entry("Tue 17 Nov 09:00 talked", agreed("Tue 24 Nov 15:00"))
        assert call_day(talk, **self.put_off("Mon 30 Nov")) == ("Tue 24 Nov", Why.AGREED)

    @pytest.mark.parametrize("outcome", ["voicemail", "no_answer", "talked", "sent", "replied"])
    def test_is_spent_by_any_later_interaction(self, call_day, outcome):
        snoozed = self.put_off("Mon 14 Dec", made="Mon 16 Nov 10:00")
        later = f"Tue 17 Nov 09:00 {outcome}"
        assert call_day(later, **snoozed) == call_day(later)

    def test_is_spent_when_its_day_comes_and_the_rule_speaks_again(self, call_day):
        snoozed = self.put_off("Mon 23 Nov", made="Mon 16 Nov 10:00")
        assert call_day("Mon 2 Nov 09:00 voicemail", **snoozed) == ("Mon 23 Nov", Why.LEFT_WORD)

    def test_of_a_first_call_works(self, call_day):
        assert call_day(**self.put_off("Wed 25 Nov")) == ("Wed 25 Nov", Why.SNOOZED)


class TestTheNumbersAreThePolicys:
    @pytest.mark.parametrize(
        ("policy", "past", "due"),
        [
            (Policy(after_talk_days=5), "Mon 16 Nov 09:00 talked", "Mon 23 Nov"),
            (Policy(after_message_days=3), "Mon 16 Nov 09:00 voicemail", "Thu 19 Nov"),
            (Policy(after_email_days=1), "Mon 16 Nov 09:00 sent", "Tue 17 Nov"),
            (
                Policy(no_answers_in_a_row=1, after_no_answers_days=3),
                "Mon 16 Nov 09:00 busy",
                "Thu 19 Nov",
            ),
        ],
    )
    def test_days(self, call, policy, past, due):
        assert call(past, policy=policy).day == day(due)

    def test_months(self, call):
        found = call(
            "Wed 23 Sep 09:00 talked", policy=Policy(keep_in_touch_months=2), **KEEP_IN_TOUCH
        )
        assert found.day == day("Mon 23 Nov")


class TestTheContactsOwnDays:
    @pytest.mark.parametrize(
        ("region", "due", "because"),
        [
            ("US", "Fri 27 Nov", "Thanksgiving"),
            ("US-CA", "Mon 30 Nov", "Thanksgiving"),
            ("GB", "Thu 26 Nov", ""),
            ("", "Fri 27 Nov", "Thanksgiving"),
        ],
    )
    def test_are_those_of_their_region_or_their_zones_country(self, call, region, due, because):
        found = call("Thu 19 Nov 09:00 voicemail", region=region)
        assert found.day == day(due)
        assert because in found.moved

    @pytest.mark.parametrize(
        ("region", "due"), [("DE-BY", "Wed 7 Jan"), ("DE-BE", "Tue 6 Jan"), ("DE", "Tue 6 Jan")]
    )
    def test_know_subdivisions(self, call, region, due):
        called = entry("Tue 30 Dec 2025 09:00 voicemail")
        assert call(called, region=region, tz="Europe/Berlin").day == day(due)

    def test_know_scotland(self, call):
        called = entry("Mon 23 Nov 09:00 voicemail", tz=LONDON)
        assert call(called, tz=LONDON, region="GB-SCT").day == day("Tue 1 Dec")
        assert call(called, tz=LONDON, region="GB-ENG").day == day("Mon 30 Nov")

    def test_are_the_users_while_the_zone_is_unknown(self, call):
        found = call(entry("Thu 19 Nov 09:00 voicemail"), tz="")
        assert (found.day, found.tz) == (day("Fri 27 Nov"), NEW_YORK)

    @pytest.mark.parametrize(
        ("tz", "today"),
        [
            (TOKYO, "Tue 24 Nov"),  # Tuesday 00:30 there; Monday was a holiday
            ("Pacific/Auckland", "Tue 24 Nov"),
            ("Pacific/Honolulu", "Mon 23 Nov"),
            ("Pacific/Kiritimati", "Tue 24 Nov"),
            (LONDON, "Mon 23 Nov"),
        ],
    )
    def test_begin_at_their_midnight(self, call, tz, today):
        assert call(tz=tz).day == day(today)

    @pytest.mark.parametrize(
        ("tz", "due"),
        [
            (TOKYO, "Tue 17 Nov"),  # Tuesday morning there
            ("Pacific/Auckland", "Tue 17 Nov"),
            ("Pacific/Honolulu", "Mon 16 Nov"),
            (NEW_YORK, "Mon 16 Nov"),
        ],
    )
    def test_count_from_their_date_at_the_call(self, call, tz, due):
        evening_here = entry("Mon 9 Nov 20:00 voicemail")
        called = msgspec.structs.replace(evening_here, tz=tz)
        assert call(called, tz=tz).day == day(due)

    def test_are_fixed_by_where_they_were_then(self, call):
        called = entry("Tue 17 Nov 08:00 voicemail", tz=TOKYO)  # Monday evening in New York
        assert call(called, tz=NEW_YORK).day == day("Tue 24 Nov")

    @pytest.mark.parametrize(
        ("past", "due"),
        [
            ("Thu 5 Mar 09:00 talked", "Mon 9 Mar"),  # the clocks go forward on the 8th
            ("Fri 30 Oct 23:30 no_answer", "Mon 2 Nov"),  # and back on 1 November
            ("Wed 28 Oct 23:59 sent", "Mon 2 Nov"),
            ("Fri 25 Oct 2024 16:00 voicemail", "Fri 1 Nov 2024"),
        ],
    )
    def test_are_calendar_days_across_a_change_of_clocks(self, call, past, due):
        assert call(past).day == day(due)

    def test_follow_the_weekend_of_their_region(self, call):
        called = entry("Thu 12 Nov 09:00 no_answer", tz="Asia/Jerusalem")
        assert call(called, tz="Asia/Jerusalem").day == day("Sun 15 Nov")


class TestAnnoyance:
    """They were annoyed, or complained, and did not ask to stop."""

    CROSS = entry("Fri 20 Nov 09:00 gatekeeper", annoyed=True)

    def test_waits_a_fortnight_and_says_so(self, call):
        found = call(self.CROSS)
        assert found.day == day("Fri 4 Dec")
        assert found.moved == "not Fri 27 Nov, they were annoyed"
        assert found.annoyed

    def test_waits_as_long_as_the_policy_says(self, call):
        assert call(self.CROSS, policy=Policy(after_annoyed_days=30)).day == day("Mon 21 Dec")

    def test_waits_for_a_working_day(self, call):
        found = call(entry("Thu 12 Nov 09:00 gatekeeper", annoyed=True))
        assert found.day == day("Fri 27 Nov")

    def test_is_not_sooner_than_the_rule(self, call):
        found = call(self.CROSS, policy=Policy(after_annoyed_days=1))
        assert (found.day, found.moved) == (day("Fri 27 Nov"), "")

    @pytest.mark.parametrize(
        "what", [agreed("Tue 24 Nov 15:00"), suggested("Tue 24 Nov", "13:00", "after lunch")]
    )
    def test_leaves_a_day_they_named(self, call, what):
        calm, cross = (
            call(entry("Fri 20 Nov 09:00 talked", what, annoyed=annoyed))
            for annoyed in (False, True)
        )
        assert (cross.due, cross.why, cross.moved) == (calm.due, calm.why, "")
        assert cross.annoyed

    def test_lets_a_promise_wait(self, call):
        found = call(entry("Fri 20 Nov 09:00 talked", promised("Mon 23 Nov"), annoyed=True))
        assert (found.day, found.why) == (day("Fri 4 Dec"), Why.PROMISED)

    @pytest.mark.parametrize("outcome", ["talked", "they_called", "replied", "met"])
    def test_is_over_with_a_better_talk(self, call, outcome):
        past = f"Sat 21 Nov 09:00 {outcome}"
        found, calm = call(self.CROSS, past), call(past)
        assert (found.day, found.annoyed) == (calm.day, False)

    @pytest.mark.parametrize("outcome", ["no_answer", "voicemail", "sent"])
    def test_is_not_over_with_one_more_try(self, call, outcome):
        assert call(self.CROSS, f"Sat 21 Nov 09:00 {outcome}").day == day("Fri 4 Dec")

    def test_of_a_later_talk_counts_from_that_one(self, call):
        again = entry("Sat 21 Nov 09:00 they_called", annoyed=True)
        assert call(self.CROSS, again).day == day("Mon 7 Dec")

    def test_delays_no_email_that_is_owed(self, owed):
        calm, cross = (
            owed(entry("Fri 20 Nov 09:00 met", annoyed=annoyed)) for annoyed in (False, True)
        )
        assert cross.email == calm.email
        assert cross.call.day > calm.call.day


def test_the_day_stands_though_its_best_hour_has_passed(call):
    past = "Mon 16 Nov 08:10 voicemail"
    for now in ["Mon 23 Nov 00:01", "Mon 23 Nov 17:59", "Mon 23 Nov 23:59", "Fri 4 Dec 12:00"]:
        assert call(past, now=there(now)).day == day("Mon 23 Nov")


def test_no_second_attempt_is_proposed_on_the_day_of_the_last(call):
    past = [entry("Tue 17 Nov 09:00 talked", promised("Fri 20 Nov")), "Fri 20 Nov 17:00 no_answer"]
    found = call(*past, now=there("Fri 20 Nov 18:00"))
    assert found.day > day("Fri 20 Nov")


def test_a_follow_up_knows_the_moment_it_is_due(call):
    fixed = call(entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00", TOKYO))).due
    assert isinstance(fixed, datetime)
    assert local(fixed, TOKYO).isoformat() == "2026-11-24T15:00:00+09:00"
    assert fixed.isoformat() == "2026-11-24T01:00:00-05:00"
