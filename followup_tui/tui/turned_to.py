"""Whether the user surely means whom a key is about: the cursor goes on by itself to others."""

from followup_tui.desk.desk import Desk
from followup_tui.desk.news import talked_today
from followup_tui.desk.telephone import Telephone


class TurnedTo:
    """Keeps whom the user turned to, by looking them up or by a key that was then asked about.

    `talked_with` is the uid of whom the last call was with, while the cursor stays where it went
    after it; else empty.
    """

    def __init__(self, desk: Desk, telephone: Telephone) -> None:
        self._desk = desk
        self._telephone = telephone
        self._whom = ""
        self.talked_with = ""
        self._went_to = ""

    def talked(self, uid: str, went_to: str) -> None:
        """There was a talk with somebody, and the cursor went to somebody else by itself."""
        self.talked_with, self._went_to = uid, went_to

    def turn(self, uid: str) -> None:
        """The user looked somebody up."""
        self._whom = uid
        self.talked_with = ""

    def move(self, uid: str) -> None:
        """The cursor is on somebody now, however it came there."""
        if uid != self._whom:
            self._whom = ""
        if uid != self._went_to:
            self.talked_with = ""

    def surely(self, uid: str) -> bool:
        """Whether they are on the call, talked today or were turned to; asked again, they were."""
        call = self._telephone.ongoing
        on_the_call = call is not None and call.contact == uid
        sure = uid == self._whom or on_the_call or talked_today(self._desk, uid)
        self._whom = "" if sure else uid
        return sure
