"""Every theme can be read on every screen, and the user's own is held."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import BLACK, WHITE, Color
from textual.theme import BUILTIN_THEMES
from textual.widgets import TextArea

from followup_tui.desk.settings import SettingError
from followup_tui.tui.readable import HIGH, QUIET, TEXT, contrast, readable_colours
from followup_tui.tui.themes import DARK, HIGH_CONTRAST, THEMES, theme_named

EVERY = {theme.name: theme for theme in [*BUILTIN_THEMES.values(), *THEMES]}
COLOURED = sorted(name for name, theme in EVERY.items() if not theme.ansi)
TERMINALS_OWN = sorted(name for name, theme in EVERY.items() if theme.ansi)
ROWS = ("cursor", "cursor-resting")
GROUNDS = ("background", "surface", "panel")
TEXTS = ("foreground", "text-accent", "text-warning", "text-error", "text-success")
LINES = ("edge", "frame", "alarm")


def variables(name: str) -> dict[str, str]:
    theme = EVERY[name]
    generated = {**theme.to_color_system().generate(), **theme.variables}
    return generated | readable_colours(generated, high=name in HIGH_CONTRAST)


def least_contrast(of: str, on: tuple[str, ...], colours: dict[str, str]) -> float:
    return min(contrast(Color.parse(colours[of]), Color.parse(colours[ground])) for ground in on)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#f00", "#fff", 4.0), ("#123", "#123", 1.0)],
)
def test_contrast_is_the_ratio_of_wcag(one, other, ratio):
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(ratio, abs=0.01)
    assert contrast(Color.parse(other), Color.parse(one)) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("name", COLOURED)
def test_every_text_of_every_theme_can_be_read_on_every_ground(name):
    colours, high = variables(name), name in HIGH_CONTRAST
    for text in TEXTS:
        assert least_contrast(text, GROUNDS + ROWS, colours) >= (HIGH if high else TEXT), text
    assert least_contrast("quiet", GROUNDS + ROWS, colours) >= (HIGH if high else QUIET)
    for line in LINES:
        assert least_contrast(line, GROUNDS, colours) >= (TEXT if high else QUIET), line


@pytest.mark.parametrize("name", COLOURED)
def test_a_highlighted_row_differs_from_its_ground_and_knows_the_focus(name):
    colours = {key: Color.parse(value) for key, value in variables(name).items() if key in {
        "background", *ROWS}}  # fmt: skip
    assert len(set(colours.values())) == 3


@pytest.mark.parametrize("name", TERMINALS_OWN)
def test_a_theme_of_the_terminals_own_colours_never_writes_in_its_background(name):
    colours = variables(name)
    for text in (*TEXTS, "quiet", *LINES):
        assert colours[text].startswith("ansi_")
        assert colours[text] not in {"ansi_black", "ansi_bright_black", "ansi_white"}


colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(colour, colour, colour, st.sampled_from(["#101010", "#303440", "#eeeeee", "#ffffff"]))
def test_whatever_colours_a_theme_has_its_texts_can_be_read_on_its_background(a, b, c, ground):
    given_ones = dict.fromkeys(GROUNDS, ground) | dict(zip(TEXTS[1:], (a, b, c, a), strict=True))
    given_ones |= {"foreground": c, "primary": ground, "warning": b}
    colours = given_ones | readable_colours(given_ones)
    for text in TEXTS:
        assert least_contrast(text, GROUNDS, colours) >= TEXT


def test_a_colour_that_can_be_read_already_is_left_as_it_is():
    colours = variables("followup-dark")
    assert Color.parse(colours["foreground"]) == Color.parse(DARK.foreground or "")


def unreadable(at) -> list[str]:
    """What is drawn with less contrast than the theme promises, with its colours."""
    quiet = Color.parse(at.app.get_css_variables()["quiet"])
    found = []
    for strip in at.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if not text.strip() or style is None or style.color is None:
                continue
            ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            words = any(letter.isalnum() for letter in text) and ink != quiet
            least = TEXT if words else QUIET
            if at.app.theme in HIGH_CONTRAST:
                least = HIGH if any(letter.isalnum() for letter in text) else TEXT
            if contrast(ink, ground) < least:
                found.append(f"{text!r}: {ink.hex} on {ground.hex}, {contrast(ink, ground):.2f}")
    return found


WAYS = ["", "enter", "t", "t enter x", "S", "slash", "l", "question_mark", "z x"]
OURS = [theme.name for theme in THEMES]


@pytest.mark.parametrize("at_key", range(len(WAYS)), ids=lambda at: WAYS[at] or "main")
async def test_every_screen_can_be_read_in_every_theme(sit_down, at_key):
    """The main screen in all of them; the others in ours, and by turns in a third of the rest."""
    names = COLOURED if at_key == 0 else [*OURS, *COLOURED[at_key % 3 :: 3]]
    async with sit_down() as at:
        await at.press(*WAYS[at_key].split())
        for name in names:
            at.app.theme = name
            await at.rest()
            assert unreadable(at) == [], name


@pytest.mark.parametrize("name", TERMINALS_OWN)
async def test_in_the_terminals_own_colours_the_highlighted_row_is_reversed(sit_down, name):
    async with sit_down() as at:
        at.app.theme = name
        await at.rest()
        (row,) = (line for line in at.app.screen._compositor.render_strips() if "▸" in line.text)
        marked = next(style for text, style, _ in row if "▸" in text)
        assert marked.reverse


async def test_the_text_cursor_can_be_seen(sit_down):
    async with sit_down() as at:
        await at.press("t")
        at.session.query_one(TextArea).cursor_blink = False
        await at.paste("Quince")
        for at.app.theme in EVERY:
            await at.rest()
            assert marked_after(at, "Quince"), at.app.theme
        await at.press("enter")
        at.field.cursor_blink = False
        await at.paste("Quoll")
        for at.app.theme in EVERY:
            await at.rest()
            assert marked_after(at, "Quoll"), at.app.theme


def marked_after(at, words: str) -> bool:
    """Whether the cell behind these words looks unlike the words."""
    (row,) = (line for line in at.app.screen._compositor.render_strips() if words in line.text)
    parts = list(row)
    last = next(n for n, (text, *_) in enumerate(parts) if text.endswith(words))
    before, after = parts[last].style, parts[last + 1].style
    return (before.bgcolor, before.reverse) != (after.bgcolor, after.reverse)


def test_no_theme_in_the_settings_is_the_dark_one():
    assert theme_named("", EVERY) == "followup-dark"


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_theme_can_be_set(name):
    assert theme_named(name, EVERY) == name


@pytest.mark.parametrize(
    ("typed", "near"), [("followup-drak", "followup-dark"), ("Nord", "nord"), ("", "nord")]
)
def test_a_theme_there_is_none_of_is_refused_with_near_names(typed, near):
    with pytest.raises(SettingError, match=near) as refused:
        theme_named(typed or "?", EVERY)
    assert refused.value.key == ("looks", "theme")


async def test_the_theme_chosen_holds_through_screens_and_rebuilding(sit_down):
    async with sit_down() as at:
        at.app.theme = "followup-contrast"
        await at.press("slash", "escape", "v", "u")
        assert at.app.theme == "followup-contrast"
        ground = at.session.query_one("TitleLine").styles.background
        assert contrast(ground, WHITE) > contrast(ground, BLACK)
