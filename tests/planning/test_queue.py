"""Today's queue, as the user's guide orders it. The user is in New York; it is Monday 10:30 unless
a test says otherwise."""

from collections import Counter
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.followup import Kind, Why
from followup_tui.planning.placing import Group
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
from followup_tui.planning.zones import local
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
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
MOSCOW = "Europe/Moscow"
_ZONES = st.sampled_from([NEW_YORK, TOKYO, "Pacific/Kiritimati", "Pacific/Pago_Pago", "Etc/GMT+12"])
STOP = "Fri 20 Nov 09:00 stop"


def known(name, *entries, tz=NEW_YORK, **card):
    """A contact and what happened with them, in their zone."""
    contact = person(name, tz=tz, **card)
    past = history(*entries, tz=tz)
    return contact, *(msgspec.structs.replace(one, contact=contact.uid) for one in past)


def talk(when, agreement, tz=NEW_YORK):
    return entry(f"{when} talked", agreement, tz=tz)


@pytest.fixture
def today(calendar):
    def today(*people, now="Mon 23 Nov 10:30", policy=USUAL):
        book = Book.of(record for one in people for record in one)
        return build_queue(book, policy, calendar, there(now))

    return today


@pytest.fixture
def groups(today):
    """Who is in which group, in order."""

    def groups(*people, **case):
        return [(one.group, one.contact.name) for one in today(*people, **case).entries]

    return groups


class TestNow:
    def test_comes_in_the_order_named(self, groups):
        people = [
            known("Overdue", "Tue 10 Nov 09:00 voicemail"),
            known("Suggested", talk("Fri 20 Nov 09:00", suggested("Mon 23 Nov", "09:00"))),
            known("Promised", talk("Tue 17 Nov 09:00", promised("Fri 20 Nov"))),
            known("Agreed", talk("Fri 20 Nov 09:00", agreed("Mon 23 Nov 10:30"))),
        ]
        assert groups(*people) == [
            (Group.NOW, "Agreed"),
            (Group.NOW, "Promised"),
            (Group.NOW, "Suggested"),
            (Group.NOW, "Overdue"),
        ]

    def test_holds_appointments_from_fifteen_minutes_before(self, groups):
        dana = known("Dana", talk("Fri 20 Nov 09:00", agreed("Mon 23 Nov 15:00")))
        assert groups(dana, now="Mon 23 Nov 14:44") == [(Group.LATER_TODAY, "Dana")]
        assert groups(dana, now="Mon 23 Nov 14:45") == [(Group.NOW, "Dana")]
        assert groups(dana, now="Mon 23 Nov 22:00") == [(Group.NOW, "Dana")]
        soon = Policy(appointment_notice_minutes=0)
        assert groups(dana, now="Mon 23 Nov 14:59", policy=soon) == [(Group.LATER_TODAY, "Dana")]

    def test_holds_a_missed_appointment_before_one_that_comes(self, groups):
        missed = known("Missed", talk("Fri 6 Nov 09:00", agreed("Tue 17 Nov 15:00")))
        coming = known("Coming", talk("Fri 6 Nov 09:00", agreed("Mon 23 Nov 10:30")))
        assert [name for _, name in groups(coming, missed)] == ["Missed", "Coming"]

    def test_holds_the_longest_waiting_first(self, groups):
        people = [
            known("Week", "Mon 9 Nov 09:00 voicemail"),
            known("Fortnight", "Mon 2 Nov 09:00 voicemail"),
        ]
        assert [name for _, name in groups(*people)] == ["Fortnight", "Week"]

    def test_waits_for_the_part_of_day_suggested(self, groups):
        dana = known("Dana", talk("Fri 20 Nov 09:00", suggested("Mon 23 Nov", "14:00")))
        assert groups(dana, now="Mon 23 Nov 13:59") == [(Group.LATER_TODAY, "Dana")]
        assert groups(dana, now="Mon 23 Nov 14:00") == [(Group.NOW, "Dana")]

    @pytest.mark.parametrize(
        "past",
        [
            entry("Tue 3 Nov 09:00 voicemail", tz=LOS_ANGELES),
            talk("Tue 3 Nov 09:00", promised("Fri 20 Nov"), tz=LOS_ANGELES),
            talk("Tue 3 Nov 09:00", suggested("Mon 23 Nov", tz=LOS_ANGELES), LOS_ANGELES),
            talk("Tue 3 Nov 09:00", suggested("Fri 20 Nov", "14:00", tz=LOS_ANGELES), LOS_ANGELES),
        ],
    )
    def test_holds_nobody_for_whom_it_is_five_in_the_morning(self, groups, past):
        early = groups(known("Lee", past, tz=LOS_ANGELES), now="Mon 23 Nov 08:00")
        assert early == [(Group.LATER_TODAY, "Lee")]
        assert groups(known("Lee", past, tz=LOS_ANGELES), now="Mon 23 Nov 12:30") == [
            (Group.NOW, "Lee")
        ]

    def test_their_hours_count_though_the_day_was_named_on_another_clock(self, today):
        past = talk("Tue 3 Nov 09:00", suggested("Mon 23 Nov", tz=NEW_YORK), LOS_ANGELES)
        (found,) = today(known("Lee", past, tz=LOS_ANGELES), now="Mon 23 Nov 08:00").entries
        assert found.group is Group.LATER_TODAY
        assert local(found.window.opens, LOS_ANGELES).hour >= 8

    def test_holds_nobody_on_their_holiday(self, today):
        overdue = known("Ken", "Mon 2 Nov 09:00 voicemail", tz=TOKYO)
        assert today(overdue, now="Sun 22 Nov 19:30").entries == ()  # Monday 9:30, a holiday there


class TestByTheWindow:
    def test_due_today_with_its_window_open_is_a_good_time_now(self, groups):
        morning = ["Mon 9 Nov 13:10 voicemail", "Mon 16 Nov 16:10 voicemail"]
        assert groups(known("Dana", *morning), now="Mon 23 Nov 08:20") == [
            (Group.GOOD_TIME_NOW, "Dana")
        ]

    def test_later_today_is_by_the_hour_to_call(self, groups):
        people = [
            known("Close", "Mon 9 Nov 08:10 voicemail", "Mon 16 Nov 13:10 voicemail"),
            known("Three", talk("Fri 20 Nov 09:00", agreed("Mon 23 Nov 15:00"))),
            known("Lunch", "Mon 9 Nov 08:10 voicemail", "Mon 16 Nov 16:10 voicemail"),
        ]
        assert groups(*people) == [
            (Group.LATER_TODAY, "Lunch"),
            (Group.LATER_TODAY, "Three"),
            (Group.LATER_TODAY, "Close"),
        ]

    @pytest.mark.parametrize("now", ["Mon 23 Nov 18:30", "Mon 23 Nov 23:59"])
    def test_that_its_best_hour_has_passed_does_not_take_it_off_today(self, groups, now):
        dana = known("Dana", "Mon 16 Nov 09:00 voicemail")
        assert groups(dana, now=now) == [(Group.LATER_TODAY, "Dana")]

    @pytest.mark.parametrize(
        ("now", "over"),
        [("Mon 23 Nov 09:50", False), ("Mon 23 Nov 10:30", True), ("Mon 23 Nov 17:00", True)],
    )
    def test_whose_working_day_is_over_is_marked(self, today, now, over):
        (ivan,) = today(known("Ivan", "Mon 16 Nov 09:00 voicemail", tz=MOSCOW), now=now).entries
        assert (ivan.over, ivan.window is None) == (over, over)

    def test_who_works_only_once_the_users_day_has_ended_waits_for_tomorrow(self, today):
        ivan = known("Ivan", "Tue 17 Nov 09:00 voicemail", tz=MOSCOW)
        evening = today(ivan, now="Mon 23 Nov 17:00")  # one at night on Tuesday there
        assert not evening.entries
        assert (evening.next_day, len(evening.ahead)) == (day("Tue 24 Nov"), 1)
        assert today(ivan, now="Tue 24 Nov 00:10").entries

    def test_an_hour_they_named_before_their_work_is_for_the_users_evening(self, today):
        early = suggested("Tue 24 Nov", "06:00", tz=MOSCOW)
        ivan = known("Ivan", talk("Fri 20 Nov 09:00", early, MOSCOW), tz=MOSCOW)
        (found,) = today(ivan, now="Mon 23 Nov 17:00").entries
        assert (found.group, found.over) == (Group.LATER_TODAY, False)

    def test_somebody_in_tokyo_is_listed_on_the_users_evening(self, today):
        ken = known("Ken", "Tue 17 Nov 09:00 voicemail", tz=TOKYO)
        found = today(ken).entries[0]
        assert found.group is Group.LATER_TODAY
        assert f"{local(found.window.opens, NEW_YORK):%a %H}" in {"Mon 18", "Mon 23"}
        assert not today(ken, now="Sun 22 Nov 20:00").entries  # Monday there, due on Tuesday

    def test_the_users_sunday_evening_is_tokyos_monday(self, today):
        ken = known("Ken", "Mon 9 Nov 09:00 voicemail", tz=TOKYO)
        assert [one.group for one in today(ken, now="Sun 15 Nov 19:10").entries] in (
            [Group.GOOD_TIME_NOW],
            [Group.LATER_TODAY],
        )


class TestSpread:
    """At most four calls are proposed for an hour."""

    @pytest.fixture
    def hours(self, today):
        """How many calls are proposed for each hour; none for those with a time of their own."""

        def hours(*people):
            entries = today(*people).entries
            return Counter(one.window.hours if one.window else "" for one in entries)

        return hours

    @pytest.mark.parametrize(
        "last",
        [
            talk("Fri 20 Nov 14:10", suggested("Mon 23 Nov")),
            talk("Fri 20 Nov 14:10", promised("Fri 20 Nov")),
            entry("Thu 12 Nov 14:10 talked"),
            entry("Fri 20 Nov 14:10 talked"),
        ],
    )
    def test_those_that_press_are_spread_like_others(self, hours, last):
        found = hours(*(known(f"p{nth:02}", last) for nth in range(14)))
        assert (found.total(), max(found.values())) == (14, 4)

    def test_who_named_an_hour_keeps_it(self, hours):
        named = talk("Fri 20 Nov 14:10", suggested("Mon 23 Nov", "14:00", "afternoon"))
        others = [known(f"q{nth}", "Fri 20 Nov 14:10 talked") for nth in range(4)]
        found = hours(*(known(f"p{nth}", named) for nth in range(6)), *others)
        assert found[""] == 6
        assert found["14–15"] == 0


class TestFirstCallsAndEmails:
    def test_come_last_longest_waiting_first(self, groups):
        people = [
            known("Ruth", "Fri 20 Nov 11:00 met"),
            known("Newer", added=there("Fri 20 Nov 09:00")),
            known("Older", added=there("Thu 19 Nov 09:00")),
        ]
        assert groups(*people)[-3:] == [
            (Group.FIRST_CALLS, "Older"),
            (Group.FIRST_CALLS, "Newer"),
            (Group.EMAILS_OWED, "Ruth"),
        ]

    def test_of_one_day_go_by_name_as_people_read_them(self, groups):
        people = (known(name) for name in ("Yiğit", "łukasz", "Ömer", "Mei", "Zoe"))
        names = [name for group, name in groups(*people) if group is Group.FIRST_CALLS]
        assert names == ["łukasz", "Mei", "Ömer", "Yiğit", "Zoe"]

    @pytest.mark.parametrize("now", ["Sat 21 Nov 11:30", "Sun 22 Nov 20:00", "Mon 23 Nov 07:00"])
    def test_an_e_mail_is_there_from_the_moment_it_is_owed(self, today, now):
        (owed,) = today(known("Ruth", "Sat 21 Nov 11:00 met"), now=now).entries
        assert (owed.group, owed.late) == (Group.EMAILS_OWED, False)

    @pytest.mark.parametrize(
        ("now", "late"), [("Mon 23 Nov 23:50", False), ("Tue 24 Nov 00:10", True)]
    )
    def test_an_e_mail_is_late_after_the_next_working_day(self, today, now, late):
        entries = today(known("Ruth", "Fri 20 Nov 11:00 met"), now=now).entries
        assert [one.late for one in entries if one.follow_up.kind is Kind.EMAIL] == [late]

    def test_an_e_mail_is_late_by_their_calendar(self, today):
        ken = known("Ken", "Fri 20 Nov 11:00 met", tz=TOKYO)
        (owed,) = today(ken, now="Mon 23 Nov 20:00").entries[-1:]
        assert owed.follow_up.by == day("Tue 24 Nov")
        assert not owed.late

    def test_an_e_mail_is_owed_to_each_person_met(self, today):
        met = ["Ruth", "Ada", "Mary"]
        entries = today(*(known(name, "Fri 20 Nov 11:00 met") for name in met)).entries
        assert sorted(e.contact.name for e in entries if e.follow_up.kind is Kind.EMAIL) == sorted(
            met
        )

    def test_numbers_the_attempt_it_would_be(self, today):
        tried = ["Mon 2 Nov 09:00 voicemail", "Mon 9 Nov 09:00 busy", "Tue 10 Nov 09:00 sent"]
        assert today(known("Dana", *tried)).entries[0].attempt == 3
        assert today(known("Lee")).entries[0].attempt == 1


class TestNotInTheQueue:
    def test_leads_closed_and_stopped(self, today):
        found = today(
            known("Lead", stage=Stage.LEAD),
            known("Closed", "Mon 2 Nov 09:00 voicemail", stage=Stage.CLOSED),
            known("Stopped", "Mon 2 Nov 09:00 voicemail", "Mon 9 Nov 09:00 stop"),
        )
        assert (found.entries, found.rolled, found.needs_number) == ((), (), ())

    def test_those_without_a_number_are_listed_by_themselves(self, today):
        found = today(known("Zoe", phones=()), known("Abe", phones=()))
        assert found.entries == ()
        assert [contact.name for contact in found.needs_number] == ["Abe", "Zoe"]

    def test_what_is_due_another_day(self, today):
        assert today(known("Dana", "Fri 20 Nov 09:00 voicemail")).entries == ()

    @pytest.mark.parametrize("now", ["Sat 21 Nov 10:00", "Sun 22 Nov 10:00", "Thu 26 Nov 10:00"])
    def test_anybody_on_a_weekend_or_holiday_but_for_appointments(self, groups, now):
        people = [
            known("Overdue", "Mon 2 Nov 09:00 voicemail"),
            known("First"),
            known("Promised", talk("Mon 2 Nov 09:00", promised("Fri 6 Nov"))),
            known("Agreed", talk("Mon 2 Nov 09:00", agreed(f"{now[:-6]} 10:00"))),
        ]
        assert groups(*people, now=now) == [(Group.NOW, "Agreed")]


class TestCapacity:
    def test_rolls_the_shortest_waiting_forward(self, today):
        people = [
            known("Due", "Mon 16 Nov 09:00 voicemail"),
            known("Overdue", "Mon 9 Nov 09:00 voicemail"),
            known("First"),
        ]
        found = today(*people, policy=Policy(capacity=1))
        assert [one.contact.name for one in found.entries] == ["Overdue"]
        assert {call.contact for call in found.rolled} == {"due", "first"}

    def test_never_rolls_appointments_suggestions_and_e_mails(self, today):
        people = [
            known("Agreed", talk("Fri 20 Nov 09:00", agreed("Mon 23 Nov 15:00"))),
            known("Suggested", talk("Fri 20 Nov 09:00", suggested("Mon 23 Nov", "14:00"))),
            known("Met", entry("Fri 20 Nov 09:00 met", promised("Fri 27 Nov"))),
            known("Overdue", "Mon 9 Nov 09:00 voicemail"),
        ]
        found = today(*people, policy=Policy(capacity=1))
        assert {one.contact.name for one in found.entries} == {"Agreed", "Suggested", "Met"}
        assert [call.contact for call in found.rolled] == ["overdue"]

    def test_is_the_days_what_was_called_already_counts(self, today):
        people = [
            known("Called", "Mon 23 Nov 09:00 voicemail"),
            known("One", "Mon 9 Nov 09:00 voicemail"),
            known("Two", "Tue 10 Nov 09:00 voicemail"),
        ]
        found = today(*people, policy=Policy(capacity=2))
        assert [one.contact.name for one in found.entries] == ["One"]

    def test_of_more_than_there_is_rolls_nothing(self, today):
        people = [known(f"P{n}", "Mon 9 Nov 09:00 voicemail") for n in range(25)]
        assert len(today(*people).entries) == 25
        people.append(known("P25", "Mon 9 Nov 09:00 voicemail"))
        assert (len(today(*people).entries), len(today(*people).rolled)) == (25, 1)


class TestAhead:
    def test_shows_the_next_day_that_has_calls(self, today):
        people = [
            known("Friday", "Fri 20 Nov 09:00 voicemail"),
            known("Tuesday", talk("Fri 20 Nov 09:00", agreed("Tue 24 Nov 15:00"))),
            known("Morning", talk("Fri 20 Nov 09:00", agreed("Tue 24 Nov 09:00"))),
            known("Stopped", talk("Mon 9 Nov 09:00", agreed("Tue 24 Nov 08:00")), STOP),
        ]
        found = today(*people)
        assert found.next_day == day("Tue 24 Nov")
        assert [call.contact for call in found.ahead] == ["morning", "tuesday"]

    def test_is_by_the_users_days_whatever_day_it_is_there(self, today):
        morning = talk("Fri 20 Nov 09:00", agreed("Wed 25 Nov 09:00", TOKYO), TOKYO)
        found = today(known("Aiko", morning, tz=TOKYO))
        assert found.next_day == day("Tue 24 Nov")
        assert [call.contact for call in found.ahead] == ["aiko"]

    def test_who_was_called_before_their_day_began_waits_for_the_users_next_one(self, today):
        early = known("Aiko", "Mon 23 Nov 16:00 no_answer", tz=TOKYO)  # 02:00 here
        assert today(early).next_day == day("Tue 24 Nov")

    @given(
        st.lists(
            st.tuples(_ZONES, st.integers(0, 6), st.sampled_from(["00:00", "09:00", "23:30", ""]))
        ),
        st.integers(0, 23),
    )
    def test_is_the_first_day_on_which_anybody_alone_would_be_called(self, calendar, coming, hour):
        people = []
        for nth, (tz, days, clock) in enumerate(coming):
            on = f"{day('Mon 23 Nov') + timedelta(days=days):%a %-d %b} {clock}".strip()
            said = agreed(on, tz) if clock else suggested(on)
            people.append(known(f"P{nth}", talk("Fri 20 Nov 09:00", said, tz), tz=tz))

        def queue(*some):
            book = Book.of(record for one in some for record in one)
            return build_queue(book, USUAL, calendar, there(f"Mon 23 Nov {hour:02}:30"))

        alone = [queue(one) for one in people]
        first = min((one.next_day for one in alone if one.next_day), default=None)
        together = queue(*people)
        assert together.next_day == first
        of_it = {call.contact for one in alone if one.next_day == first for call in one.ahead}
        assert {call.contact for call in together.ahead} == of_it

    def test_is_nothing_when_nothing_comes(self, today):
        assert (today(known("Dana")).ahead, today(known("Dana")).next_day) == ((), None)


class TestDone:
    def test_is_what_was_logged_on_the_users_today_oldest_first(self, today):
        people = [
            known("Dana", "Mon 23 Nov 10:00 voicemail", "Sun 22 Nov 23:59 sent"),
            known("Lee", "Mon 23 Nov 12:30 no_answer", "Mon 23 Nov 00:00 sent", tz=LONDON),
        ]
        done = today(*people).done
        assert [(one.contact, one.outcome) for one in done] == [
            ("lee", Outcome.NO_ANSWER),
            ("dana", Outcome.VOICEMAIL),
        ]

    def test_does_not_count_bookkeeping(self, today):
        moved = entry("Mon 23 Nov 09:00 rescheduled", agreed("Tue 24 Nov 09:00"))
        assert today(known("Dana", moved)).done == ()


def test_nobody_is_called_twice_on_a_day(today):
    for outcome in ["no_answer", "busy", "voicemail", "gatekeeper", "talked"]:
        called = known("Dana", "Mon 2 Nov 09:00 voicemail", f"Mon 23 Nov 09:00 {outcome}")
        assert today(called).entries == ()


def test_the_queue_of_an_empty_book_is_empty(today):
    assert today().entries == ()


def test_an_unknown_zone_is_counted_on_the_users_clock(today):
    call = today([person("Dana", tz="")]).entries[0].follow_up
    assert (call.why, call.tz) == (Why.FIRST_CALL, NEW_YORK)


def test_who_was_called_on_the_users_today_waits_though_it_is_tomorrow_there(calendar):
    far = person(tz="Asia/Kolkata", region="IN")
    called = entry("Mon 23 Nov 10:42 no_answer", tz=NEW_YORK)
    book = Book.of([far, msgspec.structs.replace(called, contact=far.uid, tz="Asia/Kolkata")])
    evening = there("Mon 23 Nov 14:00")
    assert build_queue(book, Policy(), calendar, evening).entries == ()
    assert build_queue(book, Policy(), calendar, there("Tue 24 Nov 00:30")).entries
