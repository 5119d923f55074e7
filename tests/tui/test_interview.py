"""An interview: one form for everybody met, one act, an e-mail owed to each."""

import pytest

from followup_tui.desk.drafts import Drafts
from followup_tui.desk.form_reader import PersonTyped
from followup_tui.desk.meeting import MeetingTyped
from followup_tui.domain.draft import FormDraft
from followup_tui.domain.errors import StoreError
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.placing import Group
from followup_tui.storage.drafts import DraftFiles
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.tui.screens.interview import InterviewForm
from tests.builders import OTHER_NUMBER, day, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
DANA = person(company="Larkspur", emails=("dana@larkspur.example",))
DAN = person("Dan Reed", uid="dan", phones=(OTHER_NUMBER,))
BOOK = [DANA, DAN, entry("Thu 19 Nov 09:00 voicemail"), entry("Thu 19 Nov 09:00 voicemail",
        contact="dan")]  # fmt: skip


def owed(at):
    return sorted(one.contact.name for one in at.queue if one.group is Group.EMAILS_OWED)


@SIZES
@pytest.mark.covers("interview", "logging.save")
async def test_everybody_met_is_owed_an_e_mail_and_one_key_takes_it_all_back(sit_down, size):
    async with sit_down(BOOK, size=size) as at:
        await at.press("R")
        assert isinstance(at.app.screen, InterviewForm)
        await at.fill("fri 2pm", "5th floor", "", "the move to Boston")
        await at.type("Dana Whitfield")
        assert "e-mail by Mon 23 Nov" in at.read
        await at.press("tab", "tab")
        await at.fill("tue 3pm")
        assert "agreed: Tue 24 Nov 15:00" in at.read
        await at.type("Sam Okoye")
        await at.press("tab")
        await at.fill("sam@larkspur.example", "", "her boat")
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
        await at.fill("Larkspur", "", "dana", "Sam Okoye", "Dan Reed", "Mia Lund")
        people = at.app.screen._fields.typed.people
        assert [one.name for one in people] == [
            *("Dana Whitfield", "Sam Okoye", "Dan Reed", "Mia Lund", "")
        ]  # fmt: skip
        await at.press("ctrl+s")
        assert at.said.startswith("Interview at Larkspur: 4 people met")
        assert {at.contact(new).company for new in ("Sam", "Mia")} == {"Larkspur"}


SAMS = [
    person("Sam Okoye", uid="sam-o", company="Tidewater"),
    person("Sam Tan", uid="sam-t", phones=(OTHER_NUMBER,)),
    person("Gloria Ruiz", uid="gloria", company="Halcyon Foods"),
]


async def test_enter_takes_nobody_while_several_are_called_so(sit_down):
    async with sit_down(SAMS) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("sam")
        assert "2 are called so: ↓ chooses" in at.read
        await at.press("enter")
        assert at.app.screen._fields.typed.people[0].picked == ""
        assert "2 are called so: ↓ chooses" in at.read
        await at.press("down", "down", "enter")
        assert at.app.screen._fields.typed.people[0].picked == "sam-t"


async def test_a_name_found_by_the_company_alone_is_somebody_new(sit_down):
    async with sit_down(SAMS) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("Foo")
        assert "Gloria Ruiz" in at.read
        await at.press("enter", "ctrl+s")
        assert at.contact("Foo").name == "Foo"
        assert at.history("Gloria") == ()


async def test_a_click_on_a_name_goes_on_too(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("da")
        await at.click("RecordList", at=(1, 1))
        await at.type("Sam Okoye")
        people = at.app.screen._fields.typed.people
        assert [one.name for one in people] == ["Dan Reed", "Sam Okoye", ""]


@pytest.mark.covers("logging.next", "logging.previous")
async def test_people_are_found_as_they_are_typed_or_said_to_be_new(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("da")
        assert "Dan Reed" in at.read
        assert "somebody new" in at.read
        await at.press("down", "up", "down", "enter")
        assert at.app.screen._fields.people[0].name_field.text in {"Dana Whitfield", "Dan Reed"}
        await at.type("dan")
        await at.press("up", "enter")
        assert "new here" in at.read
        await at.press("ctrl+s")
        assert {"dan"} < {one.name for one in at.desk.book.contacts.values()}


@pytest.mark.covers("logging.leave")
@pytest.mark.parametrize("kept", ["files", "memory"])
async def test_what_was_typed_is_kept_until_it_is_logged(sit_down, tmp_path, kept):
    drafts = DraftFiles(tmp_path) if kept == "files" else MemoryDrafts()
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("R")
        await at.fill("fri 2pm", "5th floor", "Larkspur", "the move", "dana", "Sam Okoye")
        await at.press("up", "up")
        await at.fill("her boat", "thu")
        typed = at.app.screen._fields.typed
        await at.press("escape")
        assert at.said == "The interview is kept as you typed it, not logged: R goes on"
    if isinstance(drafts, DraftFiles):
        drafts.close()
        drafts = DraftFiles(tmp_path)
    async with sit_down(BOOK, drafts=drafts) as at:
        assert "The interview is kept" in at.said
        await at.press("R")
        assert at.app.screen._fields.typed == typed
        assert "As you left it" in at.read
        assert "her boat" in at.read
        await at.press("ctrl+s")
        assert at.said.startswith("Interview at Larkspur: 2 people met")
        assert at.desk.plan(at.uid("Sam")).call is None
        await at.press("R")
        assert at.app.screen._fields.typed.filled == MeetingTyped()
    if isinstance(drafts, DraftFiles):
        drafts.close()
        assert list(DraftFiles(tmp_path).load()) == []


class KilledBeforeTheFormIsDropped(MemoryDrafts):
    def drop(self, key):
        if not key.startswith("form"):
            super().drop(key)


async def test_an_interview_that_was_logged_is_not_given_back_after_a_kill(sit_down):
    drafts = KilledBeforeTheFormIsDropped()
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("Dana Whitfield")
        await at.press("ctrl+s")
        assert at.last("Dana").outcome is Outcome.MET
        after_a_kill, another = Drafts(drafts), Drafts(drafts)
        assert after_a_kill.forms == ["interview"]
        after_a_kill.drop_logged(at.desk.book)
        assert after_a_kill.forms == []
        another.keep_form("interview", MeetingTyped(people=(PersonTyped("Dana Whitfield", "fri"),)))
        another.drop_logged(at.desk.book)
        assert another.forms == ["interview"]  # it was typed since


@pytest.mark.covers("logging.discard")
async def test_what_was_typed_is_thrown_away_only_when_asked_twice(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "ctrl+n")
        assert not isinstance(at.app.screen, InterviewForm)
        await at.press("R")
        await at.type("fri")
        await at.press("ctrl+n")
        assert "again throws away what you typed" in at.read
        await at.type(" 2pm")
        await at.press("ctrl+n", "escape", "R")
        assert at.app.screen._fields.typed.when == "fri 2pm"
        await at.press("ctrl+n", "ctrl+n", "R")
        assert at.app.screen._fields.typed.filled == MeetingTyped()
        assert at.logged == 2


async def test_what_cant_be_logged_stays_typed(sit_down, monkeypatch):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("Dana Whitfield")

        def full(*_):
            raise StoreError("the disk is full")

        monkeypatch.setattr(at.desk._store, "commit", full)
        await at.press("ctrl+s")
        assert "the disk is full" in at.said
        await at.press("R")
        assert at.app.screen._fields.typed.people[0].name == "Dana Whitfield"


async def test_whoever_was_picked_is_meant_after_a_restart_and_found_anew_once_gone(sit_down):
    drafts = MemoryDrafts()
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("da")
        await at.press("down", "enter")
        assert at.app.screen._fields.typed.people[0].picked == "dan"
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("R", "ctrl+s")
        assert at.last("Dan Reed").outcome is Outcome.MET
    drafts.keep(FormDraft(form="interview", typed={"people": [{"name": "Al", "picked": "gone"}]}))
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("R")
        assert "new here" in at.read


@pytest.mark.parametrize("typed", [{"when": 7}, {"people": "x"}, {}, {"unknown": ["x"]}])
async def test_what_another_version_kept_does_no_harm(sit_down, typed):
    drafts = MemoryDrafts()
    drafts.keep(FormDraft(form="interview", typed=typed))
    async with sit_down(BOOK, drafts=drafts) as at:
        await at.press("R")
        assert at.app.screen._fields.typed.filled == MeetingTyped()


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
        assert at.contact("Dana").stage == "active"


async def test_each_may_have_a_next_call_of_their_own(sit_down):
    async with sit_down(BOOK) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.fill("Dana Whitfield")
        await at.type("Dan Reed")
        await at.press("tab", "tab")
        await at.type("tue 3pm")
        await at.press("up", "up", "up")
        await at.type("wed 9am")
        assert "agreed: Tue 24 Nov 15:00" in at.read
        assert "agreed: Wed 25 Nov 09:00" in at.read
        await at.press("ctrl+s")
        assert at.desk.plan("dan").call.day == day("Tue 24 Nov")
        assert at.desk.plan("dana").call.day == day("Wed 25 Nov")


async def test_names_from_outside_are_shown_plainly(sit_down):
    async with sit_down([person("[b]Dana[/b] [/x]", uid="dana")]) as at:
        await at.press("R", "down", "down", "down", "down")
        await at.type("[b]")
        assert "[b]Dana[/b] [/x]" in at.read
        await at.press("enter", "ctrl+s")
        assert owed(at) == ["[b]Dana[/b] [/x]"]


@SIZES
async def test_a_company_that_is_not_theirs_is_in_the_history_and_the_letter(sit_down, size):
    async with sit_down(BOOK, size=size) as at:
        await at.press("R")
        await at.fill("fri 2pm", "", "Other Co", "the tides")
        await at.type("Dana Whitfield")
        await at.press("ctrl+s")
        assert at.said.startswith("Dana Whitfield: interview at Other Co")
        assert (at.last("Dana").company, at.contact("Dana").company) == ("Other Co", "Larkspur")
        await at.look_at("Dana")
        assert "at Other Co · the tides" in at.read
        await at.press("W")
        assert "the work at Other Co" in at.read
        await at.press("escape", "u")
        assert at.last("Dana").company == ""
