"""A book without anybody opens on a welcome with its ways in, never on an empty screen."""

import pytest

from followup_tui.tui.screens.contact_form import ContactForm
from followup_tui.tui.screens.help import Help
from followup_tui.tui.screens.import_file import ImportFile
from followup_tui.tui.screens.welcome import Welcome


async def test_an_empty_book_is_welcomed(sit_down):
    async with sit_down([]) as at:
        assert isinstance(at.app.screen, Welcome)
        for words in ("Import my contacts", "Add one person", "Look around first", "Leave"):
            assert words in at.text


async def test_a_book_with_people_is_not(sit_down):
    async with sit_down() as at:
        assert at.app.screen is at.session


@pytest.mark.covers("welcome.go")
async def test_the_first_way_is_import(sit_down):
    async with sit_down([]) as at:
        await at.press("enter")
        assert isinstance(at.app.screen, ImportFile)


@pytest.mark.covers("welcome.import", "welcome.add")
async def test_the_ways_have_letters(sit_down):
    for key, screen in {"i": ImportFile, "a": ContactForm}.items():
        async with sit_down([]) as at:
            await at.press(key)
            assert isinstance(at.app.screen, screen)


async def test_turning_back_from_a_way_is_welcomed_again(sit_down):
    async with sit_down([]) as at:
        await at.press("i", "escape")
        assert isinstance(at.app.screen, Welcome)
        await at.press("a", "escape")
        assert isinstance(at.app.screen, Welcome)


async def test_the_first_contact_is_the_one_to_call(sit_down):
    async with sit_down([]) as at:
        await at.press("a")
        await at.paste("Nora Quist")
        await at.press("down", "down", "down")
        await at.paste("212 555 0166")
        await at.press("ctrl+s")
        assert at.app.screen is at.session
        assert [entry.contact.name for entry in at.queue] == ["Nora Quist"]
        assert at.highlighted == at.keys_belong_to == "Nora Quist"


@pytest.mark.covers("welcome.demo")
async def test_the_demo_is_asked_for_by_leaving(sit_down):
    async with sit_down([]) as at:
        await at.press("d")
    assert at.app.return_value == "demo"


async def test_the_demo_can_be_chosen_by_the_arrows(sit_down):
    async with sit_down([]) as at:
        await at.press("down", "down", "enter")
    assert at.app.return_value == "demo"


@pytest.mark.covers("welcome.quit")
async def test_one_can_leave(sit_down):
    async with sit_down([]) as at:
        await at.press("q")
        assert at.app._exit
    assert at.app.return_value is None


@pytest.mark.covers("welcome.leave")
async def test_put_aside_it_leaves_a_screen_that_says_what_to_do(sit_down):
    async with sit_down([]) as at:
        await at.press("escape")
        assert at.app.screen is at.session
        assert "a adds" in at.read
        assert "i imports" in at.read


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_its_keys_are_in_the_help(sit_down, key):
    async with sit_down([]) as at:
        await at.press(key)
        assert isinstance(at.app.screen, Help)
        assert "Welcome here enter Go the way that is highlighted" in at.read
        await at.press("escape")
        assert isinstance(at.app.screen, Welcome)


async def test_its_keys_are_the_users_own(sit_down):
    async with sit_down([], keys={"welcome.add": "f6"}) as at:
        assert "f6 Add one person" in at.read
        await at.press("f6")
        assert isinstance(at.app.screen, ContactForm)
