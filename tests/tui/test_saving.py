"""What is written in the background: the screen says when it is on the disk, and when it isn't."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from followup_tui.domain.interaction import Outcome
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.json_store import JsonStore


@dataclass
class Slow:
    """A store's report on its writing, in the test's hands."""

    waiting: int = 0
    trouble: str = ""
    tell: Callable[[], None] = lambda: None

    def listen(self, tell: Callable[[], None]) -> None:
        self.tell = tell


@pytest.fixture
def slow():
    return Slow()


async def test_the_screen_says_when_an_act_is_on_the_disk(sit_down, slow):
    async with sit_down(saving=slow) as at:
        slow.waiting = 1
        await at.press("v")
        assert "saving…" in at.text
        slow.waiting = 0
        slow.tell()
        await at.pilot.pause()
        assert "saving…" not in at.text
        assert "saved" in at.text


async def test_what_cant_be_saved_is_said_for_as_long_as_it_is_so(sit_down, slow):
    async with sit_down(saving=slow) as at:
        slow.waiting = 1
        await at.press("v")
        slow.trouble = "followup.json can't be written: no space left"
        slow.tell()
        await at.pilot.pause()
        assert "NOT SAVED" in at.text
        assert "no space left" in at.text
        slow.waiting = 2
        await at.press("n")
        assert "NOT SAVED" in at.text
        slow.waiting, slow.trouble = 0, ""
        slow.tell()
        await at.pilot.pause()
        assert "NOT SAVED" not in at.text


async def test_what_a_key_logged_is_in_the_file_once_the_writer_is_done(sit_down, tmp_path):
    store = BackgroundStore(JsonStore(tmp_path / "followup.json"))
    async with sit_down(store=store, saving=store) as at:
        await at.press("v")
        store.close()
        await at.pilot.pause()
        assert "saved" in at.text
        (newest,) = JsonStore(tmp_path / "followup.json").book.history(at.uid("Dana"))[-1:]
        assert newest.outcome is Outcome.VOICEMAIL
