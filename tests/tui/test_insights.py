"""Insights: figures with what they are out of, over everybody or one person."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from followup_tui.tui.screens.insights import InsightsScreen
from followup_tui.tui.widgets.figures import Figures
from tests.builders import agreed, entry, person, there
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


async def see(at, key: str) -> None:
    """Press a key and wait until the figures are counted."""
    await at.press(key)
    await at.app.workers.wait_for_complete()
    await at.rest()


@SIZES
@pytest.mark.covers("insights", "insights.leave")
async def test_insights_open_and_close_without_moving_anything(sit_down, size):
    async with sit_down(size=size) as at:
        before = at.highlighted
        await see(at, "I")
        assert isinstance(at.app.screen, InsightsScreen)
        assert "Insights ─ everybody" in at.text
        assert "Reached" in at.read
        await at.press("escape")
        assert at.highlighted == before


@pytest.mark.covers("insights.one")
async def test_one_person_is_a_key_away_and_so_is_everybody(sit_down):
    async with sit_down() as at:
        await see(at, "I")
        await see(at, "o")
        assert "Insights ─ Dana Whitfield" in at.text
        assert "after 9 calls" in at.read
        await see(at, "o")
        assert "Insights ─ everybody" in at.text


async def test_nobody_called_yet_is_said_kindly(sit_down):
    async with sit_down([person(), person("Omar")]) as at:
        await see(at, "I")
        assert "nobody called so far" in at.read
        assert "no talks or interviews so far" in at.read


SMALL = (60, 20)


def every_hour() -> list:
    """Twelve people who were called at every hour of a week, and each reached at last."""
    people = [person(f"Person{nth}", uid=f"p{nth}") for nth in range(12)]
    first = there("Mon 16 Nov 00:30")
    calls = [
        replace(entry("Mon 16 Nov 00:30 gatekeeper", contact=f"p{nth % 12}"), at=at)
        for nth, at in enumerate(first + timedelta(hours=hour) for hour in range(7 * 24))
    ]
    friday = agreed("Fri 27 Nov 10:00")
    talks = [
        entry(f"Sun 22 Nov {nth + 10}:45 talked", friday, contact=one.uid)
        for nth, one in enumerate(people)
    ]
    day_only = entry("Fri 20 Nov 12:00 busy", contact="p0", day_only=True)
    return [*people, *calls, *talks, day_only]


@pytest.mark.parametrize("size", [SMALL, NARROW, WIDE])
async def test_nothing_wraps_whenever_the_calls_were(sit_down, size):
    async with sit_down(every_hour(), size=size) as at:
        await see(at, "I")
        shown = at.app.screen.query_one(Figures)
        lines = [line.rstrip() for line in shown.content.plain.split("\n")]
        assert len(lines) == shown.size.height
        assert max(map(len, lines)) <= shown.size.width
        cells = [cell for line in lines[2:9] for cell in line.split()[1:] if cell != "·"]
        assert sum(int(cell.partition("/")[2]) for cell in cells) == 168 + 12
        assert "1 has no hour and is not above" in " ".join(lines)
        assert "telephone 181" in " ".join(lines)
        assert lines[-3].endswith("Fri 27  ████████████ 12")


async def test_the_hours_are_laid_out_anew_in_another_width(sit_down):
    async with sit_down(every_hour(), size=WIDE) as at:
        await see(at, "I")
        assert " 22  23" in at.text
        await at.resize(*SMALL)
        assert " 18–" in at.text
        assert " 22  23" not in at.text
        await at.resize(*WIDE)
        assert " 22  23" in at.text
