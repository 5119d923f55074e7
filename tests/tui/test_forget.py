"""Forgetting somebody, in Contacts and from the calls."""

import pytest

from followup_tui.storage.drafts import DraftFiles
from followup_tui.tui.screens.forget import Forget
from tests.builders import OTHER_NUMBER, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
PEOPLE = [
    person("Ann Ek", uid="ann", phones=(OTHER_NUMBER,)),
    person("Dana Whitfield", uid="dana"),
    entry("Thu 19 Nov 10:00 stop", contact="dana"),
]


@SIZES
@pytest.mark.covers("contacts.forget", "forget.do", "forget.leave")
async def test_somebody_is_forgotten_once_their_name_is_typed(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        await at.press("C", "down", "X")
        assert "Forget Dana Whitfield?" in at.read
        assert "There is no undo. Backups made before still hold them" in at.read
        assert "A hash that says nothing of them is kept" in at.read
        await at.press("escape")
        assert "dana" in at.desk.book.contacts
        await at.press("X")
        await at.type("dana")
        await at.press("enter")
        assert "to forget them, type their name: Dana Whitfield" in at.read
        await at.type(" whitfield")
        await at.press("enter")
        assert "Dana Whitfield is forgotten" in at.read
        assert [row.key for row in at.listed.rows] == ["ann"]
        await at.press("u")
        assert "nothing to undo" in at.read


@SIZES
@pytest.mark.covers("contact.forget")
async def test_whoever_is_looked_at_is_forgotten_from_the_calls(sit_down, size, tmp_path):
    letter = tmp_path / "outbox" / "letter.eml"
    letter.parent.mkdir()
    letter.write_text("To: ann@larkspur.example")
    drafts = DraftFiles(tmp_path / "drafts", outbox=letter.parent)
    async with sit_down(PEOPLE, size=size, drafts=drafts) as at:
        assert at.highlighted == "Ann Ek"
        await at.press("X")
        assert isinstance(at.app.screen, Forget)
        await at.type("Ann Ek")
        await at.press("enter")
        assert at.said.startswith("Ann Ek is forgotten")
        assert "Ann Ek" not in "\n".join(at.lines[:-3])
        assert set(at.desk.book.contacts) == {"dana"}
        assert not letter.exists()
