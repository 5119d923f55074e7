from datetime import date

import pytest

from followup_tui.desk.work_search import last_whole_week, week_of, work_search
from followup_tui.domain.book import Book
from followup_tui.domain.interaction import Channel
from tests.builders import (
    LOS_ANGELES,
    NEW_YORK,
    NUMBER,
    TOKYO,
    agreed,
    day,
    entry,
    person,
    promised,
    there,
)

WEEK = (day("Mon 16 Nov"), day("Sun 22 Nov"))


def record(*records, tz=NEW_YORK, week=WEEK, notes=False):
    return work_search(Book.of(records), tz, *week, notes=notes)


DANA = person(company="Larkspur", role="Head of Talent", address="1 Main St", position="Analyst")


@pytest.mark.parametrize(
    ("done", "how", "result"),
    [
        (entry("Tue 17 Nov 09:00 no_answer"), "telephone", "no answer"),
        (entry("Tue 17 Nov 09:00 voicemail"), "telephone", "voicemail"),
        (entry("Tue 17 Nov 09:00 they_called"), "telephone", "they called"),
        (entry("Tue 17 Nov 09:00 sent"), "e-mail", "e-mail sent"),
        (entry("Tue 17 Nov 09:00 replied"), "e-mail", "they replied"),
        (
            entry("Tue 17 Nov 09:00 sent", channel=Channel.APPLICATION),
            "application",
            "application sent",
        ),
        (entry("Tue 17 Nov 09:00 met"), "meeting", "met"),
        (
            entry("Tue 17 Nov 09:00 talked", agreed("Tue 24 Nov 15:00")),
            "telephone",
            "talked; agreed Tue 24 Nov 15:00",
        ),
        (
            entry("Tue 17 Nov 09:00 talked", promised("Fri 20 Nov")),
            "telephone",
            "talked; promised by Fri 20 Nov",
        ),
    ],
)
def test_it_says_what_offices_ask_for(done, how, result):
    [line] = record(DANA, done)
    assert (line.day, line.employer, line.address) == (date(2026, 11, 17), "Larkspur", "1 Main St")
    assert (line.person, line.position) == ("Dana Whitfield, Head of Talent", "Analyst")
    assert (line.how, line.result) == (how, result)


def test_it_goes_by_days_of_the_user_s_calendar():
    sunday_late = entry("Sun 22 Nov 23:30 voicemail", tz=LOS_ANGELES)
    assert len(record(DANA, sunday_late, tz=LOS_ANGELES)) == 1
    assert record(DANA, sunday_late, tz=TOKYO) == ()


def test_the_first_and_the_last_day_belong_to_it_in_the_order_of_time():
    entries = [
        entry("Sun 22 Nov 23:59 voicemail"),
        entry("Mon 16 Nov 00:00 busy"),
        entry("Sun 15 Nov 23:59 busy"),
        entry("Mon 23 Nov 00:00 busy"),
    ]
    assert [line.day for line in record(DANA, *entries)] == list(WEEK)


def test_a_day_logged_without_its_hour_is_that_day_wherever_they_are():
    noon_there = entry("Mon 16 Nov 12:00 sent", tz=TOKYO, day_only=True)
    [line] = record(DANA, noon_there)
    assert line.day == date(2026, 11, 16)


def test_a_lifted_stop_is_no_contact_with_anybody():
    entries = [entry("Tue 17 Nov 09:00 stop"), entry("Wed 18 Nov 09:00 stop_lifted")]
    assert [line.result for line in record(DANA, *entries)] == ["asked to stop"]


def test_notes_are_private_unless_asked_for():
    noted = entry("Tue 17 Nov 09:00 voicemail", note="left word\nwith Sam")
    assert record(DANA, noted)[0].result == "voicemail"
    assert record(DANA, noted, notes=True)[0].result == "voicemail; left word with Sam"


@pytest.mark.parametrize(
    ("card", "address"),
    [
        ({"phones": (NUMBER,), "emails": ("d@l.example",)}, "+1 212-555-0188"),
        ({"phones": (), "emails": ("d@l.example",)}, "d@l.example"),
        ({"phones": (), "emails": ()}, ""),
    ],
)
def test_without_an_address_it_says_where_they_can_be_reached(card, address):
    [line] = record(person(**card), entry("Tue 17 Nov 09:00 sent"))
    assert line.address == address


def test_the_position_sought_is_that_of_the_company_it_was_about():
    client = {"company": "Client Corp"}
    entries = [
        entry("Mon 16 Nov 09:00 sent", channel=Channel.APPLICATION, position="Cook", **client),
        entry("Tue 17 Nov 09:00 voicemail"),
        entry("Wed 18 Nov 09:00 met", **client),
        entry("Thu 19 Nov 09:00 met", company="Heron"),
    ]
    found = [(line.employer, line.position, line.address) for line in record(DANA, *entries)]
    assert found == [
        ("Client Corp", "Cook", ""),
        ("Larkspur", "Analyst", "1 Main St"),
        ("Client Corp", "Cook", ""),
        ("Heron", "", ""),
    ]


@pytest.mark.parametrize(
    ("now", "tz", "week"),
    [
        ("Mon 23 Nov 10:30", NEW_YORK, WEEK),
        ("Sun 22 Nov 23:30", NEW_YORK, (day("Mon 9 Nov"), day("Sun 15 Nov"))),
        ("Sun 22 Nov 23:30", TOKYO, WEEK),
        ("Fri 1 Jan 2027 09:00", NEW_YORK, (day("Mon 21 Dec"), day("Sun 27 Dec"))),
    ],
)
def test_the_last_whole_week_is_the_one_before_this_one_on_the_user_s_clock(now, tz, week):
    assert last_whole_week(there(now), tz) == week


@pytest.mark.parametrize("inside", ["Mon 16 Nov", "Wed 18 Nov", "Sun 22 Nov"])
def test_a_week_goes_from_monday_to_sunday(inside):
    assert week_of(day(inside)) == WEEK


def test_the_last_week_of_the_calendar_ends_with_it():
    assert week_of(date.max) == (date(9999, 12, 27), date.max)
