"""What is not logged yet outlives the process, in a file that is the user's alone."""

import stat
from datetime import UTC, datetime

import pytest

from followup_tui.domain.draft import Draft
from followup_tui.storage.drafts import DraftFiles
from followup_tui.storage.memory import MemoryDrafts

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


def test_the_latest_of_a_contact_is_kept(after_restart):
    later = Draft(contact="dana", note="She liked it after all.")
    assert after_restart(("keep", DANA), ("keep", later)) == [later]


def test_a_draft_that_is_dropped_is_gone(after_restart):
    assert after_restart(("keep", DANA), ("drop", "dana"), ("drop", "nobody")) == []


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


def test_a_disk_that_refuses_disturbs_nobody(tmp_path):
    (tmp_path / "drafts").write_text("a file where the directory should be")
    store = DraftFiles(tmp_path / "drafts")
    store.keep(DANA)
    store.close()
    assert list(store.load()) == []
