"""Random keys, clicks, pastes, sizes, writes from outside on the real file: `python -m tests.soak`.

The seconds come as the first argument. What must hold however long it runs: nothing is raised, no
record is lost, memory does not grow. The seed is printed; as the second argument it repeats a run.
"""

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"

import asyncio
import gc
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

from textual import events

from followup_tui.cli.demo import DEMO_START, demo_book
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.settings import Looks, Settings
from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.drafts import DraftFiles
from followup_tui.storage.json_store import JsonStore
from followup_tui.tui.app import FollowupApp
from followup_tui.tui.command_table import COMMANDS
from tests.outside import outside

_NEVER = {"quit"}
_KEYS = sorted({key for c in COMMANDS if c.id not in _NEVER for key in c.key.split(",")} - {"q"})
_TYPED = ["tue 3pm", "dana", "voicemail", "[/b]", "\u202eabc", "-20m", "田中", "+1 212 555 0143"]
_SIZES = [(80, 24), (120, 40), (60, 20), (50, 15), (200, 60), (79, 31)]
_ROUND = 150
_HALF = 0.5
_ROOM_TO_GROW = 1.5


@dataclass
class Soak:
    """One run: what was done last, and what it found."""

    seed: int
    folder: Path
    now: datetime = DEMO_START
    done: list[str] = field(default_factory=list)
    pressed: int = 0
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 - it chooses keys

    @property
    def path(self) -> Path:
        """The data file."""
        return self.folder / "followup.json"

    def desk(self, store: Any) -> Desk:
        """A desk over the file."""
        calendar = Calendar(LibraryHolidays(), Here("America/New_York", "US"))
        looks = Looks(status=self._random.random() < _HALF)
        return Desk(store, calendar, Settings(looks=looks), lambda: self.now)

    async def run(self, seconds: float) -> None:
        """Press keys for so long, in several lives of the program."""
        book = demo_book(DEMO_START)
        JsonStore(self.path).commit([Put(record) for record in book.records()], self.now)
        ends, sizes = time.monotonic() + seconds, []
        while time.monotonic() < ends:
            await self._life(ends)
            sizes.append(_alive())
        if len(sizes) > 2:
            assert sizes[-1] < _ROOM_TO_GROW * sizes[1], f"memory grew: {sizes}"

    async def _life(self, ends: float) -> None:
        """From opening the program to leaving it: what was on screen is on the disk then."""
        store, drafts = BackgroundStore(JsonStore(self.path)), DraftFiles(self.folder / "drafts")
        desk = self.desk(store)
        app = FollowupApp(desk, outside(drafts=drafts, saving=store))
        async with app.run_test(size=(120, 40)) as pilot:
            for _ in range(_ROUND):
                if time.monotonic() > ends:
                    break
                await self._something(pilot)
        drafts.close()
        store.close()
        on_disk = JsonStore(self.path).book
        assert set(on_disk.contacts) == set(desk.book.contacts), "a contact is lost"
        for uid, history in desk.book.histories.items():
            kept = {entry.uid for entry in on_disk.history(uid)}
            assert {entry.uid for entry in history} <= kept, f"an entry of {uid} is lost"

    async def _something(self, pilot: Any) -> None:
        chance = self._random.random()
        if chance < 0.02:
            size = self._random.choice(_SIZES)
            self._did(f"size {size}")
            await pilot.resize_terminal(*size)
        elif chance < 0.05:
            self._did("written from outside")
            self._write_from_outside()
        elif chance < 0.12:
            text = self._random.choice(_TYPED)
            self._did(f"type {text!r}")
            for letter in text:
                await pilot.press("space" if letter == " " else letter)
        elif chance < 0.2:
            width, height = pilot.app.size
            at = self._random.randrange(width), self._random.randrange(height)
            self._did(f"click {at}")
            await pilot.click(offset=at)
        elif chance < 0.22:
            text = self._random.choice(_TYPED)
            self._did(f"paste {text!r}")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
        elif chance < 0.26:
            keys = self._random.choices(_KEYS, k=4)
            self._did(f"at once {keys}")
            for key in keys:
                pilot.app.simulate_key(key)
            await pilot.pause()
        else:
            key = self._random.choice(_KEYS)
            self._did(key)
            await pilot.press(key)
        self.now += timedelta(seconds=self._random.choice([1, 1, 1, 30, 1800]))
        self.pressed += 1

    def _did(self, what: str) -> None:
        self.done = [*self.done[-30:], what]

    def _write_from_outside(self) -> None:
        """Somebody else logs a call."""
        desk = self.desk(JsonStore(self.path))
        people = [uid for uid in desk.book.contacts if not desk.plan(uid).stopped]
        uid = self._random.choice(sorted(people))
        desk.log(uid, Call(Outcome.NO_ANSWER, at=self.now))


def _alive() -> int:
    """How many objects live on. What a cache of a limited size keeps of earlier lives is let go:
    it fills up for half an hour, and then grows no more."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper):
            one.cache_clear()
    gc.collect()
    return len(gc.get_objects())


def soak(seconds: float, seed: int) -> int:
    """How many things were done without harm. Raises `AssertionError` with the last of them."""
    with tempfile.TemporaryDirectory() as folder:
        run = Soak(seed, Path(folder))
        try:
            asyncio.run(run.run(seconds))
        except BaseException as error:
            raise AssertionError(f"seed {seed}: {error!r} after {run.done}") from error
        return run.pressed


if __name__ == "__main__":
    length = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**6
    print(f"seed {chosen}", flush=True)  # noqa: T201 - it is a command
    print(f"{soak(length, chosen)} keys, sizes and writes; nothing was lost")  # noqa: T201
