"""From bytes to text, whatever program wrote them."""

import codecs

from followup_tui.domain.errors import FollowupError

_WORKBOOK = b"PK\x03\x04"


def decoded(data: bytes) -> str:
    """The text of a file: UTF-16 with a byte order mark, UTF-8 with or without one, or cp1252.

    UTF-8 with some broken bytes (a file cut in two, or two files glued together) stays UTF-8;
    bytes that are no text become lone surrogates, which `domain.text` makes question marks.
    Raises `FollowupError` when the file is empty or no text.
    """
    if data.startswith(_WORKBOOK):
        raise FollowupError("this is a workbook or an archive; save it as CSV first")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
        if _is_cp1252(text):
            text = data.decode("cp1252", "surrogateescape")
    if not text.strip("\ufeff \t\r\n"):
        raise FollowupError("the file is empty")
    if "\x00" in text:
        raise FollowupError("this is no text file; an address book as CSV or JSON was expected")
    return text


def _is_cp1252(text: str) -> bool:
    """Whether more of the letters beyond ASCII are broken as UTF-8 than are whole."""
    if text.isascii():
        return False
    broken = sum("\udc80" <= letter <= "\udcff" for letter in text)
    whole = sum(letter > "\x7f" for letter in text) - broken
    return broken > whole
