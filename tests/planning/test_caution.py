"""Before dialling: is this a moment at which one calls them, on their own clock?"""

import pytest

from followup_tui.domain.contact import Hours
from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.caution import caution
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from tests.builders import LONDON, NEW_YORK, TOKYO, agreed, entry, history, person, there

CALENDAR = Calendar(LibraryHolidays())


def at(text: str, tz: str = NEW_YORK, *, seen_from: str = "", entries=(), **card) -> str:
    contact = person(tz=tz, **card)
    now = there(text, seen_from or tz)
    owed = plan(contact, history(*entries), Policy(), CALENDAR, now)
    return caution(contact, owed.call, Policy(), CALENDAR, now)


@pytest.mark.parametrize(
    ("moment", "tz", "said"),
    [
        ("Mon 23 Nov 08:00", NEW_YORK, ""),
        ("Mon 23 Nov 17:59", NEW_YORK, ""),
        ("Mon 23 Nov 07:59", NEW_YORK, "it is 07:59 there, before their 08:00"),
        ("Mon 23 Nov 18:00", NEW_YORK, "it is 18:00 there, after their 18:00"),
        ("Sat 28 Nov 10:00", NEW_YORK, "Saturday there today"),
        ("Thu 26 Nov 10:00", NEW_YORK, "Thanksgiving Day there today"),
        ("Thu 26 Nov 10:00", LONDON, ""),
        (
            "Fri 25 Dec 21:40",
            LONDON,
            "it is 21:40 there, after their 18:00; Christmas Day there today",
        ),
        ("Sun 8 Mar 07:30", NEW_YORK, "it is 07:30 there, before their 08:00; Sunday there today"),
        ("Mon 28 Feb 2028 10:00", NEW_YORK, ""),
        ("Tue 29 Feb 2028 07:00", NEW_YORK, "it is 07:00 there, before their 08:00"),
        ("Mon 23 Nov 09:00", "Asia/Kathmandu", ""),
        ("Mon 23 Nov 07:45", "Asia/Kathmandu", "it is 07:45 there, before their 08:00"),
    ],
)
def test_quiet_hours_weekends_and_holidays_are_theirs(moment, tz, said):
    assert at(moment, tz) == said


def test_their_own_hours_count_where_they_have_any():
    early = {"hours": Hours(6, 14)}
    assert at("Mon 23 Nov 06:00", **early) == ""
    assert at("Mon 23 Nov 14:00", **early) == "it is 14:00 there, after their 14:00"


def test_hours_that_end_before_they_start_say_nothing():
    assert at("Mon 23 Nov 17:00", hours=Hours(17, 9)) == ""


def test_across_the_date_line_it_is_their_day_that_counts():
    assert "Saturday" in at("Fri 27 Nov 20:00", TOKYO, seen_from=NEW_YORK)
    assert at("Sun 29 Nov 19:00", TOKYO, seen_from=NEW_YORK) == ""


@pytest.mark.parametrize(
    ("moment", "warned"),
    [
        ("Sat 28 Nov 20:15", False),
        ("Sat 28 Nov 20:00", False),
        ("Sat 28 Nov 21:00", False),
        ("Sat 28 Nov 19:30", True),
        ("Sat 28 Nov 21:30", True),
    ],
)
def test_an_appointment_that_is_due_needs_no_caution(moment, warned):
    talked = entry("Fri 20 Nov 10:00 talked", agreed("Sat 28 Nov 20:15"))
    assert bool(at(moment, entries=[talked])) is warned


def test_an_appointment_is_due_within_its_notice_across_a_skipped_hour():
    talked = entry("Fri 6 Mar 10:00 talked", agreed("Sun 8 Mar 03:05"))
    assert at("Sun 8 Mar 01:55", entries=[talked]) == ""
    assert at("Sun 8 Mar 01:45", entries=[talked]) != ""


def test_nothing_is_judged_where_the_zone_is_unknown():
    assert at("Sun 29 Nov 03:00", "", seen_from=NEW_YORK) == ""
