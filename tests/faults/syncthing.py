"""A real Syncthing, kept to this machine: loopback only, told where the other one is."""

import http.client
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("syncthing")
_KEY = "only-this-machine"
_FOLDER = "followup"
_PATIENCE = 120.0
"""Seconds; a busy machine needs some to start one."""

_IGNORED = ("backups", "cache", "drafts", "*.lock", ".*.tmp")
"""What the README says need not travel."""

_CONFIG = """
<configuration version="36">
  <folder id="{folder}" path="{path}" type="sendreceive" rescanIntervalS="60"
      fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="{own}"></device><device id="{other}"></device>
    <maxConflicts>10</maxConflicts>
    <minDiskFree unit="kB">1</minDiskFree>
  </folder>
  <device id="{own}" compression="never"><address>dynamic</address></device>
  <device id="{other}" compression="never"><address>tcp://127.0.0.1:{there}</address></device>
  <gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>{key}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{here}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <minHomeDiskFree unit="kB">1</minHomeDiskFree>
  </options>
</configuration>
"""


class Syncthing:
    """One of two that share a directory; its own files are in `home`."""

    def __init__(self, home: Path, shared: Path) -> None:
        assert PROGRAM is not None
        self._home, self._shared = home, shared
        self._process: subprocess.Popen[bytes] | None = None
        self.port, self._gui = _free_ports(2)
        home.mkdir(parents=True)
        generated = self._run("generate", "--no-default-folder")
        found = re.search(r"[A-Z0-9]{7}(?:-[A-Z0-9]{7}){7}", generated)
        assert found is not None, generated
        self.id = found[0]

    def share_with(self, other: "Syncthing") -> None:
        """Write down whom to share with, and what not."""
        self._shared.mkdir(exist_ok=True)
        (self._shared / ".stfolder").mkdir()
        (self._shared / ".stignore").write_text("\n".join(_IGNORED))
        (self._home / "config.xml").write_text(
            _CONFIG.format(
                folder=_FOLDER,
                path=self._shared,
                own=self.id,
                other=other.id,
                here=self.port,
                there=other.port,
                gui=self._gui,
                key=_KEY,
            )
        )

    def start(self) -> None:
        """Run, once it answers."""
        words = self._words("serve", "--no-browser", "--no-restart", "--no-upgrade")
        with (self._home / "log").open("ab") as log:
            self._process = subprocess.Popen(words, stdout=log, stderr=log)
        until = time.monotonic() + _PATIENCE
        while not self._answers():
            assert self._process.poll() is None, (self._home / "log").read_text()
            assert time.monotonic() < until, "Syncthing does not answer"
            time.sleep(0.2)

    def stop(self) -> None:
        """End it, if it runs."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE)
            self._process = None

    def pause(self) -> None:
        """Let go of the other one."""
        self.ask("POST", "/rest/system/pause")

    def resume(self) -> None:
        """Find the other one again, knowing what was written here meanwhile."""
        self.ask("POST", f"/rest/db/scan?folder={_FOLDER}")
        self.ask("POST", "/rest/system/resume")

    @property
    def idle(self) -> bool:
        """Whether it has all the other one has, as far as it knows."""
        status = json.loads(self.ask("GET", f"/rest/db/status?folder={_FOLDER}"))
        return status["state"] == "idle" and not status["needTotalItems"]

    def ask(self, method: str, path: str) -> bytes:
        """Ask its REST interface. Raises `OSError` when it does not answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self._gui, timeout=30)
        try:
            connection.request(method, path, headers={"X-API-Key": _KEY})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        assert answer.status == http.HTTPStatus.OK, (path, content)
        return content

    def _answers(self) -> bool:
        try:
            return bool(self.ask("GET", "/rest/system/ping"))
        except OSError:
            return False

    def _run(self, *words: str) -> str:
        done: Any = subprocess.run(self._words(*words), capture_output=True, text=True, check=True)
        return str(done.stdout + done.stderr)

    def _words(self, command: str, *words: str) -> Sequence[str]:
        return (str(PROGRAM), command, f"--home={self._home}", *words)


def _free_ports(number: int) -> list[int]:
    open_ones = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in open_ones]
    for one in open_ones:
        one.close()
    return ports
