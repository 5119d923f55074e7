"""Insights: figures with what they are out of, over everybody or one person."""

import pytest

from followup_tui.tui.screens.insights import InsightsScreen
from tests.builders import person
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
    async with sit_down([person()]) as at:
        await see(at, "I")
        assert "nobody called so far" in at.read
        assert "no talks or interviews so far" in at.read
