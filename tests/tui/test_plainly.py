"""What comes from outside is shown as it is: it breaks no line, and runs no code of a terminal."""

import unicodedata

import pytest
from rich.cells import cell_len
from wcwidth import wcwidth

from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from tests.builders import entry, person
from tests.tui.conftest import NARROW, WIDE

HOSTILE = {
    "markup": "[bold]Acme[/bold] [NYC] [/x]",
    "action": "[@click=app.quit]Click[/]",
    "colours": "\x1b[31mRed\x1b[0m Dunn",
    "title": "\x1b]0;owned\x07Tina",
    "tab": "Tab\tHere\rThere\nEnd",
    "turned": "\u202eenoD\u2066 dI\u200f",
    "long": "L" + "o" * 2998 + "g",
    "words": "many words " * 270,
    "wide": "漢字の名前がとても長い人" * 8,
    "emoji": "🎉 Party 👩‍👩‍👧 Family 🇩🇪 flag ❤️ 1️⃣ 👍🏽",
    "scripts": "प्रिया شيرين דנה 한글 \u1112\u1161\u11ab ก็ดี می\u200cخواهم",
    "unseen": "soft\u00adhyphen zero\u200bwidth joined\u2060word \U000e0041tag \U000ebeef",
    "marks": "Z̸̢̛a̷l̶g̵o̴ " + "e\u0301" * 80,
    "null": "Nu\x00ll\x08\x7f",
}


def people():
    for number, (uid, name) in enumerate(HOSTILE.items()):
        yield person(name, uid=uid, company=name, role=name, notes=name)
        yield entry(f"Mon 16 Nov 09:{number:02} voicemail", contact=uid, note=name)
        yield person(f"lead {name}", uid=f"lead-{uid}", company=name, role=name, phones=(),
                     stage=Stage.LEAD)  # fmt: skip


def fits(at) -> None:
    """No line is wider than the terminal, and nothing in it moves a cursor or turns text round."""
    width, height = at.app.size
    assert len(at.lines) == height
    for line in at.app.screen._compositor.render_strips():
        assert line.cell_length == cell_len(line.text) == width, line.text
        assert sum(map(wcwidth, line.text)) == width, line.text
        odd = {letter for letter in line.text if unicodedata.category(letter) in {"Cc", "Cs"}}
        assert not odd | (set(line.text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u200e\u200f"))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_names_are_shown_plainly_on_the_main_screen(sit_down, size):
    async with sit_down(list(people()), size=size) as at:
        for uid in HOSTILE:
            at.session.go_to(uid)
            await at.rest()
            fits(at)
        await at.press("enter")
        fits(at)
        await at.press("v")
        fits(at)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_names_break_no_form_and_no_list(sit_down, size):
    async with sit_down(list(people()), size=size) as at:
        for uid, key in {"markup": "t", "long": "S", "wide": "z", "emoji": "p"}.items():
            at.session.go_to(uid)
            await at.rest()
            await at.press(key)
            fits(at)
            await at.press("escape")
        for key in ("slash", "l"):
            await at.press(key)
            fits(at)
            await at.press("escape")
        fits(at)


async def test_hostile_leads_are_asked_for_their_numbers_plainly(sit_down):
    async with sit_down(list(people()), size=NARROW) as at:
        await at.press("l", *["space"] * len(HOSTILE), "enter")
        for _ in HOSTILE:
            fits(at)
            await at.press("enter")
        assert at.app.screen is at.session
        fits(at)


async def test_square_brackets_are_letters(sit_down):
    async with sit_down(list(people())) as at:
        at.session.go_to("markup")
        await at.rest()
        assert at.keys_belong_to == "[bold]Acme[/bold] [NYC] [/x]"
        assert "[bold]Acme[/bold] [NYC] [/x]" in at.text
        await at.press("v")
        assert at.last("[bold]Acme").outcome is Outcome.VOICEMAIL
        assert at.said.startswith("[bold]Acme[/bold] [NYC] [/x]: voicemail")


async def test_a_note_of_square_brackets_is_kept_and_shown(sit_down):
    async with sit_down() as at:
        await at.press("t")
        await at.paste("Said [/b] and [red]no[/red]")
        await at.press(*["enter"] * 5)
        await at.look_at("Dana")
        assert at.last("Dana").note == "Said [/b] and [red]no[/red]"
        assert "Said [/b] and [red]no[/red]" in at.read


async def test_what_is_typed_into_a_question_is_echoed_plainly(sit_down):
    async with sit_down() as at:
        await at.press("t", "enter")
        await at.paste("[/x] [bold]")
        fits(at)
        await at.press("enter")
        assert at.pane.form is not None


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_is_pasted_into_a_field_or_a_note_is_drawn_plainly(sit_down, name):
    async with sit_down(size=NARROW) as at:
        await at.press("slash")
        await at.paste(HOSTILE[name].partition("\n")[0])
        fits(at)
        await at.press("escape", "t")
        await at.paste(HOSTILE[name])
        fits(at)


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
async def test_every_screen_fits_a_terminal_of_another_size(sit_down, size):
    async with sit_down(size=size) as at:
        fits(at)
        for key in ("t", "slash", "l"):
            await at.press(key)
            fits(at)
            await at.press("escape")
