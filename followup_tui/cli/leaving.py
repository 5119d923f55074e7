"""Leaving in order when the system says so: what was done is written first."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from followup_tui.domain.errors import StoreError

_LOOK_SECONDS = 2.0


def save_before_leaving(quit_app: Callable[[], None], let_go: Callable[[], None]) -> None:
    """On SIGTERM `quit_app`; when the terminal is gone, `let_go` of everything and end at once.

    A terminal can go without a word (a lost connection, a closed multiplexer): the app would
    wait for keys for ever, so it is looked at from time to time.
    """

    def gone(number: int, _frame: object) -> None:
        with suppress(StoreError):
            let_go()
        os._exit(128 + number)  # nothing is left to draw on, and reading keys would go on for ever

    signal.signal(signal.SIGTERM, lambda *_: quit_app())
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, gone)
        Thread(target=_watch_terminal, name="terminal", daemon=True).start()


def _watch_terminal() -> None:
    pause = Event()
    while os.isatty(0):
        pause.wait(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGHUP)
