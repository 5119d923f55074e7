"""E-mail addresses."""

import re

_OUTSIDE = r"\s@,;:<>()\[\]\\\""
"""What can't stand in an address without quotation marks (RFC 5322)."""

_ADDRESS = re.compile(rf"(?!.*=\?)[^{_OUTSIDE}]+@[^.{_OUTSIDE}]+(\.[^.{_OUTSIDE}]+)+")
"""In a header `=?` begins what is something else in disguise."""

_BESIDE = re.compile(rf"[{_OUTSIDE.replace('@', '')}]")

_WRAPPED = re.compile(r"(?:[^<>]*<)?(?:mailto:)?(['\"]?)([^<>]*?)\1>?", re.IGNORECASE)


def bare(text: str) -> str:
    """The address in what programs write around one: `mailto:`, quotes, `Ann <ann@lee.example>`.

    A text in which there is none stays as it is.
    """
    found = _WRAPPED.fullmatch(text)
    return found[2] if found and is_address(found[2]) else text


def is_crammed(text: str) -> bool:
    """Whether something stands beside an address in a text for one: another one, or a new line."""
    return "@" in text and not is_address(bare(text.strip())) and bool(_BESIDE.search(text.strip()))


def is_address(text: str) -> bool:
    """Whether a text is one address that mail could be sent to; whether it arrives is not known."""
    return bool(_ADDRESS.fullmatch(text))
