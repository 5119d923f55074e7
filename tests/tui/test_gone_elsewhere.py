"""Somebody goes by something else's doing while a screen shows them: a line less, never an end."""

from followup_tui.domain.book import Delete
from followup_tui.domain.forgotten import Forgotten


async def test_contacts_lists_them_no_more(sit_down):
    async with sit_down() as at:
        await at.press("C")
        at.desk.apply("", [Delete(at.contact("Dana"), forgotten=Forgotten())])
        at.app.screen._look_again()
        await at.rest()
        assert "Dana Whitfield" not in at.text
        await at.press("d", "X", "escape")
        assert at.app.is_running


async def test_insights_are_everybodys_then(sit_down):
    async with sit_down() as at:
        await at.press("I")
        at.desk.apply("", [Delete(at.contact("Dana"), forgotten=Forgotten())])
        await at.press("o")
        assert at.app.is_running
