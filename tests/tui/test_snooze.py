"""Putting a call off: to a working day there; an appointment only to a time agreed anew."""

from datetime import date, time

import pytest

from followup_tui.domain.interaction import CommitmentKind, Outcome


@pytest.mark.covers("snooze")
async def test_a_call_is_put_off_to_the_day_said(sit_down):
    async with sit_down() as at:
        await at.look_at("Tomasz")
        await at.press("z")
        await at.paste("next week")
        assert at.echo == "= Mon 30 Nov · in 7 days"
        await at.press("enter")
        assert at.contact("Tomasz").snooze.until == date(2026, 11, 30)
        assert at.desk.plan(at.uid("Tomasz")).call.day == date(2026, 11, 30)
        assert "Tomasz Zieliński" not in [entry.contact.name for entry in at.queue]
        assert at.said.startswith("Tomasz Zieliński: put off to Mon 30 Nov")


async def test_after_putting_off_the_next_row_comes(sit_down):
    async with sit_down() as at:
        await at.look_at("Priya")
        await at.press("z")
        await at.paste("tomorrow")
        await at.press("enter")
        assert at.highlighted == at.keys_belong_to == "Gloria Mensah"
        assert at.session.focused is at.today


async def test_a_note_that_was_begun_waits_for_the_call_that_was_put_off(sit_down):
    async with sit_down() as at:
        await at.look_at("Priya")
        await at.press("m")
        await at.paste("ask for the budget")
        await at.press("escape", "z")
        await at.paste("tomorrow")
        await at.press("enter", "slash")
        await at.type("priya")
        await at.press("enter", "m")
        assert at.session.focused.text == "ask for the budget"


async def test_a_holiday_moves_on_and_says_so(sit_down):
    async with sit_down() as at:
        await at.look_at("Priya")
        await at.press("z")
        await at.paste("thu")
        assert at.echo == "= Fri 27 Nov · in 4 days (Thu 26 Nov is Thanksgiving Day)"
        await at.press("enter")
        assert at.desk.plan(at.uid("Priya")).call.day == date(2026, 11, 27)


async def test_a_day_that_wont_do_is_refused_and_can_be_corrected(sit_down):
    async with sit_down() as at:
        await at.look_at("Priya")
        await at.press("z", "enter")
        for typed, word in {"today": "today", "yesterday": "passed", "purple": "purple"}.items():
            at.field.value = typed
            await at.press("enter")
            assert at.pane.form is not None
            assert at.contact("Priya").snooze is None
            assert word in at.echo
        at.field.value = "tomorrow"
        await at.press("enter")
        assert at.contact("Priya").snooze.until == date(2026, 11, 24)


async def test_an_appointment_asks_for_a_new_time(sit_down):
    async with sit_down() as at:
        await at.press("z")
        assert at.question == "New time agreed:"
        await at.paste("wed")
        assert "at what time" in at.echo
        await at.press("enter")
        assert at.pane.form is not None


async def test_an_appointment_takes_the_new_time(sit_down):
    async with sit_down() as at:
        await at.press("z")
        await at.paste("wed 3pm")
        await at.press("enter")
        logged = at.last("Dana")
        assert logged.outcome is Outcome.RESCHEDULED
        assert logged.commitment.kind is CommitmentKind.APPOINTMENT
        owed = at.desk.plan(at.uid("Dana")).call
        assert (owed.day, owed.time, owed.fixed) == (date(2026, 11, 25), time(15), True)
        assert at.contact("Dana").snooze is None


async def test_after_a_new_time_the_keys_are_for_whom_the_highlight_is_on(sit_down):
    async with sit_down() as at:
        await at.press("z")
        await at.paste("wed 3pm")
        await at.press("enter")
        assert at.highlighted != "Dana Whitfield"
        assert at.keys_belong_to == at.highlighted


async def test_who_has_no_call_cant_be_put_off(sit_down):
    async with sit_down() as at:
        await at.look_at("Imani")
        await at.press("z")
        assert at.pane.form is None
        assert at.said == "There is no call to put off"


async def test_escape_puts_nothing_off(sit_down):
    async with sit_down() as at:
        await at.look_at("Priya")
        await at.press("z")
        await at.paste("tomorrow")
        await at.press("escape")
        assert at.contact("Priya").snooze is None
        assert at.highlighted == at.keys_belong_to == "Priya Raman"
        assert at.session.focused is at.today
