"""A letter on its way to the user's mail program: as a `mailto:` link, or as a file to open."""

from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from urllib.parse import quote

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.letter import Letter
from followup_tui.domain.text import one_line, plain

_LONGEST_LINK = 1900
"""Longer links are cut by some mail programs and by Windows (2,048 characters)."""

_IN_ADDRESSES = "@!$'*+-._~"


def mailto(letter: Letter) -> str | None:
    """The link (RFC 6068) that opens the letter; `None` for one too long for a link."""
    to = quote(one_line(letter.to), safe=_IN_ADDRESSES)
    body = quote(plain(letter.body).replace("\n", "\r\n"), safe="")
    link = f"mailto:{to}?subject={quote(one_line(letter.subject), safe='')}&body={body}"
    return link if len(link) <= _LONGEST_LINK else None


def as_file(letter: Letter) -> bytes:
    """The letter as a message file (`.eml`) that mail programs open as a draft.

    What is in a field stays in it: a line break in a name makes no header of its own. Raises
    `FollowupError` for an address that hides one.
    """
    to = one_line(letter.to)
    message = EmailMessage(policy=SMTP if to.isascii() else SMTPUTF8)
    try:
        message["To"] = to
    except ValueError as error:
        raise FollowupError(f"{to!r} is no address that a letter can go to") from error
    # "=?" would be read as the beginning of an encoded word, and what is in it as more fields.
    message["Subject"] = one_line(letter.subject).replace("=?", "= ?")
    message["X-Unsent"] = "1"
    message.set_content(plain(letter.body) + "\n")
    return message.as_bytes()
