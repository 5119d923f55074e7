"""What the card says where there is little room: what one needs first, cut behind a word."""

import pytest

from tests.builders import entry, person, promised
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
PROMISED = [
    person(),
    entry("Mon 16 Nov 10:00 voicemail", note="left word with Sam, who was kind about it all"),
    entry("Thu 19 Nov 10:00 talked", promised("Fri 20 Nov"), note="the panel votes this week"),
]


def card(at) -> list[str]:
    """The lines of the card, without its frame."""
    top = next(nth for nth, line in enumerate(at.lines) if "╭─ Dana" in line)
    left = at.lines[top].index("╭─ Dana") + 2
    below = at.lines[top + 1 :]
    end = next(nth for nth, line in enumerate(below) if line[left - 1] == "─")
    return [line[left:].rstrip("│ ") for line in below[:end]]


@SIZES
async def test_what_to_say_is_there_in_full_before_the_call(sit_down, size):
    async with sit_down(PROMISED, size=size) as at:
        said = " ".join(" ".join(card(at)).split())
        assert at.session.person.briefing.to_say.opening in said


async def test_where_it_is_narrow_day_and_words_come_first_and_reasons_are_cut_behind_a_word(
    sit_down,
):
    async with sit_down(PROMISED, size=NARROW) as at:
        reach, coming, *rest = card(at)
        assert reach.startswith("(212) 555-0188")
        assert coming == "Next   call Mon 23 Nov: following up makes …"
        assert any(line.startswith("Say    ") for line in rest)
        cut = coming.removeprefix("Next   ").removesuffix(" …")
        assert at.session.person.briefing.next.startswith(f"{cut} ")


async def test_a_word_longer_than_the_line_is_cut_within(sit_down):
    note = "x" * 200
    history = [entry("Thu 19 Nov 10:00 voicemail", note=note)]
    async with sit_down([person(), *history], size=NARROW) as at:
        at.session.go_to(at.uid("Dana"))
        await at.rest()
        (last,) = (line for line in card(at) if line.startswith("Last"))
        assert last == "Last   voicemail Thu 19 Nov, 4 days ago …"
