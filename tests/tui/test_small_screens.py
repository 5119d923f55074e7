"""The keys of the lists and the small screens, which are the user's to change as any other."""

import pytest

from followup_tui.domain.contact import Stage
from followup_tui.tui.screens.choose import Choose
from followup_tui.tui.screens.find import Find
from followup_tui.tui.screens.help import Help
from followup_tui.tui.screens.import_file import ImportFile
from followup_tui.tui.screens.numbers import Numbers
from tests.builders import person

NAMES = ("Ada Bloom", "Bo Chen", "Cy Dunn")


def leads() -> list:
    return [person(name, stage=Stage.LEAD, phones=(), tz="") for name in NAMES]


@pytest.mark.covers(
    "list.down", "list.up", "list.first", "list.last", "list.pagedown", "list.pageup"
)
async def test_a_list_is_gone_through_by_its_keys(sit_down):
    async with sit_down(leads()) as at:
        await at.press("l")
        seen = []
        for key in ("down", "up", "end", "home", "pagedown", "pageup"):
            await at.press(key)
            seen.append(at.listed.highlighted)
        assert seen == ["bo", "ada", "cy", "ada", "cy", "ada"]


@pytest.mark.covers("choose.mark", "choose.find", "choose.start", "numbers.leave")
async def test_leads_are_narrowed_marked_and_started(sit_down):
    async with sit_down(leads()) as at:
        await at.press("l", "slash")
        await at.type("bo")
        await at.press("enter", "space", "enter")
        assert isinstance(at.app.screen, Numbers)
        await at.press("escape")
        assert at.app.screen is at.session
        assert at.contact("Bo").stage is Stage.ACTIVE


async def test_where_no_lead_matches_it_says_what_to_do(sit_down):
    async with sit_down(leads()) as at:
        await at.press("l", "space", "slash")
        await at.type("zzz")
        await at.press("enter")
        assert "Nobody matches: esc clears what you typed. 1 chosen." in at.read
        await at.press("escape", "enter")
        assert isinstance(at.app.screen, Numbers)


@pytest.mark.covers("choose.leave")
async def test_choosing_is_left_without_starting_anybody(sit_down):
    async with sit_down(leads()) as at:
        await at.press("l", "space")
        assert isinstance(at.app.screen, Choose)
        await at.press("escape")
        assert {at.contact(name).stage for name in NAMES} == {Stage.LEAD}


@pytest.mark.covers("numbers.back", "numbers.next")
async def test_the_one_before_is_asked_for_again(sit_down):
    async with sit_down(leads()) as at:
        await at.press("l", "space", "space", "enter", "enter")
        assert "Bo Chen" in at.read
        await at.press("up")
        assert "Ada Bloom" in at.read


@pytest.mark.covers("find.down", "find.up", "find.leave")
async def test_finding_is_done_by_arrows_and_left_by_escape(sit_down):
    async with sit_down(leads()) as at:
        await at.press("slash", "down", "down", "up")
        assert at.listed.highlighted == "bo"
        assert isinstance(at.app.screen, Find)
        await at.press("escape")
        assert at.app.screen is at.session


@pytest.mark.covers("import.down", "import.up", "import.leave")
async def test_a_file_is_chosen_by_arrows(sit_down, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("name\n")
    async with sit_down() as at:
        await at.press("i")
        first = at.listed.highlighted
        await at.press("down")
        assert at.listed.highlighted != first
        await at.press("up")
        assert at.listed.highlighted == first
        assert isinstance(at.app.screen, ImportFile)
        await at.press("escape")
        assert at.app.screen is at.session


@pytest.mark.covers("help.leave")
@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_the_help_is_left_by_the_key_that_opened_it_too(sit_down, key):
    async with sit_down() as at:
        await at.press("question_mark")
        assert isinstance(at.app.screen, Help)
        await at.press("escape" if key == "escape" else key)
        assert at.app.screen is at.session
        at.time.pressed.add("escape")


async def test_a_remapped_key_works_in_a_small_screen(sit_down):
    async with sit_down(leads(), keys={"choose.mark": "y", "find.leave": "f4"}) as at:
        await at.press("l", "y")
        assert "1 chosen" in at.read
        await at.press("escape", "slash", "f4")
        assert at.app.screen is at.session
