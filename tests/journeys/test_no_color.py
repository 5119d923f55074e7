"""`NO_COLOR`: not one colour on any screen, and nothing that only a colour would tell."""

import re

import pytest

from tests.journeys.people import known, written

pytestmark = pytest.mark.terminal

COLOURS = {*range(30, 39), *range(40, 49), *range(90, 108)}
PLAINLY = {"NO_COLOR": "1", "COLORTERM": "truecolor"}


def coloured(screen) -> set[bytes]:
    """The commands for a colour that were sent to the terminal."""
    sent = set(re.findall(rb"\x1b\[([\d;]+)m", screen.raw))
    return {one for one in sent if COLOURS & {int(part) for part in one.split(b";") if part}}


def reversed_words(screen) -> str:
    """What stands out by being drawn the other way round."""
    lines = (screen._screen.buffer[line] for line in range(screen._screen.lines))
    cells = (line[at] for line in lines for at in range(screen._screen.columns))
    return "".join(cell.data if cell.reverse else "\n" for cell in cells)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_no_screen_has_a_colour_and_each_shows_where_one_is(start, size):
    screen = start("--demo", size=size, env=PLAINLY).wait("17 to go", "Dana Whitfield")
    screen.settled()
    assert "Today" in reversed_words(screen)
    assert "▸10:30 Dana Whitfield" in reversed_words(screen)
    screen.press("enter").wait("on call")
    screen.press("t").wait("When shall I call again?").settled()
    assert "Outcome" in reversed_words(screen)
    assert "Today" not in reversed_words(screen)
    screen.press("enter").writes_at("When shall I call again?").type("xyz")
    screen.wait("can't read 'xyz'").settled()
    screen.press("escape").wait("n no answer")
    screen.press("S").wait("asked you to stop?").press("escape").wait("n no answer")
    for key, words in {"/": "of 38", "l": "start on", "?": "Calls", "a": "Name"}.items():
        screen.press(key).wait(words).settled()
        screen.press("escape").gone(words)
    screen.type("\x10").wait("Search for commands").settled()
    screen.press("escape").gone("Search for commands")
    assert coloured(screen) == set()


def stands_out(words: str, at: int):
    """Whether the letter so far behind the beginning of these words is reversed; it blinks."""

    def look(screen) -> bool:
        lines = (n for n, text in enumerate(screen._screen.display) if words in text)
        if (line := next(lines, None)) is None:
            return False
        begins = screen._screen.display[line].index(words)
        return screen._screen.buffer[line][begins + at].reverse

    return look


def test_the_cursor_of_a_field_and_of_a_note_can_be_seen(start):
    screen = start("--demo", env=PLAINLY).wait("17 to go")
    screen.press("/").wait("of 38").type("whitf").wait("1 of 38")
    screen.wait(stands_out("whitf", len("whitf")))
    screen.press("escape").gone("1 of 38").press("t").wait("When shall I call again?")
    screen.wait(stands_out("Note: what was said", 0))
    assert coloured(screen) == set()


def test_the_sample_data_asked_for_from_within_has_no_colour_either(start):
    screen = start(env=PLAINLY).wait("Welcome")
    screen.press("d").wait("17 to go", "Dana Whitfield").settled()
    assert coloured(screen) == set()


def test_an_empty_no_color_says_nothing(start):
    screen = start("--demo", env={**PLAINLY, "NO_COLOR": ""}).wait("17 to go").settled()
    assert coloured(screen)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "followup-contrast"])
def test_no_theme_brings_a_colour_back(start, home, theme):
    (home / "config.toml").write_text(f'[looks]\ntheme = "{theme}"\n')
    written(home, [known("eve")])
    screen = start(env=PLAINLY).wait("1 to go").settled()
    assert coloured(screen) == set()
    assert "▸" in reversed_words(screen)


def test_a_theme_there_is_none_of_is_refused_with_its_line(start, home):
    (home / "config.toml").write_text('[you]\nzone = "UTC"\n\n[looks]\ntheme = "followup-drak"\n')
    screen = start()
    assert screen.ended() == 1
    assert "config.toml, line 5: looks.theme: there is no theme 'followup-drak'" in screen.text
    assert "perhaps followup-dark" in screen.text
