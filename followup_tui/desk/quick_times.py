"""When it was and what was agreed, out of one run of words: "yesterday 4pm, suggest thursday"."""

from contextlib import suppress
from datetime import datetime, time, timedelta

import msgspec

from followup_tui.desk.agreeing import Asked, home_context, moment_for, read_agreed
from followup_tui.desk.desk import Desk
from followup_tui.desk.quick_words import led_to
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Commitment, CommitmentKind, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.when import Past, WhenError, read_past, read_when
from followup_tui.planning.zones import moment

_MOST_WORDS = 24
_MINUTE = timedelta(minutes=1)
_JOINTS = " ,;"
_AGREES_NOTHING = frozenset({Outcome.SENT, Outcome.WRONG_NUMBER})


class Times(msgspec.Struct, frozen=True):
    """Reads the times of one entry: when it was on the user's clock, what was agreed on theirs.

    `late` is when it was (an instant), if that is put down already.
    """

    desk: Desk
    contact: Contact
    outcome: Outcome
    late: datetime | None = None

    def read(self, text: str) -> tuple[Past | None, Commitment | None]:
        """When it was and what was agreed, in either order; each may be left out.

        What follows no leading word is when it was if it has been, else agreed. Raises
        `FollowupError` with the word that can't be read.
        """
        words = text.split()
        if not words:
            return None, None
        if len(words) > _MOST_WORDS:
            raise FollowupError("too many words to be a time")
        try:
            return self._one(text)
        except FollowupError as error:
            trouble = error
        for at in range(1, len(words)):
            head, tail = " ".join(words[:at]), " ".join(words[at:])
            if was := self._was(head):
                try:
                    return was, self._agreed(tail, was)
                except FollowupError as error:
                    trouble = error
            if was := self._was(tail):
                with suppress(FollowupError):
                    return was, self._agreed(head, was)
        raise trouble

    def _one(self, words: str) -> tuple[Past | None, Commitment | None]:
        was = self._was(words)
        return (was, None) if was else (None, self._agreed(words))

    def _was(self, words: str) -> Past | None:
        """The moment that words name, where that has been and is not to come again."""
        asked, words = led_to(words.strip(_JOINTS))
        if asked:
            return None
        context = home_context(self.desk, self.contact)
        try:
            was = read_past(words, context)
        except WhenError:
            return None
        if words.casefold().startswith("at ") or self.outcome in _AGREES_NOTHING:
            return was
        try:
            coming = read_when(words, context)
        except WhenError:
            return was
        starts = moment(coming.day, coming.time or time(0), coming.tz)
        return was if starts <= context.now + _MINUTE else None

    def _agreed(self, words: str, was: Past | None = None) -> Commitment:
        said_at = moment_for(self.desk, was, self.contact) if was else self.late
        asked, said = led_to(words.strip(_JOINTS))
        if not said and asked is Asked.PROMISE:
            return Commitment(CommitmentKind.PROMISE, words=words)
        if not said:
            raise FollowupError(f"when, after {one_line(words)!r}?")
        try:
            return read_agreed(self.desk, self.contact, asked or Asked.NEXT_CALL, said, said_at)
        except WhenError:
            first, _, rest = said.partition(" ")
            if first.casefold() != "next" or not rest:
                raise
            with suppress(WhenError):
                return read_agreed(self.desk, self.contact, asked or Asked.NEXT_CALL, rest, said_at)
            raise
