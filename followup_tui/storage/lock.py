"""One writer at a time, whatever the process."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from followup_tui.storage.files import make_private
from followup_tui.storage.refusal import refusal, unwritten

PATIENCE = 10.0
"""Seconds to wait for another process to finish writing; a write takes a fraction of one."""

_POLL = 0.01


@contextmanager
def only_writer(target: Path) -> Iterator[None]:
    """Be the only one who writes a file (behind any links). Raises `StoreError`."""
    from filelock import FileLock, Timeout

    lock = FileLock(target.with_name(target.name + ".lock"), mode=0o600)
    try:
        make_private(target.parent)
        lock.acquire(timeout=PATIENCE, poll_interval=_POLL)
    except Timeout as error:
        what = f"is being written by another process for more than {PATIENCE:.0f} seconds"
        raise refusal(target, what, "close the other one, try again") from error
    except OSError as error:
        raise unwritten(target, error) from error
    try:
        yield
    finally:
        # What was written is written: the lock also goes with its handle, or with the process.
        with suppress(OSError):
            lock.release()
