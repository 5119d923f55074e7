"""An interview: one form for everybody met, one act, an e-mail owed to each."""

import pytest

from followup_tui.domain.interaction import Outcome
from followup_tui.planning.placing import Group
from followup_tui.tui.held_key import HeldKey
from followup_tui.tui.screens import interview
from followup_tui.tui.screens.interview import InterviewForm
from tests.builders import OTHER_NUMBER, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
DANA = person(company="Larkspur", emails=("dana@larkspur.example",))
DAN = person("Dan Reed", uid="dan", phones=(OTHER_NUMBER,))
BOOK = [DANA, DAN, entry("Thu 19 Nov 09:00 voicemail"), entry("Thu 19 Nov 09:00 voicemail",
        contact="dan")]  # fmt: skip


@pytest.fixture(autouse=True)
def _clocked(monkeypatch, time) -> None:
    """Keys come as slowly here as everywhere in these tests."""
    monkeypatch.setattr(interview, "HeldKey", lambda: HeldKey(time.since_the_last_key))


def owed(at):
    return sorted(one.contact.name for one in at.queue if one.group is Group.EMAILS_OWED)


async def fill(at, *fields):
    """Fill the fields one by one, as somebody types them, and go on after each."""
    for text in fields:
        if text:
            await at.type(text)
        await at.press("enter")


@SIZES
@pytest.mark.covers("interview", "interview.save")
async def test_everybody_met_is_owed_an_e_mail_and_one_key_takes_it_all_back(sit_down, size):
    async with sit_down(BOOK, size=size) as at:
        await at.press("R")
        assert isinstance(at.app.screen, InterviewForm)
        await fill(at, "fri 2pm", "5th floor", "", "the move to Boston")
        await fill(at, "dana")
        assert "e-mail by Mon 23 Nov" in at.read
        await at.type("Sam Okoye")
        await at.press("tab")
        await fill(at, "sam@larkspur.example", "", "her boat", "", "tue 3pm")
        assert "agreed: Tue 24 Nov 15:00" in at.read
        await at.press("ctrl+s")
        assert at.said.startswith("Interview at Larkspur: 2 people met, an e-mail owed to each")
        assert owed(at) == ["Dana Whitfield", "Sam Okoye"]
        met = at.last("Dana")
        assert (met.outcome, met.place, met.note) == (
            Outcome.MET, "5th floor", "the move to Boston"
        )  # fmt: skip
        assert at.desk.plan("dana").call.fixed
        assert (at.contact("Sam").company, at.last("Sam").note) == ("Larkspur", "her boat")
        await at.press("u")
        assert owed(at) == []
        assert len(at.desk.book.contacts) == 2
        await at.press("ctrl+r")
        assert owed(at) == ["Dana Whitfield", "Sam Okoye"]


async def test_enter_after_a_name_goes_on_to_the_next_whoever_it_is(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down")
        await fill(at, "Larkspur", "", "dana", "Sam Okoye", "Dan Reed", "Mia Lund", "", "tue")
        people = at.app.screen._fields.typed.people
        assert [one.name for one in people] == [
            *("Dana Whitfield", "Sam Okoye", "Dan Reed", "Mia Lund", "")
        ]  # fmt: skip
        assert at.app.screen._fields.typed.next_call == "tue"
        await at.press("ctrl+s")
        assert at.said.startswith("Interview at Larkspur: 4 people met")
        assert {at.contact(new).company for new in ("Sam", "Mia")} == {"Larkspur"}


async def test_a_click_on_a_name_goes_on_too(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("da")
        await at.pilot.click("RecordList", offset=(1, 0))
        await at.type("Sam Okoye")
        people = at.app.screen._fields.typed.people
        assert [one.name for one in people] == ["Dan Reed", "Sam Okoye", ""]


@pytest.mark.covers("interview.next", "interview.previous")
async def test_people_are_found_as_they_are_typed_or_said_to_be_new(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("da")
        assert "Dan Reed" in at.read
        assert "somebody new" in at.read
        await at.press("down", "up", "down", "enter")
        assert at.app.screen._fields.people[0].name_field.text in {"Dana Whitfield", "Dan Reed"}
        await at.type("dan")
        await at.press("down", "down", "enter")
        assert "new here" in at.read
        await at.press("ctrl+s")
        assert {"dan"} < {one.name for one in at.desk.book.contacts.values()}


@pytest.mark.covers("interview.leave")
async def test_what_was_typed_is_left_only_when_asked_twice(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "escape")
        assert not isinstance(at.app.screen, InterviewForm)
        await at.press("R")
        await at.type("fri")
        await at.press("escape")
        assert "again leaves without logging" in at.read
        await at.press("escape")
        assert not isinstance(at.app.screen, InterviewForm)
        assert at.logged == 2


async def test_it_opens_from_the_history_too(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("h", "R")
        assert isinstance(at.app.screen, InterviewForm)


async def test_whoever_asked_to_stop_is_named_and_nothing_is_logged(sit_down):
    async with sit_down([*BOOK, entry("Fri 20 Nov 09:00 stop", contact="dan")]) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("Dan Reed")
        await at.press("ctrl+s")
        assert "asked to stop: nothing goes to them" in at.read
        assert isinstance(at.app.screen, InterviewForm)
        assert at.logged == 3


async def test_without_interest_the_e_mail_says_so(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("Dana Whitfield")
        await at.press("tab", "tab", "tab", "tab", "right")
        assert "no more calls" in at.read
        await at.press("ctrl+s")
        await at.look_at("Dana")
        await at.press("enter")
        assert "I don't believe that I am the right person" in at.read
        assert at.contact("Dana").stage == "closed"


async def test_with_whom_the_call_was_agreed_is_asked_once_there_are_several(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await fill(at, "Dana Whitfield", "Dan Reed", "", "tue 3pm")
        assert "● Dana Whitfield ○ Dan Reed" in at.read
        await at.press("right", "ctrl+s")
        assert at.desk.plan("dan").call.fixed
        assert not at.desk.plan("dana").call.fixed


async def test_names_from_outside_are_shown_plainly(sit_down):
    async with sit_down([person("[b]Dana[/b] [/x]", uid="dana")]) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("[b]")
        assert "[b]Dana[/b] [/x]" in at.read
        await at.press("enter", "ctrl+s")
        assert owed(at) == ["[b]Dana[/b] [/x]"]
