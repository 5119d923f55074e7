"""Everything at hand while the phone rings: the note, the number, when it was, what to know."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from followup_tui.cli.demo import DEMO_START
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.phone import Phone
from followup_tui.storage.drafts import DraftFiles
from followup_tui.storage.memory import MemoryDrafts
from tests.builders import LOS_ANGELES, NUMBER, OTHER_NUMBER, TOKYO, clock, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
DESK = Phone(typed="+1 212 555 0143 x204", e164="+12125550143", ext="204", label="desk")


@SIZES
@pytest.mark.covers("call.note", "form.answer")
async def test_a_note_goes_with_whatever_outcome_comes(sit_down, size):
    async with sit_down(size=size) as at:
        await at.press("enter", "m")
        await at.type("n is busy. v too")
        await at.press("enter")
        assert at.pane.form is None
        assert "note" in at.read
        assert "n is busy. v too" in at.read
        await at.press("v")
        assert at.last("Dana").note == "n is busy. v too"
        assert at.last("Dana").outcome is Outcome.VOICEMAIL


@pytest.mark.covers("form.line", "form.leave")
async def test_a_note_may_have_lines_and_leaving_it_keeps_it(sit_down):
    async with sit_down() as at:
        await at.press("m")
        await at.type("one")
        await at.press("ctrl+j")
        await at.type("two")
        await at.press("escape", "n")
        assert at.last("Dana").note == "one\ntwo"


async def test_the_note_of_a_call_is_the_note_of_its_talk(sit_down):
    async with sit_down() as at:
        await at.press("m")
        await at.type("liked it")
        await at.press("enter", "t")
        assert "liked it" in at.read


@pytest.mark.covers("form.back")
async def test_a_question_before_is_one_key_away(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter", "enter")
        assert "good time" in at.question
        await at.press("up")
        assert "call again" in at.question


async def restarted(sit_down, drafts, *keys):
    async with sit_down(drafts=drafts) as at:
        await at.press(*keys)


@pytest.mark.parametrize("kept", ["files", "memory"])
async def test_a_note_an_answer_and_the_call_survive_a_crash(sit_down, tmp_path, kept):
    drafts = DraftFiles(tmp_path) if kept == "files" else MemoryDrafts()
    async with sit_down(drafts=drafts) as at:
        await at.press("enter", "t")
        await at.type("half")
        await at.press("enter")
        await at.type("tue 3")
    if isinstance(drafts, DraftFiles):
        drafts.close()
        drafts = DraftFiles(tmp_path)
    async with sit_down(drafts=drafts) as at:
        assert "You were on a call with Dana Whitfield" in at.said
        assert at.keys_belong_to == "Dana Whitfield"
        assert "on call" in at.text
        await at.press("t")
        assert "half" in at.read
        await at.press("enter")
        assert at.field.value == "tue 3"
        await at.type("pm")
        await at.press("enter")
        assert at.last("Dana").note == "half"
        assert at.last("Dana").seconds is not None
        assert at.last("Dana").commitment.words == "tue 3pm"
    if isinstance(drafts, DraftFiles):
        drafts.close()
    assert not list(drafts.load())


async def test_a_call_left_open_for_hours_is_not_timed(sit_down):
    drafts = MemoryDrafts()
    async with sit_down(drafts=drafts) as at:
        await at.press("enter")
        await at.tick(hours=4)
        assert "on call since 10:30" in at.text
        await at.press("v")
        assert at.last("Dana").seconds is None


async def test_a_draft_of_somebody_who_is_gone_is_no_call(sit_down):
    drafts = MemoryDrafts()
    async with sit_down(drafts=drafts) as at:
        await at.press("enter")
    async with sit_down([person("Omar Adeyemi")], drafts=drafts) as at:
        assert "on call" not in at.text
        await at.press("v")
        assert at.last("Omar").outcome is Outcome.VOICEMAIL


@pytest.mark.covers("call.number")
async def test_a_second_number_is_one_key_away(sit_down):
    dana = person(phones=(NUMBER, OTHER_NUMBER))
    async with sit_down([dana]) as at:
        assert "1 of 2, o other" in at.read
        await at.press("o")
        assert "(212) 555-0110 10:30 there" in at.read
        assert "2 of 2" in at.read
        await at.press("enter")
        assert at.app.clipboard == OTHER_NUMBER.e164
        await at.press("o")
        assert at.app.clipboard == NUMBER.e164
        await at.press("n")
        assert at.last("Dana").number == NUMBER.e164
        await at.press("enter")


async def test_another_number_is_not_the_same_with_another_extension(
    sit_down,
):
    twin = replace(DESK, ext="9")
    async with sit_down([person(phones=(DESK, twin, OTHER_NUMBER))]) as at:
        await at.press("o")
        assert "(212) 555-0110" in at.said
        await at.press("o")
        assert "ext. 204" in at.said
    async with sit_down([person(phones=(DESK, twin))]) as at:
        await at.press("o")
        assert at.said == "Dana Whitfield's numbers differ in the extension only"


async def test_a_number_that_cant_be_dialled_is_shown_and_not_dialled(sit_down):
    async with sit_down([person(phones=(Phone("ask for Sam"),))]) as at:
        await at.look_at("Dana")
        assert "ask for Sam: no number to dial" in at.read
        await at.press("enter")
        assert not at.app.clipboard
        assert at.logged == 0


@pytest.mark.covers("call.extension")
async def test_an_extension_is_one_key_away(sit_down):
    async with sit_down([person(phones=(DESK,))]) as at:
        assert "desk (212) 555-0143 ext. 204 10:30 there" in at.read
        assert "x extension" in at.read
        await at.press("enter")
        assert at.app.clipboard == DESK.e164
        await at.press("x")
        assert at.app.clipboard == "204"


async def test_without_another_number_or_an_extension_that_is_said(sit_down):
    async with sit_down([person()]) as at:
        await at.press("o")
        assert at.said == "Dana Whitfield has one number only"
        await at.press("x")
        assert at.said == "Dana Whitfield's number has no extension"


@pytest.mark.covers("call.hide")
async def test_a_number_is_hidden_for_one_call_and_recorded(sit_down):
    async with sit_down([person()]) as at:
        await at.press("asterisk")
        assert "number hidden" in at.text
        await at.press("enter")
        assert at.app.clipboard == "*672125550188"
        await at.press("n")
        assert at.last("Dana").hidden
        await at.look_at("Dana")
        await at.press("enter")
        assert "number hidden" not in at.pane._border_title.plain
        assert at.app.clipboard == NUMBER.e164


async def test_hiding_is_taken_back_by_the_same_key(sit_down):
    async with sit_down([person()]) as at:
        await at.press("asterisk", "asterisk", "n")
        assert not at.last("Dana").hidden


async def test_a_number_is_never_hidden_from_who_asked_to_stop(sit_down):
    stop = Interaction(uid="s", contact="dana", at=DEMO_START - timedelta(days=3), outcome="stop")
    async with sit_down([person(), person("Omar Adeyemi"), stop]) as at:
        at.session.go_to("dana")
        await at.rest()
        await at.press("asterisk")
        assert at.said == "Dana Whitfield asked to stop: no call"


async def test_a_number_that_is_none_is_not_dialled(sit_down):
    async with sit_down([person(phones=(Phone(typed="12 monkeys"),))]) as at:
        await at.look_at("Dana")
        await at.press("enter")
        assert "no number that can be dialled" in at.said
        assert "12 monkeys: no number to dial" in at.read
        assert not at.app.clipboard


@pytest.mark.parametrize(
    ("typed", "ago"),
    [("-20m", timedelta(minutes=20)), ("at 9:40", timedelta(minutes=50))],
)
@pytest.mark.covers("call.when")
async def test_a_call_logged_late_takes_its_time(sit_down, typed, ago):
    async with sit_down([person()]) as at:
        await at.press("at")
        await at.type(typed)
        assert at.echo.startswith("= Mon 23 Nov")
        await at.press("enter")
        assert f"at {DEMO_START - ago:%H:%M}" in at.pane._border_title.plain
        await at.press("v")
        assert at.last("Dana").at == DEMO_START - ago
        assert at.last("Dana").seconds is None


async def test_a_moment_to_come_is_no_time_of_a_call(sit_down):
    async with sit_down([person()]) as at:
        await at.press("at")
        await at.type("purple")
        await at.press("enter")
        assert at.pane.form is not None
        assert "purple" in at.echo


async def test_escape_takes_back_what_was_put_down_but_not_the_note(sit_down):
    async with sit_down([person()]) as at:
        await at.press("m")
        await at.type("kept")
        await at.press("enter", "asterisk", "escape", "n")
        assert (at.last("Dana").hidden, at.last("Dana").note) == (False, "kept")


@SIZES
async def test_quiet_hours_there_are_said_before_dialling(sit_down, size):
    long = "Dana-Margarethe von und zu Whitfield-Larkspur"
    async with sit_down([person(long, uid="dana", tz=TOKYO)], size=size) as at:
        at.session.go_to("dana")
        await at.rest()
        assert "! it is 00:30 there, before their 08:00" in at.read
        await at.press("enter")
        assert at.said.startswith("Dana")
        assert "it is 00:30" in at.said
        assert "· enter again calls anyway" in at.read
        assert "on call" not in at.text
        await at.press("enter")
        assert "… ─ 00:00 on call" in at.text or size == WIDE
        assert "00:00 on call" in at.text


async def test_a_warning_is_for_one_person_and_one_minute(sit_down):
    people = [person(tz=TOKYO), person("Omar Adeyemi", tz=TOKYO, phones=(OTHER_NUMBER,))]
    async with sit_down(people) as at:
        at.session.go_to("dana")
        await at.rest()
        await at.press("enter")
        at.session.go_to("omar")
        await at.rest()
        await at.press("enter")
        assert "on call" not in at.text
        await at.tick(minutes=2)
        await at.press("enter")
        assert "on call" not in at.text


async def test_an_unknown_zone_says_so(sit_down):
    async with sit_down([person(tz="")]) as at:
        assert "their time unknown" in at.read
        await at.press("enter")
        assert "their time unknown" in at.said


async def test_a_tel_link_is_opened_where_the_user_wants_that(sit_down):
    opened = []
    async with sit_down([person(phones=(DESK,))], dial=opened.append) as at:
        await at.press("asterisk", "enter")
        assert opened == ["tel:%2A672125550143;ext=204"]


async def test_a_dialler_that_fails_is_said_and_the_call_goes_on(sit_down):
    def refuse(link: str) -> None:
        raise FollowupError("xdg-open can't be started: No such file or directory")

    async with sit_down([person()], dial=refuse) as at:
        await at.press("enter")
        assert "Not dialled: xdg-open can't be started" in at.said
        assert "on call" in at.text


@SIZES
async def test_the_card_is_a_briefing_with_a_line_to_open_with(sit_down, size):
    async with sit_down(size=size) as at:
        assert "10:30 there" in at.read
        assert "Say Hello Dana" in at.read
        if size == WIDE:
            assert "So far 16 calls, 1 application: 6 voicemail" in at.read
            assert "Before" in at.read


@pytest.mark.covers("contact.keep_in_touch")
async def test_somebody_can_be_kept_in_touch_with(sit_down):
    async with sit_down([person()]) as at:
        await at.press("K")
        assert at.contact("Dana").stage is Stage.KEEP_IN_TOUCH
        await at.press("u")
        assert at.contact("Dana").stage is Stage.ACTIVE


@pytest.mark.covers("contact.edit")
async def test_a_contact_is_edited_from_the_session(sit_down):
    async with sit_down([person(tz=LOS_ANGELES)]) as at:
        await at.press("E")
        await at.type("X")
        await at.press("ctrl+s")
        assert at.desk.contact("dana").name == "Dana WhitfieldX"
        await at.press("u")
        assert at.desk.contact("dana").name == "Dana Whitfield"


async def test_an_outcome_is_pressed_by_a_click(sit_down):
    async with sit_down([person()]) as at:
        keys = at.session.query_one("OutcomeKeys")
        await at.click(keys, at=(keys.size.width // 2 + 3, 0))
        assert at.last("Dana").outcome is Outcome.VOICEMAIL


async def test_the_bottom_line_is_pressed_by_a_click(sit_down):
    async with sit_down([person()]) as at:
        await at.press("z")
        line = at.session.query_one("KeyLine")
        back = line.render().plain.index("Back")
        await at.click(line, at=(back, 0))
        assert at.pane.form is None


class TestWhenTheySaidToTry:
    @pytest.mark.covers("form.answer")
    async def test_goes_with_whatever_outcome_comes(self, sit_down):
        async with sit_down() as at:
            await at.press("enter", "m")
            await at.type("Sam says")
            await at.press("tab")
            await at.type("after four")
            assert "= from 16:00 their time" in at.read
            await at.press("enter", "g")
            left = at.last("Dana")
            assert (left.note, left.outcome) == ("Sam says", Outcome.GATEKEEPER)
            assert (left.hint.starts, left.hint.ends) == (clock("16:00"), None)
            assert left.hint.words == "after four"

    async def test_that_cant_be_read_says_so_and_stays(self, sit_down):
        async with sit_down() as at:
            await at.press("m", "tab")
            await at.type("whenever")
            await at.press("enter")
            assert at.pane.form is not None
            assert "whenever" in at.read
            await at.press("escape", "v")
            assert at.last("Dana").hint is None

    @pytest.mark.covers("form.back")
    async def test_is_kept_and_the_note_is_one_key_up(self, sit_down):
        async with sit_down() as at:
            await at.press("m", "tab")
            await at.type("before ten")
            await at.press("up")
            await at.type("in early")
            await at.press("enter", "m")
            assert "before ten" in at.read
            await at.press("enter", "v")
            assert (at.last("Dana").note, at.last("Dana").hint.ends) == ("in early", clock("10:00"))
