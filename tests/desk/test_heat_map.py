"""The hours people answer at, in as many columns as there is room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.heat_map import heat_map
from followup_tui.planning.insights import Share

USUAL = "8 9 10 11 12 13 14 15 16 17"


def called(hours, share=Share(0, 1)):  # noqa: B008 - it can't be changed
    return {(nth % 7, hour): share for nth, hour in enumerate(hours)}


@pytest.mark.parametrize(
    ("by_hour", "width", "head"),
    [
        ({}, 80, USUAL),
        ({}, 60, USUAL),
        (called([7, 20]), 80, f"7 {USUAL} 20"),
        (called(range(24)), 120, " ".join(map(str, range(24)))),
        (called(range(24)), 80, f"–8 {USUAL} 18–"),
        (called(range(24)), 60, f"–8 {USUAL} 18–"),
        (called(range(8, 24)), 60, f"{USUAL} 18–"),
        (called(range(24), Share(12, 103)), 120, f"–8 {USUAL} 18–"),
        (called(range(24), Share(12, 103)), 80, "–8 8–10 10–12 12–14 14–16 16–18 18–"),
        (called([7, 20], Share(3, 103)), 53, "–8 8–10 10–12 12–14 14–16 16–18 18–"),
        (called([7, 20], Share(12, 103)), 52, "–9 9–12 12–15 15–18 18–"),
    ],
)
def test_hours_share_columns_where_not_all_fit(by_hour, width, head):
    assert " ".join(heat_map(by_hour, width).head.split()) == head


def test_cells_are_as_narrow_as_they_must_be_and_no_wider_than_is_calm():
    assert heat_map({}, 200).head == " " * 4 + "".join(f"{hour:>6}" for hour in range(8, 18))
    every = called(range(24))
    assert heat_map(every, 100).head == " " * 4 + "".join(f"{hour:>4}" for hour in range(24))


def test_hours_in_one_column_are_counted_together():
    by_hour = {(0, hour): Share(1, hour) for hour in range(24)}
    monday = heat_map(by_hour, 60).rows[0]
    assert monday.cells[0] == ("  8/28", Share(8, 28))


def test_the_usual_days_are_always_there_and_others_once_called_on():
    assert [row.weekday.strip() for row in heat_map({}, 80).rows] == [
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
    ]
    saturday = heat_map({(5, 9): Share(1, 1)}, 80).rows[-1]
    assert saturday.weekday == "Sat "
    assert [cell.strip() for cell, _ in saturday.cells][:3] == ["·", "1/1", "·"]


_SHARES = st.builds(
    lambda count, more: Share(count, count + more), st.integers(0, 999), st.integers(1, 999)
)
_BY_HOUR = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 23)), _SHARES)


@given(by_hour=_BY_HOUR, width=st.integers(52, 200))
def test_every_call_is_in_a_cell_and_no_line_is_too_wide(by_hour, width):
    shown = heat_map(by_hour, width)
    lines = [row.weekday + "".join(cell for cell, _ in row.cells) for row in shown.rows]
    assert {len(line) for line in [shown.head, *lines]} == {len(shown.head)}
    assert len(shown.head) <= width
    cells = [cell for row in shown.rows for cell in row.cells]
    assert all(text.startswith(" ") for text, _ in cells)
    assert all(text.strip() == f"{one.count}/{one.of}" for text, one in cells if one)
    assert sum(one.of for _, one in cells if one) == sum(one.of for one in by_hour.values())
    assert sum(one.count for _, one in cells if one) == sum(one.count for one in by_hour.values())
