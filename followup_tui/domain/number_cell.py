"""What files have in the place of one phone number: several, their kinds, what a spreadsheet left.

Only what is plain is taken apart; anything else stays as it was typed.
"""

import re
from collections.abc import Iterator

_DIGITS = 7
"""A part with fewer is no number by itself: "030 / 123 456" is one, "0143 / 0199" none."""

_BETWEEN = (
    re.compile(r"\s*(?:[;|&\n]|,|:::|\s/\s|\b(?:or|and|oder|ou|o|y|et|und)\b)\s*", re.IGNORECASE),
    re.compile(r"\s*[;|&\n,/]\s*"),
)
_KINDS = {
    **dict.fromkeys(("mobile", "cell", "cellphone", "mob", "m", "c", "iphone", "handy"), "mobile"),
    **dict.fromkeys(("work", "office", "business", "w", "o", "b"), "work"),
    **dict.fromkeys(("home", "private", "h"), "home"),
    **dict.fromkeys(("main", "switchboard"), "switchboard"),
    **dict.fromkeys(("direct", "desk", "d"), "direct"),
    **dict.fromkeys(("tel", "phone", "telephone", "ph", "t", "p", "no", "number"), ""),
}
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_BEFORE = re.compile(rf"[(\[]?({_KIND})(?:[)\].:]|\s)[.:]*\s*(?=[+(\d])", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=[\d)])\s*(?:[(\[]({_KIND})[)\]]|\s[-–]?\s*({_KIND})\.?)", re.IGNORECASE)
_DECIMAL = re.compile(r"(\+?[\d\s()-]{7,})\.0+")
_POWER = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)


def numbers_in(text: str) -> Iterator[tuple[str, str]]:
    """The numbers in a text, each as typed and its kind: "mobile", "work", …; empty for unsaid."""
    for part in _parts(text.strip()):
        number, kind = _without_kind(part)
        yield _as_typed(number), kind


def _parts(text: str) -> list[str]:
    """The text where several numbers stand in it, each whole."""
    for between in _BETWEEN:
        parts = [part for part in between.split(text) if part]
        if len(parts) > 1 and all(map(_is_whole, parts)):
            return parts
    return [text]


def _is_whole(part: str) -> bool:
    """Whether it is a number by itself and no parameter of one, as in `;phone-context=+1-914`."""
    return (
        sum(letter.isdecimal() for letter in part) >= _DIGITS
        and "=" not in part.split(";", maxsplit=1)[0]
    )


def _without_kind(text: str) -> tuple[str, str]:
    if found := _BEFORE.match(text):
        return text[found.end() :], _KINDS[found[1].casefold()]
    if found := _AFTER.search(text):
        kind = found[1] or found[2]
        if found.end() == len(text):
            return text[: found.start()], _KINDS[kind.casefold()]
    return text, ""


def _as_typed(number: str) -> str:
    """The number before a spreadsheet took it for an amount, if that lost no digit of it."""
    if found := _DECIMAL.fullmatch(number):
        return found[1]
    if found := _POWER.fullmatch(number):
        first, others, power = found[1], found[2] or "", int(found[3])
        if len(others) == power:
            return first + others
    return number
