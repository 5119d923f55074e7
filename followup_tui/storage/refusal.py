"""How the storage says no: one line that names the file, what happened, and what to do."""

import os
from pathlib import Path

from followup_tui.domain.errors import StoreError
from followup_tui.domain.text import one_line

RESTORE = "put a good copy in its place, or move the file away to start afresh"
UPDATE = "update followup-tui"


def refusal(path: Path, what: str, advice: str) -> StoreError:
    """The error to raise; text from the file or its name can't break the line."""
    return StoreError(one_line(f"{path.name} {what}; nothing was overwritten: {advice} [{path}]"))


def failure(path: Path, doing: str, error: OSError) -> StoreError:
    """The error to raise when the system would not read or write."""
    reason = error.strerror or os.strerror(error.errno or 0)
    return StoreError(
        one_line(
            f"{path.name} could not be {doing} ({reason}); it is as it was: put that right, retry"
            f" [{path}]"
        )
    )


def unconfirmed(path: Path, error: OSError) -> StoreError:
    """The error to raise when the new state is in place but a power cut might still undo it."""
    return StoreError(
        one_line(
            f"{path.name} was written, but the disk would not confirm it ({error.strerror}): "
            f"check the disk, and that what was written is there [{path}]"
        )
    )
