"""A calm theme of its own, dark and light."""

from textual.theme import Theme

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
