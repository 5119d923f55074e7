"""Every row of the tables reads as it says, in New York and the region US.

`when-phrases.csv` is the table of the design; `as-people-scribble.csv` has the same kinds of
phrases as they are typed in a hurry, all on Monday 23 November 2026 at 10:30.
"""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import WhenContext, WhenError, read_when

NEW_YORK = "America/New_York"
MONDAY = "2026-11-23T10:30:00-05:00"
CALENDAR = Calendar(LibraryHolidays())


def rows(name):
    table = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def reads(phrase, now):
    context = WhenContext(datetime.fromisoformat(now), NEW_YORK, "US", NEW_YORK, CALENDAR)
    try:
        reading = read_when(phrase, context)
    except WhenError:
        return "error"
    return f"{reading.day}T{reading.time:%H:%M}" if reading.time else f"{reading.day}"


@pytest.mark.parametrize(
    "row", rows("when-phrases.csv"), ids=lambda row: f"{row['now'][:10]} {row['phrase']}"
)
def test_phrase_reads_as_the_table_says(row):
    assert reads(row["phrase"], row["now"]) == row["reads_as"]


@pytest.mark.parametrize("row", rows("as-people-scribble.csv"), ids=lambda row: row["phrase"])
def test_phrase_reads_as_people_scribble_it(row):
    assert reads(row["phrase"], MONDAY) == row["reads_as"]
