"""Calm themes of its own, dark and light, each also in high contrast."""

from collections.abc import Iterable
from difflib import get_close_matches

from textual.theme import Theme

from followup_tui.desk.settings import SettingError

DARK = Theme(
    name="followup-dark",
    primary="#5fa8a0",
    secondary="#7f9bb8",
    accent="#7fc4b8",
    foreground="#d6dbd9",
    background="#15191b",
    surface="#1a1f22",
    panel="#22292c",
    success="#8fbf8f",
    warning="#e0b06c",
    error="#d98080",
    dark=True,
)

LIGHT = Theme(
    name="followup-light",
    primary="#2f7f77",
    secondary="#4a6785",
    accent="#1f6b62",
    foreground="#23302e",
    background="#f7f8f6",
    surface="#f1f3f0",
    panel="#e4e9e6",
    success="#2f7a3d",
    warning="#8a5a00",
    error="#a83232",
    dark=False,
)

CONTRAST = Theme(
    name="followup-contrast",
    primary="#5fe0d0",
    secondary="#9fc8ff",
    accent="#8ff0e0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101418",
    success="#8ff08f",
    warning="#ffd060",
    error="#ff9c9c",
    dark=True,
)

CONTRAST_LIGHT = Theme(
    name="followup-contrast-light",
    primary="#00564e",
    secondary="#1f3f66",
    accent="#00443e",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#eef1f0",
    success="#0b4a1b",
    warning="#5a3800",
    error="#7a0c0c",
    dark=False,
)

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)
HIGH_CONTRAST = frozenset({CONTRAST.name, CONTRAST_LIGHT.name})


def theme_named(name: str, known: Iterable[str]) -> str:
    """The theme the user set, or the dark one of our own.

    Raises `SettingError` with near names when there is none of that name.
    """
    names = sorted(known)
    if not name or name in names:
        return name or DARK.name
    near = get_close_matches(name.casefold(), names, n=3) or names
    raise SettingError(
        ("looks", "theme"), f"looks.theme: there is no theme {name!r}; perhaps {', '.join(near)}"
    )
