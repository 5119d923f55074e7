"""From a phrase to its pieces: the grammar of `when.lark`, built once, when first used."""

import re
import unicodedata
from functools import cache
from importlib import resources

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from followup_tui.planning.when.reading import WhenError
from followup_tui.planning.when.zone_words import with_city_times

LONGEST = 120
"""Characters a phrase may have; the time to read one grows with it."""

_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TIME = r"[0-9]{1,2}(?:[:.h][0-9]{2}|h)?(?: ?[ap]\.?m?\b\.?)?"
_JOINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b({_WEEKDAY})\.? ?[-/,] ?(?={_WEEKDAY}\b)"), r"\1 or "),
    (re.compile(rf"(?<=[0-9])[- ]?-(?={_MONTH}\b)|(?<=[a-z])-(?=[0-9]{{4}}\b)"), " "),
    (re.compile(rf"(?<![0-9/.+:tw-])({_TIME}) ?- ?(?={_TIME}(?![0-9/.:-]))"), r"\1 – "),
    (re.compile(r"(?<=[a-z])-(?=[a-z])(?![a-z_]+/)|(?<= )-(?= )|-(?=ish)"), " "),
)
"""Hyphens, in this order: between weekdays, where a comma does as well, beside a month, between
times, between other words.

A dash that says "to" is left as "–", all others become spaces.
"""

_SIGNS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "\u2010": "-",
        "\u2011": "-",
    }
)


@cache
def _parser() -> Lark:
    text = resources.files(__package__).joinpath("when.lark").read_text("utf-8")
    return Lark(text, parser="lalr", propagate_positions=True, maybe_placeholders=True)


Pieces = list[tuple[str, Tree[Token]]]


def sayings(phrase: str) -> list[Pieces]:
    """What a phrase says, and what it says instead ("or"): pieces, each with its own words.

    Raises `WhenError`, which names the word that can't be read.
    """
    text = _folded(phrase)
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        if (told := with_city_times(text)) != text:
            return sayings(told)
        raise WhenError(_complaint(text, error)) from None
    return [_pieces(said, text) for said in tree.children if isinstance(said, Tree)]


def _pieces(said: Tree[Token], text: str) -> Pieces:
    if said.data != "said":
        return []
    found = [child for child in said.children if isinstance(child, Tree)]
    return [(text[piece.meta.start_pos : piece.meta.end_pos], piece) for piece in found]


def _folded(phrase: str) -> str:
    """Lower case, single spaces, plain signs; hyphens between words become spaces."""
    if len(phrase) > LONGEST:
        raise WhenError(f"can't read {phrase[:20]!r}…: that is too long for a day or a time")
    text = unicodedata.normalize("NFKC", phrase).casefold().translate(_SIGNS)
    for sign in text:
        if unicodedata.category(sign) in {"Cc", "Cf", "Cs"} and sign not in "\t\r\n":
            raise WhenError(f"can't read {sign!r}")
    text = " ".join(text.split())
    for joint, plain in _JOINTS:
        text = joint.sub(plain, text)
    return " ".join(text.split())


def _complaint(text: str, error: UnexpectedInput) -> str:
    ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if ended or not isinstance(error, UnexpectedCharacters | UnexpectedToken):
        return (
            f"can't read {text!r}: something is missing after it" if text else "say a day or a time"
        )
    at = error.pos_in_stream
    start = text.rfind(" ", 0, at) + 1
    word = text[start:].partition(" ")[0]
    return f"can't read {word.rstrip(',;:') or word!r}"
