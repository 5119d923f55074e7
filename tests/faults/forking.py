"""Copies edited apart by real processes, and merged by real ones in every order."""

import os
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from shutil import copy
from traceback import print_exc

from msgspec.structs import replace

from followup_tui.domain.book import Change, Delete, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.storage.backups import Backups
from followup_tui.storage.codec import decode
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.records import Kind
from followup_tui.storage.uniting import read_copy, take_in
from tests.builders import NEW_YORK, NOW
from tests.faults.tally import Tally

_OUTCOMES = (Outcome.VOICEMAIL, Outcome.TALKED, Outcome.BUSY, Outcome.STOP)
_BEFORE, _APART = 6, 8


def fork_and_merge(forks: int, seed: int, folder: Path) -> Tally:
    """Fork a file two or three ways so many times; each way is a process, each merge another."""
    dice = random.Random(seed)  # noqa: S311 - it only chooses what is tried
    tally = Tally("two and three copies edited apart, merged in every order")
    for nth in range(forks):
        home = folder / str(nth)
        home.mkdir(parents=True)
        trunk = home / "trunk.json"
        roll = dice.random()
        _in_a_process(lambda at=trunk, roll=roll: _edit(at, _BEFORE, roll))
        copies = [home / f"{side}.json" for side in range(2 + nth % 2)]
        for path in copies:
            copy(trunk, path)
            roll = dice.random()
            _in_a_process(lambda at=path, roll=roll: _edit(at, _APART, roll))
        _merge_in_every_order(copies, home, tally, f"fork {nth} of seed {seed}")
        tally.tried += 1
    tally.besides = "the same bytes whatever the order; every stop, every call"
    return tally


def _merge_in_every_order(copies: list[Path], home: Path, tally: Tally, when: str) -> None:
    made = set()
    for number, order in enumerate(permutations(copies)):
        merged = home / f"merged-{number}" / "followup.json"
        merged.parent.mkdir()
        copy(order[0], merged)
        for other in order[1:]:
            _in_a_process(lambda to=merged, source=other: _take_in(to, source))
        made.add(merged.read_bytes())
    if len(made) > 1:
        tally.unkept.append(f"{when}: {len(made)} different files")
    for content in made:
        tally.lost += [f"{when}: {what}" for what in _missing(decode(content, home), copies)]


def _missing(made: Ledger, copies: list[Path]) -> list[str]:
    """What was in a copy, was deleted in none, and is not in the merged file; and any stop."""
    sides = [decode(path.read_bytes(), path) for path in copies]
    missing = []
    for side in sides:
        for kind in Kind:
            for record in side.records[kind].records():
                gone = any(one.deletions.get((kind, record.uid)) for one in sides)
                stop = isinstance(record, Interaction) and record.outcome is Outcome.STOP
                if (stop or not gone) and made.records[kind].get(record.uid) is None:
                    missing.append(f"{kind} {record.uid}")
    return missing


def _take_in(into: Path, source: Path) -> None:
    take_in(into, lambda _: [read_copy(source)], Backups(into, NEW_YORK), NOW)


def _edit(path: Path, acts: int, roll: float) -> None:
    """Do some acts on the file, as somebody would whose clock is up to a day off."""
    dice = random.Random(roll)  # noqa: S311
    store = JsonStore(path)
    at = NOW + timedelta(minutes=dice.randint(-1440, 1440))
    for _ in range(acts):
        at += timedelta(seconds=dice.randint(0, 90))
        store.commit(_act(store, dice), at)


def _act(store: JsonStore, dice: random.Random) -> list[Change]:
    book, uid = store.book, f"{dice.getrandbits(64):x}"
    people = sorted(book.contacts)
    if len(people) < 2:
        return [Put(Contact(uid=uid, name=f"Person {uid}", added=NOW))]
    who = book.contacts[dice.choice(people)]
    past = book.history(who.uid)
    number = Phone(f"555 01{dice.randint(10, 14)}", f"+121255501{dice.randint(10, 14)}")
    logged = Interaction(uid=uid, contact=who.uid, at=NOW, outcome=dice.choice(_OUTCOMES))
    stops = [entry for entry in past if entry.outcome is Outcome.STOP]
    acts: list[Callable[[], list[Change]]] = [
        lambda: [Put(logged)],
        lambda: [Put(logged)],
        lambda: [Put(Contact(uid=uid, name=f"Person {uid}", added=NOW))],
        lambda: [Put(replace(who, role=uid))],
        lambda: [Put(replace(who, phones=(number, *who.phones)[:3]))],
        lambda: [Put(replace(who, tags=(*who.tags[-2:], uid)))],
        lambda: [Delete(entry) for entry in past[-1:]],
        lambda: [*map(Delete, past), Delete(who)],
        lambda: [Put(News(uid="news", at=NOW, text=uid, heard_by=(who.uid,)))],
        lambda: [
            Put(replace(logged, outcome=Outcome.STOP_LIFTED, lifts=stop.uid)) for stop in stops[:1]
        ],
    ]
    return dice.choice(acts)()


def _in_a_process(work: Callable[[], None]) -> None:
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:  # noqa: BLE001 - it is told, and the parent sees the exit code
            print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit("a process failed")
