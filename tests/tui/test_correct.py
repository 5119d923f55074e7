"""Correcting an entry in its form: what, when, the note, what was agreed."""

from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from textual.widgets import Input, TextArea

from followup_tui.domain.acts import differing
from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Commitment, CommitmentKind, Interaction, Outcome
from followup_tui.tui.screens.correct import Correct
from followup_tui.tui.widgets.choice import Choice
from tests.builders import (
    LOS_ANGELES,
    agreed,
    entry,
    person,
    promised,
    suggested,
    there,
)
from tests.tui.conftest import NARROW, WIDE, Seat

CALL = entry("Thu 19 Nov 09:12 voicemail", uid="call", note="left word", tz=LOS_ANGELES)


@dataclass
class Sheet:
    """The form of one entry, and what it answered."""

    at: Seat
    entry: Interaction
    answers: list[Interaction | None] = field(default_factory=list)

    @property
    def answer(self) -> Interaction | None:
        (only,) = self.answers
        return only

    @property
    def changed(self) -> set[str]:
        assert self.answer is not None
        return differing(self.entry, self.answer)

    async def fill(self, field: str, text: str) -> None:
        """Put a text in place of what a field says."""
        found = self.at.app.screen.query_one(field)
        assert isinstance(found, Input | TextArea)
        found.focus()
        if isinstance(found, Input):
            found.value = text
        else:
            found.text = text
        await self.at.rest()

    async def choose(self, field: str, value: str) -> None:
        self.at.app.screen.query_one(field, Choice).value = value
        await self.at.rest()

    def reads(self, field: str) -> str:
        return str(self.at.app.screen.query_one(field).content)

    def value(self, field: str) -> str:
        return self.at.app.screen.query_one(field).value


WHEN, NOTE, PHRASE = "#when", "NoteArea", "#phrase-row Input"


@pytest.fixture
def open_(sit_down):
    """The form of an entry of Dana's, who is in California."""

    @asynccontextmanager
    async def open_(one: Interaction = CALL, *more: Interaction, size=WIDE):
        dana = person(tz=LOS_ANGELES)
        async with sit_down([dana, one, *more], size=size) as at:
            (known,) = [found for found in at.history("Dana") if found.uid == one.uid]
            sheet = Sheet(at, known)
            at.app.push_screen(Correct(at.desk, "dana", known), sheet.answers.append)
            await at.rest()
            yield sheet

    return open_


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_everything_stands_there_as_it_was(open_, size):
    call = replace(CALL, commitment=agreed("Mon 30 Nov 15:00", LOS_ANGELES))
    async with open_(call, size=size) as sheet:
        for words in (
            "Correct ─ Dana Whitfield",
            "● voicemail",
            "Thu 19 Nov 12:12",
            "= Thu 19 Nov 09:12 their time · 12:12 yours · 4 days ago",
            "left word",
            "● agreed",
            "Mon 30 Nov 15:00",
            "= Mon 30 Nov 15:00 their time · 18:00 yours · in 7 days",
        ):
            assert words in sheet.at.text
        saved = sheet.at.logged
        await sheet.at.press("ctrl+s")
        assert sheet.answers == [None]
        assert sheet.at.logged == saved


@pytest.mark.covers(
    "choice.after", "choice.before", "correct.go_on", "correct.next", "correct.previous"
)
@pytest.mark.covers("correct.save")
async def test_an_entry_is_corrected_by_keys_alone(open_):
    async with open_() as sheet:
        at = sheet.at
        await at.press("right", "right", "left", "down", "up", "enter")
        await sheet.fill(WHEN, "thu 12:30")
        await at.press("enter")
        await at.paste(" with Sam")
        await at.press("ctrl+s")
        assert sheet.changed == {"outcome", "at", "note"}
        assert sheet.answer.outcome is Outcome.GATEKEEPER
        assert sheet.answer.at == there("Thu 19 Nov 12:30")
        assert sheet.answer.note == "left word with Sam"
        assert at.history("Dana") == (sheet.entry,)


async def test_an_outcome_is_one_of_its_channel_and_can_be_clicked(open_):
    async with open_(entry("Thu 19 Nov 09:12 sent")) as sheet:
        assert "● e-mail sent  ○ they replied  ○ asked to stop" in sheet.at.text
        await sheet.at.click("#what", at=(16, 0))
        await sheet.at.press("ctrl+s")
        assert sheet.answer.outcome is Outcome.REPLIED


async def test_the_words_go_round(open_):
    async with open_() as sheet:
        for key in ("left", "right"):
            for _ in range(8):
                await sheet.at.press(key)
            assert sheet.value("#what") == Outcome.VOICEMAIL


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("-20m", "Mon 23 Nov 10:10", "Mon 23 Nov 07:10 their time · 10:10 yours · 20 min ago"),
        ("at 9:40", "Mon 23 Nov 09:40", "Mon 23 Nov 06:40 their time · 09:40 yours · 50 min ago"),
        ("tue 16:10", "Tue 17 Nov 16:10", "Tue 17 Nov 13:10 their time · 16:10 yours"),
        ("Thu 19 Nov 12:13", "Thu 19 Nov 12:13", "Thu 19 Nov 09:13 their time · 12:13 yours"),
        ("Thu 20 Nov 2025 08:00", "Thu 20 Nov 2025 08:00", "Thu 20 Nov 2025 05:00 their time"),
    ],
)
async def test_when_is_read_on_the_user_s_clock_and_said_on_both(open_, typed, at, said):
    async with open_() as sheet:
        await sheet.fill(WHEN, typed)
        assert sheet.reads("#when-echo").startswith(f"= {said}")
        await sheet.at.press("ctrl+s")
        assert (sheet.changed, sheet.answer.at) == ({"at"}, there(at))


@pytest.mark.parametrize(
    ("typed", "why"), [("tomorrow 9am", "still to come"), ("soonish", "soonish"), ("", "say a day")]
)
async def test_a_time_that_does_not_read_or_has_not_been_is_not_saved(open_, typed, why):
    async with open_() as sheet:
        await sheet.fill(WHEN, typed)
        assert why in sheet.reads("#when-echo")
        sheet.at.app.screen.query_one(NOTE).focus()
        await sheet.at.press("ctrl+s")
        assert sheet.answers == []
        assert sheet.at.app.screen.focused.id == "when"


async def test_a_moment_left_as_it_was_keeps_its_seconds(open_):
    call = replace(CALL, at=CALL.at.replace(second=42))
    async with open_(call) as sheet:
        await sheet.fill(NOTE, "new")
        await sheet.at.press("ctrl+s")
        assert (sheet.changed, sheet.answer.at.second) == ({"note"}, 42)


@pytest.mark.covers("correct.line")
async def test_a_note_has_lines(open_):
    async with open_() as sheet:
        await sheet.fill(NOTE, "")
        await sheet.at.type("one")
        await sheet.at.press("ctrl+j")
        await sheet.at.type("two")
        await sheet.at.press("enter")
        assert sheet.at.app.focused is sheet.at.app.screen.query_one("#annoyed")
        await sheet.at.press("ctrl+s")
        assert sheet.answer.note == "one\ntwo"


async def test_what_was_changed_elsewhere_meanwhile_is_said_and_kept(open_):
    async with open_() as sheet:
        await sheet.fill(WHEN, "thu 12:30")
        elsewhere = replace(sheet.entry, note="said elsewhere", annoyed=True)
        sheet.at.desk.apply("", [Put(elsewhere)])
        await sheet.at.press("ctrl+s")
        assert "Changed elsewhere meanwhile" in sheet.at.read
        assert sheet.answers == []
        await sheet.at.press("ctrl+s")
        expected = replace(elsewhere, at=there("Thu 19 Nov 12:30"))
        assert differing(sheet.answer, expected) == set()


async def test_a_note_from_outside_is_shown_plainly_and_kept_as_it_is(open_):
    call = replace(CALL, note="[b]bold[/x] \x1b[2Jclear\n\n")
    async with open_(call) as sheet:
        assert "[b]bold[/x] clear" in sheet.at.text
        await sheet.choose("#what", Outcome.BUSY)
        await sheet.at.press("ctrl+s")
        assert sheet.changed == {"outcome"}


# What was agreed


KEPT = agreed("Mon 30 Nov 15:00", LOS_ANGELES)
LAST_WEEK = suggested("Wed 18 Nov", "13:00", "after lunch", LOS_ANGELES)


@pytest.mark.parametrize(
    ("before", "phrase", "after"),
    [
        (None, "tue 3pm", agreed("Tue 24 Nov 15:00", LOS_ANGELES)),
        (None, "wed after lunch", suggested("Wed 25 Nov", "13:00", "after lunch", LOS_ANGELES)),
        (None, "fri", promised("Fri 20 Nov", LOS_ANGELES)),
        (None, "nov 20 3pm", agreed("Fri 20 Nov 15:00", LOS_ANGELES)),
        (None, "", promised(tz="")),
        (KEPT, "Mon 30 Nov 16:00", agreed("Mon 30 Nov 16:00", LOS_ANGELES)),
        (KEPT, "Mon 30 Nov 15:00", suggested("Mon 30 Nov", "15:00", tz=LOS_ANGELES)),
        (KEPT, "Mon 30 Nov 15:00", promised("Mon 30 Nov", LOS_ANGELES)),
        (KEPT, "", promised(tz="")),
        (LAST_WEEK, "Wed 18 Nov after lunch", promised("Wed 18 Nov", LOS_ANGELES)),
        (promised(), "wed", suggested("Wed 25 Nov", tz=LOS_ANGELES)),
    ],
)
async def test_what_was_agreed_is_corrected(open_, before, phrase, after):
    async with open_(replace(CALL, commitment=before)) as sheet:
        await sheet.choose("#kind", after.kind)
        await sheet.fill(PHRASE, phrase)
        await sheet.at.press("enter")
        assert sheet.changed == {"commitment"}
        assert replace(sheet.answer.commitment, words="") == after


async def test_what_was_agreed_is_read_from_when_it_is_said_to_have_been(open_):
    async with open_() as sheet:
        await sheet.fill("#when", "nov 10 3pm")
        await sheet.choose("#kind", "appointment")
        await sheet.fill(PHRASE, "tomorrow 3pm")
        said = "= Wed 11 Nov 15:00 their time · 18:00 yours · 12 days ago"
        assert sheet.reads("#phrase-echo") == said


async def test_nothing_agreed_takes_it_away(open_):
    async with open_(replace(CALL, commitment=KEPT)) as sheet:
        await sheet.choose("#kind", "")
        assert not sheet.at.app.screen.query_one(PHRASE).parent.display
        sheet.at.app.screen.query_one("#kind").focus()
        await sheet.at.press("enter")
        assert sheet.answer.commitment is None


@pytest.mark.parametrize(
    "said",
    [
        KEPT,
        agreed("Mon 16 Nov 15:00", LOS_ANGELES),
        promised("Fri 20 Nov", LOS_ANGELES),
        promised(),
        Commitment(CommitmentKind.PROMISE, words="soon"),
        replace(KEPT, words="monday three"),
    ],
)
async def test_what_was_agreed_and_is_not_touched_is_kept_as_it_is(open_, said):
    async with open_(replace(CALL, commitment=said)) as sheet:
        await sheet.fill(NOTE, "new")
        await sheet.at.press("ctrl+s")
        assert sheet.changed == {"note"}
        assert sheet.answer.commitment == said


@pytest.mark.parametrize(
    ("before", "kind", "phrase", "why"),
    [
        (None, "appointment", "", "when?"),
        (None, "suggestion", "", "when?"),
        (None, "appointment", "tue", "at what time?"),
        (None, "suggestion", "some day", "some"),
        (None, "promise", "mon 16 nov 2026", "has passed"),
        (promised(), "suggestion", "", "when?"),
        (promised("Fri 27 Nov", LOS_ANGELES), "appointment", "Fri 27 Nov", "at what time?"),
    ],
)
async def test_what_does_not_read_is_not_saved(open_, before, kind, phrase, why):
    async with open_(replace(CALL, commitment=before)) as sheet:
        await sheet.choose("#kind", kind)
        await sheet.fill(PHRASE, phrase)
        assert why in sheet.reads("#phrase-echo")
        await sheet.at.press("ctrl+s")
        assert sheet.answers == []


# What stays


@pytest.mark.parametrize(
    ("line", "word"),
    [("Thu 19 Nov 09:12 stop", "asked to stop"), ("Thu 19 Nov 09:12 stop_lifted", "stop lifted")],
)
async def test_of_a_stop_only_the_note_and_time_can_be_changed(open_, line, word):
    async with open_(entry(line)) as sheet:
        assert f"● {word}" in sheet.at.text
        assert "voicemail" not in sheet.at.text.split("Correct ─")[1].splitlines()[2]
        assert "suggested" not in sheet.at.text
        await sheet.at.press("right", "left", "right")
        await sheet.fill(NOTE, "by mail")
        await sheet.at.press("ctrl+s")
        assert sheet.changed == {"note"}


async def test_what_can_not_have_happened_is_said_in_the_form(open_):
    stop = entry("Wed 18 Nov 09:00 stop", tz=LOS_ANGELES)
    async with open_(replace(CALL, outcome=Outcome.THEY_CALLED), stop) as sheet:
        await sheet.choose("#what", Outcome.TALKED)
        await sheet.at.press("ctrl+s")
        assert sheet.answers == []
        assert "asked to stop: nothing goes to them any more" in sheet.at.read
        await sheet.choose("#what", Outcome.THEY_CALLED)
        assert "nothing goes to them" not in sheet.at.read


# Leaving


@pytest.mark.covers("correct.leave")
async def test_leaving_with_something_changed_asks_once(open_):
    async with open_() as sheet:
        await sheet.fill(NOTE, "much was said")
        await sheet.at.press("escape")
        assert sheet.answers == []
        assert "once more leaves it as it was" in sheet.at.read
        await sheet.fill(NOTE, "much more was said")
        await sheet.at.press("escape")
        assert sheet.answers == []
        await sheet.at.press("escape")
        assert sheet.answers == [None]


async def test_leaving_with_nothing_changed_does_not_ask(open_):
    async with open_() as sheet:
        await sheet.at.press("right", "left", "escape")
        assert sheet.answers == [None]
