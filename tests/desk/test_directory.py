from datetime import date

import pytest
from msgspec.structs import replace

from followup_tui.desk.briefing import brief
from followup_tui.desk.directory import (
    Order,
    everybody,
    in_order,
    last_touched,
    next_days,
)
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from tests.builders import desk_with, entry, person

ANN = person("Ann Ek", uid="ann", company="Larkspur", tags=("Fair",))
BEA = person("bea Dietz", uid="bea", stage=Stage.LEAD, notes="met at the fair")
CY = person("Cy Dunn", uid="cy", tags=("fair", "old"))
STOPPED = person("Dee Estévez", uid="dee")


@pytest.fixture
def desk(calendar):
    desk = desk_with(calendar, CY, BEA, ANN, STOPPED)
    happened = [
        entry("Mon 9 Nov 10:00 voicemail", contact="ann"),
        entry("Thu 19 Nov 10:00 voicemail", contact="cy"),
        entry("Fri 20 Nov 10:00 stop", contact="dee"),
    ]
    desk.apply("", [Put(each) for each in happened])
    return desk


def names(people):
    return [one.uid for one in people]


def test_everybody_is_there_by_name_whatever_the_case(desk):
    assert names(everybody(desk)) == ["ann", "bea", "cy", "dee"]


def test_the_longest_untouched_come_first_and_never_before_them(desk):
    assert names(in_order(everybody(desk), Order.NEGLECT, {})) == ["bea", "ann", "cy", "dee"]


def test_the_next_date_comes_first_and_nobody_owed_nothing_is_lost(desk):
    people = everybody(desk)
    due = next_days(desk, people)
    assert set(due) == {"ann", "cy"}
    assert names(in_order(people, Order.NEXT, due)) == ["ann", "cy", "bea", "dee"]
    assert due["cy"] == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        ("Mon 23 Nov 08:00", "today"),
        ("Sun 22 Nov 23:00", "yesterday"),
        ("Fri 20 Nov 23:00", "3 days ago"),
        ("Mon 16 Nov 08:00", "a week ago"),
        ("Tue 10 Nov 08:00", "2 weeks ago"),
        ("Tue 1 Sep 08:00", "3 months ago"),
    ],
)
def test_how_long_ago_is_said_as_in_a_history(desk, happened, words):
    desk.apply("", [Put(entry(f"{happened} voicemail", contact="bea"))])
    (bea,) = (one for one in everybody(desk) if one.uid == "bea")
    assert last_touched(bea, desk.clock()) == words


def test_with_whom_nothing_ever_happened_is_said(desk):
    (bea,) = (one for one in everybody(desk) if one.uid == "bea")
    assert last_touched(bea, desk.clock()) == "never"


def test_an_entry_without_a_zone_was_on_a_day_of_theirs(desk):
    late = replace(entry("Sun 22 Nov 23:00 voicemail", contact="bea"), tz="")
    desk.apply("", [Put(late)])
    (bea,) = (one for one in everybody(desk) if one.uid == "bea")
    assert last_touched(bea, desk.clock()) == "yesterday"
    assert "yesterday" in brief(desk, "bea").last
