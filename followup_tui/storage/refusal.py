"""How the storage says no: one line that names the file, what happened, and what to do."""

import os
from pathlib import Path

import msgspec

from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.domain.text import one_line

RESTORE = "put a good copy in its place, or move it away to start afresh"
UPDATE = "update followup-tui"

GARBLED = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What decoding raises for bytes that make no sense, or are nested too deeply to be read."""


def unreadable(path: Path, what: str, advice: str = RESTORE) -> UnreadableError:
    """The error to raise for a file that is not one this version can read.

    Text from the file or its name can't break the line.
    """
    said = one_line(f"{path.name} {what}")
    restorable = advice not in {UPDATE, _RIGHT}
    return UnreadableError(said, one_line(advice), one_line(str(path)), restorable=restorable)


def unread(path: Path, error: OSError) -> UnreadableError:
    """The error to raise when the system would not read it."""
    return unreadable(path, f"could not be read ({reason(error)})", _RIGHT)


def refusal(path: Path, what: str, advice: str) -> StoreError:
    """The error to raise when the file could be read and was not to be written."""
    return StoreError(one_line(f"{path.name} {what}: {advice}; nothing was overwritten [{path}]"))


def unwritten(path: Path, error: OSError) -> StoreError:
    """The error to raise when the system would not write."""
    said = f"{path.name} could not be written ({reason(error)}): put that right, retry"
    brief = one_line(f"{path.name}: {reason(error)}")
    return StoreError(one_line(f"{said}; it is as it was [{path}]"), brief)


def unconfirmed(path: Path, error: OSError) -> StoreError:
    """The error to raise when the new state is in place but a power cut might still undo it."""
    return StoreError(
        one_line(
            f"{path.name} was written, but the disk would not confirm it ({reason(error)}): "
            f"check the disk, and that what was written is there [{path}]"
        )
    )


def reason(error: OSError) -> str:
    """What the system said."""
    return error.strerror or os.strerror(error.errno or 0)


_RIGHT = "put that right"
