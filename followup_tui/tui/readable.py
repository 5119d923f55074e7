"""Colours that can be read: every theme's own, moved away from their ground as far as it takes."""

from collections.abc import Mapping, Sequence

from textual.color import BLACK, WHITE, Color

TEXT, QUIET, HIGH = 4.5, 3.0, 7.0
"""The least contrast of text, of what the eye may skip, and of all text in high contrast."""

_FADE, _EDGE = 0.4, 0.75
_CURSOR, _RESTING = 0.3, 0.12
_STEPS = 32
_LINEAR = 0.04045
"""Where sRGB goes from a line to a curve."""

_GROUNDS = ("background", "surface", "panel")
_TEXTS = ("foreground", *(f"text-{role}" for role in ("accent", "warning", "error", "success")))


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_colours(variables: Mapping[str, str], *, high: bool = False) -> dict[str, str]:
    """The colours of the texts of a theme, readable, and five of our own.

    `quiet` is for what the eye may skip, `edge` for the lines around the panes, `frame` and
    `alarm` for those around a pane that has the focus or a call, `cursor` and `cursor-resting`
    for the highlighted row of a list with and without the focus. A theme in the terminal's own
    colours, of which only the names are known, keeps them; there a highlighted row is reversed.
    """
    colours = {name: Color.parse(value) for name, value in variables.items() if name in _USED}
    loud, ground = colours["foreground"], colours["background"]
    if any(colour.ansi is not None for colour in (loud, ground)):
        own = dict.fromkeys(("quiet", "edge", "cursor", "cursor-resting"), "ansi_default")
        return own | {"frame": variables["primary"], "alarm": variables["warning"]}
    rows = {
        "cursor": ground.blend(colours["primary"], _CURSOR),
        "cursor-resting": ground.blend(loud, _RESTING),
    }
    flat = [colours[name] for name in _GROUNDS]
    far = WHITE if contrast(ground, WHITE) > contrast(ground, BLACK) else BLACK
    grounds = [*flat, *rows.values()]
    texts = {name: _away(colours[name], far, grounds, HIGH if high else TEXT) for name in _TEXTS}
    quiet = _away(loud.blend(ground, _FADE), far, grounds, HIGH if high else QUIET)
    lines = {
        "edge": loud.blend(ground, _EDGE),
        "frame": colours["primary"],
        "alarm": colours["warning"],
    }
    edges = {name: _away(line, far, flat, TEXT if high else QUIET) for name, line in lines.items()}
    return {name: colour.hex for name, colour in {**rows, **texts, "quiet": quiet, **edges}.items()}


_USED = {*_GROUNDS, *_TEXTS, "primary", "warning"}


def _away(colour: Color, far: Color, grounds: Sequence[Color], least: float) -> Color:
    """The colour as near to itself as it is readable, on its way to black or white."""
    for step in range(_STEPS):
        moved = colour.blend(far, step / _STEPS)
        if all(contrast(moved, ground) >= least for ground in grounds):
            return moved
    return far


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
