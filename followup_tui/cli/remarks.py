"""What the program says in passing, and why it refused: a line each on standard error."""

import sys

from followup_tui.cli.columns import room, wrapped
from followup_tui.domain.text import one_line

_INDENT = 2


def remark(line: str) -> None:
    """Tell the user something: a line, broken between its words on a narrow terminal."""
    if sys.stderr is None:
        return
    said, width = f"followup-tui: {one_line(line)}", room(sys.stderr)
    for part in wrapped(said, width, _INDENT) if width else (said,):
        sys.stderr.write(f"{part}\n")


def why_failed(error: OSError) -> str:
    """What the system would not do, with the file it is about."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"
