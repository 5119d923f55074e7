"""When somebody there said to try: any phrase is a hint, or refused in words."""

import csv
from contextlib import suppress
from datetime import time
from pathlib import Path

import pytest

from followup_tui.desk.agreeing import outside_hours, read_hint
from followup_tui.domain.contact import Hours
from followup_tui.domain.errors import FollowupError
from tests.builders import desk_with, person

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
        ("lunchtime", time(12), None),
    ],
)
def test_a_part_of_the_day_is_a_hint(calendar, words, starts, ends):
    hint = read_hint(desk_with(calendar, person()), person(), words)
    assert (hint.starts, hint.ends) == (starts, ends)


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
