"""What the doctor finds: each thing in one line, with what can be done about it."""

import msgspec

from followup_tui.domain.text import one_line

_LONGEST = 60


class Finding(msgspec.Struct, frozen=True):
    """Something in the file or around it.

    `remedy` says what a repair does or, where there is none (`fixable` is false), what the user
    can do. What is not `wrong` is only worth knowing.
    """

    where: str
    what: str
    remedy: str
    fixable: bool = True
    wrong: bool = True

    def said(self, would: str = "") -> str:
        """The line; `would` stands before what a repair does."""
        return one_line(f"{self.where}: {self.what}; {would}{self.remedy}")


def quoted(value: object) -> str:
    """A value from the file, short enough for a line."""
    text = one_line(str(value))
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
