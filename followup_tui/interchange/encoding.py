"""From bytes to text, whatever program wrote them."""

import codecs

from followup_tui.domain.errors import FollowupError

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
"""How a workbook of today begins, one of before 2007, and what is packed with gzip."""

_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LOOKED_AT = 2000


def decoded(data: bytes) -> str:
    """The text of a file: UTF-16 or -32, UTF-8 with or without a byte order mark, or cp1252.

    UTF-8 with some broken bytes (a file cut in two, or two files glued together) stays UTF-8;
    bytes that are no text become lone surrogates, which `domain.text` makes question marks.
    Raises `FollowupError` when the file is empty or no text.
    """
    if data.startswith(_WORKBOOKS):
        raise FollowupError("this is a workbook or an archive; save it as CSV first")
    if wide := _wide(data):
        text = data.decode(wide, "replace")
    else:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
        if _is_cp1252(text):
            text = data.decode("cp1252", "surrogateescape")
    if not text.strip("\ufeff \t\r\n"):
        raise FollowupError("the file is empty")
    if "\x00" in text:
        raise FollowupError("this is no text; export the address book once more, in UTF-8")
    return text


def _wide(data: bytes) -> str:
    """The encoding of a text with two or four bytes a letter; empty for any other.

    Without a byte order mark, UTF-16 is told by its zeros: headings and names of properties are
    ASCII, of which every other byte is one.
    """
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            return name
    first = data[:_LOOKED_AT]
    for zeros, letters, name in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if 0 not in first[letters::2] and 2 * first[zeros::2].count(0) > len(first[zeros::2]):
            return name
    return ""


def _is_cp1252(text: str) -> bool:
    """Whether more of the letters beyond ASCII are broken as UTF-8 than are whole."""
    if text.isascii():
        return False
    broken = sum("\udc80" <= letter <= "\udcff" for letter in text)
    whole = sum(letter > "\x7f" for letter in text) - broken
    return broken > whole
