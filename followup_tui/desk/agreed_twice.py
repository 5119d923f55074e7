"""What was agreed with two contacts who turn out to be one: the earlier call stays."""

from datetime import UTC, datetime

import msgspec

from followup_tui.desk.people import new_uid
from followup_tui.domain.interaction import (
    ATTEMPTS,
    TALKS,
    Channel,
    Commitment,
    Interaction,
    Outcome,
)
from followup_tui.planning.situation import Situation

_USES_UP = ATTEMPTS | TALKS


class Agreed(msgspec.Struct, frozen=True):
    """The commitment that counts, which another entry of the one history would have replaced.

    `other` is what was agreed besides; `annoyed` says that they still are.
    """

    first: Commitment
    other: Commitment | None
    tz: str
    annoyed: bool

    def entry(self, contact: str, note: str, now: datetime) -> Interaction:
        """The entry that says it again of a contact (a uid), at `now` (an aware instant)."""
        return Interaction(
            uid=new_uid(),
            contact=contact,
            at=now.astimezone(UTC),
            tz=self.tz,
            channel=Channel.MESSAGE,
            outcome=Outcome.RESCHEDULED,
            commitment=self.first,
            note=note,
            annoyed=self.annoyed,
        )


def agreed_first(cases: tuple[Situation, Situation], together: Situation) -> Agreed | None:
    """What is to be said again so that the earlier of what was agreed counts; `None` for nothing.

    `cases` are the two histories apart, `together` is the one history. A call or a talk with the
    other, at the agreed time or later, has used it up. Nothing counts after a stop.
    """
    if together.stop is not None:
        return None
    found = [
        (at, entry.uid, entry.commitment)
        for case, other in zip(cases, reversed(cases), strict=True)
        if (entry := case.agreed_in) and entry.commitment and (at := case.agreed_at)
        if not any(one.at >= at and one.outcome in _USES_UP for one in other.history)
    ]
    if not found:
        return None
    found.sort(key=lambda one: one[:2])
    first, other = found[0][2], found[-1][2] if _is_another(found[-1][2], found[0][2]) else None
    kept = together.agreed_in
    if other is None and kept and kept.commitment and not _is_another(kept.commitment, first):
        return None
    return Agreed(first, other, together.tz, annoyed=together.annoyed_in is not None)


def _is_another(one: Commitment, other: Commitment) -> bool:
    """Whether another time was agreed, or in another way."""
    return (one.kind, one.day, one.time, one.tz) != (other.kind, other.day, other.time, other.tz)
