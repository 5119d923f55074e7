"""Reading people out of whatever file the user has: told apart by content, not by name."""

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People
from followup_tui.interchange import google, linkedin, own, plain
from followup_tui.interchange.encoding import decoded

_READERS = (own.read, linkedin.read, google.read, plain.read)
"""Each gives the people of a text in its format, `None` for others; the pickiest come first."""


def read_people(data: bytes) -> People:
    """The people in a file.

    Raises `FollowupError` when it is empty, no text, or in no format that is known here.
    """
    text = decoded(data)
    for read in _READERS:
        if (people := read(text)) is not None:
            return people
    raise FollowupError(
        "not an address book known here: expected LinkedIn's Connections.csv, a Google Contacts"
        " CSV, a CSV whose first line names its columns (name, company, phone, …), or our own"
        " JSON export"
    )
