"""What is not logged yet outlives the process, in a file that is the user's alone."""

import stat
from datetime import UTC, date, datetime
from threading import Event

import pytest

from followup_tui.domain.draft import AskedForNews, Draft
from followup_tui.domain.errors import StoreError
from followup_tui.storage import drafts
from followup_tui.storage.drafts import DraftFiles
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.storage.refuge import Refuge

BEGAN = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
DANA = Draft(contact="dana", note="She liked it.\nA lot.", answers=(("next_call", "tue 3pm"),))
OMAR = Draft(contact="omar", began=BEGAN, number="+12125550188", hidden=True, at=BEGAN)


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "home" / "drafts"


@pytest.fixture(params=["files", "memory"])
def after_restart(request, directory):
    """Does things with a store, and gives what is there once the program starts again."""

    def after(*doing):
        store = DraftFiles(directory) if request.param == "files" else MemoryDrafts()
        for what, *given in doing:
            getattr(store, what)(*given)
        if isinstance(store, MemoryDrafts):
            return list(store.load())
        store.close()
        return list(DraftFiles(directory).load())

    return after


def test_a_draft_is_there_after_a_restart(after_restart):
    assert sorted(after_restart(("keep", DANA), ("keep", OMAR)), key=str) == sorted(
        [DANA, OMAR], key=str
    )


def test_that_news_were_asked_for_is_there_after_a_restart(after_restart):
    first, later = AskedForNews(BEGAN.date()), AskedForNews(date(2026, 12, 23))
    assert after_restart(("keep", first), ("keep", DANA), ("keep", later)) in (
        [DANA, later],
        [later, DANA],
    )


def test_the_latest_of_a_contact_is_kept(after_restart):
    later = Draft(contact="dana", note="She liked it after all.")
    assert after_restart(("keep", DANA), ("keep", later)) == [later]


def test_a_draft_that_is_dropped_is_gone(after_restart):
    assert after_restart(("keep", DANA), ("drop", DANA.key), ("drop", "nobody")) == []


def test_nothing_is_made_before_there_is_something_to_keep(directory):
    DraftFiles(directory).close()
    assert list(DraftFiles(directory).load()) == []
    assert not directory.exists()


def test_a_uid_never_becomes_a_path(directory):
    store = DraftFiles(directory)
    store.keep(Draft(contact="../../../etc/passwd", note="x"))
    store.close()
    assert [path.parent for path in directory.parent.rglob("*.json")] == [directory]


def test_the_files_are_the_users_alone(directory):
    store = DraftFiles(directory)
    store.keep(DANA)
    store.close()
    (file,) = directory.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_what_cant_be_read_is_left_where_it_is(directory):
    directory.mkdir(parents=True)
    (directory / "torn.json").write_text('{"contact": "da')
    (directory / "other.json").write_text("[1, 2]")
    (directory / "bytes.json").write_bytes(b"\xff\xfe\x00")
    store = DraftFiles(directory)
    assert list(store.load()) == []
    store.keep(DANA)
    store.close()
    assert len(list(directory.iterdir())) == 4


@pytest.fixture
def refuge(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    return Refuge(tmp_path / "followup.json", [tmp_path / "missing", tmp_path / "elsewhere"])


@pytest.fixture
def blocked(tmp_path):
    """A directory that can't be made."""
    path = tmp_path / "drafts"
    path.write_text("a file where the directory should be")
    return path


def test_what_cannot_be_kept_in_its_place_is_kept_elsewhere(blocked, refuge, tmp_path):
    store = DraftFiles(blocked, refuge)
    store.keep(DANA)
    store.close()
    (file,) = (tmp_path / "elsewhere").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    blocked.unlink()
    again = DraftFiles(blocked, refuge)
    assert list(again.load()) == [DANA]
    again.keep(DANA)
    again.close()
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert list(DraftFiles(blocked, refuge).load()) == [DANA]


def test_a_draft_kept_elsewhere_is_dropped_with_its_call(blocked, refuge, tmp_path):
    store = DraftFiles(blocked, refuge)
    store.keep(DANA)
    store.close()
    again = DraftFiles(tmp_path / "new drafts", refuge)
    again.drop(DANA.key)
    again.close()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_no_disk_takes_is_said_at_once_and_again_when_leaving(blocked):
    told = []
    store = DraftFiles(blocked)
    store.tell = told.append
    store.keep(DANA)
    with pytest.raises(StoreError, match="NOT KEPT on the disk yet"):
        store.close()
    assert len(told) == 1


def test_that_news_were_asked_for_is_lost_without_a_word_where_no_disk_takes_it(blocked):
    told = []
    store = DraftFiles(blocked)
    store.tell = told.append
    store.keep(AskedForNews(BEGAN.date()))
    store.close()
    assert told == []


def test_what_no_disk_took_is_tried_again(blocked, monkeypatch):
    monkeypatch.setattr(drafts, "_RETRY_SECONDS", 0.01)
    told = Event()
    store = DraftFiles(blocked)
    store.tell = lambda _: told.set()
    store.keep(DANA)
    assert told.wait(10)
    blocked.unlink()
    store.close()
    assert list(store.load()) == [DANA]
