"""Whole acts are taken back and done again, across as many steps as there were."""

from itertools import pairwise

import pytest

from followup_tui.domain.interaction import Outcome


def seen(at) -> tuple:
    """What the user sees of their book: today's rows, and everything behind them."""
    book = at.desk.book
    people = {uid: (c.stage, c.phones, c.snooze, c.name) for uid, c in book.contacts.items()}
    entries = {
        uid: [(one.uid, one.at, one.outcome, one.note, one.commitment) for one in history]
        for uid, history in book.histories.items()
    }
    return at.today.rows, people, entries


@pytest.mark.covers("undo", "redo")
async def test_undo_takes_a_call_back_and_returns_to_the_person(sit_down):
    async with sit_down() as at:
        before = seen(at)
        await at.press("v")
        after = seen(at)
        await at.press("u")
        assert seen(at) == before
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"
        assert at.said.startswith("Undone: Dana Whitfield: voicemail")
        await at.press("ctrl+r")
        assert seen(at) == after
        assert at.said == "Done again: Dana Whitfield: voicemail"


async def test_a_days_steps_are_taken_back_one_by_one_and_done_again(sit_down):
    async with sit_down() as at:
        states = [seen(at)]

        async def do(*keys: str, text: str = "") -> None:
            *keys, last = keys
            await at.press(*keys)
            if text:
                await at.paste(text)
            await at.press(last)
            states.append(seen(at))

        await do("n")
        await do("w")
        await do("z", "enter", text="tomorrow")
        await do("S", "enter")
        await do("t", "enter", "enter", text="wed 3pm")
        await do("g")
        await do("e")
        await at.look_at("Imani")
        await do("p", "enter", text="+1 312 555 0188")
        assert all(one != other for one, other in pairwise(states))
        for state in reversed(states[:-1]):
            await at.press("u")
            assert seen(at) == state
        await at.press("u")
        assert at.said == "nothing to undo"
        for state in states[1:]:
            await at.press("ctrl+r")
            assert seen(at) == state
        await at.press("ctrl+r")
        assert at.said == "nothing to redo"


async def test_a_wrong_number_comes_back_with_the_call(sit_down):
    async with sit_down() as at:
        await at.press("w")
        assert not at.contact("Dana").dialable
        assert "NEEDS A NUMBER · 3" in at.rows
        await at.press("u")
        assert at.contact("Dana").dialable


async def test_a_stop_logged_by_mistake_can_be_undone(sit_down):
    async with sit_down() as at:
        await at.press("S", "enter", "u")
        assert not at.desk.plan(at.uid("Dana")).stopped
        assert at.highlighted == "Dana Whitfield"


async def test_something_new_ends_what_could_be_done_again(sit_down):
    async with sit_down() as at:
        await at.press("n", "u", "v", "ctrl+r")
        assert at.said == "nothing to redo"
        assert at.last("Dana").outcome is Outcome.VOICEMAIL


async def test_undo_reaches_somebody_who_is_not_due(sit_down):
    async with sit_down() as at:
        await at.press("slash")
        await at.paste("sofia")
        await at.press("enter", "v", "u")
        assert at.highlighted == "Sofia Marchetti"


@pytest.mark.parametrize("putting_right", ["delete", "move"])
async def test_somebody_whose_appointment_goes_stays_in_sight_due_no_more(sit_down, putting_right):
    async with sit_down() as at:
        await at.press("h", "up")
        if putting_right == "move":
            await at.press("M")
            await at.paste("Omar")
            await at.press("enter", "escape")
        else:
            await at.press("d", "escape")
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"
        assert "FOUND" in at.rows
        await at.press("u")
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"
        assert "FOUND" not in at.rows
        await at.press("ctrl+r")
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"
        assert "FOUND" in at.rows


async def test_after_somebody_who_was_put_right_the_next_in_line_is_called(sit_down):
    async with sit_down() as at:
        await at.press("h", "up", "d", "escape", "n")
        assert at.highlighted == "Priya Raman"


@pytest.mark.parametrize("screen", ["C", "h", "N"], ids=["contacts", "history", "news"])
async def test_what_was_noted_is_at_hand_again_wherever_the_call_is_taken_back(sit_down, screen):
    async with sit_down() as at:
        await at.press("m")
        await at.type("ask for Sam")
        await at.press("enter", "v")
        await at.look_at("Dana") if screen == "h" else None
        await at.press(screen, "u", "escape")
        assert at.app.screen is at.session
        assert at.session._drafts.of(at.uid("Dana")).note == "ask for Sam"
