"""Names and notes that would steer a terminal, or mean something to a markup."""

import pytest
from msgspec.structs import replace
from wcwidth import wcswidth

from followup_tui.domain.contact import Stage
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


NAMES = {
    "markup": "[bold]Bo[/] [/x] [@click=app.quit]Quit[/]",
    "escape": f"Esc{TITLE}{CLEAR}{C1} Apes",
    "right to left": "\u202eאביגיל כהן\u2066 \u200fمريم",
    "emoji": "👩🏽\u200d💻 Zoë 🇩🇪 👨\u200d👩\u200d👧",
    "wide": "田中 美咲 (たなか みさき)",
    "long": "Long" * 750,
}


WAYS = {
    "m": "Go on",
    "t": "When shall",
    "S": "No more calls or",
    "r": "What was it?",
    "z": "Put it off to:",
    "p": "Number to call:",
    "/": f"{2 * len(NAMES)} of {2 * len(NAMES)}",
    ":": "Quick entry",
    "E": "ctrl+s Save",
    "l": "Whom do you want",
    "B": "Backlog",
    "?": "Keys",
}


@pytest.mark.parametrize(
    ("size", "turned"), [((120, 40), 0), ((80, 24), 3)], ids=["wide", "narrow"]
)
def test_hostile_names_break_no_screen(start, home, size, turned):
    """Each way is gone for one of them, another one in the other size; the lists show all."""
    records = []
    for at, name in enumerate(NAMES.values()):
        card = known(f"who{at}", company=name, role=name, tags=(name,), notes=name)
        lead = known(f"lead{at}", 7, stage=Stage.LEAD, company=name)
        entry = said(f"who{at}", "Mon 16 Nov 09:12 voicemail", note=name)
        records += [replace(card, name=name), replace(lead, name=name), entry]
    written(home, records)
    screen = start(size=size).wait(f"{len(NAMES)} to go").settled()
    ways = [*WAYS.items()]
    for at, (key, words) in enumerate(ways[turned:] + ways[:turned]):
        screen.press(key).wait(words).settled()
        assert max(wcswidth(line) for line in screen.lines) <= size[0]
        screen.press("escape").gone(words)
        framed(screen, size)
        screen.press("up" if at % len(NAMES) == len(NAMES) - 1 else "down").settled()
    for step in ["down"] * len(NAMES):
        screen.press("h").wait("Delete").press("enter").wait("Correct ─").settled()
        screen.press("escape").gone("Correct ─").press("escape").wait("z Snooze")
        framed(screen, size)
        screen.press(step)
    screen.settled().press("v").wait("voicemail. Next:").settled()
    framed(screen, size)
    screen.press("q")
    assert screen.ended() == 0
    for hostile in (TITLE, OVERRIDE, C1, "PWNED", "\u200f", "\u2066"):
        assert hostile.encode() not in screen.raw


def framed(screen, size) -> None:
    """Every pane's frame is whole: no name has pushed a line out of its place."""
    corners = [line for line in screen.settled().lines if line.count("╭") != line.count("╮")]
    assert not corners, screen.text
    ends = {line[-1] for line in screen.lines[1:-3]}
    assert ends <= set("╮╯│─"), screen.text
    assert max(wcswidth(line) for line in screen.lines) <= size[0]
