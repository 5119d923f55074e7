"""Opens `tel:` links with the program the user chose; no shell is ever asked."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from threading import Thread

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line

_SYSTEM = "system"
_PLACE = "{tel}"


def dialler(dial_with: str) -> Callable[[str], None] | None:
    """What opens a link, by the setting `calls.dial_with`; `None` when nothing is to be opened.

    The link is the last argument of the program, or stands where the setting says `{tel}`.
    """
    if not dial_with.strip():
        return None

    def dial(link: str) -> None:
        if dial_with.strip() == _SYSTEM and sys.platform == "win32":
            try:
                os.startfile(link)  # noqa: S606 - there is no shell in it
            except OSError as error:
                raise FollowupError(f"nothing here opens tel: links: {error.strerror}") from error
            return
        command = _command(dial_with)
        if any(_PLACE in part for part in command):
            command = [part.replace(_PLACE, link) for part in command]
        else:
            command = [*command, link]
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
        Thread(target=started.wait, name="dialler", daemon=True).start()

    return dial


def _command(dial_with: str) -> list[str]:
    if dial_with.strip() == _SYSTEM:
        return ["open" if sys.platform == "darwin" else "xdg-open"]
    try:
        command = shlex.split(dial_with)
    except ValueError as error:
        raise FollowupError(f"calls.dial_with can't be read: {error}") from error
    if not command[0] or "\0" in dial_with:
        raise FollowupError("calls.dial_with can't be read: it names no program")
    return command
