"""A talk ends with the next call agreed, or with the words that nothing was."""

from datetime import date, time

import pytest

from followup_tui.domain.interaction import Commitment, CommitmentKind, Outcome
from followup_tui.tui.widgets.outcome.talk import NoteArea
from tests.builders import person
from tests.tui.conftest import NARROW, WIDE

NEXT_CALL = "When shall I call again?"
GOOD_TIME = "When would be a good time or day?"
PROMISE = "Will they get back to you? By when?"


def note(at) -> NoteArea:
    return at.pane.form.query_one(NoteArea)


@pytest.mark.covers("outcome.talked")
async def test_the_questions_come_in_their_order(sit_down):
    async with sit_down() as at:
        await at.press("t")
        assert note(at).has_focus
        asked = []
        for _ in range(4):
            await at.press("enter")
            asked.append(at.question)
        assert asked == [NEXT_CALL, GOOD_TIME, PROMISE, "Nothing agreed."]


async def test_letters_typed_ahead_go_to_the_question_not_to_the_note(sit_down):
    async with sit_down() as at:
        await at.press("t")
        at.pane.form.action_answer()
        assert at.session.focused is at.pane.form.query_one("Input")
        at.pane.form.action_back()
        assert at.session.focused is note(at)


async def test_what_was_answered_before_is_gone_on_with_at_its_end(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter")
        await at.type("tue")
        await at.press("escape", "t", "enter")
        await at.type(" 3pm")
        assert at.echo == "agreed: Tue 24 Nov 15:00 · in 1 day"


async def test_a_clock_time_is_an_appointment(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("t")
        await at.paste("She liked the depot numbers.")
        await at.press("enter")
        await at.paste("tue 3pm")
        assert at.echo == "agreed: Tue 24 Nov 15:00 · in 1 day"
        await at.press("enter")
        assert at.logged == before + 1
        logged = at.last("Dana")
        assert (logged.outcome, logged.note) == (Outcome.TALKED, "She liked the depot numbers.")
        assert logged.commitment == Commitment(
            CommitmentKind.APPOINTMENT,
            date(2026, 11, 24),
            time(15),
            tz="America/New_York",
            words="tue 3pm",
        )
        assert at.said == "Dana Whitfield: talked. Next: Tue 24 Nov 15:00 · u undoes"
        assert at.highlighted == at.keys_belong_to == "Priya Raman"
        assert at.session.focused is at.today


@pytest.mark.parametrize(
    ("typed", "echo", "closes"),
    [
        ("wed", "suggested: Wed 18 Nov · 5 days ago", False),
        ("tomorrow 3pm", "agreed: Wed 18 Nov 15:00 · 5 days ago", False),
        ("nov 24 3pm", "agreed: Tue 24 Nov 15:00 · in 1 day", True),
    ],
)
async def test_what_was_agreed_in_a_talk_logged_late_is_read_from_the_talk(
    sit_down, typed, echo, closes
):
    async with sit_down([person()]) as at:
        await at.press("at")
        await at.type("nov 17 2pm")
        await at.press("enter", "t", "enter")
        await at.paste(typed)
        assert at.echo == echo
        assert ("Before goodbye" in at.text) is closes


async def test_what_was_agreed_on_the_telephone_is_read_from_the_end_of_the_call(sit_down, time):
    async with sit_down([person()]) as at:
        await at.press("enter")
        time.pass_by(minutes=20)
        await at.press("t", "enter")
        await at.paste("in 20 minutes")
        assert at.echo == "agreed: Mon 23 Nov 11:10 · in 20 min"


async def test_an_appointment_is_echoed_on_both_clocks(sit_down):
    async with sit_down() as at:
        await at.look_at("Jordan")
        await at.press("t", "enter")
        await at.paste("tue 3pm")
        assert at.echo == "agreed: Tue 24 Nov 15:00 their time · 18:00 yours · in 1 day"


async def test_a_day_alone_is_a_suggestion(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter")
        await at.paste("next wed")
        assert at.echo.startswith("suggested: Wed 2 Dec")
        await at.press("enter")
        agreed = at.last("Dana").commitment
        assert (agreed.kind, agreed.day) == (CommitmentKind.SUGGESTION, date(2026, 12, 2))


async def test_a_good_time_is_a_suggestion_even_with_a_clock_time(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter", "enter")
        await at.paste("wed 4pm")
        await at.press("enter")
        agreed = at.last("Dana").commitment
        assert (agreed.kind, agreed.time) == (CommitmentKind.SUGGESTION, time(16))


async def test_a_promise_is_kept_with_its_day(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter", "enter", "enter")
        await at.paste("wed")
        assert at.echo.startswith("promised by: Wed 25 Nov")
        await at.press("enter")
        agreed = at.last("Dana").commitment
        assert (agreed.kind, agreed.day, agreed.time) == (
            CommitmentKind.PROMISE,
            date(2026, 11, 25),
            None,
        )


async def test_a_promise_needs_no_day(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter", "enter", "enter")
        await at.paste("yes")
        assert at.echo == "they will get back, no day said"
        await at.press("enter")
        agreed = at.last("Dana").commitment
        assert (agreed.kind, agreed.day) == (CommitmentKind.PROMISE, None)


async def test_when_nothing_is_agreed_the_last_line_is_what_to_say(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("t", *["enter"] * 4)
        assert at.logged == before
        assert "Before goodbye: “I'll try you again Friday the 27th.”" in at.read
        await at.press("enter")
        logged = at.last("Dana")
        assert (logged.outcome, logged.commitment) == (Outcome.TALKED, None)
        assert at.desk.plan(at.uid("Dana")).call.day == date(2026, 11, 27)


async def test_what_cant_be_read_or_lies_in_the_past_is_refused_in_words(sit_down):
    refusals = {
        "blursday": "can't read 'blursday'",
        "tue 3pm purple": "can't read 'purple'",
        "1 nov 2026": "Sun 1 Nov 2026 has passed",
    }
    async with sit_down() as at:
        before = at.logged
        await at.press("t", "enter")
        for typed, refusal in refusals.items():
            at.field.value = ""
            await at.paste(typed)
            assert refusal in at.echo
            assert at.pane.form.query_one(".echo").has_class("-bad")
            await at.press("enter")
            assert at.logged == before
            assert (at.question, at.field.value) == (NEXT_CALL, typed)
            assert refusal in at.echo


async def test_the_form_never_ends_by_anything_but_an_answer(sit_down):
    async with sit_down() as at:
        before = at.logged
        await at.press("t", "tab", "down", "up", "shift+tab", "ctrl+r", "escape")
        assert at.pane.form is None
        assert at.logged == before
        assert at.highlighted == "Dana Whitfield"


async def test_the_question_before_can_be_answered_again(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter", "enter", "enter")
        assert at.question == PROMISE
        await at.press("up", "up")
        assert at.question == NEXT_CALL
        await at.press("up")
        assert note(at).has_focus


async def test_after_nothing_agreed_one_can_still_go_back_and_agree(sit_down):
    async with sit_down() as at:
        await at.press("t", *["enter"] * 4, "up", "up")
        assert at.question == GOOD_TIME
        await at.paste("thu")
        await at.press("enter")
        assert at.last("Dana").commitment.kind is CommitmentKind.SUGGESTION


async def test_a_good_time_may_be_one_of_many(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter", "enter")
        assert at.question == GOOD_TIME
        await at.type("mornings")
        assert at.echo == "suggested: Tue 24 Nov morning, 09:00 · in 1 day"
        await at.press("enter")
        assert at.last("Dana").commitment.words == "mornings"


async def test_a_note_may_have_several_lines(sit_down):
    async with sit_down() as at:
        await at.press("t", "a", "ctrl+j", "b", *["enter"] * 5)
        assert at.last("Dana").note == "a\nb"


async def test_a_half_typed_note_survives_leaving_the_form(sit_down):
    async with sit_down() as at:
        await at.press("t")
        await at.paste("She said the offsite")
        await at.press("enter")
        await at.paste("next w")
        await at.press("escape", "down", "up", "t")
        assert note(at).text == "She said the offsite"
        assert at.field.value == "next w"


async def test_a_half_typed_note_is_kept_for_its_own_person(sit_down):
    async with sit_down() as at:
        await at.press("t")
        await at.paste("About Dana")
        await at.press("escape", "down", "t")
        assert at.keys_belong_to == "Priya Raman"
        assert note(at).text == ""
        await at.press("escape", "up", "c")
        assert note(at).text == "About Dana"


async def test_a_note_is_not_kept_once_it_is_logged(sit_down):
    async with sit_down() as at:
        await at.press("t")
        await at.paste("Logged")
        await at.press(*["enter"] * 5)
        await at.look_at("Dana")
        await at.press("t")
        assert note(at).text == ""


@pytest.mark.covers("outcome.they_called")
async def test_they_called_asks_the_same_and_counts_as_a_talk(sit_down):
    async with sit_down() as at:
        await at.press("c")
        await at.paste("From the train")
        await at.press("enter")
        assert at.question == NEXT_CALL
        await at.paste("tomorrow 9")
        await at.press("enter")
        logged = at.last("Dana")
        assert (logged.outcome, logged.note) == (Outcome.THEY_CALLED, "From the train")
        assert logged.commitment.kind is CommitmentKind.APPOINTMENT


async def test_a_talk_without_a_number_to_dial_can_be_logged(sit_down):
    async with sit_down() as at:
        await at.look_at("Imani")
        await at.press("c", *["enter"] * 5)
        assert at.last("Imani").outcome is Outcome.THEY_CALLED


@pytest.mark.parametrize(
    ("keys", "shown"),
    [(("t", "enter"), "tue 3pm · next week"), (("t", "enter", "enter"), "tue 3pm")],
)
async def test_of_the_examples_those_are_shown_that_fit(sit_down, keys, shown):
    async with sit_down(size=NARROW) as at:
        await at.press(*keys)
        assert at.field.placeholder == shown
        await at.resize(*WIDE)
        assert at.field.placeholder == "tue 3pm · next week · 3bd"


async def test_what_was_done_is_never_cut_inside_a_parenthesis(sit_down):
    async with sit_down([person()], size=NARROW) as at:
        await at.press("t", *["enter"] * 5)
        assert "Next: Fri 27 Nov (not Thu 26 Nov, Thanksgiving Day) · u undoes" in at.said
        assert at.lines[-2].rstrip().endswith("Next: Fri 27 Nov · u undoes")
