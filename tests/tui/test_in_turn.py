"""Keys that come faster than a form opens: each reaches what it was meant for."""

import pytest
from textual import events
from textual.keys import _character_to_key

from followup_tui.tui.screens.contact_form import ContactForm
from followup_tui.tui.screens.find import Find


async def at_once(seat, *keys: str) -> None:
    """All these keys in one burst, as when a terminal sends what was pasted."""
    for key in keys:
        letter = key if len(key) == 1 else None
        name = _character_to_key(key) if letter else key
        seat.app.post_message(events.Key(name, letter))
    for _ in keys:
        await seat.rest()


async def test_what_is_typed_behind_the_key_for_find_is_looked_for(sit_down):
    async with sit_down() as seat:
        before = seat.logged
        await at_once(seat, "/", *"bvn")
        assert isinstance(seat.app.screen, Find)
        assert seat.field.value == "bvn"
        assert seat.logged == before


async def test_enter_in_the_burst_takes_who_was_found_and_the_next_key_is_about_them(sit_down):
    async with sit_down() as seat:
        await at_once(seat, "/", *"mei tan", "enter", "v")
        assert seat.last("Mei").outcome == "voicemail"


async def test_a_note_typed_at_once_is_in_the_note(sit_down):
    async with sit_down() as seat:
        before = seat.logged
        await at_once(seat, "m", *"gone until nine", "enter")
        assert "gone until nine" in seat.read
        assert seat.logged == before


async def test_a_talk_told_at_once_is_logged_as_told(sit_down):
    async with sit_down() as seat:
        who = seat.highlighted
        await at_once(seat, "t", *"nice", "enter", *"tue 3pm", "enter")
        assert (seat.last(who).note, seat.last(who).commitment.words) == ("nice", "tue 3pm")


@pytest.mark.parametrize("key", ["a", "E"])
async def test_a_name_typed_at_once_is_in_the_form(sit_down, key):
    async with sit_down() as seat:
        await at_once(seat, key, *"Qon")
        assert isinstance(seat.app.screen, ContactForm)
        assert seat.app.screen.focused.value.endswith("Qon")


async def test_a_paste_behind_a_key_lands_in_the_field_that_the_key_opens(sit_down):
    async with sit_down() as seat:
        seat.app.post_message(events.Key("slash", "/"))
        seat.app.post_message(events.Paste("omar"))
        await seat.rest()
        await seat.rest()
        assert seat.field.value == "omar"


async def test_a_paste_where_nothing_is_typed_does_nothing(sit_down):
    async with sit_down() as seat:
        before = seat.logged
        seat.app.post_message(events.Paste("nvb"))
        await seat.rest()
        assert seat.logged == before
