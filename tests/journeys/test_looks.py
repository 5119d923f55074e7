"""Looks: our themes in their colours, chosen in the config or from within, at both sizes."""

import re

import pytest

from followup_tui.tui.themes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT
from tests.journeys.people import due_today, written

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"]),
]
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
TRUE_COLOURS = {"COLORTERM": "truecolor"}


def ground(theme) -> bytes:
    """The command that paints in the background of a theme."""
    red, green, blue = (int(theme.background[at : at + 2], 16) for at in (1, 3, 5))
    return f"48;2;{red};{green};{blue}".encode()


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST, CONTRAST_LIGHT], ids=lambda one: one.name)
def test_a_theme_of_the_config_is_drawn_in_its_colours(start, home, theme, size):
    (home / "config.toml").write_text(f'[looks]\ntheme = "{theme.name}"\n')
    written(home, due_today(["Ada Birch"]))
    screen = start(size=size, env=TRUE_COLOURS).wait("1 to go").settled()
    assert ground(theme) in screen.raw
    assert "▸" in screen.text
    screen.press("q")
    assert screen.ended() == 0


def test_another_theme_is_chosen_from_the_palette_while_a_call_goes_on(start, home, size):
    written(home, due_today(["Ada Birch"]))
    screen = start(size=size, env=TRUE_COLOURS).wait("1 to go").press("enter").wait("on call")
    screen.press("ctrl+p").wait("Search for commands").type("Theme")
    screen.gone("Start the call").wait("Change the colours").settled()
    screen.press("enter").wait("Search for themes")
    screen.type("followup-light").gone("catppuccin").wait("followup-contrast-light").look(0.5)
    screen.press("enter")
    screen.gone("Search for themes").wait("on call")
    screen.wait(lambda seen: ground(LIGHT) in seen.raw)
    screen.press("escape", "q")


def test_the_first_frame_is_laid_out_for_the_window_already(start, home, size):
    written(home, due_today(["Ada Birch", "Bo Calder"]))
    screen = start(size=size).wait("2 to go").settled()
    pane = next(line for line in screen.lines if "─ Today ─" in line).partition("╮")[0]
    drawn = _ESCAPES.sub("", screen.raw.decode("utf-8", "replace"))
    assert drawn.count("─ Today ─") == drawn.count(f"{pane}╮") > 0
    screen.press("q")
    assert screen.ended() == 0
