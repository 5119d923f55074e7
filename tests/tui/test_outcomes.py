"""One key logs what came of a call, for the person the Outcome pane names, and goes on."""

from datetime import datetime

import pytest

from followup_tui.cli.demo import DEMO_START
from followup_tui.desk.wording import day_words
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.tui.command_table import OUTCOME_KEYS
from tests.builders import to_undo

AT_ONCE = [
    pytest.param(Outcome.NO_ANSWER, "n", marks=pytest.mark.covers("outcome.no_answer")),
    pytest.param(Outcome.BUSY, "b", marks=pytest.mark.covers("outcome.busy")),
    pytest.param(Outcome.VOICEMAIL, "v", marks=pytest.mark.covers("outcome.voicemail")),
    pytest.param(Outcome.GATEKEEPER, "g", marks=pytest.mark.covers("outcome.gatekeeper")),
    pytest.param(Outcome.WRONG_NUMBER, "w", marks=pytest.mark.covers("outcome.wrong_number")),
    pytest.param(Outcome.SENT, "e", marks=pytest.mark.covers("outcome.sent")),
]


async def test_the_app_opens_on_the_person_to_call(sit_down):
    async with sit_down() as at:
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"
        assert at.session.focused is at.today
        assert "17 to go · 3 done" in at.title
        assert at.rows[0] == "NOW"


@pytest.mark.parametrize(("outcome", "key"), AT_ONCE)
async def test_an_outcome_key_logs_one_interaction_and_moves_on(sit_down, outcome, key):
    async with sit_down() as at:
        before = at.logged
        await at.press(key)
        assert at.logged == before + 1
        logged = at.last("Dana")
        assert (logged.outcome, logged.at) == (outcome, DEMO_START)
        assert logged.channel is (Channel.EMAIL if key == "e" else Channel.PHONE)
        assert logged.number == ("" if key == "e" else "+12125550188")
        assert at.highlighted == at.keys_belong_to == "Priya Raman"
        assert at.said.startswith("Dana Whitfield: ")
        assert at.said.endswith("u undoes")


async def test_the_date_shown_before_is_the_date_set_afterwards(sit_down):
    async with sit_down() as at:
        for name in everybody(at):
            await at.look_at(name)
            assert at.keys_belong_to == name
            for outcome, key in (param.values for param in AT_ONCE):
                shown = shown_after(at, key)
                at.session.action_outcome(outcome)
                assert at.last(name).outcome is outcome
                assert shown == coming(at, name), f"{name}: {outcome}"
                at.session.action_undo()


async def test_no_date_shown_is_over(sit_down):
    async with sit_down() as at:
        for name in everybody(at):
            await at.look_at(name)
            for param in AT_ONCE:
                shown = shown_after(at, param.values[1])
                if shown not in {"needs a number", "nothing"}:
                    day = datetime.strptime(f"{shown} 2026", "%a %d %b %Y").date()  # noqa: DTZ007
                    assert day >= DEMO_START.date(), f"{name}: {param.values[0]}"


def everybody(at) -> list[str]:
    return [entry.contact.name for entry in at.queue]


def shown_after(at, key: str) -> str:
    """What stands behind the arrow of a key."""
    words = {one.key: one.words for one in OUTCOME_KEYS}[key]
    row = next(line for line in at.lines if f" {key} {words} " in line and "→" in line)
    return row.partition(f" {key} {words}")[2].lstrip(" →").split("  ")[0].rstrip("│ ")


def coming(at, name: str) -> str:
    owed = at.desk.plan(at.uid(name))
    if (follow_up := owed.call or owed.email) is not None:
        return day_words(max(follow_up.day, DEMO_START.date()), DEMO_START.date())
    return "needs a number" if owed.needs_number else "nothing"


async def test_the_same_key_held_down_does_not_log_the_next_person(sit_down, time):
    async with sit_down() as at:
        time.between_keys = 0.03
        before = at.logged
        await at.press(*"nnnnnnnn")
        assert at.logged == before + 1
        assert at.highlighted == "Priya Raman"


async def test_the_same_key_counts_again_once_it_was_let_go(sit_down, time):
    async with sit_down() as at:
        before = at.logged
        time.between_keys = 0.41
        await at.press("n", "n")
        assert at.logged == before + 2


async def test_another_key_counts_at_once(sit_down, time):
    async with sit_down() as at:
        time.between_keys = 0.03
        before = at.logged
        await at.press("n", "v")
        assert at.logged == before + 2
        assert at.last("Priya").outcome is Outcome.VOICEMAIL


async def test_the_outcome_keys_are_letters_while_a_note_is_typed(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("t")
        await at.type("nbvgtcweSzupafliq")
        assert at.logged == before
        assert at.pane.form.query_one("NoteArea").text == "nbvgtcweSzupafliq"


async def test_the_outcome_keys_are_letters_while_somebody_is_looked_for(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("slash")
        await at.type("nvb")
        assert at.logged == before
        assert at.field.value == "nvb"


async def test_logging_somebody_further_down_goes_on_with_the_row_after_them(sit_down):
    async with sit_down() as at:
        await at.press("down", "down", "v")
        assert at.last("Gloria").outcome is Outcome.VOICEMAIL
        assert at.highlighted == "Tomasz Zieliński"


async def test_after_the_last_row_the_first_one_still_to_do_comes(sit_down):
    async with sit_down() as at:
        await at.look_at("Ruth")
        await at.press("e")
        assert at.highlighted == "Dana Whitfield"


async def test_without_anybody_the_outcome_keys_do_nothing(sit_down):
    async with sit_down([]) as at:
        await at.press("escape")
        await at.press(*"nvbgtcweSzpf", "enter")
        assert at.logged == 0
        assert at.pane.form is None
        assert not to_undo(at.desk)


async def test_a_call_logged_shows_under_done_at_its_time(sit_down):
    async with sit_down() as at:
        await at.tick(minutes=12)
        await at.press("v")
        assert "16 to go · 4 done" in at.title
        done = at.rows.index("DONE · 4")
        row = at.today.rows[done + 1]
        assert (row.lead, row.body, row.tail) == ("10:42", "Dana Whitfield", "voicemail")
