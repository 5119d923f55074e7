"""What has been put down and not been logged yet."""

from datetime import date
from typing import Any

import msgspec

from followup_tui.domain.contact import Instant
from followup_tui.domain.interaction import Hint


class Draft(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="of", tag="contact"
):
    """What is at hand for one contact (a uid) until an outcome is logged.

    `note` and `answers` (to the questions of a talk, by their names) are as typed. `began` is when
    the call that is going on was started; `number` the one chosen for it, as E.164; `hidden` says
    that the user's own number is hidden from it. `at` is when it was, for a call logged late, and
    `hint` when they said to try; `annoyed` says that they are. `letter` is the subject and the body
    of an e-mail that is being written, `letter_begun` the user's day on which it was begun.
    """

    contact: str
    note: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    began: Instant | None = None
    number: str = ""
    hidden: bool = False
    at: Instant | None = None
    letter: tuple[str, ...] = ()
    letter_begun: date | None = None
    hint: Hint | None = None
    annoyed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return self == Draft(contact=self.contact)

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"contact {self.contact}"


class FormDraft(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", tag="form"):
    """What stands in the fields of a form about nobody in particular yet, an interview's say.

    `form` is the id of the command that opens it; `typed` are the fields by their names. `stamp` is
    an identifier made when they were typed: whatever was logged since has a later one.
    """

    form: str
    typed: dict[str, Any]
    stamp: str = ""

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"form {self.form}"


class AskedForNews(msgspec.Struct, frozen=True, tag_field="of", tag="asked for news"):
    """On which day of theirs the user was last asked for news."""

    on: date

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return "asked for news"


Kept = Draft | FormDraft | AskedForNews
"""Whatever is kept beside the records, most of it until it is logged."""
