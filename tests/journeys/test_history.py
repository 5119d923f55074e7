"""Before a call somebody reads up on a long acquaintance, finds what was said, puts it right."""

import pytest
from msgspec.structs import replace

from tests.builders import agreed, promised
from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal
SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])

STORY = [
    said("Ada Birch", "Mon 17 Aug 09:00 voicemail", note="[bold]first[/bold] word with Sam"),
    said("Ada Birch", "Mon 24 Aug 09:00 voicemail"),
    said("Ada Birch", "Mon 31 Aug 09:00 voicemail"),
    said("Ada Birch", "Mon 7 Sep 09:00 voicemail"),
    said(
        "Ada Birch",
        "Mon 19 Oct 10:00 talked",
        replace(promised("Fri 23 Oct"), words="after the offsite"),
        note="They reorganise.\n\nSam runs \x1b[31mthe desk\x1b[0m now.",
    ),
    said("Ada Birch", "Thu 22 Oct 11:00 they_called", agreed("Tue 27 Oct 15:00"), note="So warm!"),
    said("Ada Birch", "Tue 27 Oct 15:00 no_answer"),
    said("Ada Birch", "Mon 16 Nov 09:00 voicemail", note="left word with Sam 🎉"),
]


@SIZES
def test_a_history_is_read_searched_and_put_right(start, home, exported, size):
    written(home, [known("Ada Birch"), *STORY])
    screen = start(size=size).wait("1 to go").press("h")
    screen.wait("Monday 16 November · a week ago", "▸09:00 you  voicemail", "Next: call")
    screen.wait("Entry 8 of 8").press("up").wait("Entry 7 of 8", "you  no answer")
    screen.press("up").wait("→ agreed Tue 27 Oct 15:00: not kept, no answer")
    screen.press("up").wait("→ they promised by Fri 23 Oct “after the offsite”: kept", "6 weeks")
    screen.wait("Sam runs the desk now.")
    screen.press("/").wait("Search").type("SAM").wait("Match 2 of 3").press("enter")
    screen.wait("d Delete").press("n").wait("Match 3 of 3", "[bold]first")
    screen.press("n").wait("Match 1 of 3").press("N").wait("Match 3 of 3")
    screen.press("escape").gone("Match").press("enter").wait("Correct ─").settled()
    screen.press("left").wait("● busy").press("ctrl+s").gone("Correct ─")
    screen.wait("busy, corrected · u undoes", "saved", "you  busy")
    screen.press("u").wait("Undone").press("ctrl+r").wait("Done again")
    screen.press("escape").wait("1 to go").press("q")
    assert screen.ended() == 0
    assert exported()["interactions"][0]["outcome"] == "busy"


@SIZES
def test_it_is_read_during_a_call_and_the_call_goes_on(start, home, exported, size):
    written(home, [known("Ada Birch"), *STORY])
    screen = start(size=size).wait("1 to go").press("enter").wait("on call").press("h")
    screen.wait("on a call with Ada Birch", "Entry 8 of 8").press("escape").wait("on call")
    screen.press("v").wait("voicemail. Next:", "saved").press("q")
    assert screen.ended() == 0
    assert len(exported()["interactions"]) == 9
