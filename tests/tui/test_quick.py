"""Quick entry: one line of words, read back in full while it is typed."""

import pytest

from followup_tui.domain.interaction import Channel, CommitmentKind, Outcome
from followup_tui.tui.screens.quick import QuickEntry
from tests.builders import day, person, there
from tests.tui.conftest import NARROW, WIDE


async def say(at, line: str) -> None:
    """Open quick entry and write a line."""
    await at.press("colon")
    await at.paste(line)


@pytest.mark.covers("quick", "quick.log")
async def test_a_call_is_logged_in_one_line(sit_down):
    async with sit_down() as at:
        await at.press("colon")
        assert isinstance(at.app.screen, QuickEntry)
        await at.type("mei voicemail")
        await at.press("enter")
        assert at.app.screen is at.session
        assert at.last("Mei").outcome is Outcome.VOICEMAIL
        assert "Mei Tanaka: voicemail" in at.said


async def test_all_that_was_said_is_logged(sit_down):
    async with sit_down() as at:
        await say(at, "omar talked at 9:40, next tue 3pm: liked the [plan]")
        await at.press("enter")
        entry = at.last("Omar")
        assert (entry.outcome, entry.channel) == (Outcome.TALKED, Channel.PHONE)
        assert (entry.at, entry.note) == (there("Mon 23 Nov 09:40"), "liked the [plan]")
        assert entry.commitment.kind is CommitmentKind.APPOINTMENT
        assert entry.commitment.day == day("Tue 1 Dec")


async def test_when_it_was_may_be_put_down_before(sit_down):
    async with sit_down([person()]) as at:
        await at.press("at")
        await at.type("nov 17 2pm")
        await at.press("enter")
        await say(at, "talked, next tomorrow 3pm")
        assert "Tue 17 Nov 14:00 · 6 days ago" in at.read
        assert "agreed Wed 18 Nov 15:00 · 5 days ago" in at.read
        await at.press("enter")
        assert at.last("Dana").at == there("Tue 17 Nov 14:00")
        assert at.last("Dana").commitment.day == day("Wed 18 Nov")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_line_is_read_back_in_full_before_it_is_logged(sit_down, size):
    async with sit_down(size=size) as at:
        before = at.logged
        await say(at, "omar talked -20m, next tue 3pm: liked the [plan]")
        for words in (
            "Omar Adeyemi, Ridgeline Robotics",
            "talked",
            "Mon 23 Nov 08:10 their time · 10:10 yours · 20 min ago",
            "agreed Tue 1 Dec 15:00 their time · 17:00 yours · in 8 days",
            "liked the [plan]",
            "call Tue 1 Dec 15:00 there, 17:00 yours: agreed",
        ):
            assert words in at.read
        assert at.logged == before


async def test_without_a_name_it_is_about_whoever_is_highlighted(sit_down):
    async with sit_down() as at:
        await at.look_at("Priya")
        await at.press("colon")
        assert "without a name it is about Priya Raman" in at.read
        await at.paste("busy")
        assert "Priya Raman, Tidewater Health" in at.read
        await at.press("enter")
        assert at.last("Priya").outcome is Outcome.BUSY


async def test_what_is_missing_is_said_and_nothing_logged(sit_down):
    async with sit_down() as at:
        before = at.logged
        for line, words in {
            "": "as in:",
            "dana": "what happened?",
            "dana danced": "'danced'",
            "nobodyatall voicemail": "'nobodyatall'",
            "dana voicemail tue [3pm": "'[3pm'",
            "an voicemail": "it could be 2 people",
        }.items():
            await say(at, line)
            await at.press("enter")
            assert isinstance(at.app.screen, QuickEntry), line
            assert words in at.read, line
            await at.press("escape")
        assert at.logged == before


@pytest.mark.covers("quick.complete", "quick.down", "quick.up")
async def test_whom_it_could_be_about_is_listed_and_completed(sit_down):
    async with sit_down() as at:
        await say(at, "an")
        assert [row.body.partition("  ")[0] for row in at.listed.rows] == [
            "André Silva",
            "Annelise Dupré",
        ]
        await at.press("down", "up", "down", "tab")
        assert at.field.value == "Annelise Dupré "
        await at.type("vm")
        await at.press("enter")
        assert at.last("Annelise").outcome is Outcome.VOICEMAIL


async def test_a_name_is_completed_in_front_of_what_was_said(sit_down):
    async with sit_down() as at:
        await say(at, "an vm tue 3pm: [hello]")
        await at.press("tab")
        assert at.field.value == "André Silva vm tue 3pm: [hello]"
        assert "André Silva, Coral Bio" in at.read


async def test_tab_writes_the_name_of_the_one_meant_in_full(sit_down):
    async with sit_down() as at:
        await say(at, "whit")
        await at.press("tab")
        assert at.field.value == "Dana Whitfield "
        await at.press("tab")
        assert at.field.value == "Dana Whitfield "


async def test_a_click_on_one_of_them_completes_and_typing_goes_on(sit_down):
    async with sit_down() as at:
        await say(at, "an")
        await at.click("#candidates", at=(3, 0))
        await at.type("vm")
        assert at.field.value == "André Silva vm"


@pytest.mark.covers("quick.leave")
async def test_escape_logs_nothing(sit_down):
    async with sit_down() as at:
        before = at.logged
        await say(at, "dana voicemail")
        await at.press("escape")
        assert at.app.screen is at.session
        assert at.logged == before


async def test_a_stop_is_asked_for_once_more(sit_down):
    async with sit_down() as at:
        before = at.logged
        await say(at, "mei asked to stop")
        assert "enter asks once more" in at.read
        await at.press("enter")
        assert at.logged == before
        assert "Mei Tanaka asked you to stop?" in at.read
        await at.press("enter")
        assert at.last("Mei").outcome is Outcome.STOP


async def test_a_call_is_put_off(sit_down):
    async with sit_down() as at:
        await say(at, "mei snooze wed")
        await at.press("enter")
        assert at.contact("Mei").snooze.until == day("Wed 25 Nov")


async def test_nobody_is_logged_who_went_away_while_it_was_typed(sit_down):
    async with sit_down([]) as at:
        at.app.push_screen(QuickEntry(at.desk, "gone", lambda _: None))
        await at.rest()
        await at.paste("voicemail")
        await at.press("enter")
        assert isinstance(at.app.screen, QuickEntry)
        assert at.logged == 0


async def test_text_from_outside_is_shown_plainly(sit_down):
    people = [
        person("[/b] Mei \x1b[31mTanaka", uid="1", company="[red]Corvid"),
        person("Mei Long" + "g" * 3000, uid="2", company="C" * 3000),
    ]
    async with sit_down(people) as at:
        await say(at, "mei")
        assert "[/b] Mei Tanaka" in at.read
        await at.press("tab")
        assert at.field.value == "[/b] Mei Tanaka "
        await at.type("vm")
        assert "[/b] Mei Tanaka, [red]Corvid" in at.read
        at.field.value = "mei long vm: " + "note [b] " * 400
        await at.rest()
        assert any(line.startswith("│ mei long vm: note [b]") for line in at.lines)


async def test_the_users_own_key_is_named_by_what_it_does(sit_down):
    async with sit_down(keys={"quick.log": "f9"}) as at:
        await say(at, "mei voicemail")
        assert "f9 logs it" in at.read
        await at.press("f9")
        assert at.last("Mei").outcome is Outcome.VOICEMAIL
