"""What is written in the background: the screen says when it is on the disk, and when it isn't."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from followup_tui.cli.demo import DEMO_START, demo_book
from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Outcome
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.backups import Backups
from followup_tui.storage.json_store import JsonStore
from tests.builders import agreed, entry, person
from tests.tui.conftest import NARROW


@dataclass
class Slow:
    """A store's report on its writing, in the test's hands."""

    waiting: int = 0
    trouble: str = ""
    read_only: str = ""
    remarks: list[str] = field(default_factory=list)
    tell: Callable[[], None] = lambda: None

    def listen(self, tell: Callable[[], None]) -> None:
        self.tell = tell

    def remark(self) -> str:
        return self.remarks.pop(0) if self.remarks else ""


@pytest.fixture
def slow():
    return Slow()


async def test_the_screen_says_when_an_act_is_on_the_disk(sit_down, slow):
    async with sit_down(saving=slow) as at:
        await at.press("v")
        slow.waiting = 1
        slow.tell()
        await at.pilot.pause()
        assert "saving…" in at.text
        slow.waiting = 0
        slow.tell()
        await at.rest()
        assert "saving…" not in at.text
        assert "saved" in at.text


async def test_an_appointment_that_comes_up_is_said_over_what_cant_be_saved(sit_down, slow):
    talk = entry("Thu 19 Nov 09:00 talked", agreed("Mon 23 Nov 10:45"))
    async with sit_down([person("Dana"), talk], saving=slow) as at:
        slow.waiting, slow.trouble = 1, "followup.json can't be written: no space left"
        slow.tell()
        await at.rest()
        assert "NOT SAVED" in at.text
        await at.tick(minutes=10)
        assert "Dana at 10:45, in 5 minutes" in at.text


async def test_what_cant_be_saved_is_said_for_as_long_as_it_is_so(sit_down, slow):
    async with sit_down(saving=slow) as at:
        slow.waiting = 1
        await at.press("v")
        slow.trouble = "followup.json can't be written: no space left"
        slow.tell()
        await at.rest()
        assert "NOT SAVED" in at.text
        assert "no space left" in at.text
        slow.waiting = 2
        await at.press("n")
        assert "NOT SAVED" in at.text
        slow.waiting, slow.trouble = 0, ""
        slow.tell()
        await at.rest()
        assert "NOT SAVED" not in at.text


WAYS = {"contacts": "C", "history": "h", "news": "N"}


@pytest.mark.parametrize("key", WAYS.values(), ids=WAYS)
async def test_every_screen_that_changes_the_book_says_what_cant_be_saved(sit_down, slow, key):
    async with sit_down(saving=slow, size=NARROW) as at:
        await at.press(key)
        slow.waiting, slow.trouble = 1, "followup.json can't be written: no space left"
        slow.tell()
        await at.pilot.pause()
        assert at.lines[-2].strip().startswith("NOT SAVED, trying again: followup.json can't")
        await at.press("escape")
        assert at.app.screen is at.session
        assert at.lines[-2].strip().startswith("NOT SAVED")
        await at.press(key)
        assert at.lines[-2].strip().startswith("NOT SAVED")
        slow.waiting, slow.trouble = 0, ""
        slow.tell()
        await at.pilot.pause()
        assert "NOT SAVED" not in at.text
        await at.press("escape")
        assert "NOT SAVED" not in at.text


async def test_what_went_wrong_beside_the_saving_is_said_where_the_user_is(sit_down, slow):
    async with sit_down(saving=slow) as at:
        await at.press("C")
        slow.remarks.append("no backup could be made (No space left on device)")
        slow.tell()
        await at.pilot.pause()
        assert "no backup could be made" in at.lines[-2]
        await at.press("escape")
        assert "no backup" not in at.text


async def test_what_a_key_logged_is_in_the_file_once_the_writer_is_done(sit_down, tmp_path):
    store = BackgroundStore(JsonStore(tmp_path / "followup.json"))
    async with sit_down(store=store, saving=store) as at:
        await at.press("v")
        store.close()
        await at.rest()
        assert "saved" in at.text
        (newest,) = JsonStore(tmp_path / "followup.json").book.history(at.uid("Dana"))[-1:]
        assert newest.outcome is Outcome.VOICEMAIL


async def test_what_went_wrong_beside_the_saving_is_said_once(sit_down, slow):
    async with sit_down(saving=slow) as at:
        slow.remarks.append("no backup could be made (No space left on device)")
        slow.tell()
        await at.rest()
        assert "no backup could be made" in at.said
        await at.press("v")
        assert "no backup" not in at.text


async def test_what_the_start_brought_back_is_said_once_it_is_open(sit_down, slow):
    slow.remarks.append("what could not be saved last time (1 record) is saved now")
    async with sit_down(saving=slow) as at:
        assert at.said == "what could not be saved last time (1 record) is saved now"


async def test_leaving_with_something_unsaved_asks_once_more(sit_down, slow):
    async with sit_down(saving=slow) as at:
        slow.waiting, slow.trouble = 1, "followup.json: No space left; kept in /tmp/x"
        slow.tell()
        await at.press("q")
        assert at.app.is_running
        assert "Not everything you did is saved; q again leaves it" in at.lines[-2]
        await at.press("q")
        assert not at.app.is_running


async def test_a_file_that_cannot_be_read_again_is_said_for_as_long_as_it_is_so(sit_down, slow):
    async with sit_down(saving=slow) as at:
        slow.trouble = "followup.json is gone: put it back"
        slow.tell()
        await at.rest()
        assert "followup.json is gone: put it back" in at.lines[-2]
        assert "NOT SAVED" not in at.text
        slow.trouble = ""
        slow.tell()
        await at.rest()
        assert "is gone" not in at.text


async def test_a_book_that_is_only_looked_at_says_so_until_it_can_be_changed(sit_down, tmp_path):
    path = tmp_path / "followup.json"
    backups = Backups(path, "America/New_York")
    whole = JsonStore(path)
    whole.commit([Put(record) for record in demo_book(DEMO_START).records()], DEMO_START)
    content = path.read_bytes()
    backups.keep(content, DEMO_START)
    path.write_bytes(content[:-9])
    store = BackgroundStore(JsonStore(path, backups), backups.stand_in)
    async with sit_down([], store=store, saving=store) as at:
        assert "READ-ONLY" in at.title
        assert at.said == (
            "followup.json is damaged: run followup-tui restore; nothing can be changed; "
            "the backup of Mon 23 Nov 2026 10:30 is shown"
        )
        before = at.logged
        for key in ("v", "u", "K"):
            await at.press(key)
        assert at.logged == before
        await at.press("b")
        assert at.said.startswith("followup.json is damaged: run followup-tui restore")
        path.write_bytes(content)
        await at.tick()
        assert "READ-ONLY" not in at.title
        assert at.said == "Your data can be read and changed again"
        await at.press("v")
        store.close()
        assert at.logged == before + 1
    assert sum(map(len, JsonStore(path).book.histories.values())) == before + 1
