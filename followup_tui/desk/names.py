"""Names as people write them: which may be one person's, and which can't be."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from followup_tui.domain.text import folded

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_TITLES = frozenset({
    *("mr", "mrs", "ms", "miss", "dr", "prof", "sir"),
    *("phd", "mba", "cfa", "cpa", "esq"),
})  # fmt: skip
_ONE_SLIP = 0.85
"""Names this similar may be one with a slip in it: "Paolo" and "Paulo", not "Tom" and "Tim"."""
_LETTERS_COMPARED = 80


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, folded and without punctuation: "P. O'Rourke" is "p", "orourke"."""
    letters = folded(_APOSTROPHES.sub("", text))
    spaced = "".join(
        c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in letters
    )
    return tuple(spaced.split()) or tuple(letters.split())


@lru_cache(maxsize=1 << 15)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, without "Dr.", "CFA" and the like."""
    found = words(name)
    return tuple(word for word in found if word not in _TITLES) or found


def same_words(one: str, other: str) -> bool:
    """Whether two names or companies differ in case, accents, punctuation and spacing at most."""
    return joined(words(one)) == joined(words(other))


def same_name(one: str, other: str) -> bool:
    """Whether two people's names are the same but for case, accents, titles and spacing."""
    return joined(name_words(one)) == joined(name_words(other))


def compatible(one: str, other: str) -> bool:
    """Whether two names can be one person's: "P. O'Rourke" and "Paulo" are Paulo O'Rourke.

    Each word of the shorter must be a word of the longer, or one of the two its initial; the
    first name must be among them, and one word in full: a surname in common is not enough.
    """
    short, long = sorted((name_words(one), name_words(other)), key=len)
    if joined(short) == joined(long):
        return True
    pairs = _pairs(short, long)
    return bool(long) and any(index == 0 for _, index in pairs) and _in_full(pairs, long)


def conflicting(one: str, other: str) -> bool:
    """Whether two names can't be one person's, whatever shorter name goes with both.

    Each says in full what the other has otherwise: "John Smith" and "Jane Smith", who both go as
    "J. Smith"; not "Paulo" and "P. O'Rourke".
    """
    if same_name(one, other):
        return False
    left = _unmatched(name_words(one), name_words(other))
    return all(any(len(word) > 1 for word in words) for words in left)


def says_more(one: str, other: str) -> bool:
    """Whether a name has a word in full that the other has not: John Smith's, to J. Smith."""
    there = name_words(other)
    return not same_name(one, other) and any(
        len(word) > 1 and word not in there for word in name_words(one)
    )


def alike(one: str, other: str) -> bool:
    """Whether two names are close enough to take no risk with somebody who asked to stop.

    Wider than `compatible`: a surname alone will do, and so will a name with a slip in it.
    """
    short, long = sorted((name_words(one), name_words(other)), key=len)
    if compatible(one, other) or _in_full(_pairs(short, long), long):
        return True
    pair = (joined(short)[:_LETTERS_COMPARED], joined(long)[:_LETTERS_COMPARED])
    return SequenceMatcher(None, *pair, autojunk=False).ratio() >= _ONE_SLIP


def joined(found: Iterable[str]) -> str:
    """Words as one, to compare them whatever their spacing."""
    return "".join(found)


def _pairs(short: tuple[str, ...], long: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each word of the shorter name with its match's place in the longer; empty if one has none."""
    pairs, left = _matched(short, long)
    return [] if left else pairs


def _unmatched(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The words of each that are not matched by a word of the other."""
    pairs, left = _matched(one, other)
    taken = {index for _, index in pairs}
    return left, [word for index, word in enumerate(other) if index not in taken]


def _matched(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[list[tuple[str, int]], list[str]]:
    """The words of one with their matches' places in the other, and those that have none.

    A word is matched by itself, or else by its initial or the word that it is the initial of.
    """
    free = dict(enumerate(other))
    pairs: list[tuple[str, int]] = []
    left: list[str] = []
    for word in sorted(one, key=len, reverse=True):
        exact = (index for index, there in free.items() if there == word)
        initial = (index for index, there in free.items() if _initial(word, there))
        index = next(exact, None)
        if index is None:
            index = next(initial, None)
        if index is None:
            left.append(word)
        else:
            del free[index]
            pairs.append((word, index))
    return pairs, left


def _initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in {len(one), len(other)}


def _in_full(pairs: list[tuple[str, int]], long: tuple[str, ...]) -> bool:
    return any(len(word) > 1 and word == long[index] for word, index in pairs)
