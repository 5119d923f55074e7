"""What the program says in passing, and why it refused: a line each on standard error."""

import sys

from followup_tui.domain.text import one_line


def remark(line: str) -> None:
    """Tell the user something."""
    if sys.stderr is not None:
        sys.stderr.write(f"followup-tui: {one_line(line)}\n")


def why_failed(error: OSError) -> str:
    """What the system would not do, with the file it is about."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"
