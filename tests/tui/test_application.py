"""An application: one form, one act, to somebody or to nobody known."""

import pytest

from followup_tui.desk.applying import ApplicationTyped
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Channel
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.tui.screens.application import ApplicationForm
from tests.builders import OTHER_NUMBER, day, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
DANA = person(company="Larkspur")
DAN = person("Dan Reed", uid="dan", phones=(OTHER_NUMBER,))
BOOK = [DANA, DAN, entry("Mon 16 Nov 09:00 voicemail"), entry("Mon 16 Nov 09:00 voicemail",
        contact="dan")]  # fmt: skip


@SIZES
@pytest.mark.covers("application", "logging.save")
async def test_where_nobody_is_named_it_goes_to_the_hiring_team(sit_down, size):
    async with sit_down(BOOK, size=size) as at:
        await at.press("A")
        assert isinstance(at.app.screen, ApplicationForm)
        await at.fill("fri", "Tidewater", "Senior analyst", "their website")
        assert "nobody: Hiring team, Tidewater · needs a number" in at.read
        await at.press("ctrl+s")
        assert at.said.startswith("Applied to Tidewater: Senior analyst.")
        sent = at.last("Hiring team")
        assert (sent.channel, sent.position, sent.place) == (
            *(Channel.APPLICATION, "Senior analyst", "their website"),
        )  # fmt: skip
        assert sent.day_only
        await at.press("u")
        assert len(at.desk.book.contacts) == 2
        await at.press("ctrl+r")
        assert at.contact("Hiring team").company == "Tidewater"


async def test_a_number_for_nobody_known_is_called_by_the_rules(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("A")
        await at.fill("", "Tidewater", "", "")
        await at.press("tab", "tab")
        await at.type("212 555 0143")
        assert "call Fri 27 Nov" in at.read
        await at.press("ctrl+s")
        assert at.desk.plan(at.uid("Hiring")).call.day == day("Fri 27 Nov")


async def test_somebody_known_is_found_as_they_are_typed_and_the_call_is_as_agreed(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("A", "down", "down", "down", "down")
        await at.type("da")
        await at.press("down", "down", "down", "up")
        await at.press("enter")
        assert at.app.screen._fields.typed.to.picked == "dana"
        assert "empty: Larkspur, as Dana Whitfield's" in at.read
        await at.type("reference LC-204")
        await at.press("up")
        await at.type("wed 3pm")
        assert "agreed: Wed 25 Nov 15:00" in at.read
        await at.press("ctrl+s")
        assert at.last("Dana").note == "reference LC-204"
        assert at.desk.plan("dana").call.fixed


async def test_it_can_be_left_at_that(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("A", "down")
        await at.type("Tidewater")
        await at.press("up", "up", "right")
        assert "no call" in at.read
        await at.press("ctrl+s")
        assert at.contact("Hiring").stage is Stage.LEAD


async def test_without_a_company_the_cursor_goes_there_and_nothing_is_logged(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("A", "ctrl+s")
        assert "which company?" in at.read
        await at.type("Tidewater")
        assert at.app.screen._fields.typed.company == "Tidewater"
        assert at.logged == 2


@pytest.mark.covers("logging.leave", "logging.discard")
async def test_what_was_typed_is_kept_until_it_is_thrown_away(sit_down):
    drafts = MemoryDrafts()
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("A")
        await at.fill("fri", "Tidewater", "Buyer", "a fair", "Sam Okoye", "ref 7")
        typed = at.app.screen._fields.typed
        await at.press("escape")
        assert "The application is kept as you typed it" in at.said
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("A")
        assert at.app.screen._fields.typed == typed
        await at.press("ctrl+n", "ctrl+n", "A")
        assert at.app.screen._fields.typed == ApplicationTyped()
    assert drafts.load() == []


async def test_a_name_from_outside_is_shown_plainly(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("A")
        await at.fill("", "[b]Tide[/b] [/x]", "[red]Buyer")
        await at.press("ctrl+s")
        assert at.said.startswith("Applied to [b]Tide[/b] [/x]: [red]Buyer")


async def test_somebody_at_an_agency_is_applied_to_for_another_company(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("A")
        await at.fill("fri", "Client Corp", "Data lead", "")
        await at.type("Dana Whitfield")
        await at.press("ctrl+s")
        assert at.said.startswith("Applied to Client Corp: Data lead")
        assert (at.last("Dana").company, at.contact("Dana").company) == ("Client Corp", "Larkspur")
        await at.look_at("Dana")
        assert "Data lead, Client Corp" in at.read
