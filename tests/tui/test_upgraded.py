"""An upgrade that takes away what the running app has not loaded yet ends nothing."""

import sys

import pytest

from tests.tui.conftest import NARROW

_SCREENS = "followup_tui.tui.screens"
_WAYS = [
    ("insights", ["I"]),
    ("find", ["slash"]),
    ("history", ["h"]),
    ("help", ["question_mark"]),
]


@pytest.mark.parametrize(("screen", "keys"), _WAYS)
async def test_a_screen_that_is_gone_is_said_in_one_line(sit_down, monkeypatch, screen, keys):
    async with sit_down(size=NARROW) as at:
        await at.press("m")
        await at.type("kept")
        await at.press("escape")
        monkeypatch.setitem(sys.modules, f"{_SCREENS}.{screen}", None)
        await at.press(*keys)
        assert "followup-tui was changed" in at.said
        assert "· leave with q, and open it again" in at.read
        await at.press("escape", "v")
        assert at.last("Dana").note == "kept"
