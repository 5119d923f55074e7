from datetime import timedelta

import pytest

from followup_tui.desk.wording import (
    OUTCOME_WORDS,
    ago,
    commitment_words,
    day_words,
    due_words,
    follow_up_words,
    happened,
    relative_day,
)
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from tests.builders import (
    LOS_ANGELES,
    NEW_YORK,
    NOW,
    TOKYO,
    agreed,
    day,
    entry,
    history,
    person,
    promised,
    suggested,
)

TODAY = day("Mon 23 Nov")


def test_every_outcome_has_its_words():
    assert set(OUTCOME_WORDS) == set(Outcome)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tue 24 Nov", "Tue 24 Nov"),
        ("Fri 1 Jan 2027", "Fri 1 Jan 2027"),
        ("Mon 2 Nov", "Mon 2 Nov"),
    ],
)
def test_a_day_is_said_with_the_year_when_it_is_another(text, said):
    assert day_words(day(text), TODAY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mon 23 Nov", "today"),
        ("Tue 24 Nov", "tomorrow"),
        ("Sun 22 Nov", "yesterday"),
        ("Thu 26 Nov", "in 3 days"),
        ("Fri 20 Nov", "3 days ago"),
    ],
)
def test_how_far_off_a_day_is(text, said):
    assert relative_day(day(text), TODAY) == said


@pytest.mark.parametrize(
    ("agreement", "said"),
    [
        (agreed("Tue 24 Nov 15:00"), "agreed Tue 24 Nov 15:00"),
        (suggested("Tue 24 Nov", "14:00", "afternoon"), "suggested Tue 24 Nov afternoon"),
        (suggested("Tue 24 Nov", "14:00"), "suggested Tue 24 Nov 14:00"),
        (suggested("Tue 24 Nov"), "suggested Tue 24 Nov"),
        (promised("Fri 27 Nov"), "promised by Fri 27 Nov"),
        (promised(), "promised to get back"),
    ],
)
def test_what_was_agreed(agreement, said):
    assert commitment_words(agreement, TODAY) == said


@pytest.mark.parametrize(
    ("outcome", "channel", "said"),
    [
        ("voicemail", Channel.PHONE, "voicemail"),
        ("sent", Channel.EMAIL, "e-mail sent"),
        ("sent", Channel.APPLICATION, "application sent"),
        ("sent", Channel.MESSAGE, "message sent"),
        ("replied", Channel.EMAIL, "they replied"),
        ("they_called", Channel.PHONE, "they called"),
    ],
)
def test_what_an_interaction_was(outcome, channel, said):
    assert happened(entry(f"Fri 20 Nov 09:00 {outcome}", channel=channel)) == said


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (
            [entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00"))],
            "call Tue 24 Nov 15:00: agreed",
        ),
        (
            ["Thu 19 Nov 09:00 voicemail"],
            "call Fri 27 Nov: once a week until they get back (not Thu 26 Nov, Thanksgiving Day)",
        ),
        (
            [entry("Tue 17 Nov 09:00 talked", agreed("Wed 18 Nov 15:00"))],
            "call Wed 18 Nov 15:00, overdue: agreed",
        ),
        (
            ["Tue 10 Nov 09:00 voicemail"],
            "call Tue 17 Nov, late: once a week until they get back",
        ),
        (["Mon 23 Nov 09:00 met"], "e-mail by Tue 24 Nov: write to everybody you met"),
    ],
)
def test_a_follow_up_in_one_line(calendar, past, said):
    found = plan(person(), history(*past), Policy(), calendar, NOW).next
    assert follow_up_words(found, NOW) == said


def test_a_due_time_is_on_the_contacts_clock_whatever_clock_it_was_agreed_on(calendar):
    talk = entry("Fri 20 Nov 09:00 talked", agreed("Tue 24 Nov 15:00", NEW_YORK), tz=LOS_ANGELES)
    found = plan(person(tz=LOS_ANGELES), (talk,), Policy(), calendar, NOW).call
    assert due_words(found, NOW) == "Tue 24 Nov 12:00"


def test_a_due_time_names_both_clocks_where_they_differ(calendar):
    londoner = person(tz="Europe/London")
    past = history(entry("Fri 20 Nov 10:00 talked", agreed("Tue 24 Nov 17:00", "Europe/London")))
    due = plan(londoner, past, Policy(), calendar, NOW).call
    assert due_words(due, NOW) == "Tue 24 Nov 17:00"
    assert due_words(due, NOW, "Europe/London") == "Tue 24 Nov 17:00"
    assert due_words(due, NOW, NEW_YORK) == "Tue 24 Nov 17:00 there, 12:00 yours"


def test_a_due_time_names_the_users_day_where_the_date_line_lies_between(calendar):
    far = person(tz=TOKYO)
    past = history(entry("Mon 23 Nov 10:00 talked", agreed("Wed 25 Nov 09:00", TOKYO)))
    due = plan(far, past, Policy(), calendar, NOW).call
    assert due_words(due, NOW, NEW_YORK) == "Wed 25 Nov 09:00 there, Tue 24 Nov 19:00 yours"
    west = person(tz=NEW_YORK)
    past = history(entry("Mon 23 Nov 10:00 talked", agreed("Tue 24 Nov 15:00")))
    due = plan(west, past, Policy(), calendar, NOW).call
    assert due_words(due, NOW, TOKYO) == "Tue 24 Nov 15:00 there, Wed 25 Nov 05:00 yours"


def test_how_long_ago_something_was_is_no_wider_than_its_column():
    today = NOW.date()
    said = [ago(today - timedelta(days=days), today) for days in range(9 * 365)]
    assert max(map(len, said)) == len("17 months ago")
    assert said[550] == "1½ years ago"
