"""An e-mail to one person, before it is sent."""

from enum import StrEnum

import msgspec


class LetterKind(StrEnum):
    """What an e-mail is for; each has a template of this name."""

    THANK_YOU = "thank_you"
    THANK_YOU_NO_INTEREST = "thank_you_no_interest"
    FOLLOWING_UP = "following_up"
    KEEP_IN_TOUCH = "keep_in_touch"
    AFTER_NO = "after_no"


class Letter(msgspec.Struct, frozen=True):
    """`to` is one address; nobody else ever gets a copy. `body` may have several lines."""

    to: str
    subject: str
    body: str
