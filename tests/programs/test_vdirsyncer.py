import os
import socket
import subprocess
import time
from pathlib import Path

import pytest
import vobject

from tests.programs.conftest import found

RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {root}/radicale
"""

VDIRSYNCER = """
[general]
status_path = "{root}/status/"

[pair calendars]
a = "calendars_here"
b = "calendars_there"
collections = [["calendar", "calendar", "calendar"]]

[storage calendars_here]
type = "filesystem"
path = "{root}/"
fileext = ".ics"

[storage calendars_there]
type = "caldav"
url = "http://127.0.0.1:{port}/"
username = "me"
password = "me"

[pair contacts]
a = "contacts_here"
b = "contacts_there"
collections = [["cards", "cards", "cards"]]

[storage contacts_here]
type = "filesystem"
path = "{root}/"
fileext = ".vcf"

[storage contacts_there]
type = "carddav"
url = "http://127.0.0.1:{port}/"
username = "me"
password = "me"
"""

THEIRS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:a telephone
BEGIN:VTODO
UID:their-own
DTSTAMP:20261123T100000Z
SUMMARY:Buy paper
END:VTODO
END:VCALENDAR
"""


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def radicale(calls, port):
    """A server on this machine; where it keeps what it was sent."""
    config = calls.write("config/radicale", RADICALE.format(port=port, root=calls.root))
    with (calls.root / "radicale.log").open("w") as log:
        server = subprocess.Popen(
            [found("radicale"), "--config", str(config)],
            env={**os.environ, **calls.environment()},
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(port)
        yield calls.root / "radicale" / "collection-root" / "me"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


@pytest.fixture
def sync(calls, radicale, port):
    calls.write("config/vdirsyncer/config", VDIRSYNCER.format(root=calls.root, port=port))
    calls.ours("export", "vcf", "--split", str(calls.root / "cards"))
    calls.run("vdirsyncer", "discover", said="y\n" * 8)
    return lambda: calls.run("vdirsyncer", "sync")


def titles(collection: Path) -> list[str]:
    """What stands in a collection of the server."""
    said = []
    for path in collection.glob("[!.]*"):
        item = vobject.readOne(path.read_text("utf-8"))
        part = getattr(item, "vevent", None) or getattr(item, "vtodo", None)
        said.append(part.summary.value if part else item.fn.value)
    return sorted(said)


def test_everything_reaches_a_server_and_follows_what_is_logged(sync, radicale, calls):
    sync()
    mei, omar = "Call Mei Tanaka", "Call Omar Adeyemi"
    dana = "Call Dana Whitfield (Lärkspur, Inc; [b])"
    assert titles(radicale / "calendar") == [dana, mei, omar]
    assert titles(radicale / "cards") == ["Dana Whitfield", "Mei Tanaka", "Omar Adeyemi"]
    before = {path: path.stat().st_mtime_ns for path in calls.calendar.iterdir()}
    calls.ours("log", "dana", "stop")
    sync()
    assert titles(radicale / "calendar") == [mei, omar]
    now = {path: path.stat().st_mtime_ns for path in calls.calendar.iterdir()}
    assert now.items() <= before.items()


def test_what_comes_from_the_server_is_left_alone(sync, radicale, calls):
    sync()
    (radicale / "calendar" / "their-own.ics").write_text(THEIRS.replace("\n", "\r\n"), newline="")
    sync()
    calls.ours("log", "omar", "stop")
    sync()
    assert "Buy paper" in titles(radicale / "calendar")
    assert "Call Omar Adeyemi" not in titles(radicale / "calendar")
