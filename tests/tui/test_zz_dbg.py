import pytest
from tests.tui.test_contact_form import *
async def test_x(sit_down):
    async with sit_down(size=(60, 20)) as at:
        await edit(at, "role")
        choice = at.app.screen.query_one("StageChoice")
        choice.focus()
        await at.pilot.pause()
        print(at.text)
        at_closed = next(line.index("○ closed") for line in at.lines if "○ closed" in line)
        print(choice.region, at_closed, choice._ends, at.app.screen.get_widget_at(at_closed, choice.region.y))
        r = await at.pilot.click(choice, offset=(at_closed - choice.region.x, 0))
        print(r, choice._ends, choice.stage)
        print(at.text)
        assert 0
