"""Every row of the table reads as it says, in New York and the region US."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.when import WhenContext, WhenError, read_when

TABLE = Path(__file__).with_name("when-phrases.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))
CALENDAR = Calendar(LibraryHolidays())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['now'][:10]} {row['phrase']}")
def test_phrase_reads_as_the_table_says(row):
    new_york = "America/New_York"
    now = datetime.fromisoformat(row["now"])
    context = WhenContext(now, new_york, "US", new_york, CALENDAR)
    if row["reads_as"] == "error":
        with pytest.raises(WhenError):
            read_when(row["phrase"], context)
        return
    reading = read_when(row["phrase"], context)
    assert reading.due_iso[: len(row["reads_as"])] == row["reads_as"]
    assert (reading.time is None) == ("T" not in row["reads_as"])
