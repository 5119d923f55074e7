"""Letters on their way out: from templates, through `$EDITOR`, to the mail program.

No shell is ever asked.
"""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from followup_tui.cli.opener import opener
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.letter import Letter, LetterKind
from followup_tui.domain.text import one_line

_EDITOR = "nano"


class Post:
    """Fills the desk's `Post` port; the user's own templates are in `templates`.

    `open_with` is the program that opens a letter, as `[emails] open_with` has it. Letters too long
    for a link are written to `outbox`, for the user alone.
    """

    def __init__(self, templates: Path, outbox: Path, open_with: str) -> None:
        self._templates = templates
        self._outbox = outbox
        self._open = opener(open_with, "emails.open_with")

    def write(self, kind: LetterKind, words: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body of a first draft."""
        from followup_tui.interchange.letters.drafting import Drafting

        return Drafting(self._templates).write(kind, words)

    def open(self, letter: Letter) -> str:
        """Open it in the user's mail program; answers with what to say."""
        from followup_tui.interchange.letters.handing_over import as_file, mailto

        if self._open is None:
            raise FollowupError("no mail program is set: [emails] open_with in config.toml")
        link = mailto(letter)
        if link is not None:
            self._open(link)
            return "It is opening in your mail program"
        path = self._outbox / "letter.eml"
        try:
            self._outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            with open(path, "xb", opener=_private) as file:
                file.write(as_file(letter))
        except OSError as error:
            raise FollowupError(f"{path.name} can't be written: {error.strerror}") from error
        self._open(str(path))
        return "It is long: your mail program opens it from a file"

    def edit(self, text: str) -> str:
        """The text as the user leaves it in their editor, which has the terminal meanwhile."""
        command = _editor()
        with tempfile.TemporaryDirectory(prefix="followup-tui-") as folder:
            path = Path(folder) / "letter.txt"
            path.write_text(text, "utf-8")
            try:
                done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - a list, the user's own
            except OSError as error:
                program = one_line(command[0])
                raise FollowupError(f"{program} can't be started: {error.strerror}") from error
            if done.returncode:
                program = one_line(command[0])
                raise FollowupError(f"{program} ended with {done.returncode}: as before")
            try:
                return path.read_text("utf-8")
            except (OSError, UnicodeError) as error:
                raise FollowupError("what the editor left can't be read: as before") from error


def _editor() -> list[str]:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _EDITOR
    try:
        command = shlex.split(chosen)
    except ValueError as error:
        raise FollowupError(f"EDITOR can't be read: {error}") from error
    if not command:
        raise FollowupError("EDITOR names no program")
    return command


def _private(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
