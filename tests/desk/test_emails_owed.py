"""No e-mail owed is shown twice or lost: whatever is done, taken back, written, read and merged."""

from contextlib import suppress
from datetime import timedelta
from functools import reduce
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.interviews import Interview, Met, log_interview, somebody_new
from followup_tui.desk.settings import Settings
from followup_tui.domain.book import Book, Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.planning.placing import Group
from followup_tui.planning.when import Past
from followup_tui.storage.codec import decode, encode, verified
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.memory import MemoryStore
from followup_tui.storage.merging import merge
from tests.builders import NOW, OTHER_NUMBER, TOKYO, Clock, person

HERE = Path("followup.json")
PEOPLE = (
    person("Dana"),
    person("Ken", tz=TOKYO, phones=(OTHER_NUMBER,)),
    person("Lee", phones=(), stage=Stage.LEAD),
)

acts = st.tuples(
    st.sampled_from(["interview", "interview", "sent", "called", "stop", "lift", "undo", "redo"]),
    st.sets(st.sampled_from([one.uid for one in PEOPLE]), min_size=1, max_size=3),
    st.booleans(),
    st.sampled_from([0, 0, 45, 3000]),
)
stories = st.lists(acts, max_size=10)


class File(MemoryStore):
    """What is on the disk after each commit is what is there, as after a crash."""

    def __init__(self, ledger: Ledger | None = None) -> None:
        super().__init__()
        self.settle(ledger or Ledger())

    def settle(self, ledger: Ledger) -> None:
        content = encode(ledger)
        self._ledger = verified(decode(content, HERE), content, HERE)
        records = (table.records() for table in self._ledger.records.values())
        self._book = Book.of(record for some in records for record in some)

    def commit(self, changes, at):
        super().commit(changes, at)
        self.settle(self._ledger)
        return self._book

    @property
    def ledger(self) -> Ledger:
        return self._ledger


def tell(desk: Desk, clock: Clock, story) -> None:
    for act in story:
        clock.pass_by(minutes=50, seconds=1)
        with suppress(FollowupError):
            do(desk, clock.now, *act)


def do(desk: Desk, now, what: str, uids: set[str], more: bool, late: int) -> None:
    people = [desk.book.contacts[uid] for uid in sorted(uids)]
    new = somebody_new(f"New {now:%d%H%M}", at=now, home="US") if more else None
    met = tuple(Met(contact=one) for one in filter(None, (*people, new)))
    was = Interview(was=Past(now - timedelta(minutes=late)), people=met)
    whom = people[0].uid
    ways = {
        "interview": lambda: log_interview(desk, was),
        "sent": lambda: desk.log(whom, Call(Outcome.SENT, channel=Channel.EMAIL)),
        "called": lambda: desk.log(whom, Call(Outcome.VOICEMAIL)),
        "stop": lambda: desk.log(whom, Call(Outcome.STOP)),
        "lift": lambda: desk.lift_stop(whom, people[0].name),
        "undo": desk.undo,
        "redo": desk.redo,
    }
    ways[what]()


def owed_after(entries: list[Interaction]) -> list[str]:
    """Whom an e-mail is owed to, told from the bare entries."""
    owed = []
    for uid in {one.contact for one in entries}:
        theirs = sorted((e for e in entries if e.contact == uid), key=lambda e: (e.at, e.uid))
        lifted = {one.lifts for one in theirs}
        stopped = any(e.outcome is Outcome.STOP and e.uid not in lifted for e in theirs)
        marks = [
            e.outcome
            for e in theirs
            if e.outcome is Outcome.MET
            or (e.outcome is Outcome.SENT and e.channel is Channel.EMAIL)
        ]
        if not stopped and marks and marks[-1] is Outcome.MET:
            owed.append(uid)
    return sorted(owed)


def entries_of(book: Book) -> list[Interaction]:
    return [entry for history in book.histories.values() for entry in history]


def shown(desk: Desk) -> list[str]:
    entries = desk.queue().entries
    return sorted(one.contact.uid for one in entries if one.group is Group.EMAILS_OWED)


def desk_over(calendar, ledger: Ledger | None, clock: Clock) -> tuple[Desk, File]:
    store = File(ledger)
    if ledger is None:
        store.commit([Put(one) for one in PEOPLE], clock())
    return Desk(store, calendar, Settings(), clock), store


@settings(max_examples=80)
@given(stories)
def test_each_that_is_owed_is_shown_once(calendar, story):
    clock = Clock()
    desk, _ = desk_over(calendar, None, clock)
    for act in story:
        tell(desk, clock, [act])
        assert shown(desk) == owed_after(entries_of(desk.book))


@settings(max_examples=80)
@given(stories, stories, stories)
def test_each_that_is_owed_in_either_of_two_copies_is_shown_once_when_they_are_merged(
    calendar, before, here, there
):
    clock = Clock()
    desk, store = desk_over(calendar, None, clock)
    tell(desk, clock, before)
    copies = []
    for story in (here, there):
        copy_clock = Clock(clock.now)
        copy, file = desk_over(calendar, store.ledger, copy_clock)
        tell(copy, copy_clock, story)
        copies.append(file)
    both = {entry.uid: entry for file in copies for entry in entries_of(file.book)}
    merged, _ = desk_over(calendar, reduce(merge, [file.ledger for file in copies]), Clock(NOW))
    merged.clock = lambda: NOW + timedelta(days=3)
    assert {entry.uid for entry in entries_of(merged.book)} == both.keys()
    assert shown(merged) == owed_after(list(both.values()))
