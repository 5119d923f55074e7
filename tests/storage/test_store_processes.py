"""Several processes, killed processes, a full disk."""

import os

import pytest
from tinydb import TinyDB

from followup_tui.domain.book import Put
from followup_tui.storage.json_store import JsonStore


def test_processes_that_commit_at_once_lose_nothing(run, path):
    workers = [run(f"for n in range(50): put(f'{who}-{{n}}')") for who in range(4)]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * 4
    for worker in workers:
        worker.stdout.close()
    assert len(JsonStore(path).book.contacts) == 200
    with TinyDB(path) as db:
        assert {row.doc_id for row in db.table("contacts")} == set(range(1, 201))


def test_a_store_already_open_sees_every_commit_of_another_process(run, file, contact, morning):
    file.commit([Put(contact())], morning)
    with run("for n in range(5): put(str(n))") as worker:
        assert worker.wait(timeout=30) == 0
    assert set(file.commit([Put(contact("omar"))], morning).contacts) == {
        "dana", "omar", "0", "1", "2", "3", "4",
    }  # fmt: skip


KILLED = """
import os, random, signal, time
moment = random.Random(63)
for generation in range(40):
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        for n in range(10_000):
            put(f"{generation}-{n}", "x" * 20_000)
            os.write(tell, f"{generation}-{n}\\n".encode())
    os.close(tell)
    with open(told) as lines:
        print(lines.readline(), end="")
        time.sleep(moment.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print(lines.read(), end="", flush=True)
    store.refresh()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no kill -9 here")
def test_kill_9_at_any_moment_leaves_a_readable_file_with_all_that_was_confirmed(
    run, path, contact, morning
):
    with run(KILLED) as worker:
        confirmed = worker.stdout.read().split()
    assert worker.returncode == 0
    assert len(confirmed) >= 40
    assert set(confirmed) <= set(JsonStore(path).book.contacts)
    JsonStore(path).commit([Put(contact())], morning)
    assert {found.name for found in path.parent.iterdir()} == {
        "followup.json", "followup.json.lock",
    }  # fmt: skip


def test_a_full_disk_is_reported_and_the_old_state_kept(run, path, file, contact, morning):
    pytest.importorskip("resource")
    file.commit([Put(contact())], morning)
    content = path.read_bytes()
    script = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    put("big", "x" * 20_000)
except StoreError as error:
    print(error)
print(*store.book.contacts)
put("small")
print(*store.book.contacts)
"""
    with run(script) as worker:
        refused, kept, after = worker.stdout.read().splitlines()
    assert "File too large" in refused
    assert kept == "dana"
    assert after == "dana small"
    assert content != path.read_bytes()
    assert not list(path.parent.glob(".*"))
