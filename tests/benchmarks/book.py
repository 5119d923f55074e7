"""A full book: 500 contacts with 63 calls each, and twenty to forty of them to call today.

`python -m tests.benchmarks.book HOME [PEOPLE CALLS]` writes it, or another size, into a directory.
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from followup_tui.domain.book import Put, Record
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import Commitment, CommitmentKind, Interaction, Outcome
from followup_tui.domain.phone import Phone
from followup_tui.storage.json_store import JsonStore

PEOPLE, CALLS = 500, 63
NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
"""Monday, 10:30 in New York."""

_YEAR = timedelta(days=370)
_BORN = "18a1b2c3d4e5f607"
"""How the app's own uids begin: with a time."""

_ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
_STAGES = (Stage.ACTIVE,) * 2 + (Stage.KEEP_IN_TOUCH,) + (Stage.CLOSED,) * 2
_OUTCOMES = (
    (Outcome.VOICEMAIL,) * 9
    + (Outcome.NO_ANSWER,) * 6
    + (Outcome.GATEKEEPER,) * 2
    + (Outcome.TALKED,) * 2
    + (Outcome.BUSY,)
)
_NOTES = {
    Outcome.VOICEMAIL: "Name, number, one sentence about the harbour project.",
    Outcome.GATEKEEPER: "Sam will put a note on the desk.",
    Outcome.TALKED: "Between two meetings; the panel is on Thursday, budget in January.",
}


def records(people: int = PEOPLE, calls: int = CALLS, seed: int = 63) -> list[Record]:
    """Everybody and everything, the same each time."""
    chance = random.Random(seed)  # noqa: S311 - sample data
    made: list[Record] = []
    for nth in range(people):
        contact = _contact(nth, chance)
        made.append(contact)
        made += _history(contact, calls, chance)
    return made


def write(home: Path, people: int = PEOPLE, calls: int = CALLS) -> Path:
    """The data file in `home`, with all of it."""
    file = home / "followup.json"
    JsonStore(file).commit([Put(record) for record in records(people, calls)], NOW)
    return file


def _contact(nth: int, chance: random.Random) -> Contact:
    number = f"+1212555{nth + 1000:04}"
    return Contact(
        uid=f"{_BORN}{nth:016x}",
        name=f"Person {nth:03}",
        company=f"Company {nth % 90}",
        role="Head of Talent",
        phones=(Phone(typed=number, e164=number),),
        tz=chance.choice(_ZONES),
        stage=_STAGES[nth % len(_STAGES)],
        added=NOW - _YEAR,
    )


def _history(contact: Contact, calls: int, chance: random.Random) -> list[Interaction]:
    """A call a week or a little more often, the last within the last seven days."""
    last = NOW - timedelta(days=chance.randint(1, 7), minutes=chance.randint(0, 90))
    return [
        _call(contact, nth, last - (calls - 1 - nth) * _YEAR / calls, chance)
        for nth in range(calls)
    ]


def _call(contact: Contact, nth: int, at: datetime, chance: random.Random) -> Interaction:
    outcome = chance.choice(_OUTCOMES)
    agreed = None
    if outcome is Outcome.TALKED and nth % 2:
        day = (at + timedelta(days=6)).date()
        agreed = Commitment(CommitmentKind.SUGGESTION, day=day, tz=contact.tz)
    return Interaction(
        uid=f"{_BORN}{contact.uid[-8:]}{nth:08x}",
        contact=contact.uid,
        at=at,
        tz=contact.tz,
        outcome=outcome,
        note=_NOTES.get(outcome, ""),
        commitment=agreed,
        number=contact.phones[0].e164,
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
