"""Names and notes that would steer a terminal, or mean something to a markup."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.phone import Phone
from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal

TITLE = "\x1b]0;PWNED\x07"
CLEAR = "\x1b[2J\x1b[H"
OVERRIDE = "\u202e"
C1 = "\x9b31m"
NASTY = f"Eve{TITLE}{CLEAR}{OVERRIDE}{C1} Adams\r\n"


def test_hostile_text_reaches_the_terminal_as_plain_text(start, home):
    typed = Phone(typed=f"212 {TITLE}555 0188", e164="+12125550188")
    eve = known(
        "eve", company=f"Co{CLEAR}", role=f"R{OVERRIDE}ole", notes=f"N{TITLE}ote", tags=(C1,)
    )
    eve = replace(eve, name=NASTY, phones=(typed,))
    entry = said("eve", "Mon 16 Nov 09:12 voicemail", note=f"left{CLEAR} word{TITLE}{C1}")
    written(home, [eve, entry])
    screen = start().wait("1 to go", lambda seen: seen.person.startswith("Eve"))
    screen.wait("left word", "Note")
    screen.press("enter").wait("on call")
    screen.press("S").wait("asked you to stop?")
    screen.press("escape").wait("n no answer")
    screen.press("/").wait("1 of 1")
    screen.press("escape").gone("1 of 1")
    screen.press("v").wait(lambda seen: "Adams: voicemail" in seen.said)
    screen.press("q")
    assert screen.ended() == 0
    for hostile in (TITLE, CLEAR, OVERRIDE, C1, "PWNED"):
        assert hostile.encode() not in screen.raw.replace(b"\x1b[?1049h\x1b[2J", b"")


def test_markup_is_shown_as_it_is_written(start, home):
    name = "*[bold] [/x] [link=http://x]y"
    star = known("star", company="Acme [NYC]", role="[red]Chief", notes="[/] *bold*")
    star = replace(star, name=name)
    entry = said("star", "Mon 16 Nov 09:12 voicemail", note="[/note] \\[x]")
    written(home, [star, entry])
    screen = start().wait("1 to go", lambda seen: seen.person == name)
    screen.wait("[red]Chief, Acme [NYC]")
    screen.wait("[/] *bold*")
    assert "[/note] \\[x]" in screen.text
    assert name in screen.cursor_row
    screen.press("S").wait(f"{name} asked you to stop?")
    screen.press("escape").wait("n no answer")
    screen.press("enter").wait(f"Calling {name}")
    screen.press("v").wait(lambda seen: seen.said.startswith(f"{name}: voicemail"))
    screen.press("q")
    assert screen.ended() == 0
