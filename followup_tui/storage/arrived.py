"""What a merge brought in, counted and in a few words."""

import msgspec

from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.records import Kind, differing

_WORDS = {
    Kind.CONTACT: ("contact", "contacts"),
    Kind.INTERACTION: ("interaction", "interactions"),
    Kind.NEWS: ("piece of news", "pieces of news"),
}


class Counts(msgspec.Struct, frozen=True):
    """How many records of one kind came, changed and went."""

    new: int
    changed: int
    deleted: int


class Arrived(msgspec.Struct, frozen=True):
    """What came in. `stops` are the new interactions that ask to stop."""

    counts: dict[Kind, Counts]
    stops: int

    @classmethod
    def between(cls, before: Ledger, after: Ledger) -> "Arrived":
        """What a merge made of a ledger."""
        counts, stops = {}, 0
        for kind, table in after.records.items():
            new = changed = 0
            for record in table.records():
                was = before.records[kind].get(record.uid)
                if was is not None:
                    changed += bool(differing(record, was))
                    continue
                new += 1
                stops += isinstance(record, Interaction) and record.outcome is Outcome.STOP
            there = before.records[kind].records()
            deleted = sum(table.get(record.uid) is None for record in there)
            counts[kind] = Counts(new, changed, deleted)
        return cls(counts, stops)

    def __str__(self) -> str:
        said = [
            f"{count} {what} {_WORDS[kind][count > 1]}"
            for kind, counts in self.counts.items()
            for what, count in (("new", counts.new), ("changed", counts.changed))
            if count
        ]
        if self.stops:
            said.append(f"{self.stops} asked to stop")
        if deleted := sum(counts.deleted for counts in self.counts.values()):
            said.append(f"{deleted} deleted")
        return ", ".join(said) or "nothing new"
