"""What came of a fault that was tried many times."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tests.faults.home import Home, acts_in


@dataclass
class Tally:
    """How often a fault was tried, and each time that harm came of it.

    `unreadable` names files that could not be opened, `lost` acts that were called saved and are
    gone or are there twice, `unkept` whatever else was promised: a message, a clean directory.
    """

    fault: str
    tried: int = 0
    besides: str = ""
    unreadable: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unkept: list[str] = field(default_factory=list)

    @classmethod
    def together(cls, fault: str, tallies: Sequence["Tally"], besides: str = "") -> "Tally":
        """Several as one."""
        all_of_them = cls(fault, sum(one.tried for one in tallies), besides)
        for one in tallies:
            all_of_them.unreadable += one.unreadable
            all_of_them.lost += one.lost
            all_of_them.unkept += one.unkept
        return all_of_them

    @property
    def harm(self) -> list[str]:
        """Everything that came of it, in words; nothing is what must be."""
        return [*self.unreadable, *self.lost, *self.unkept]

    def read(self, home: Home, when: str) -> Counter[str] | None:
        """The acts in the data file, read as plain JSON; backups are opened too."""
        for backup in home.backups():
            try:
                acts_in(backup.read_bytes())
            except (ValueError, KeyError) as error:
                self.unreadable.append(f"{when}: {backup.name}: {error}")
        try:
            return home.acts()
        except (ValueError, KeyError) as error:
            self.unreadable.append(f"{when}: {error}")
            return None

    def open(self, home: Home, when: str) -> Counter[str] | None:
        """The acts that the real store finds, once it has written again; see `Home.opened`."""
        try:
            return home.opened()
        except ValueError as error:
            self.unreadable.append(f"{when}: {error}")
            return None

    def compare(
        self,
        found: Counter[str] | None,
        saved: Collection[str],
        in_flight: Sequence[str],
        when: str,
    ) -> None:
        """Count what was called saved and is not there once, and what nobody did.

        Of what was in flight, in its order, the first may be there.
        """
        if found is None:
            return
        self.lost += [f"{when}: {n} is there {found[n]} times" for n in saved if found[n] != 1]
        allowed = {*saved, *in_flight[:1]}
        strange = [note for note, times in found.items() if note not in allowed or times > 1]
        self.unkept += [f"{when}: nobody did {note}" for note in strange if note not in saved]
