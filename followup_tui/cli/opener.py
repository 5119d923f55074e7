"""Opens links and files with the program the user chose; no shell is ever asked."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from threading import Thread

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line

_SYSTEM = "system"
_PLACES = ("{tel}", "{link}")


def opener(open_with: str, setting: str) -> Callable[[str], None] | None:
    """What opens a link or a file, by a setting of that name; `None` when nothing is to be opened.

    The link is the last argument of the program, or stands where the setting says `{tel}` or
    `{link}`.
    """
    if not open_with.strip():
        return None

    def open_link(link: str) -> None:
        if open_with.strip() == _SYSTEM and sys.platform == "win32":
            try:
                os.startfile(link)  # noqa: S606 - there is no shell in it
            except OSError as error:
                raise FollowupError(f"nothing here opens such links: {error.strerror}") from error
            return
        command = _command(open_with, setting)
        place = next((one for one in _PLACES if any(one in part for part in command)), None)
        command = [part.replace(place, link) for part in command] if place else [*command, link]
        try:
            started = subprocess.Popen(  # noqa: S603 - a list, and the user's own setting
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            program = one_line(command[0])
            raise FollowupError(f"{program} can't be started: {error.strerror}") from error
        Thread(target=started.wait, name="opener", daemon=True).start()

    return open_link


def _command(open_with: str, setting: str) -> list[str]:
    if open_with.strip() == _SYSTEM:
        return ["open" if sys.platform == "darwin" else "xdg-open"]
    try:
        command = shlex.split(open_with)
    except ValueError as error:
        raise FollowupError(f"{setting} can't be read: {error}") from error
    if not command[0] or "\0" in open_with:
        raise FollowupError(f"{setting} can't be read: it names no program")
    return command
