"""Asked to stop: confirmed once, then nothing goes to them until their name is typed."""

import pytest

from followup_tui.domain.interaction import Outcome


async def find(at, query: str) -> None:
    await at.press("slash")
    await at.paste(query)
    await at.press("enter")


@pytest.mark.covers("outcome.stop")
async def test_a_stop_takes_a_second_key(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("S")
        assert "Dana Whitfield asked you to stop?" in at.text
        assert at.logged == before
        await at.press("enter")
        assert at.logged == before + 1
        assert at.last("Dana").outcome is Outcome.STOP
        assert at.highlighted == at.keys_belong_to == "Priya Raman"


async def test_a_stop_can_still_be_called_off(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("S", *"nvy", "escape")
        assert at.logged == before
        assert at.pane.form is None
        assert at.session.focused is at.today


async def test_a_lowercase_s_stops_nobody(sit_down):
    async with sit_down() as at:
        await at.press("s", "enter")
        assert at.last("Dana").outcome is not Outcome.STOP


async def test_who_asked_to_stop_is_owed_nothing_and_says_so(sit_down):
    async with sit_down() as at:
        await at.press("S", "enter")
        assert "Dana Whitfield" not in [entry.contact.name for entry in at.queue]
        await find(at, "dana")
        assert "Asked to stop." in at.text
        assert "people were hired" not in at.text


async def test_nothing_is_logged_as_sent_to_them_any_more(sit_down):
    async with sit_down() as at:
        await find(at, "howard")
        before = at.logged
        for key in "nbvgtwe":
            at.session.say("")
            await at.press(key)
            assert at.logged == before
            assert at.pane.form is None
            assert at.said == "Howard Pell asked to stop: only they can call you", key


async def test_they_may_still_call(sit_down):
    async with sit_down() as at:
        await find(at, "howard")
        await at.press("c", *["enter"] * 5)
        assert at.last("Howard").outcome is Outcome.THEY_CALLED
        assert at.desk.plan(at.uid("Howard")).stopped


async def test_they_cant_be_put_off_or_taken_up_again(sit_down):
    async with sit_down() as at:
        await find(at, "howard")
        await at.press("z")
        assert at.pane.form is None
        await at.press("f")
        assert at.desk.plan(at.uid("Howard")).next is None


async def test_lifting_a_stop_needs_the_name_typed(sit_down):
    async with sit_down() as at:
        await find(at, "howard")
        before = at.logged
        await at.press("S")
        assert at.question == "Lift it:"
        await at.paste("Howard")
        await at.press("enter")
        assert at.logged == before
        assert at.said == "to lift it, type their name: Howard Pell"
        assert at.desk.plan(at.uid("Howard")).stopped


async def test_a_lifted_stop_is_in_the_history(sit_down):
    async with sit_down() as at:
        await find(at, "howard")
        await at.press("S")
        await at.paste("howard pell")
        await at.press("enter")
        stop, lifted = at.history("Howard")[-2:]
        assert (lifted.outcome, lifted.lifts) == (Outcome.STOP_LIFTED, stop.uid)
        assert at.desk.plan(at.uid("Howard")).call
        assert "stop lifted" in at.text
        assert at.keys_belong_to == at.highlighted == "Howard Pell"


async def test_the_key_says_that_it_lifts_where_it_does(sit_down):
    async with sit_down() as at:
        await find(at, "howard")
        assert "S asked to stop" not in at.read
        assert "lift" in at.read


async def test_a_number_of_somebody_who_asked_to_stop_does_not_come_back(sit_down):
    async with sit_down() as at:
        await at.look_at("Imani")
        await at.press("p")
        await at.paste("+1 202 555 0150")
        await at.press("enter")
        assert at.said == "+12025550150 is Howard Pell's, who asked to stop"
        assert not at.contact("Imani").phones
