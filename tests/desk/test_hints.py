"""When somebody there said to try: any phrase is a hint, or refused in words."""

import csv
from contextlib import suppress
from datetime import time
from pathlib import Path

import pytest

from followup_tui.desk.agreeing import outside_hours, read_hint
from followup_tui.desk.entries import Call
from followup_tui.domain.contact import Hours
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Outcome
from tests.builders import Clock, desk_with, person, there

_TABLES = Path(__file__).parents[1] / "planning" / "when"
PHRASES = [
    row["phrase"]
    for table in sorted(_TABLES.glob("*.csv"))
    for row in csv.DictReader(table.read_text("utf-8").splitlines())
]


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("before lunch", None, time(12)),
        ("before lunch tomorrow", None, time(12)),
        ("before ten", None, time(10)),
        ("after lunch", time(13), None),
        ("lunchtime", time(12), time(13)),
        ("over lunch", time(12), time(13)),
        ("noon", time(12), time(13)),
        ("late morning", time(11), time(12)),
        ("mornings", time(9), time(12)),
        ("evenings", time(18), time(21)),
        ("2 to 4", time(14), time(16)),
        ("between 2 and 4 pt", time(17), time(19)),
        ("after 3 pt", time(18), None),
    ],
)
def test_a_part_of_the_day_is_a_hint(calendar, words, starts, ends):
    hint = read_hint(desk_with(calendar, person()), person(), words)
    assert (hint.starts, hint.ends) == (starts, ends)


def test_a_part_of_the_day_that_has_begun_is_meant_in_full(calendar):
    late = Clock(there("Mon 23 Nov 11:20"))
    hint = read_hint(desk_with(calendar, person(), clock=late), person(), "mornings")
    assert (hint.starts, hint.ends) == (time(9), time(12))


@pytest.mark.parametrize("words", ["lunchtime", "noon", "over lunch"])
def test_at_lunch_is_a_wish_for_lunch(calendar, words):
    desk = desk_with(calendar, person())
    desk.log("dana", Call(Outcome.GATEKEEPER, hint=read_hint(desk, person(), words)))
    best = desk.propose(desk.plan("dana").call)
    assert (best.window.hours, best.evidence.split(";")[0]) == ("12–13", f"they said {words}")


def test_no_phrase_of_the_tables_fails_as_a_hint(calendar):
    desk = desk_with(calendar, person())
    read = 0
    for phrase in PHRASES:
        for words in (phrase, f"before {phrase}", f"after {phrase}"):
            with suppress(FollowupError):
                read_hint(desk, person(), words)
                read += 1
    assert read > len(PHRASES) / 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("after 6pm", "you call them from 8 to 18"),
        ("before 8", "you call them from 8 to 18"),
        ("before 9", ""),
        ("after four", ""),
    ],
)
def test_a_time_at_which_they_are_not_called_is_said(calendar, words, said):
    desk = desk_with(calendar, person())
    assert outside_hours(desk, person(), read_hint(desk, person(), words)) == said


def test_it_is_their_own_hours_that_count(calendar):
    desk = desk_with(calendar, person())
    hint = read_hint(desk, person(), "before 9")
    assert outside_hours(desk, person(hours=Hours(9, 17)), hint) == "you call them from 9 to 17"
    hint = read_hint(desk, person(), "after six")
    assert outside_hours(desk, person(hours=Hours(8, 20)), hint) == ""
