"""What has been put down of a contact and not been logged yet."""

import msgspec

from followup_tui.domain.contact import Instant
from followup_tui.domain.interaction import Hint


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is at hand for one contact (a uid) until an outcome is logged.

    `note` and `answers` (to the questions of a talk, by their names) are as typed. `began` is when
    the call that is going on was started; `number` the one chosen for it, as E.164; `hidden` says
    that the user's own number is hidden from it. `at` is when it was, for a call logged late, and
    `hint` when they said to try; `annoyed` says that they are. `letter` is the subject and the body
    of an e-mail that is being written.
    """

    contact: str
    note: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    began: Instant | None = None
    number: str = ""
    hidden: bool = False
    at: Instant | None = None
    letter: tuple[str, ...] = ()
    hint: Hint | None = None
    annoyed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return self == Draft(contact=self.contact)
