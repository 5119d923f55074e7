"""Text from outside is hostile: what could move a cursor or turn a line around is taken out."""

import re
import unicodedata

_ESCAPES = re.compile(
    r"""
      (?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?   # a title, a link, the clipboard
    | (?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?                    # colours, the cursor
    | (?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)?  # for the terminal itself
    | \x1b[@-Z\\-_]?
    """,
    re.VERBOSE,
)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_FILE_NAME = re.compile(r"[a-z0-9]{1,64}")
_UNSEEN = {"Cf", "Mn", "Me", "Zs"}
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("\u2010\u2011\u2012", "-")
    | dict.fromkeys("'\u2018\u2019\u02bc\u200e\u200f\u202a\u202c\u202d\u2066\u2068\u2069\ufeff", "")
)
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029\x0b\x0c]")


def plain(text: str) -> str:
    """The text without escape sequences, control characters and direction overrides.

    Line ends become newlines, and lone surrogates (bytes that were no text) question marks.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_ENDS.sub("\n", text).encode("utf-8", "replace").decode("utf-8")
    return _CONTROLS.sub("", _ESCAPES.sub("", text)).strip()


def with_lines(have: str, said: str) -> str:
    """The text with those lines added that it does not have yet."""
    if not have:
        return said
    lines = set(map(str.strip, have.splitlines()))
    more = [line for line in said.splitlines() if line.strip() and line.strip() not in lines]
    return "\n".join([have, *more])


def one_line(text: str) -> str:
    """Plain text on one line, runs of white space folded: for names, titles, table cells.

    Nothing is left of what would not be seen at all.
    """
    line = " ".join(plain(text).split())
    return line if line.isascii() or any(map(_is_seen, line)) else ""


def sentence(words: str) -> str:
    """The words with a full stop behind them, where they end without a mark of their own."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def folded(text: str) -> str:
    """The text without case, accents and apostrophes, as people type names.

    "sorensen" finds "Sørensen", "obrien" and "O'Brien" find "O’Brien".
    """
    if text.isascii():
        return text.lower().replace("'", "")
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def tag_in(text: str) -> str:
    """The tag that was typed, without the sign it is shown with; empty for none."""
    return one_line(text.strip().lstrip("#"))


def _is_seen(character: str) -> bool:
    """Whether it shows by itself, as what only joins, marks or spaces others does not."""
    return unicodedata.category(character) not in _UNSEEN and character not in _FILLERS


def file_name(uid: str) -> str:
    """The uid, or what stands for it where no file could be called so on every system."""
    if _FILE_NAME.fullmatch(uid):
        return uid
    from hashlib import sha256

    return sha256(uid.encode("utf-8", "replace")).hexdigest()[:32]
