"""The user's own lines to say on the telephone, from their file."""

from pathlib import Path

from followup_tui.desk.lines import Lines
from followup_tui.desk.own_lines import read_lines
from followup_tui.domain.errors import FollowupError

_MOST = 200_000
"""So many bytes are more than anybody's lines are."""


def own_lines(path: Path) -> Lines:
    """The lines in the file over ours.

    Raises `FollowupError` that names the file, and the line of it, that can't be used.
    """
    if not path.is_file():
        raise FollowupError(f"{path.name} is no file")
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError as error:
        raise FollowupError(f"{path.name} can't be read: {error.strerror}") from error
    if len(content) > _MOST:
        raise FollowupError(f"{path.name} is larger than anybody's lines are")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        why = "this is no UTF-8 text; save the file as UTF-8"
        raise FollowupError(f"{path.name}, line {line}: {why}") from error
    return read_lines(text, path.name)
