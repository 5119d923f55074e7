"""Something else writes while a screen shows somebody: it is shown, and nothing ends by it."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.forgotten import Forgotten
from followup_tui.tui.screens.contacts import Contacts
from followup_tui.tui.screens.history import HistoryScreen
from followup_tui.tui.screens.session import Session


def forget_elsewhere(at, name):
    at.desk.apply("", [Delete(at.contact(name), forgotten=Forgotten())])


def unite_elsewhere(at, name, into):
    gone, stays = at.contact(name), at.contact(into)
    theirs = [Put(replace(one, contact=stays.uid)) for one in at.desk.book.history(gone.uid)]
    at.desk.apply("", [Delete(gone, into=stays.uid), *theirs])


async def a_second_passes(at):
    at.time.pass_by(seconds=1)
    await at.rest()


class TestContacts:
    async def test_lists_who_was_forgotten_no_more(self, sit_down):
        async with sit_down() as at:
            await at.press("C")
            forget_elsewhere(at, "Dana")
            await a_second_passes(at)
            assert "Dana Whitfield" not in at.text
            await at.press("d", "X", "escape")
            assert at.app.is_running

    async def test_lists_by_their_new_name_who_was_renamed(self, sit_down):
        async with sit_down() as at:
            await at.press("C")
            dana = at.contact("Dana")
            at.desk.apply("", [Put(replace(dana, name="Dana Newname"))])
            await a_second_passes(at)
            assert "Dana Newname" in at.text
            assert "Dana Whitfield" not in at.text

    async def test_keeps_what_was_said_where_nothing_changes_that_one_sees(self, sit_down):
        async with sit_down() as at:
            await at.press("C", "S")
            said = at.said
            dana = at.contact("Dana")
            at.desk.apply("", [Put(replace(dana, notes=dana.notes))])
            await a_second_passes(at)
            assert at.said == said

    async def test_says_that_whoever_a_form_was_about_is_here_no_more(self, sit_down):
        async with sit_down() as at:
            await at.press("C")
            await at.type("/dana")
            await at.press("enter", "X")
            forget_elsewhere(at, "Dana")
            await a_second_passes(at)
            await at.press("escape")
            assert isinstance(at.app.screen, Contacts)
            assert at.app.is_running


class TestHistory:
    async def test_is_left_when_they_are_forgotten_and_says_so(self, sit_down):
        async with sit_down() as at:
            await at.press("h")
            name = at.app.screen._view.story.contact.name
            forget_elsewhere(at, name)
            await a_second_passes(at)
            assert isinstance(at.app.screen, Session)
            assert "is no longer here" in at.said

    @pytest.mark.parametrize("key", ["enter", "n", "v", "t"])
    async def test_leaves_a_key_that_was_under_way_to_nobody_else(self, sit_down, key):
        async with sit_down() as at:
            await at.press("h")
            forget_elsewhere(at, at.app.screen._view.story.contact.name)
            await a_second_passes(at)
            logged, at.time.between_keys = at.logged, 0.1
            await at.press(key)
            assert (at.logged, at.pane.form) == (logged, None)
            assert "is no longer here" in at.said
            at.time.between_keys = 1.0
            await at.press("enter")
            assert "on call" in at.text

    @pytest.mark.parametrize("form", ["enter", "M"])
    async def test_is_left_with_the_form_above_it(self, sit_down, form):
        async with sit_down() as at:
            await at.press("h")
            name = at.app.screen._view.story.contact.name
            await at.press(form)
            forget_elsewhere(at, name)
            await a_second_passes(at)
            await at.press("escape")
            assert isinstance(at.app.screen, Session)
            assert "is no longer here" in at.said

    async def test_goes_on_as_that_of_whom_they_turned_out_to_be(self, sit_down):
        async with sit_down() as at:
            await at.press("h")
            shown = at.app.screen._view.story.contact.name
            other = next(one for one in at.desk.book.contacts.values() if one.name != shown)
            unite_elsewhere(at, shown, other.name)
            await a_second_passes(at)
            assert isinstance(at.app.screen, HistoryScreen)
            assert other.name in at.text
            await at.press("escape")
            assert other.name in at.text

    async def test_shows_an_entry_that_was_written_elsewhere(self, sit_down):
        async with sit_down() as at:
            await at.press("h")
            story = at.app.screen._view.story
            entry = replace(story.history[-1], uid="elsewhere", note="written at the other desk")
            at.desk.apply("", [Put(entry)])
            await a_second_passes(at)
            assert "written at the other desk" in at.text


async def test_insights_are_everybodys_then(sit_down):
    async with sit_down() as at:
        await at.press("I")
        forget_elsewhere(at, "Dana")
        await at.press("o")
        assert at.app.is_running
