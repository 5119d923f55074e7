"""Insights: figures with what they are out of, over everybody or one person."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from textual.containers import VerticalScroll

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.forgotten import Forgotten
from followup_tui.tui.screens import insights as screen_module
from followup_tui.tui.screens.insights import InsightsScreen
from followup_tui.tui.widgets.figures import Figures
from tests.builders import agreed, entry, person, there
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


async def see(at, key: str) -> None:
    """Press a key and wait until the figures are counted."""
    await at.press(key)
    await counted(at)


async def counted(at) -> None:
    await at.app.workers.wait_for_complete()
    await at.rest()


def log_elsewhere(at, *entries) -> None:
    at.desk.apply("", [Put(one) for one in entries])


def forget_elsewhere(at, name: str) -> None:
    at.desk.apply("", [Delete(at.contact(name), forgotten=Forgotten())])


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


async def test_the_key_for_one_person_is_shown_only_where_one_was_looked_at(sit_down):
    async with sit_down([person(stage=Stage.LEAD)], size=NARROW) as at:
        await see(at, "I")
        assert "This person, or all" not in at.text
        await see(at, "o")
        assert "Insights ─ everybody" in at.text


async def test_what_is_written_elsewhere_is_counted_at_once_where_one_has_scrolled_to(sit_down):
    async with sit_down([person(), person("Omar")], size=SMALL) as at:
        await see(at, "I")
        await at.press("down")
        box = at.app.screen.query_one(VerticalScroll)
        assert "telephone" not in at.text
        log_elsewhere(at, entry("Mon 23 Nov 09:00 talked", contact="omar"))
        await at.tick()
        await counted(at)
        assert "telephone 1" in at.text
        assert box.scroll_y == 1


async def test_whoever_is_forgotten_elsewhere_makes_room_for_everybody(sit_down):
    async with sit_down([person(), person("Omar")]) as at:
        await see(at, "I")
        await see(at, "o")
        assert "Insights ─ Dana Whitfield" in at.text
        forget_elsewhere(at, "Dana")
        await at.tick()
        await counted(at)
        assert "Insights ─ everybody" in at.text
        assert "This person, or all" not in at.text


async def test_another_day_is_counted_anew_and_a_minute_is_not(sit_down, monkeypatch):
    counts = []
    as_before = screen_module.insights_of

    def insights_of(*args):
        counts.append(args)
        return as_before(*args)

    monkeypatch.setattr(screen_module, "insights_of", insights_of)
    async with sit_down([person()]) as at:
        await see(at, "I")
        await at.tick(minutes=1)
        await counted(at)
        assert len(counts) == 1
        await at.tick(days=1)
        await counted(at)
        assert len(counts) == 2
        assert "Tue 24" in at.read.partition("Next 7 days")[2]


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
