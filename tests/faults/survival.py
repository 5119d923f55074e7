"""A fault that lasts a while: nothing is overwritten, a line says why, later all goes on."""

import signal
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.faults.home import Home, log, prepared
from tests.faults.tally import Tally
from tests.journeys.terminal import Terminal

Holding = Callable[[Home, int], AbstractContextManager[Sequence[str]]]
"""Brings a fault upon a home, and upon the process of that number if it is not 0.

It lasts as long as the context, which gives what must stand before a command to meet it.
"""


@dataclass(frozen=True)
class Fault:
    """A fault, the ground a home must stand on for it, and what keeps it from being tried here.

    `act` is the command that meets it, which would go well without it.
    """

    name: str
    hold: Holding
    act: Sequence[str] = tuple(log("act"))
    ground: Callable[[Path], AbstractContextManager[object]] = nullcontext
    reason_against: Callable[[], str] = str


def survive_by_command(fault: Fault, folder: Path) -> Tally:
    """A command that meets the fault refuses; the same command does it once the fault is over."""
    with fault.ground(folder / "home"):
        return _by_command(fault, folder / "home")


def survive_in_the_app(fault: Fault, folder: Path) -> Tally:
    """The app shows an act as not saved while the fault lasts, keeps it, and saves it then."""
    with fault.ground(folder / "home"):
        return _in_the_app(fault, folder / "home")


def _by_command(fault: Fault, directory: Path) -> Tally:
    tally = Tally(fault.name, tried=1)
    home = prepared(directory)
    assert home.do(log("before")).confirmed
    content = home.data.read_bytes()
    with fault.hold(home, 0) as wrapper:
        here = _content(home)
        done = home.do([*wrapper, *fault.act])
        try:
            tally.besides = done.refusal.partition("[")[0]
        except AssertionError as error:
            tally.unkept.append(f"{fault.name}: {error}")
        if _content(home) != here:
            tally.unkept.append("what stood in the file's place was overwritten")
    if home.data.read_bytes() != content:
        tally.unkept.append("the file is another than it was")
    if not home.do(fault.act).confirmed:
        tally.unkept.append("once it was over, the act was still refused")
    tally.compare(tally.read(home, fault.name), ["before", "act"], [], fault.name)
    tally.compare(tally.open(home, fault.name), ["before", "act"], [], fault.name)
    return tally


def _in_the_app(fault: Fault, directory: Path) -> Tally:
    tally = Tally(fault.name, tried=1)
    home = prepared(directory, people=3)
    before: list[str] = []
    # Python would keep what it compiles under a limit on files, cut short, for ever.
    screen = Terminal(environment=home.environment | {"PYTHONDONTWRITEBYTECODE": "1"})
    try:
        screen.wait("3 to go", lambda seen: bool(seen.person))
        screen.press("v").wait(lambda seen: seen.said.endswith("saved"))
        before = home.entries()
        with fault.hold(home, screen.pid):
            here = _content(home)
            screen.press("g").wait("NOT SAVED")
            tally.besides = screen.said.partition("[")[0].removeprefix("NOT SAVED, trying again: ")
            if _content(home) != here:
                tally.unkept.append("what stood in the file's place was overwritten")
        screen.wait(lambda seen: "NOT SAVED" not in seen.text and seen.said.endswith("saved"))
        screen.kill(signal.SIGKILL)
        assert screen.ended() == -signal.SIGKILL
    except AssertionError as error:
        tally.unkept.append(str(error))
    finally:
        screen.close()
    now = home.entries()
    if (before, now) != (["voicemail"], ["gatekeeper", "voicemail"]):
        tally.lost.append(f"{fault.name}: {before} became {now}")
    return tally


def _content(home: Home) -> object:
    """What stands in the file's place."""
    if home.data.is_file():
        return home.data.read_bytes()
    if home.data.is_symlink():
        return home.data.readlink()
    return "something else" if home.data.exists() else None
