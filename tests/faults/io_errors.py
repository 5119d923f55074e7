"""An I/O error at every call of a commit that may give one: a line says it, nothing is lost."""

import random
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from tests.faults.calls import STATE, Call
from tests.faults.home import DRIVER, Done, Home
from tests.faults.killed_calls import ACT, Scene, disturbed, fresh
from tests.faults.tally import Tally

ERRORS = {
    "openat": ("ENOSPC", "EDQUOT", "EIO", "EACCES", "EROFS", "EMFILE"),
    "write": ("ENOSPC", "EDQUOT", "EIO"),
    "fsync": ("EIO", "ENOSPC", "EDQUOT"),
    "rename": ("EIO", "ENOSPC", "EACCES", "EROFS"),
    "link": ("EIO", "EMLINK", "EPERM"),
    "unlink": ("EIO", "EROFS"),
    "mkdir": ("ENOSPC", "EACCES", "EROFS"),
    "flock": ("ENOLCK", "EIO"),
    "newfstatat": ("EIO", "EACCES"),
    "getdents64": ("EIO",),
    "read": ("EIO",),
    "close": ("EIO", "ENOSPC", "EDQUOT"),
    "utimensat": ("EIO", "EPERM"),
    "fchmod": ("EIO", "EPERM"),
    "copy_file_range": ("EIO", "ENOSPC", "EXDEV"),
    "sendfile": ("EIO", "ENOSPC"),
}
"""What each call may answer, by its manual page."""

IN_THE_APP = tuple(
    (call, error) for call in ("write", "fsync", "rename", "flock") for error in ERRORS[call]
)
"""What the app's writer is made to meet."""

_UNSURE = "would not confirm"
"""What is said when the act is in place and only its being on the disk is unsure."""


def error_at_every_call(scene: Scene, folder: Path, seed: int | None = None) -> Tally:
    """Every error at each call on the home; with a `seed`, one of them at some."""
    tally = Tally("an I/O error at every system call of a commit")
    ready = scene.prepare(folder / "ready")
    said: set[str] = set()
    at = str(fresh(ready).directory)
    here = [call for call in scene.calls(ready) if call.name in ERRORS and at in call.text]
    for call, error in _all(here) if seed is None else _sampled(here, seed):
        _meet(tally, ready, call, error, scene, said)
    tally.besides = f"{len(said)} different lines said why"
    return tally


def _all(calls: Sequence[Call]) -> list[tuple[Call, str]]:
    return [(call, error) for call in calls for error in ERRORS[call.name]]


def _sampled(calls: Sequence[Call], seed: int) -> list[tuple[Call, str]]:
    """One error at each call that changes something, and at few others."""
    chance = random.Random(seed)  # noqa: S311 - it chooses errors
    telling = [call for call in calls if call.name in STATE - {"openat"}]
    rest = [call for call in calls if call not in telling]
    chosen = [*telling, *chance.sample(rest, min(4, len(rest)))]
    return [(call, chance.choice(ERRORS[call.name])) for call in chosen]


def error_in_the_app(call: str, error: str, scene: Scene, folder: Path) -> Tally:
    """The app's writer meets an error: it is said, and the act called saved by the next try only.

    The call is the writing thread's first; or its third, where the main thread makes two at most.
    """
    tally = Tally("an I/O error in the app's writer", tried=1)
    home = scene.prepare(folder / "home")
    before = list(home.acts())
    nth = 3 if call == "write" else 1
    tracer = ["strace", "-f", "-o", "/dev/null", "-e", f"inject={call}:error={error}:when={nth}"]
    done = home.run([*tracer, *DRIVER, "app", "act", "--acts", "2"])
    words = [line.partition(" ")[0] for line in done.stdout.splitlines()]
    said = [word for word, _ in groupby(words) if word in {"trouble", "saved"}]
    expected = ["saved", "trouble", "saved"] if nth > 1 else ["trouble", "saved"]
    if (done.returncode, said) != (0, expected):
        tally.unkept.append(f"{error} at {call}: {done}")
    tally.compare(tally.open(home, error), [*before, "act-0", "act-1"], [], f"{error} at {call}")
    return tally


def _meet(tally: Tally, ready: Home, call: Call, error: str, scene: Scene, said: set[str]) -> None:
    before = list(ready.acts())
    when = f"{scene.name}, {error} at {call.text[:120]}"
    home, done = disturbed(tally, ready, scene, call, f"error={error}")
    present = [*before, ACT]
    if not done.confirmed:
        said.add(_line(tally, done, when).partition("[")[0])
        unsure = _UNSURE in done.err
        tally.compare(tally.read(home, when), before, [ACT] if unsure else [], when)
        if not unsure and not (again := home.do(scene.words)).confirmed:
            tally.unkept.append(f"{when}: tried again, {again}")
        elif unsure:
            present = list(home.acts())
    tally.compare(tally.open(home, when), present, [], f"{when}, and opened")


def _line(tally: Tally, done: Done, when: str) -> str:
    try:
        return done.refusal
    except (AssertionError, ValueError):
        tally.unkept.append(f"{when}: no single line says why: {done}")
        return ""
